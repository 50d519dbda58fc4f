//! How a moment was found, as data: stored with each dossier, shown to the citizen.

use super::{DateRun, Duty, Left, OffReason, PauseGround, PausePolicy, PauseReason, Term};
use crate::time::Instant;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// The way to a due moment, line by line, in the order in which one would explain it.
///
/// Stored as JSON and read back for as long as the dossier is kept: a variant or field, once
/// released, keeps its name and meaning, and new fields have defaults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Derivation {
    /// Label of the calendar version it was counted on.
    pub calendar: String,
    /// The lines.
    pub lines: Vec<Line>,
}

/// One line of a [`Derivation`]. [`Derivation::text`] puts it into words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "SCREAMING_SNAKE_CASE", rename_all_fields = "camelCase")]
pub enum Line {
    /// What is due, when it is not the result.
    Duty {
        /// Which duty.
        #[serde(flatten)]
        duty: Duty,
        /// Source of its limit, empty when it has none of its own.
        source: String,
    },
    /// A term begins. For days and months the first day is not counted (BLDS 2015 Đ.147.2).
    From {
        /// The beginning.
        at: Instant,
        /// The term.
        term: Term,
    },
    /// Office time begins to be counted.
    Minutes {
        /// The beginning.
        from: Instant,
        /// How much, in working minutes.
        minutes: u32,
    },
    /// The office is closed at that moment, so the next opening counts.
    IntoHours {
        /// The moment outside office hours.
        from: Instant,
        /// The moment in office hours.
        to: Instant,
    },
    /// Days that are not counted, for one reason.
    Skipped {
        /// How many.
        days: u32,
        /// Which, in order.
        runs: Vec<DateRun>,
        /// Why.
        reason: OffReason,
    },
    /// A day of a weekend that is worked and therefore counts.
    MadeUp {
        /// The day.
        date: NaiveDate,
        /// What for.
        name: String,
        /// Number of the decision.
        source: String,
    },
    /// Working days were counted.
    Counted {
        /// How many.
        days: u32,
        /// The first of them.
        first: NaiveDate,
        /// The last of them.
        last: NaiveDate,
        /// All of them, in order.
        runs: Vec<DateRun>,
    },
    /// The month has no day of that number, so its last day counts (BLDS 2015 Đ.148.3).
    MonthEnd {
        /// Number of the day in the month of the start.
        wanted: u32,
        /// The last day of the month.
        last: NaiveDate,
    },
    /// The last day of a term in days or months, before asking whether it is off.
    LastDay {
        /// The day.
        date: NaiveDate,
    },
    /// The last day is off, so the term ends on the next working day (BLDS 2015 Đ.148.5).
    Moved {
        /// The day off.
        from: NaiveDate,
        /// The working day.
        to: NaiveDate,
    },
    /// Whether it is still for today depends on a time of day.
    Cutoff {
        /// The moment of receipt.
        at: Instant,
        /// Local time up to which it is for today.
        cutoff: NaiveTime,
        /// Whether it was a working day and not later than the cut-off.
        in_time: bool,
    },
    /// Counted from the opening of the day.
    AfterOpening {
        /// The opening.
        opening: Instant,
        /// Minutes allowed from it.
        minutes: u32,
    },
    /// The last working day strictly before a due date.
    Before {
        /// The due moment.
        due: Instant,
        /// The working day before it.
        date: NaiveDate,
    },
    /// The clock stood still.
    Paused {
        /// From when.
        start: Instant,
        /// To when.
        end: Instant,
        /// Why.
        ground: PauseGround,
        /// How it went on.
        policy: PausePolicy,
        /// Notice, decision or article, when known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reference: Option<String>,
        /// Further grounds on which it stood still in this time, as they came.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        beside: Vec<PauseReason>,
        /// The due moment in force before.
        due_before: Instant,
        /// What was left, when it goes on with that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        left: Option<Left>,
    },
    /// The pause began only after the due moment, which therefore stays.
    AlreadyLate {
        /// The due moment.
        due: Instant,
    },
    /// A later due date was granted.
    Extended {
        /// The due moment in force before.
        due_before: Instant,
        /// Number of the letter or decision.
        reference: String,
    },
    /// Counted again on another calendar, after the date was promised (R6).
    Recounted {
        /// Label of the calendar version.
        calendar: String,
        /// Number of the decision.
        reference: String,
    },
    /// The answer.
    Due {
        /// The last moment that is on time.
        at: Instant,
        /// Whether it is the closing time of its day.
        closing: bool,
    },
    /// Dự kiến: the days off after that day are not published yet.
    Provisional {
        /// The last published day.
        published_until: NaiveDate,
    },
    /// What lies between a beginning and a given moment; for comparing, not part of an answer.
    Reaches {
        /// The beginning.
        from: Instant,
        /// The given moment.
        at: Instant,
        /// Working days strictly after the first date, up to the other, included.
        working_days: u32,
        /// Calendar days from the one date to the other.
        calendar_days: i64,
        /// Office time between them, in minutes.
        working_minutes: i64,
        /// Whether the given moment is in office hours.
        open: bool,
    },
}
