//! The calendar as prefix sums: every question is one or two look-ups.

use super::days_fixed_by_law;
use super::law::is_weekend;
use super::{
    CalendarDay, CalendarError, CalendarParts, Closure, OffReason, OfficeHours, OutOfRange,
};
use crate::time::Instant;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Timelike};
use std::collections::{BTreeMap, BTreeSet};

/// First day a calendar covers.
pub const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2015, 1, 1).expect("a date");
/// Last day a calendar covers.
pub const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2045, 12, 31).expect("a date");

/// Milliseconds of Unix time at which [`FIRST_DAY`] begins in Vietnam.
const ORIGIN: i64 = 1_420_045_200_000;
pub(super) const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// Milliseconds since the beginning of [`FIRST_DAY`] in Vietnam.
pub(super) type Tick = i64;
/// A day, counted from [`FIRST_DAY`] as 0.
pub(super) type DayNo = usize;

/// The days and hours of one office, immutable. Built in well under a millisecond, about 200 kB;
/// share it in an `Arc`.
///
/// Covers [`FIRST_DAY`] to [`LAST_DAY`]: outside, no minute is office time, and terms that reach
/// outside are refused with [`OutOfRange`]. In between, days nobody has listed are ordinary: Monday
/// to Friday work. Years after `published_until` with no listed day get [`days_fixed_by_law`].
#[derive(Debug, Clone)]
pub struct Calendar {
    parts: CalendarParts,
    special: BTreeMap<NaiveDate, CalendarDay>,
    closures: BTreeMap<NaiveDate, Closure>,
    schedules: Vec<Schedule>,
    /// Which schedule is valid on a day.
    schedule_of: Vec<u16>,
    /// How many working days lie before a day; one entry more than days.
    working_before: Vec<u32>,
    /// The working days in order.
    working: Vec<u32>,
    /// Office time before a day, in milliseconds; one entry more than days.
    time_before: Vec<Tick>,
}

/// Office hours in milliseconds of the day.
#[derive(Debug, Clone)]
struct Schedule {
    intervals: Vec<(Tick, Tick)>,
    total: Tick,
}

impl Calendar {
    /// Builds the calendar.
    ///
    /// # Errors
    /// A day listed twice or outside the covered years, or impossible office hours.
    pub fn build(parts: CalendarParts) -> Result<Self, CalendarError> {
        let special = special_days(&parts)?;
        let mut closures = BTreeMap::new();
        for closure in &parts.closures {
            if !(FIRST_DAY..=LAST_DAY).contains(&closure.date) {
                return Err(CalendarError::Outside(closure.date));
            }
            if closures.insert(closure.date, closure.clone()).is_some() {
                return Err(CalendarError::Twice(closure.date));
            }
        }
        let mut hours: Vec<_> = std::iter::once(OfficeHours::default()).collect();
        hours.extend(parts.hours.iter().cloned());
        hours[1..].sort_by_key(|entry| entry.from);
        for pair in hours[1..].windows(2) {
            if pair[0].from == pair[1].from {
                return Err(CalendarError::Twice(pair[0].from.unwrap_or(FIRST_DAY)));
            }
        }
        hours.iter().try_for_each(OfficeHours::validate)?;
        let schedules: Vec<_> = hours.iter().map(Schedule::of).collect();

        let mut calendar = Self {
            parts,
            special,
            closures,
            schedules,
            schedule_of: Vec::new(),
            working_before: vec![0],
            working: Vec::new(),
            time_before: vec![0],
        };
        let mut time = 0;
        for (no, date) in FIRST_DAY.iter_days().take_while(|date| *date <= LAST_DAY).enumerate() {
            let valid = hours.iter().rposition(|entry| entry.from <= Some(date)).unwrap_or(0);
            if calendar.off_reason(date).is_none() {
                calendar.working.push(u32::try_from(no).expect("31 years of days"));
                time += calendar.schedules[valid].total;
            }
            calendar.schedule_of.push(u16::try_from(valid).unwrap_or(u16::MAX));
            calendar
                .working_before
                .push(u32::try_from(calendar.working.len()).expect("31 years of days"));
            calendar.time_before.push(time);
        }
        Ok(calendar)
    }

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

