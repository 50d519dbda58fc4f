//! Days that are not worked, and days in a row.

use super::DayKind;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Why a day is not worked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "off", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OffReason {
    /// Saturday or Sunday.
    Weekend,
    /// A holiday, a day in lieu or a swapped day.
    Day {
        /// Which of them.
        kind: DayKind,
        /// Its name.
        name: String,
        /// Number of the decision or article.
        source: String,
    },
    /// This office is closed.
    Closure {
        /// Why.
        reason: String,
        /// Number of the decision.
        source: String,
    },
}

/// Days in a row, both ends included; `["2021-02-10","2021-02-14"]` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "(NaiveDate, NaiveDate)", into = "(NaiveDate, NaiveDate)")]
pub struct DateRun {
    /// The first.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
}

impl DateRun {
    /// Every day of the run.
    pub fn dates(self) -> impl Iterator<Item = NaiveDate> {
        self.first.iter_days().take_while(move |date| *date <= self.last)
    }

    /// Adds a later day to runs in order.
    pub(super) fn push(runs: &mut Vec<Self>, date: NaiveDate) {
        match runs.last_mut() {
            Some(run) if run.last.checked_add_days(Days::new(1)) == Some(date) => run.last = date,
            _ => runs.push(Self { first: date, last: date }),
        }
    }
}

impl From<(NaiveDate, NaiveDate)> for DateRun {
    fn from((first, last): (NaiveDate, NaiveDate)) -> Self {
        Self { first, last }
    }
}

impl From<DateRun> for (NaiveDate, NaiveDate) {
    fn from(run: DateRun) -> Self {
        (run.first, run.last)
    }
}
