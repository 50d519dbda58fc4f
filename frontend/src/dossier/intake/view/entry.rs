//! A field of the form with its mistakes.

use crate::dossier::intake::counter::Counter;
use crate::i18n::Words;
use crate::ui::{Field, Need, TextInput, TextKind};
use leptos::prelude::*;

/// A line of text at its path in the input.
#[component]
pub(super) fn Entry(
    /// Where it belongs.
    counter: Counter,
    /// Path in the input, e.g. `applicant.phone`.
    field: &'static str,
    /// What is asked for.
    #[prop(into)]
    label: Words,
    /// What stands in it.
    value: RwSignal<String>,
    /// What is typed.
    #[prop(optional)]
    kind: TextKind,
    /// Whether it must be filled in.
    #[prop(optional)]
    need: Need,
    /// An example.
    #[prop(optional, into)]
    placeholder: Words,
    /// How much of the row it takes: `1` to `6` of six.
    #[prop(default = 2)]
    span: u8,
) -> impl IntoView {
    let error = watch(counter, field, value);
    let leave = move |()| counter.leave(field);
    view! {
        <div class="entry" data-field=field data-span=span>
            <Field label need error>
                <TextInput value kind placeholder on_leave=leave/>
            </Field>
        </div>
    }
    .into_any()
}

/// The mistake at a field, which goes as soon as the field is changed.
pub(super) fn watch<T: Send + Sync + 'static>(
    counter: Counter,
    field: &'static str,
    value: RwSignal<T>,
) -> Signal<Option<String>> {
    Effect::new(move |before: Option<()>| {
        value.track();
        if before.is_some() {
            counter.touch(field);
        }
    });
    Signal::derive(move || counter.error_at(field))
}
