//! The record of each fetching.

use super::record;
use crate::app::{App, AppResult};
use domain::time::Instant;
use std::fmt;
use std::sync::Arc;
use uuid::Uuid;

/// Sees to it that every fetching is recorded, also one that was broken off.
pub(in crate::dossier) struct Watch {
    pub(super) app: Arc<App>,
    export: Uuid,
    at: Instant,
    /// Rows that have gone out.
    pub(in crate::dossier) rows: i64,
    told: bool,
}

impl Watch {
    /// A fetching that begins.
    pub(super) fn new(app: &Arc<App>, export: Uuid, at: Instant) -> Self {
        Self { app: Arc::clone(app), export, at, rows: 0, told: false }
    }

    /// The file went out to its end.
    pub(in crate::dossier) async fn complete(&mut self) -> AppResult<()> {
        record::fetched(&self.app, self.export, self.at, self.rows, true).await?;
        self.told = true;
        Ok(())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if self.told {
            return;
        }
        let (app, export, at, rows) = (Arc::clone(&self.app), self.export, self.at, self.rows);
        tokio::spawn(async move {
            if let Err(error) = record::fetched(&app, export, at, rows, false).await {
                tracing::error!(?error, %export, rows, "a broken export could not be recorded");
            }
        });
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch").field("export", &self.export).finish_non_exhaustive()
    }
}
