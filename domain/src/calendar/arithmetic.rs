//! The look-ups that every clock is made of, on day numbers and ticks.

use super::schedule::Schedule;
use super::tick::{DAYS, DayNo, Tick, day_of, start_of};
use super::{Calendar, OutOfRange};

impl Calendar {
    /// Whether a day is worked.
    pub(super) fn works(&self, day: DayNo) -> bool {
        self.working_before[day + 1] > self.working_before[day]
    }

    /// The `n`-th working day strictly after a day; `n` from 1.
    pub(super) fn nth_after(&self, day: DayNo, n: u32) -> Result<DayNo, OutOfRange> {
        let index = u64::from(self.working_before[day + 1]) + u64::from(n) - 1;
        let index = usize::try_from(index).map_err(|_| OutOfRange)?;
        self.working.get(index).map(|day| *day as DayNo).ok_or(OutOfRange)
    }

    /// The day itself when it works, else the next working day.
    pub(super) fn on_or_after(&self, day: DayNo) -> Result<DayNo, OutOfRange> {
        if self.works(day) { Ok(day) } else { self.nth_after(day, 1) }
    }

    /// The last working day strictly before a day.
    pub(super) fn before(&self, day: DayNo) -> Result<DayNo, OutOfRange> {
        let index = (self.working_before[day] as usize).checked_sub(1).ok_or(OutOfRange)?;
        Ok(self.working[index] as DayNo)
    }

    pub(super) fn opening_of(&self, day: DayNo) -> Tick {
        start_of(day) + self.schedule(day).intervals[0].0
    }

    pub(super) fn closing_of(&self, day: DayNo) -> Tick {
        let intervals = &self.schedule(day).intervals;
        start_of(day) + intervals[intervals.len() - 1].1
    }

    /// Office time from the calendar's beginning to a moment.
    pub(super) fn elapsed(&self, at: Tick) -> Tick {
        match day_of(at) {
            Ok(day) if self.works(day) => {
                self.time_before[day] + self.schedule(day).elapsed(at - start_of(day))
            }
            Ok(day) => self.time_before[day],
            Err(OutOfRange) if at < 0 => 0,
            Err(OutOfRange) => self.time_before[DAYS],
        }
    }

    /// The earliest moment up to which `time` more office time has passed.
    pub(super) fn add(&self, start: Tick, time: Tick) -> Result<Tick, OutOfRange> {
        let first = day_of(start)?;
        if time == 0 {
            return Ok(start);
        }
        let target = self.elapsed(start) + time;
        let ends = &self.time_before[first + 1..];
        let day = first + ends.partition_point(|end| *end < target);
        if day >= DAYS {
            return Err(OutOfRange);
        }
        Ok(start_of(day) + self.schedule(day).reached(target - self.time_before[day]))
    }

    /// The moment itself when it is in office hours, else the next opening of an interval.
    pub(super) fn next_open(&self, at: Tick) -> Result<Tick, OutOfRange> {
        let day = day_of(at)?;
        if self.works(day) {
            let time = at - start_of(day);
            let interval = self.schedule(day).intervals.iter().find(|(_, close)| time <= *close);
            if let Some((open, _)) = interval {
                return Ok(start_of(day) + time.max(*open));
            }
        }
        Ok(self.opening_of(self.nth_after(day, 1)?))
    }

    fn schedule(&self, day: DayNo) -> &Schedule {
        &self.schedules[usize::from(self.schedule_of[day])]
    }
}
