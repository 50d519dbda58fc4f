//! Telling the server that a dossier was looked at, so that it is no longer unread.

use super::operations::DossierView;
use crate::api::{self, UserError, schema};
use crate::payload;
use cynic::MutationBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "DossierMarkSeenInput")]
struct Seen {
    dossier_id: cynic::Id,
    version: i32,
}

#[derive(cynic::QueryVariables, Debug)]
struct SeenVariables {
    input: Seen,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "SeenVariables")]
struct MarkSeen {
    #[arguments(input: $input)]
    dossier_mark_seen: SeenPayload,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DossierMarkSeenPayload")]
struct SeenPayload {
    dossier_id: Option<cynic::Id>,
    user_errors: Vec<UserError>,
}

payload!(MarkSeen: dossier_mark_seen.dossier_id => cynic::Id);

/// Marks each version that stays on screen for a while, for as long as the calling component
/// lives. A mark that can not be made is no loss: the row stays bold.
pub(super) fn mark_seen(
    dossier: Signal<DossierView>,
    after: Duration,
    on_seen: Option<Callback<String>>,
) {
    let version = Memo::new(move |_| dossier.with(|it| (it.id.clone(), it.version)));
    Effect::new(move |_| {
        let (dossier_id, version) = version.get();
        let mark = move || {
            let input = Seen { dossier_id: dossier_id.clone(), version };
            spawn_local(async move {
                let marked = api::mutate(MarkSeen::build(SeenVariables { input })).await;
                if let (Ok(id), Some(on_seen)) = (marked, on_seen) {
                    on_seen.try_run(id.into_inner());
                }
            });
        };
        let timer = set_timeout_with_handle(mark, after).ok();
        on_cleanup(move || {
            if let Some(timer) = timer {
                timer.clear();
            }
        });
    });
}
