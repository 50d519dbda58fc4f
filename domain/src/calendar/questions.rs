//! What one may ask about days and office time.

use super::tick::{MINUTE, day_no, instant_of, tick};
use super::{Calendar, CalendarDay, CalendarParts, Closure, FIRST_DAY, OffReason, OutOfRange};
use super::{law::is_weekend, tick::DAYS};
use crate::time::Instant;
use chrono::NaiveDate;

impl Calendar {
    /// What the calendar was built from.
    pub fn parts(&self) -> &CalendarParts {
        &self.parts
    }

    /// Label of the version.
    pub fn version(&self) -> &str {
        &self.parts.version
    }

    /// Last day for which the State has published the days off.
    pub fn published_until(&self) -> NaiveDate {
        self.parts.published_until
    }

    /// What is special about a day in the whole country, whether listed or following from the law.
    pub fn special(&self, date: NaiveDate) -> Option<&CalendarDay> {
        self.special.get(&date)
    }

    /// Why the offices of the province are closed on a day on which the country works.
    pub fn closure(&self, date: NaiveDate) -> Option<&Closure> {
        self.closures.get(&date)
    }

    /// Whether the office works on a day; never outside the covered years.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        day_no(date).is_ok_and(|day| self.works(day))
    }

    /// Why the office does not work on a day; `None` when it works.
    pub fn off_reason(&self, date: NaiveDate) -> Option<OffReason> {
        match self.special.get(&date) {
            Some(day) if !day.kind.is_working() => {
                return Some(OffReason::Day {
                    kind: day.kind,
                    name: day.name.clone(),
                    source: day.source.clone(),
                });
            }
            None if is_weekend(date) => return Some(OffReason::Weekend),
            Some(_) | None => {}
        }
        self.closures.get(&date).map(|closure| OffReason::Closure {
            reason: closure.reason.clone(),
            source: closure.source.clone(),
        })
    }

    /// Office time between two moments in whole minutes; 0 when `until` is not after `from`.
    ///
    /// Counts the full minutes of office time since the calendar's beginning that lie between the
    /// two, so parts always sum to the whole: W(a, b) + W(b, c) = W(a, c).
    pub fn working_minutes(&self, from: Instant, until: Instant) -> i64 {
        let marks = |at| self.elapsed(tick(at)) / MINUTE;
        (marks(until) - marks(from)).max(0)
    }

    /// How many working days lie strictly after one date and up to another, included; 0 when
    /// `until` is not after `from`.
    pub fn working_days(&self, from: NaiveDate, until: NaiveDate) -> u32 {
        let up_to = |date: NaiveDate| {
            let days = date.signed_duration_since(FIRST_DAY).num_days() + 1;
            self.working_before[usize::try_from(days).unwrap_or(0).min(DAYS)]
        };
        up_to(until).saturating_sub(up_to(from))
    }

    /// The earliest moment at or after `start` up to which `minutes` of office time have passed.
    ///
    /// Time used up exactly at a closing ends there, not at the next opening; 0 minutes give
    /// `start` itself, even in the night.
    ///
    /// # Errors
    /// The answer lies outside the covered years.
    pub fn add_working_minutes(&self, start: Instant, minutes: u32) -> Result<Instant, OutOfRange> {
        match minutes {
            0 => Ok(start),
            _ => self.add(tick(start), i64::from(minutes) * MINUTE).map(instant_of),
        }
    }

    /// When each step of a chain is due, each entered when the one before it is due.
    ///
    /// # Errors
    /// An answer lies outside the covered years.
    pub fn chain(&self, start: Instant, minutes: &[u32]) -> Result<Vec<Instant>, OutOfRange> {
        let mut at = start;
        let step = |minutes: &u32| {
            at = self.add_working_minutes(at, *minutes)?;
            Ok(at)
        };
        minutes.iter().map(step).collect()
    }

    /// Whether a moment is in office hours, both ends of each interval included.
    pub fn is_open(&self, at: Instant) -> bool {
        self.next_open(tick(at)) == Ok(tick(at))
    }

    /// The moment itself when it is in office hours, else the next opening of an interval.
    ///
    /// # Errors
    /// The answer lies outside the covered years.
    pub fn next_opening(&self, at: Instant) -> Result<Instant, OutOfRange> {
        let from = tick(at);
        self.next_open(from).map(|open| if open == from { at } else { instant_of(open) })
    }

    /// The closing time of a working day, or of the next one when the date is off.
    ///
    /// # Errors
    /// The answer lies outside the covered years.
    pub fn closing(&self, date: NaiveDate) -> Result<Instant, OutOfRange> {
        let day = self.on_or_after(day_no(date)?)?;
        Ok(instant_of(self.closing_of(day)))
    }
}
