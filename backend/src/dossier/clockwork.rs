//! Does what happens to dossiers because time has passed, as the system itself (T14, T30).
//!
//! Each dossier says when time will next bring something about; the rules then say what. Several
//! nodes may look at once: the key of the tick makes it happen once.

use super::commands::execute;
use super::order::Order;
use super::{recount, store};
use crate::app::{App, AppError, AppResult};
use domain::dossier::Command;
use domain::identity::Actor;
use domain::refusal::{Code, Refusal};
use futures::FutureExt;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Weak};
use std::time::Duration;
use uuid::Uuid;

/// How often to look when nobody says that something is due.
const AGAIN: Duration = Duration::from_secs(20);
/// Dossiers woken at once.
const BATCH: u64 = 100;

/// Looks for what is due until the product is dropped.
pub fn run(app: &Arc<App>) {
    tokio::spawn(keep_looking(Arc::downgrade(app), Arc::clone(&app.wake)));
}

async fn keep_looking(app: Weak<App>, wake: Arc<tokio::sync::Notify>) {
    loop {
        let _ = tokio::time::timeout(AGAIN, wake.notified()).await;
        let Some(app) = app.upgrade() else { return };
        if let Err(error) = wake_due(&app).await {
            tracing::error!(?error, "what time brings about could not be done");
        }
        if let Err(error) = recount::carry_out(&app).await {
            tracing::error!(?error, "what a calendar brings about could not be done");
        }
    }
}

/// Wakes every dossier for which something is due now; says how many.
///
/// # Errors
/// The database fails. A dossier that can not be woken is logged and does not stop the others.
pub async fn wake_due(app: &App) -> AppResult<usize> {
    let center = app.reference.now().office.center.clone();
    let system = Actor::system(center);
    let mut woken = 0;
    let (now, mut last) = (app.now(), None);
    loop {
        let due = store::due_to_wake(app.db.reader(), now, last, BATCH).await?;
        // What can not be woken is stepped over, and tried again at the next look.
        last = due.last().map(|(at, id, _)| (*at, *id));
        for (_, id, version) in &due {
            woken += usize::from(survived(*id, wake(app, &system, *id, *version)).await);
        }
        if u64::try_from(due.len()).unwrap_or(BATCH) < BATCH {
            return Ok(woken);
        }
    }
}

/// What came of waking a dossier. One that is at fault itself must not end the clockwork, on which
/// every other clock of the province depends.
async fn survived(id: Uuid, woken: impl Future<Output = bool>) -> bool {
    AssertUnwindSafe(woken).catch_unwind().await.unwrap_or_else(|_| {
        tracing::error!(dossier.id = %id, "waking it panicked");
        false
    })
}

/// Wakes one dossier; says whether something came of it.
async fn wake(app: &App, system: &Actor, id: Uuid, version: i32) -> bool {
    let expected = u32::try_from(version).unwrap_or_default();
    let key = format!("tick/{id}/{version}");
    let order = Order { target: Some((id, expected)), key, task: Command::Tick.into() };
    match execute(app, system, order).await {
        Ok(_) => return true,
        Err(AppError::Refused(refusals)) => {
            let overtaken =
                |refusal: &Refusal| matches!(refusal.code, Code::Stale | Code::NothingDue);
            if refusals.iter().all(overtaken) {
                tracing::debug!(dossier.id = %id, "somebody else was first");
            } else {
                tracing::warn!(dossier.id = %id, ?refusals, "can not be woken");
            }
        }
        Err(error) => tracing::error!(dossier.id = %id, ?error, "can not be woken"),
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_dossier_at_fault_does_not_stop_the_clocks_of_the_others() {
        assert!(!survived(Uuid::nil(), async { panic!("its log is broken") }).await);
        assert!(survived(Uuid::nil(), async { true }).await);
    }
}
