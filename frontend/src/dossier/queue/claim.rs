//! Taking a step from its row, with the answer at the row.

use super::operations::{ClaimInput, ClaimRow, ClaimVariables};
use super::text;
use crate::api::{self, Intent, UiError, session};
use crate::dossier::list::DossierRow;
use crate::identity::Viewer;
use crate::ui::{Button, ButtonSize, refusal};
use cynic::MutationBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::time::Duration;

/// How long the answer to a claim stays at its row. A refusal stays until the next renewal by
/// hand: it has to be read.
const ANSWER: Duration = Duration::from_secs(5);

/// An answer shown below its row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RowNote {
    /// What it says.
    pub(super) words: String,
    /// Whether something was refused.
    pub(super) fault: bool,
}

/// Where answers go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answers {
    /// At the rows.
    pub(super) notes: RwSignal<HashMap<String, RowNote>>,
    /// Read out.
    pub(super) spoken: RwSignal<String>,
}

impl Answers {
    fn put(self, row: &DossierRow, note: RowNote) {
        let id = row.id.inner().to_owned();
        self.spoken.try_set(note.words.clone());
        let fault = note.fault;
        self.notes.try_update(|notes| drop(notes.insert(id.clone(), note)));
        if !fault {
            let forget = move || drop(self.notes.try_update(|notes| notes.remove(&id)));
            set_timeout(forget, ANSWER);
        }
    }
}

/// Whether nobody has the step and one of the viewer's roles performs it where it is done. What
/// the server decides in the end; here it keeps buttons away that would only be refused.
fn could_claim(viewer: &Viewer, row: &DossierRow) -> bool {
    let Some(step) = row.current_step.as_ref().filter(|step| step.assignee.is_none()) else {
        return false;
    };
    viewer.grants.iter().any(|grant| {
        grant.role_name == step.role_name
            && grant.agency.code == step.agency.code
            && match (&grant.unit, &step.unit) {
                (Some(own), Some(asked)) => own.name == asked.name,
                _ => true,
            }
    })
}

/// The button of a row whose step nobody has; the key `c` presses it.
#[component]
pub(super) fn ClaimButton(
    row: Memo<DossierRow>,
    answers: Answers,
    /// Called with the row as it is after the claim.
    on_claimed: Callback<DossierRow>,
    /// Called when the row on screen is no longer true.
    on_outdated: Callback<()>,
) -> impl IntoView {
    let claim = Intent::new();
    let unclaimed = Memo::new(move |_| {
        session::viewer().is_some_and(|viewer| could_claim(&viewer, &row.read()))
    });
    let press = move |()| {
        let asked = row.get_untracked();
        spawn_local(async move {
            let input = |key| ClaimInput {
                dossier_id: asked.id.clone(),
                expected_version: asked.version,
                idempotency_key: key,
            };
            let send = |key| api::mutate(ClaimRow::build(ClaimVariables { input: input(key) }));
            match claim.run(send).await {
                Some(Ok(now)) => {
                    let words = text::claimed(now.code.as_deref().unwrap_or_default());
                    answers.put(&now, RowNote { words, fault: false });
                    // The list may have been left meanwhile.
                    on_claimed.try_run(now);
                }
                Some(Err(error)) => {
                    let words = refusal(&error);
                    answers.put(&asked, RowNote { words, fault: true });
                    if matches!(error, UiError::User(_)) {
                        on_outdated.try_run(());
                    }
                }
                None => {}
            }
        });
    };
    move || {
        unclaimed.get().then(|| {
            view! {
                <span class="claim">
                    <Button size=ButtonSize::Small busy=claim.busy() on_press=press>
                        {text::CLAIM}
                    </Button>
                </span>
            }
        })
    }
}
