//! Text inputs.

use super::{FieldLink, effect, text};
use crate::format;
use crate::i18n::Words;
use leptos::html;
use leptos::prelude::*;

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextKind {
    /// Words.
    #[default]
    Text,
    /// A secret.
    Password,
    /// An address of electronic mail.
    Email,
    /// A telephone number.
    Phone,
    /// Digits only: identity numbers, codes. Keeps leading zeros.
    Digits,
    /// A code of capitals, digits and marks; not corrected by the device.
    Code,
    /// A day, typed as `21/01/2021`, `21-1-2021` or `21012021` and put into the first form when
    /// left; read it with [`format::parse_date`]. Not the device's own chooser: that shows a day in
    /// the order of the device's language, and takes longer than eight digits.
    Date,
    /// Something to look for.
    Search,
}

impl TextKind {
    /// `type` and `inputmode`.
    fn html(self) -> (&'static str, &'static str) {
        match self {
            Self::Text | Self::Code => ("text", "text"),
            Self::Password => ("password", "text"),
            Self::Email => ("email", "email"),
            Self::Phone => ("tel", "tel"),
            Self::Digits | Self::Date => ("text", "numeric"),
            Self::Search => ("search", "search"),
        }
    }
}

/// A line of text.
#[component]
pub fn TextInput(
    /// What stands in it; written on every keystroke.
    value: RwSignal<String>,
    /// What is typed.
    #[prop(optional)]
    kind: TextKind,
    /// An example, never the label. A day shows the order of its parts instead.
    #[prop(optional, into)]
    placeholder: Words,
    /// `autocomplete`, e.g. `username`; off when empty.
    #[prop(optional)]
    autocomplete: &'static str,
    /// Words for an input outside a field.
    #[prop(optional, into)]
    label: Option<Words>,
    /// To focus it from outside.
    #[prop(optional)]
    node: NodeRef<html::Input>,
    /// Called when the input is left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let link = FieldLink::here();
    let (html_type, mode) = kind.html();
    // Written only when it differs: an input method (Telex, VNI) in the middle of a letter must
    // not be disturbed.
    effect(move || {
        let value = value.get();
        if let Some(input) = node.get()
            && input.value() != value
        {
            input.set_value(&value);
        }
    });
    view! {
        <input
            class="input"
            node_ref=node
            id=link.id
            type=html_type
            inputmode=mode
            value=value.get_untracked()
            title=move || (kind == TextKind::Date).then(|| text::DAY_FORM.get())
            placeholder=if kind == TextKind::Date { text::DAY_FORM.into() } else { placeholder }
            autocomplete=if autocomplete.is_empty() { "off" } else { autocomplete }
            spellcheck="false"
            aria-label=label.map(Words::attribute)
            aria-describedby=link.described_by
            aria-invalid=move || link.invalid.get().then_some("true")
            aria-required=link.required.then_some("true")
            data-kind=if matches!(kind, TextKind::Code | TextKind::Digits | TextKind::Date | TextKind::Phone) { "code" } else { "" }
            on:input:target=move |event| value.set(event.target().value())
            on:blur=move |_| {
                // Chromium says this also of an input that is taken away, when what belonged to it
                // has already gone.
                if kind == TextKind::Date {
                    put_into_form(value);
                }
                if let Some(on_leave) = on_leave {
                    on_leave.try_run(());
                }
            }
        />
    }
    .into_any()
}

/// Writes a day as days are shown. It is no longer read when it is written: to change what is being
/// read ends the program without a word.
fn put_into_form(value: RwSignal<String>) {
    let date = value.try_with_untracked(|value| format::parse_date(value)).flatten();
    if let Some(date) = date {
        value.set(format::date(date));
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// What stands in it; written on every keystroke.
    value: RwSignal<String>,
    /// Lines shown at first; it grows with its text.
    #[prop(default = 3)]
    rows: u32,
    /// An example, never the label.
    #[prop(optional, into)]
    placeholder: Words,
) -> impl IntoView {
    let link = FieldLink::here();
    let node = NodeRef::<html::Textarea>::new();
    effect(move || {
        let value = value.get();
        if let Some(input) = node.get()
            && input.value() != value
        {
            input.set_value(&value);
        }
    });
    view! {
        <textarea
            class="input"
            node_ref=node
            id=link.id
            rows=rows
            placeholder=placeholder
            aria-describedby=link.described_by
            aria-invalid=move || link.invalid.get().then_some("true")
            aria-required=link.required.then_some("true")
            on:input:target=move |event| value.set(event.target().value())
        >
            {value.get_untracked()}
        </textarea>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_left_is_shown_as_days_are() {
        let owner = Owner::new();
        let day = owner.with(|| RwSignal::new("21012021".to_owned()));
        put_into_form(day);
        assert_eq!(day.get_untracked(), "21/01/2021");
        owner.cleanup();
        put_into_form(day);
        assert_eq!(day.try_get_untracked(), None);
    }
}
