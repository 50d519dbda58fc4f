//! Intake, queue, list, workspace and return desk.

use crate::ui::{Page, Skeleton};
use leptos::prelude::*;

/// Not built yet.
#[component]
pub fn IntakePage() -> impl IntoView {
    view! { <Page title=crate::desk::text::INTAKE><Skeleton/></Page> }.into_any()
}

/// Not built yet.
#[component]
pub fn QueuePage() -> impl IntoView {
    view! { <Page title=crate::desk::text::QUEUE><Skeleton/></Page> }.into_any()
}

/// Not built yet.
#[component]
pub fn ListPage() -> impl IntoView {
    view! { <Page title=crate::desk::text::DOSSIERS><Skeleton/></Page> }.into_any()
}

/// Not built yet.
#[component]
pub fn DossierPage() -> impl IntoView {
    view! { <Page title=crate::desk::text::DOSSIERS><Skeleton/></Page> }.into_any()
}

/// Not built yet.
#[component]
pub fn ReturnPage() -> impl IntoView {
    view! { <Page title=crate::desk::text::RETURN_DESK><Skeleton/></Page> }.into_any()
}