    /// Whether the office works on a day; never outside the covered years.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        self.day_no(date).is_ok_and(|day| self.works(day))
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
            let last = self.working_before.len() - 1;
            self.working_before[usize::try_from(days).unwrap_or(0).min(last)]
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
        let step = |at: &mut Instant, minutes: &u32| {
            let due = self.add_working_minutes(*at, *minutes);
            if let Ok(due) = due {
                *at = due;
            }
            Some(due)
        };
        minutes.iter().scan(start, step).collect()
    }

    /// Whether a moment is in office hours, both ends of each interval included.
    pub fn is_open(&self, at: Instant) -> bool {
        let at = tick(at);
        self.day_of(at).is_ok_and(|day| self.next_open(at) == Ok(at) && self.works(day))
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
        let day = self.on_or_after(self.day_no(date)?)?;
        Ok(instant_of(self.closing_of(day)))
    }
}

/// The arithmetic on day numbers and ticks that the clocks are made of.
impl Calendar {
    pub(super) fn day_no(&self, date: NaiveDate) -> Result<DayNo, OutOfRange> {
        let no = usize::try_from(date.signed_duration_since(FIRST_DAY).num_days());
        no.ok().filter(|no| *no < self.schedule_of.len()).ok_or(OutOfRange)
    }

    pub(super) fn day_of(&self, at: Tick) -> Result<DayNo, OutOfRange> {
        let no = usize::try_from(at.div_euclid(DAY));
        no.ok().filter(|no| *no < self.schedule_of.len()).ok_or(OutOfRange)
    }

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
        match self.day_of(at) {
            Ok(day) if self.works(day) => {
                self.time_before[day] + self.schedule(day).elapsed(at - start_of(day))
            }
            Ok(day) => self.time_before[day],
            Err(OutOfRange) if at < 0 => 0,
            Err(OutOfRange) => self.time_before[self.schedule_of.len()],
        }
    }

    /// The earliest moment up to which `time` more office time has passed.
    pub(super) fn add(&self, start: Tick, time: Tick) -> Result<Tick, OutOfRange> {
        let first = self.day_of(start)?;
        if time == 0 {
            return Ok(start);
        }
        let target = self.elapsed(start) + time;
        let ends = &self.time_before[first + 1..];
        let day = first + ends.partition_point(|end| *end < target);
        if day >= self.schedule_of.len() {
            return Err(OutOfRange);
        }
        Ok(start_of(day) + self.schedule(day).reached(target - self.time_before[day]))
    }

    /// The moment itself when it is in office hours, else the next opening of an interval.
    pub(super) fn next_open(&self, at: Tick) -> Result<Tick, OutOfRange> {
        let day = self.day_of(at)?;
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

impl Schedule {
    fn of(hours: &OfficeHours) -> Self {
        let ms = |time: NaiveTime| i64::from(time.num_seconds_from_midnight()) * 1000;
        let intervals: Vec<_> = hours.intervals.iter().map(|i| (ms(i.open), ms(i.close))).collect();
        let total = intervals.iter().map(|(open, close)| close - open).sum();
        Self { intervals, total }
    }

    /// Office time of the day up to a time of day.
    fn elapsed(&self, time: Tick) -> Tick {
        self.intervals.iter().map(|(open, close)| time.clamp(*open, *close) - open).sum()
    }

    /// The earliest time of day up to which so much office time of the day has passed.
    fn reached(&self, mut time: Tick) -> Tick {
        for (open, close) in &self.intervals {
            if time <= close - open {
                return open + time;
            }
            time -= close - open;
        }
        self.intervals.last().map_or(0, |(_, close)| *close)
    }
}

/// Listed days, and for unpublished years without any, those that follow from the law.
fn special_days(parts: &CalendarParts) -> Result<BTreeMap<NaiveDate, CalendarDay>, CalendarError> {
    let mut special = BTreeMap::new();
    let mut listed = BTreeSet::new();
    for day in &parts.days {
        if !(FIRST_DAY..=LAST_DAY).contains(&day.date) {
            return Err(CalendarError::Outside(day.date));
        }
        listed.insert(day.date.year());
        if special.insert(day.date, day.clone()).is_some() {
            return Err(CalendarError::Twice(day.date));
        }
    }
    let unpublished = parts.published_until.year() + 1..=LAST_DAY.year();
    for year in unpublished.filter(|year| *year >= FIRST_DAY.year() && !listed.contains(year)) {
        special.extend(days_fixed_by_law(year).into_iter().map(|day| (day.date, day)));
    }
    Ok(special)
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
