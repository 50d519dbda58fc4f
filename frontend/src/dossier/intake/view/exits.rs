//! The dialogs of Forms 02 and 03. Their code is fetched when one of them is opened, or once the page
//! is at rest.

use super::refusal::RefusalDialog;
use super::request::RequestDialog;
use crate::dossier::intake::counter::Counter;
use leptos::prelude::*;

/// Both dialogs, of the context's [`Counter`].
#[component]
pub fn IntakeExits() -> impl IntoView {
    let counter = expect_context::<Counter>();
    view! {
        <RequestDialog counter/>
        <RefusalDialog counter/>
    }
    .into_any()
}
