//! The clocks and sources of identity behind [`domain::time`].

use chrono::{DurationRound, TimeDelta, Utc};
use domain::time::{Clock, Ids, Instant};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::sync::{Mutex, PoisonError};
use uuid::{Builder, Uuid};

/// The clock of the machine, in whole milliseconds.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the time comes from")]
    fn now(&self) -> Instant {
        let now = Utc::now();
        now.duration_trunc(TimeDelta::milliseconds(1)).unwrap_or(now)
    }
}

/// A clock set by hand, for tests and for playing the demo history.
#[derive(Debug)]
pub struct ManualClock(Mutex<Instant>);

impl ManualClock {
    /// A clock that stands at a moment.
    pub fn at(start: Instant) -> Self {
        Self(Mutex::new(start))
    }

    /// Sets it.
    pub fn set(&self, to: Instant) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = to;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Identifiers and secrets from the system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemIds;

impl Ids for SystemIds {
    fn id(&self, at: Instant) -> Uuid {
        time_ordered(at, &rand::rng().random())
    }

    fn secret(&self) -> [u8; 16] {
        rand::rng().random()
    }
}

/// Identifiers and secrets from a seed: the same every time.
#[derive(Debug)]
pub struct SeededIds(Mutex<StdRng>);

impl SeededIds {
    /// A source with a seed.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }

    fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(&mut bytes);
        bytes
    }
}

impl Ids for SeededIds {
    fn id(&self, at: Instant) -> Uuid {
        time_ordered(at, &self.bytes())
    }

    fn secret(&self) -> [u8; 16] {
        self.bytes()
    }
}

/// UUID version 7: sorts by time, so that new rows are near each other in every index.
fn time_ordered(at: Instant, random: &[u8; 10]) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, random).into_uuid()
}
