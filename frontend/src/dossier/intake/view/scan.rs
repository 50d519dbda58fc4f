//! The field that takes the line of a citizen card.

use crate::dossier::intake::counter::Counter;
use crate::dossier::intake::{focus, model, text};
use crate::i18n::lang;
use crate::ui::{Field, TextInput, TextKind};
use domain::identifier::{CardError, CitizenCard};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// A scanner types the line and ends it with Enter; one that does not is read when the field is
/// left.
#[component]
pub(super) fn Scan(counter: Counter) -> impl IntoView {
    let line = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<CardError>);
    let read_name = RwSignal::new(None::<String>);
    let node = NodeRef::<html::Input>::new();
    let read = move || {
        let typed = line.get_untracked();
        if typed.trim().is_empty() {
            return false;
        }
        match CitizenCard::parse(&typed) {
            Ok(card) => {
                let mut draft = counter.form.now();
                model::apply_card(&mut draft, &card);
                counter.form.fill(draft);
                line.set(String::new());
                wrong.set(None);
                read_name.set(Some(card.name.to_string()));
                focus::soon(focus::PHONE);
            }
            Err(error) => {
                wrong.set(Some(error));
                read_name.set(None);
            }
        }
        true
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() && read() {
            event.prevent_default();
            // Ready to be scanned again. Not when the field is left: to select is to come back.
            if let Some(input) = node.get_untracked().filter(|_| wrong.read_untracked().is_some()) {
                input.select();
            }
        }
    };
    let error = Signal::derive(move || wrong.read().as_ref().map(|wrong| wrong.message(lang())));
    let said = move || read_name.get().map(|name| text::scanned(&name));
    Effect::new(move |_| {
        if line.read().is_empty() {
            wrong.set(None);
        }
    });
    view! {
        <div class="entry card-scan" data-span="4" data-field="scan" on:keydown=on_key>
            <Field label=text::SCAN error>
                <TextInput
                    value=line
                    kind=TextKind::Code
                    placeholder=text::SCAN_EXAMPLE
                    node
                    on_leave=move |()| {
                        read();
                    }
                />
            </Field>
            <p class="visually-hidden" role="status">{said}</p>
        </div>
    }
    .into_any()
}
