//! The live board.

use crate::ui::{Page, Skeleton};
use leptos::prelude::*;

/// Not built yet.
#[component]
pub fn BoardPage() -> impl IntoView {
    view! { <Page title=crate::desk::text::BOARD><Skeleton/></Page> }.into_any()
}
