//! Days in a row, what is held for them, and how a record of them ends before its time.

use super::{Grant, OfficerId};
use crate::refusal::{Code, Problems, Refusal};
use crate::text;
use crate::time::{Instant, local_date};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest number of a document, in characters.
const DOCUMENT: usize = 100;
/// Longest reason or note, in characters.
const REASON: usize = 500;

/// Legal days in Vietnam, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

impl Period {
    /// Whether a day is one of them.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether a day is in both.
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many days they are.
    pub fn days(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// Checks days as typed: in order, not over yet, no more than `most`.
    pub(super) fn check(
        self,
        [first, last]: [&str; 2],
        today: NaiveDate,
        most: u16,
        problems: &mut Problems,
    ) {
        if self.last < self.first {
            problems.push(Refusal::at(Code::DatesReversed, last));
        } else if self.last < today {
            problems.push(Refusal::at(Code::InThePast, last));
        } else if self.days() > i64::from(most) {
            problems.push(Refusal::at(Code::PeriodTooLong, first).with("max", most));
        }
    }
}

/// A role of one's own, held for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedGrant {
    /// The role and where.
    pub grant: Grant,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; `None` until further notice.
    pub valid_to: Option<NaiveDate>,
}

impl TimedGrant {
    /// Whether it is held on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether it is held on every day of a period.
    pub fn holds_through(&self, period: Period) -> bool {
        self.holds_on(period.first) && self.holds_on(period.last)
    }
}

/// How something recorded for a time was ended early: by whom, when and why. Nothing is deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// By whom.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// Where the days of a record lie, seen from a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodStatus {
    /// Has not begun.
    Coming,
    /// Today is one of its days.
    Current,
    /// Is over.
    Past,
    /// Was ended early.
    Ended,
}

impl PeriodStatus {
    /// The status of a period at a moment.
    pub fn of(period: Period, ended: Option<&Ending>, now: Instant) -> Self {
        let today = local_date(now);
        match ended {
            Some(ending) if ending.at <= now => Self::Ended,
            _ if today < period.first => Self::Coming,
            _ if today <= period.last => Self::Current,
            _ => Self::Past,
        }
    }

    /// Ends it early.
    ///
    /// # Errors
    /// [`Code::AlreadyEnded`] when it is over or was ended before; no reason was given.
    pub(super) fn end(
        self,
        by: OfficerId,
        at: Instant,
        reason: &str,
    ) -> Result<Ending, Vec<Refusal>> {
        let reason = needed(reason, "reason").map_err(|refusal| vec![refusal])?;
        match self {
            Self::Coming | Self::Current => Ok(Ending { by, at, reason }),
            Self::Past | Self::Ended => Err(vec![Refusal::new(Code::AlreadyEnded)]),
        }
    }
}

/// Số văn bản, which may be left out.
pub(super) fn document(input: Option<&str>, path: &str) -> Result<Option<String>, Refusal> {
    line(input.unwrap_or_default(), path, DOCUMENT)
}

/// A note, which may be left out.
pub(super) fn note(input: Option<&str>, path: &str) -> Result<Option<String>, Refusal> {
    line(input.unwrap_or_default(), path, REASON)
}

/// A reason, which may not.
pub(super) fn needed(input: &str, path: &str) -> Result<String, Refusal> {
    line(input, path, REASON)?.ok_or_else(|| Refusal::at(Code::Required, path))
}

fn line(input: &str, path: &str, max: usize) -> Result<Option<String>, Refusal> {
    let tidy = text::tidy(input);
    if tidy.chars().count() > max {
        return Err(Refusal::at(Code::TooLong, path).with("max", max));
    }
    // A turned direction of writing would show another text than the one that is kept.
    let odd =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if tidy.chars().any(odd) {
        return Err(Refusal::at(Code::InvalidText, path));
    }
    Ok(Some(tidy).filter(|text| !text.is_empty()))
}
