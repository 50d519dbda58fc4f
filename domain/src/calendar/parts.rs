//! What a calendar is made from.

use super::{CalendarDay, Closure, OfficeHours};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Everything that is decided about the days and hours of an office; rows of the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CalendarParts {
    /// Label of this version, e.g. `2026.2`. Stands in every derivation.
    pub version: String,
    /// Last day for which the State has published the days off. Later answers are `dự kiến`.
    pub published_until: NaiveDate,
    /// The days on which the whole country differs from the ordinary week, in any order.
    pub days: Vec<CalendarDay>,
    /// Office hours by validity, in any order. Where none is valid: 07:00–11:30, 13:30–17:00.
    #[serde(default)]
    pub hours: Vec<OfficeHours>,
    /// Days on which this office is closed, in any order.
    #[serde(default)]
    pub closures: Vec<Closure>,
}
