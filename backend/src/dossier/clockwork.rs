//! Does what happens to dossiers because time has passed, as the system itself (T14, T30).
//!
//! Each dossier says when time will next bring something about; the rules then say what. Several
//! nodes may look at once: the key of the tick makes it happen once.

use super::commands::execute;
use super::order::Order;
use super::store;
use crate::app::{App, AppError, AppResult};
use domain::dossier::Command;
use domain::identity::Actor;
use std::sync::{Arc, Weak};
use std::time::Duration;

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
    let due = store::due_to_wake(app.db.reader(), app.now(), BATCH).await?;
    for (id, version) in due {
        let expected = u32::try_from(version).unwrap_or_default();
        let key = format!("tick/{id}/{version}");
        let order = Order { target: Some((id, expected)), key, task: Command::Tick.into() };
        match execute(app, &system, order).await {
            Ok(_) => woken += 1,
            // Somebody else was first; it is looked at again.
            Err(AppError::Refused(refusals)) => {
                tracing::debug!(dossier.id = %id, ?refusals, "not woken");
            }
            Err(error) => tracing::error!(dossier.id = %id, ?error, "can not be woken"),
        }
    }
    Ok(woken)
}
