//! The frame of a form: what it is for, what was refused, sending and leaving it.

use super::super::bench::Bench;
use super::super::operations::ActionName;
use super::text;
use crate::api::UiError;
use crate::i18n::Words;
use crate::ui::{
    Banner, Button, ButtonKind, ButtonRole, Symbol, go_to, keys, refusal, text as ui_text,
};
use leptos::html;
use leptos::prelude::*;

/// What the server said about a field, or else what was found here on trying to send.
pub(super) fn at(
    error: RwSignal<Option<UiError>>,
    path: &'static str,
    missing: Signal<Option<String>>,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        let refused = match &*error.read() {
            Some(UiError::User(errors)) => errors.at(&[path]),
            _ => None,
        };
        refused.or_else(|| missing.get())
    })
}

/// A complaint about something left out, once sending was tried.
pub(super) fn missing(
    tried: RwSignal<bool>,
    is_missing: impl Fn() -> bool + Send + Sync + 'static,
    words: crate::i18n::Text,
) -> Signal<Option<String>> {
    Signal::derive(move || (tried.get() && is_missing()).then(|| words.get().to_owned()))
}

/// Where the keyboard is when a form opens.
const FIRST: &str = "input:not([type=file]), textarea, select, button";
/// Where it goes after a mistake.
const WRONG: &str = "[aria-invalid=true], .act-rows[data-invalid] :is(input, button)";

/// A form in the place of the buttons. Escape leaves it, Ctrl+Enter sends it.
#[component]
pub(super) fn FormFrame(
    bench: Bench,
    /// The action it is for.
    name: ActionName,
    #[prop(into)] title: Words,
    /// Words of the button.
    #[prop(into)]
    send: Words,
    /// Whether it is on its way.
    busy: Signal<bool>,
    /// What was refused.
    error: RwSignal<Option<UiError>>,
    /// Fields that show their own errors.
    #[prop(optional)]
    fields: &'static [&'static [&'static str]],
    /// The same for a form of many rows: whether there is a field at a path.
    #[prop(optional)]
    shows: Option<Callback<Vec<String>, bool>>,
    on_send: Callback<()>,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Form>::new();
    let denied = bench.denied(name);
    Effect::new(move |_| {
        if let Some(form) = node.get() {
            go_to(form.into(), FIRST);
        }
    });
    let to_mistake = move || {
        if let Some(form) = node.get_untracked() {
            go_to(form.into(), WRONG);
        }
    };
    let submit = move || {
        if !busy.get_untracked() && denied.read_untracked().is_none() {
            error.set(None);
            on_send.run(());
            // What was found here; what the server finds comes with the error.
            to_mistake();
        }
    };
    Effect::new(move |_| {
        if error.read().is_some() {
            to_mistake();
        }
    });
    keys::shortcut("Ctrl+Enter", text::SEND_KEY, move |()| submit());
    let leave = move || {
        error.set(None);
        bench.form.set(None);
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() && !event.is_composing() {
            event.prevent_default();
            leave();
        }
    };
    let above = Memo::new(move |_| match error.get() {
        Some(UiError::User(mut errors)) => {
            if let Some(shows) = shows {
                errors.0.retain(|error| !shows.run(error.path.clone()));
            }
            errors.besides(fields)
        }
        Some(other) => vec![refusal(&other)],
        None => Vec::new(),
    });
    view! {
        <form
            class="form act-form"
            node_ref=node
            novalidate
            on:keydown=on_key
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <h3>{title}</h3>
            {move || above
                .get()
                .into_iter()
                .map(|words| view! { <Banner icon=Symbol::Alert words/> })
                .collect_view()}
            {move || denied.get().map(|words| view! { <Banner icon=Symbol::Lock words/> })}
            {children()}
            <div class="act-send">
                <Button kind=ButtonKind::Primary role=ButtonRole::Submit busy denied keys="Ctrl+Enter">
                    {send}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move |()| leave()>
                    {ui_text::CANCEL}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
