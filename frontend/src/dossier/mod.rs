//! Intake, queue, list, workspace and return desk.

mod list;
mod queue;
mod workspace;

pub use list::ListPage;
pub use queue::QueuePage;
pub use workspace::DossierPage;

use crate::ui::{Page, Skeleton};
use leptos::prelude::*;

/// Not built yet.
#[component]
pub fn IntakePage() -> impl IntoView {
    view! { <Page title=crate::desk::text::INTAKE><Skeleton/></Page> }.into_any()
}

/// Not built yet.
#[component]
pub fn ReturnPage() -> impl IntoView {
    view! { <Page title=crate::desk::text::RETURN_DESK><Skeleton/></Page> }.into_any()
}
