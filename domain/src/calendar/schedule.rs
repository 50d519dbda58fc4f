//! The office hours of one day as numbers.

use super::OfficeHours;
use super::tick::Tick;
use chrono::{NaiveTime, Timelike};

/// Office hours in milliseconds of the day; at least one interval.
#[derive(Debug, Clone)]
pub(super) struct Schedule {
    pub(super) intervals: Vec<(Tick, Tick)>,
    pub(super) total: Tick,
}

impl Schedule {
    pub(super) fn of(hours: &OfficeHours) -> Self {
        let ms = |time: NaiveTime| i64::from(time.num_seconds_from_midnight()) * 1000;
        let intervals: Vec<_> = hours.intervals.iter().map(|i| (ms(i.open), ms(i.close))).collect();
        let total = intervals.iter().map(|(open, close)| close - open).sum();
        Self { intervals, total }
    }

    /// Office time of the day up to a time of day.
    pub(super) fn elapsed(&self, time: Tick) -> Tick {
        self.intervals.iter().map(|(open, close)| time.clamp(*open, *close) - open).sum()
    }

    /// The earliest time of day up to which so much office time of the day has passed.
    pub(super) fn reached(&self, mut time: Tick) -> Tick {
        for (open, close) in &self.intervals {
            if time <= close - open {
                return open + time;
            }
            time -= close - open;
        }
        self.intervals.last().map_or(0, |(_, close)| *close)
    }
}
