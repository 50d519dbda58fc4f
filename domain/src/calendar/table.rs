//! The calendar as prefix sums: every question is one or two look-ups.

use super::schedule::Schedule;
use super::tick::{DAYS, FIRST_DAY, LAST_DAY, Tick};
use super::{CalendarDay, CalendarError, CalendarParts, Closure, OfficeHours, days_fixed_by_law};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// The days and hours of one office, immutable. Built in well under a millisecond, about 200 kB;
/// share it in an `Arc`.
///
/// Covers [`FIRST_DAY`] to [`LAST_DAY`]: outside, no minute is office time, and terms that reach
/// outside are refused with [`super::OutOfRange`]. In between, days nobody has listed are ordinary: Monday
/// to Friday work. Years after `published_until` with no listed day get [`days_fixed_by_law`].
#[derive(Debug, Clone)]
pub struct Calendar {
    pub(super) parts: CalendarParts,
    pub(super) special: BTreeMap<NaiveDate, CalendarDay>,
    pub(super) closures: BTreeMap<NaiveDate, Closure>,
    pub(super) schedules: Vec<Schedule>,
    /// Which schedule is valid on a day.
    pub(super) schedule_of: Vec<u16>,
    /// How many working days lie before a day; one entry more than days.
    pub(super) working_before: Vec<u32>,
    /// The working days in order.
    pub(super) working: Vec<u32>,
    /// Office time before a day, in milliseconds; one entry more than days.
    pub(super) time_before: Vec<Tick>,
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
            schedule_of: Vec::with_capacity(DAYS),
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
