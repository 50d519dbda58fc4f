//! The dossier under the hand: here, elsewhere, or unknown.

use super::elsewhere::Elsewhere;
use super::recipient::HandOver;
use crate::api::{Remote, RemoteState};
use crate::dossier::hand_over::operations::{Dossier, DossierStatus};
use crate::dossier::hand_over::text;
use crate::ui::{EmptyState, Symbol};
use domain::identifier::CitizenCard;
use leptos::prelude::*;

/// Decides what to show of it.
#[component]
pub(in super::super) fn Panel(
    /// The code in the address.
    code: String,
    /// What is known of it.
    dossier: Remote<Option<Dossier>>,
    /// A card scanned while it is open.
    card: RwSignal<Option<CitizenCard>>,
    /// Called when it was handed over.
    done: Callback<()>,
) -> impl IntoView {
    let known = Memo::new(move |_| match &*dossier.state().read() {
        RemoteState::Ready(Some(dossier), _) => Some(dossier.clone()),
        _ => None,
    });
    // The form is built once per dossier and stays while its version changes under it.
    let face = Memo::new(move |_| {
        known.read().as_ref().map(|found| (found.id.inner().to_owned(), found.status))
    });
    move || match face.get() {
        None => {
            let code = code.clone();
            view! {
                <EmptyState
                    icon=Symbol::Search
                    title=text::UNKNOWN_CODE
                    body=move || text::unknown_code(&code)
                />
            }
            .into_any()
        }
        Some((_, DossierStatus::ResultAtCenter)) => {
            view! { <HandOver known dossier card done/> }.into_any()
        }
        Some(_) => match known.get() {
            Some(dossier) => view! { <Elsewhere dossier/> }.into_any(),
            None => ().into_any(),
        },
    }
}
