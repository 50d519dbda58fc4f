//! No such page.

use super::text;
use crate::ui::{EmptyState, LinkButton, Page, Symbol};
use leptos::prelude::*;

/// Says so and shows the way out.
#[component]
pub(super) fn NotFound() -> impl IntoView {
    view! {
        <Page title=text::NOT_FOUND>
            <EmptyState icon=Symbol::Search title=text::NOT_FOUND body=text::NOT_FOUND_BODY>
                <LinkButton href="/desk">{text::TO_START}</LinkButton>
            </EmptyState>
        </Page>
    }
    .into_any()
}
