//! Names and values.

use crate::i18n::Words;
use leptos::prelude::*;

/// A list of names with their values; its children are [`Definition`]s.
#[component]
pub fn DefinitionList(
    /// The definitions.
    children: Children,
) -> impl IntoView {
    view! { <dl class="definitions">{children()}</dl> }.into_any()
}

/// One name with its value.
#[component]
pub fn Definition(
    /// The name.
    #[prop(into)]
    name: Words,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="definition">
            <dt>{name}</dt>
            <dd>{children()}</dd>
        </div>
    }
    .into_any()
}
