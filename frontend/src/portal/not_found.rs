//! No such page.

use super::text;
use crate::ui::{LinkButton, Page, Symbol};
use leptos::prelude::*;

/// Says so and shows the way out.
#[component]
pub(super) fn NotFound() -> impl IntoView {
    view! {
        <Page title=text::NOT_FOUND>
            <p>{text::NOT_FOUND_BODY}</p>
            <p><LinkButton href="/" icon=Symbol::Search>{text::HOME}</LinkButton></p>
        </Page>
    }
    .into_any()
}
