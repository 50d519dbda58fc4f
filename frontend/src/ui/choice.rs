//! Yes or no, and one of few in the open.

use super::{Badge, Symbol, Tone, fresh_id};
use crate::i18n::Words;
use leptos::prelude::*;

/// Yes or no.
#[component]
pub fn Checkbox(
    /// Whether it is ticked.
    checked: RwSignal<bool>,
    /// What is ticked.
    #[prop(into)]
    label: Words,
    /// More about it, smaller.
    #[prop(optional, into)]
    detail: Option<Words>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=checked
                on:change:target=move |event| checked.set(event.target().checked())
            />
            <span class="check-text">
                {label}
                {detail.map(|detail| view! { <span class="check-detail">{detail}</span> })}
            </span>
        </label>
    }
    .into_any()
}

/// How a group of radio buttons looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RadioLook {
    /// One below the other.
    #[default]
    List,
    /// Side by side in one box, for two to four short choices.
    Segmented,
}

/// One of few.
#[component]
pub fn RadioGroup<T>(
    /// What is chosen.
    value: RwSignal<T>,
    /// What can be chosen, in order.
    options: Vec<(T, Words)>,
    /// What the choice is about.
    #[prop(into)]
    label: Words,
    /// How it looks.
    #[prop(optional)]
    look: RadioLook,
    /// What stands beside each choice, in the same order: why it is not a good one.
    #[prop(optional)]
    badges: Vec<Option<Words>>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let name = fresh_id("radio");
    let badges = badges.into_iter().chain(std::iter::repeat(None));
    let items = options
        .into_iter()
        .zip(badges)
        .map(|((option, words), badge)| {
            let (mine, set) = (option.clone(), option);
            let chosen = Memo::new(move |_| *value.read() == mine);
            view! {
                <label class="radio">
                    <input
                        type="radio"
                        name=name.clone()
                        prop:checked=chosen
                        on:change=move |_| value.set(set.clone())
                    />
                    <span>{words}</span>
                    {badge.map(|label| view! { <Badge label tone=Tone::Held icon=Symbol::Person/> })}
                </label>
            }
        })
        .collect_view();
    let look = if look == RadioLook::Segmented { "segmented" } else { "list" };
    view! {
        <fieldset class="radios" data-look=look>
            <legend class="field-label">{label}</legend>
            <div class="radios-items">{items}</div>
        </fieldset>
    }
    .into_any()
}
