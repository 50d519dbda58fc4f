//! A choice among few, closed.

use super::FieldLink;
use crate::i18n::Words;
use leptos::prelude::*;

/// The native list. For up to about twenty choices; for more, a `Combobox`.
#[component]
pub fn Select<T>(
    /// What is chosen.
    value: RwSignal<T>,
    /// What can be chosen, in order.
    #[prop(into)]
    options: Signal<Vec<(T, Words)>>,
    /// Words for a list outside a field.
    #[prop(optional, into)]
    label: Option<Words>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let link = FieldLink::here();
    let choose = move |index: String| {
        let chosen = index.parse().ok().and_then(|i: usize| {
            options.with_untracked(|options| options.get(i).map(|(option, _)| option.clone()))
        });
        if let Some(chosen) = chosen {
            value.set(chosen);
        }
    };
    let items = move || {
        let options = options.get().into_iter().enumerate();
        options
            .map(|(i, (option, words))| {
                let chosen = Memo::new(move |_| *value.read() == option);
                view! { <option value=i.to_string() prop:selected=chosen selected=chosen>{words}</option> }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <select
            class="input"
            id=link.id
            aria-label=label.map(Words::attribute)
            aria-describedby=link.described_by
            aria-invalid=move || link.invalid.get().then_some("true")
            aria-required=link.required.then_some("true")
            on:change:target=move |event| choose(event.target().value())
        >
            {items}
        </select>
    }
    .into_any()
}
