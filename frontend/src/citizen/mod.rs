//! The public's pages: home, procedures, tracking.

mod home;
mod province;
mod search;
pub mod text;

pub use home::HomePage;
pub use province::{ProvinceFacts, province};

use crate::ui::{Page, Skeleton};
use leptos::prelude::*;

/// Not built yet.
#[component]
pub fn ProceduresPage() -> impl IntoView {
    view! { <Page title=crate::portal::text::PROCEDURES><Skeleton/></Page> }.into_any()
}

/// Not built yet.
#[component]
pub fn ProcedurePage() -> impl IntoView {
    view! { <Page title=crate::portal::text::PROCEDURES><Skeleton/></Page> }.into_any()
}

/// Not built yet.
#[component]
pub fn TrackPage() -> impl IntoView {
    view! { <Page title=crate::portal::text::TRACK><Skeleton/></Page> }.into_any()
}
