//! Office hours.

use super::CalendarError;
use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Part of a day in which an office works. Both ends are office time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Interval {
    /// Local time of opening, whole minutes.
    pub open: NaiveTime,
    /// Local time of closing, whole minutes, after `open`.
    pub close: NaiveTime,
}

/// The office hours of every working day from a day on, until the next entry takes over.
///
/// Summer and winter hours are two entries a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfficeHours {
    /// First day on which they are valid; `None` from the beginning.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// In order, not overlapping.
    pub intervals: Vec<Interval>,
}

impl Default for OfficeHours {
    /// 07:00–11:30 and 13:30–17:00, eight hours.
    fn default() -> Self {
        let time = |h, m| NaiveTime::from_hms_opt(h, m, 0).expect("a time of day");
        let morning = Interval { open: time(7, 0), close: time(11, 30) };
        let afternoon = Interval { open: time(13, 30), close: time(17, 0) };
        Self { from: None, intervals: vec![morning, afternoon] }
    }
}

impl OfficeHours {
    /// Refuses hours that can not be: none at all, out of order, overlapping, or with seconds.
    pub(super) fn validate(&self) -> Result<(), CalendarError> {
        let mut last = None;
        for interval in &self.intervals {
            let whole = [interval.open, interval.close]
                .iter()
                .all(|time| time.second() == 0 && time.nanosecond() == 0);
            if !whole || interval.open >= interval.close || last > Some(interval.open) {
                return Err(CalendarError::Hours(self.to_string()));
            }
            last = Some(interval.close);
        }
        last.map(|_| ()).ok_or_else(|| CalendarError::Hours(self.to_string()))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.open.format("%H:%M"), self.close.format("%H:%M"))
    }
}

impl fmt::Display for OfficeHours {
    /// `07:00-11:30+13:30-17:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, interval) in self.intervals.iter().enumerate() {
            write!(f, "{}{interval}", if i == 0 { "" } else { "+" })?;
        }
        Ok(())
    }
}

impl FromStr for OfficeHours {
    type Err = CalendarError;

    /// Reads `07:00-11:30+13:30-17:00`, valid from the beginning.
    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let time = |part: &str| NaiveTime::parse_from_str(part.trim(), "%H:%M").ok();
        let interval = |part: &str| {
            let (open, close) = part.split_once(['-', '–'])?;
            Some(Interval { open: time(open)?, close: time(close)? })
        };
        let intervals: Option<Vec<_>> = text.split('+').map(interval).collect();
        let hours = intervals.map(|intervals| Self { from: None, intervals });
        let hours = hours.ok_or_else(|| CalendarError::Hours(text.to_owned()))?;
        hours.validate().map(|()| hours)
    }
}
