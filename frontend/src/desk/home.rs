//! The first page, by what the officer does.

use super::{nav, text};
use crate::ui::{EmptyState, Page, Symbol};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Redirect;

/// Goes to the first place of the navigation.
#[component]
pub(super) fn Home() -> impl IntoView {
    match untrack(nav::places).first() {
        Some(place) => {
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            view! { <Redirect path=place.href options/> }.into_any()
        }
        None => view! {
            <Page title=text::NOTHING_TITLE>
                <EmptyState icon=Symbol::Lock title=text::NOTHING_TITLE body=text::NOTHING_BODY/>
            </Page>
        }
        .into_any(),
    }
}
