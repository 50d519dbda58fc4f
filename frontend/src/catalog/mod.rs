//! Procedures and their processes.

use crate::ui::{Page, Skeleton};
use leptos::prelude::*;

/// Not built yet.
#[component]
pub fn CatalogPage() -> impl IntoView {
    view! { <Page title=crate::desk::text::CATALOG><Skeleton/></Page> }.into_any()
}

/// Not built yet.
#[component]
pub fn ProcedurePage() -> impl IntoView {
    view! { <Page title=crate::desk::text::CATALOG><Skeleton/></Page> }.into_any()
}
