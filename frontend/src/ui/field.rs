//! What surrounds an input: label, hint, error, tied together for screen readers.

use super::{Icon, Symbol, fresh_id, text};
use crate::i18n::Words;
use leptos::context::Provider;
use leptos::prelude::*;

/// Whether a field must be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Need {
    /// It must; marked in words, not by a star alone.
    Required,
    /// It need not; said so.
    Optional,
    /// Goes without saying.
    #[default]
    Plain,
}

/// What an input inside a [`Field`] needs to know; found by `use_context`.
#[derive(Debug, Clone)]
pub struct FieldLink {
    /// Id for the input.
    pub id: String,
    /// For `aria-describedby`.
    pub described_by: Signal<Option<String>>,
    /// For `aria-invalid`.
    pub invalid: Signal<bool>,
    /// For `aria-required`.
    pub required: bool,
}

impl FieldLink {
    /// The link of the field around; for an input that stands alone, one without description.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| Self {
            id: fresh_id("input"),
            described_by: Signal::stored(None),
            invalid: Signal::stored(false),
            required: false,
        })
    }
}

/// A label with its input, hint and error.
#[component]
pub fn Field(
    /// What is asked for.
    #[prop(into)]
    label: Words,
    /// How to fill it in, shown below the label.
    #[prop(optional, into)]
    hint: Option<Words>,
    /// What is wrong and what to do; replaces nothing, stands below the input.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled in.
    #[prop(optional)]
    need: Need,
    /// The input: one of this module's.
    children: Children,
) -> impl IntoView {
    let id = fresh_id("field");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described_by = {
        let hint_id = hint.is_some().then(|| hint_id.clone());
        let error_id = error_id.clone();
        Signal::derive(move || match (&hint_id, error.read().is_some()) {
            (Some(hint), true) => Some(format!("{error_id} {hint}")),
            (None, true) => Some(error_id.clone()),
            (hint, false) => hint.clone(),
        })
    };
    let link = FieldLink {
        id: id.clone(),
        described_by,
        invalid: Signal::derive(move || error.read().is_some()),
        required: need == Need::Required,
    };
    let mark = match need {
        Need::Required => Some(text::REQUIRED),
        Need::Optional => Some(text::OPTIONAL),
        Need::Plain => None,
    };
    view! {
        <div class="field" data-invalid=move || error.read().is_some().then_some("")>
            <label class="field-label" for=id>
                {label}
                {mark.map(|mark| view! { <span class="field-need">{mark}</span> })}
            </label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <Provider value=link>{children()}</Provider>
            <p class="field-error" id=error_id role="alert">
                {move || error.get().map(|error| view! { <Icon of=Symbol::Alert/>{error} })}
            </p>
        </div>
    }
    .into_any()
}
