//! What came online or by post and waits for an answer: the counter sees it without asking.

use super::text;
use crate::api::{self, Moment, RemoteState, live, remote, schema};
use crate::dossier::list::DossierStatus;
use crate::format;
use crate::ui::{Icon, Symbol};
use cynic::QueryBuilder;
use leptos::prelude::*;

/// So many are counted; whoever has more of them does not need the number.
const MOST: usize = 100;

#[derive(cynic::QueryVariables, Debug)]
struct Waiting {
    status: Option<Vec<DossierStatus>>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Waiting")]
struct InboxQuery {
    #[arguments(filter: { status: $status }, first: 100)]
    dossiers: Page,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DossierConnection")]
struct Page {
    nodes: Vec<Filed>,
}

/// A submission that waits.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Dossier")]
struct Filed {
    answer_due_at: Option<Moment>,
}

/// How many wait, and the first moment by which one has to be answered (NĐ 118/2025 Đ.17.2).
#[component]
pub(super) fn Inbox() -> impl IntoView {
    let inbox = remote(|| {
        live::track_rejoined();
        let request =
            api::query(InboxQuery::build(Waiting { status: Some(vec![DossierStatus::Submitted]) }));
        async move { Ok(request.await?.dossiers.nodes) }
    });
    crate::dossier::list::follow(inbox);
    move || {
        let state = inbox.state();
        let filed = match &*state.read() {
            RemoteState::Ready(filed, _) if !filed.is_empty() => filed.clone(),
            _ => return ().into_any(),
        };
        let (count, first) = summary(&filed);
        view! {
            <a class="inbox" href="/desk/dossiers?status=SUBMITTED">
                <Icon of=Symbol::Inbox/>
                <b>{move || text::inbox(&count)}</b>
                {first.map(|at| view! { <span>{move || text::inbox_first(&at)}</span> })}
            </a>
        }
        .into_any()
    }
}

fn summary(filed: &[Filed]) -> (String, Option<String>) {
    let count = filed.len();
    let count = if count < MOST { count.to_string() } else { format!("{MOST}+") };
    let first = filed.iter().filter_map(|one| one.answer_due_at).map(|at| at.0).min();
    (count, first.map(format::date_time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn the_first_to_answer_is_told() {
        let at = |hour| {
            let at = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(hour, 0, 0);
            Filed { answer_due_at: at.map(Moment) }
        };
        let (count, first) = summary(&[at(16), at(9), Filed { answer_due_at: None }]);
        assert_eq!((count.as_str(), first.as_deref()), ("3", Some("09:00 24/11/2026")));
        assert_eq!(summary(&vec![at(9); MOST]).0, "100+");
    }
}
