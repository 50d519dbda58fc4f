//! What every capability stands on: the database, the clock, the reference data, and the one write
//! path of dossiers in [`crate::dossier::commands`].

pub mod bus;
pub mod clock;
pub mod config;
pub mod db;
pub mod error;
pub mod number;
pub mod outbox;
pub mod reference;

pub use bus::{Bus, Change};
pub use clock::{ManualClock, SeededIds, SystemClock, SystemIds};
pub use config::Config;
pub use db::{Db, Tx};
pub use error::{AppError, AppResult};
pub use reference::{Reference, Snapshot};

use crate::document::{Files, Links};
use crate::identity::{Limiter, SignInLimits, Tokens};
use domain::time::{Clock, Ids, Instant};
use paper::Press;
use std::net::IpAddr;
use std::sync::Arc;
use uuid::Uuid;

/// The running product.
#[derive(Debug)]
pub struct App {
    /// What it was started with.
    pub config: Config,
    /// The database.
    pub db: Db,
    /// The current moment.
    pub clock: Arc<dyn Clock>,
    /// Fresh identifiers and secrets.
    pub ids: Arc<dyn Ids>,
    /// Agencies, officers, catalog, calendar: read by everything, changed seldom.
    pub reference: Reference,
    /// Names this process among several on one database.
    pub node: Uuid,
    /// Tells open screens what has changed.
    pub bus: Bus,
    /// Wakes the clockwork before its next look.
    pub wake: Arc<tokio::sync::Notify>,
    /// Access and refresh tokens.
    pub tokens: Tokens,
    /// How often somebody may try to sign in.
    pub sign_in_limits: SignInLimits,
    /// Look-ups of the public tracking page, per address.
    pub tracking_limit: Limiter<IpAddr>,
    /// Signed links to papers and files.
    pub links: Links,
    /// Bytes of uploaded files.
    pub files: Files,
    /// Prints forms.
    pub press: Press,
}

impl App {
    /// The current moment.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }
}
