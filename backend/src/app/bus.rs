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

/// The channels of changes within this process.
#[derive(Debug, Clone)]
pub struct Bus {
    dossiers: broadcast::Sender<Change>,
    beside: broadcast::Sender<()>,
}

impl Default for Bus {
    fn default() -> Self {
        Self { dossiers: broadcast::channel(1024).0, beside: broadcast::channel(16).0 }
    }
}

impl Bus {
    /// Tells everybody who listens; nobody may.
    pub(crate) fn tell(&self, change: Change) {
        let _ = self.dossiers.send(change);
    }

    /// Tells everybody that officers, what is recorded of them, or saved views have changed.
    pub(crate) fn tell_beside(&self) {
        let _ = self.beside.send(());
    }

    /// That something beside dossiers has changed, from now on. How often does not matter: whoever
    /// lagged looks once.
    pub fn listen_beside(&self) -> broadcast::Receiver<()> {
        self.beside.subscribe()
    }

    /// Every change from now on. A listener too slow for the channel is told that it lagged and
    /// must look again.
    pub fn listen(&self) -> broadcast::Receiver<Change> {
        self.dossiers.subscribe()
    }
}
