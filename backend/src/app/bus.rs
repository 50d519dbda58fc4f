//! Tells open screens what has changed, after it was committed.

use domain::dossier::TimelineKind;
use domain::identity::Facts;
use domain::time::Instant;
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;
use uuid::Uuid;

/// A dossier changed. Also what stands in the outbox: other nodes hear of it from there.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Change {
    /// Which.
    pub dossier: Uuid,
    /// When.
    pub at: Instant,
    /// What the screen may say of it.
    pub kind: TimelineKind,
    /// What authorization knew of it before; `None` for a new one.
    pub before: Option<Facts>,
    /// What it knows now: who may hear of the change.
    pub after: Facts,
}

/// The channel of changes within this process.
#[derive(Debug, Clone)]
pub struct Bus(broadcast::Sender<Change>);

impl Default for Bus {
    fn default() -> Self {
        Self(broadcast::channel(1024).0)
    }
}

impl Bus {
    /// Tells everybody who listens; nobody may.
    pub(crate) fn tell(&self, change: Change) {
        let _ = self.0.send(change);
    }

    /// Every change from now on. A listener too slow for the channel is told that it lagged and
    /// must look again.
    pub fn listen(&self) -> broadcast::Receiver<Change> {
        self.0.subscribe()
    }
}
