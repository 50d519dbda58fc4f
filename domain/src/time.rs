//! Where time and identity come from, and the one time zone of the product.

use chrono::{
    DateTime, DurationRound, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc,
};
use uuid::Uuid;

/// A moment, stored in UTC. Legal dates are computed from it by [`local`].
pub type Instant = DateTime<Utc>;

/// Seconds that Vietnam (`Asia/Ho_Chi_Minh`, no daylight saving) is ahead of UTC.
const OFFSET_SECONDS: i32 = 7 * 3600;

/// The offset of Vietnam, UTC+7.
pub fn vietnam() -> FixedOffset {
    FixedOffset::east_opt(OFFSET_SECONDS).expect("UTC+7 is an offset")
}

/// The wall-clock time in Vietnam at a moment.
pub fn local(at: Instant) -> NaiveDateTime {
    at.with_timezone(&vietnam()).naive_local()
}

/// The beginning of a minute. People say and read moments to the minute.
pub fn minute(at: Instant) -> Instant {
    at.duration_trunc(TimeDelta::minutes(1)).unwrap_or(at)
}

/// The legal date in Vietnam at a moment.
pub fn local_date(at: Instant) -> NaiveDate {
    local(at).date()
}

/// The moment of a wall-clock time in Vietnam. Every wall-clock time exists exactly once.
pub fn instant(local: NaiveDateTime) -> Instant {
    vietnam().from_local_datetime(&local).single().expect("no daylight saving").with_timezone(&Utc)
}

/// Source of the current moment. Implemented by the system clock in the server and by a hand-set
/// clock in tests and demo data.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The current moment, whole milliseconds.
    fn now(&self) -> Instant;
}

/// Source of fresh identifiers and secrets; tests and demo data fix the seed.
pub trait Ids: Send + Sync + std::fmt::Debug {
    /// A new time-ordered identifier (UUID version 7) for something that happens at `at`.
    fn id(&self, at: Instant) -> Uuid;

    /// `N` random bytes fit for a secret.
    fn secret(&self) -> [u8; 16];
}
