//! How long something may take, as a published procedure says it.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// A legal duration (BLDS 2015 Đ.146–148; catalog units).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "unit", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Term {
    /// Ngày làm việc. The day of the start is not counted.
    WorkingDay {
        /// How many.
        n: u32,
        /// At which time of the last day it ends.
        #[serde(default)]
        mode: DayEnd,
    },
    /// Ngày. A last day that is off moves to the next working day.
    CalendarDay {
        /// How many.
        n: u32,
    },
    /// Tháng. The corresponding day, or the last of the month.
    Month {
        /// How many.
        n: u32,
    },
    /// Giờ, of real time.
    Hour {
        /// How many.
        n: u32,
    },
    /// Giờ làm việc.
    WorkingHour {
        /// How many.
        n: u32,
    },
    /// Trong ngày: today when received by the cut-off, else the next working day.
    SameDay {
        /// Local time up to which a dossier still counts for today, commonly 15:00.
        cutoff: NaiveTime,
    },
    /// No due date is promised.
    None,
}

/// At which time of its last day a duration in working days ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DayEnd {
    /// At closing time.
    #[default]
    EndOfDay,
    /// At the time of day of the start.
    SameTime,
}
