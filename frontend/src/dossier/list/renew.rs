//! Keeping what is on screen true while time goes by and others work.

use crate::api::{Moment, Remote, live, schema};
use cynic::SubscriptionBuilder;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How often what is on screen is asked for again: the time left goes by without any change.
const RENEW: Duration = Duration::from_secs(60);
/// Changes come in bursts, such as an assignment of many at once; one request answers them all.
const GATHER: Duration = Duration::from_millis(250);

/// Asks again from time to time, for as long as the calling component lives.
pub(crate) fn renew<T: Send + Sync>(what: Remote<T>) {
    let timer = set_interval_with_handle(
        move || {
            if !document().hidden() {
                what.reload();
            }
        },
        RENEW,
    );
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Subscription")]
struct Changes {
    #[expect(dead_code, reason = "that something changed says it all")]
    dossier_changed: Change,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DossierChange")]
struct Change {
    #[expect(dead_code, reason = "a fragment needs a field")]
    id: cynic::Id,
}

/// Asks again from time to time, and soon after anything within reach has changed.
pub(crate) fn follow<T: Send + Sync>(what: Remote<T>) {
    renew(what);
    let soon = gathered(Callback::new(move |()| what.reload()));
    live::subscribe(&Changes::build(()), move |_: Changes| soon.run(()));
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Subscription")]
struct Desk {
    #[expect(dead_code, reason = "that something changed says it all")]
    desk_changed: DeskChange,
}

#[derive(cynic::QueryFragment, Debug)]
struct DeskChange {
    #[expect(dead_code, reason = "a fragment needs a field")]
    at: Moment,
}

/// Calls when absences, delegations, roles or saved views have changed, for as long as the calling
/// component lives.
pub(crate) fn hear_desk(what: Callback<()>) {
    let soon = gathered(what);
    live::subscribe(&Desk::build(()), move |_: Desk| soon.run(()));
}

/// A call that does something soon after the last of a burst of calls, for as long as the calling
/// component lives.
pub(in crate::dossier) fn gathered(what: Callback<()>) -> Callback<()> {
    let soon = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = soon.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(stop);
    Callback::new(move |()| {
        stop();
        let again = move || {
            what.try_run(());
        };
        soon.try_set_value(set_timeout_with_handle(again, GATHER).ok());
    })
}
