//! Moments and days as plain numbers, in the time of Vietnam.

use super::OutOfRange;
use crate::time::Instant;
use chrono::{DateTime, Days, NaiveDate};

/// First day a calendar covers.
pub const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2015, 1, 1).expect("a date");
/// Last day a calendar covers.
pub const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2045, 12, 31).expect("a date");
/// How many days a calendar covers.
pub(super) const DAYS: usize = 31 * 365 + 8;

/// Milliseconds since the beginning of [`FIRST_DAY`] in Vietnam.
pub(super) type Tick = i64;
/// A day, counted from [`FIRST_DAY`] as 0; always below [`DAYS`].
pub(super) type DayNo = usize;

pub(super) const MINUTE: Tick = 60_000;
const DAY: Tick = 24 * 60 * MINUTE;
/// Milliseconds of Unix time at which [`FIRST_DAY`] begins in Vietnam.
const ORIGIN: i64 = 1_420_045_200_000;

/// The day of a date.
pub(super) fn day_no(date: NaiveDate) -> Result<DayNo, OutOfRange> {
    covered(date.signed_duration_since(FIRST_DAY).num_days())
}

/// The day of a moment.
pub(super) fn day_of(at: Tick) -> Result<DayNo, OutOfRange> {
    covered(at.div_euclid(DAY))
}

fn covered(no: i64) -> Result<DayNo, OutOfRange> {
    usize::try_from(no).ok().filter(|no| *no < DAYS).ok_or(OutOfRange)
}

/// When a day begins.
pub(super) fn start_of(day: DayNo) -> Tick {
    day as Tick * DAY
}

/// The time of day of a moment.
pub(super) fn time_of(at: Tick) -> Tick {
    at.rem_euclid(DAY)
}

/// The date of a day.
pub(super) fn date_of(day: DayNo) -> NaiveDate {
    FIRST_DAY.checked_add_days(Days::new(day as u64)).unwrap_or(LAST_DAY)
}

/// A moment as a tick, whole milliseconds.
pub(super) fn tick(at: Instant) -> Tick {
    at.timestamp_millis() - ORIGIN
}

/// A tick as a moment.
pub(super) fn instant_of(at: Tick) -> Instant {
    DateTime::from_timestamp_millis(at + ORIGIN).expect("a tick within the covered years")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::instant;

    #[test]
    fn the_first_and_last_day_are_where_they_should_be() {
        assert_eq!(tick(instant(FIRST_DAY.and_hms_opt(0, 0, 0).unwrap())), 0);
        assert_eq!(day_no(LAST_DAY), Ok(DAYS - 1));
        assert_eq!(date_of(DAYS - 1), LAST_DAY);
        assert_eq!(day_of(-1), Err(OutOfRange));
        assert_eq!(day_of(start_of(DAYS)), Err(OutOfRange));
        assert_eq!(instant_of(tick(instant_of(MINUTE))), instant_of(MINUTE));
    }
}
