//! The rules of the clock again, slowly: day by day and minute by minute, on nothing but dates.

use crate::calendar::{
    Calendar, CalendarDay, CalendarParts, Closure, DayEnd, DayKind, OfficeHours, Term, parse_csv,
};
use crate::time::{Instant, instant, local, local_date};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use proptest::prelude::*;

/// What the product ships.
pub(super) fn shipped_parts() -> CalendarParts {
    CalendarParts {
        version: "2026.1".to_owned(),
        published_until: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
        days: parse_csv(include_str!("../../../../data/calendar.csv")).unwrap(),
        hours: Vec::new(),
        closures: Vec::new(),
    }
}

pub(super) fn shipped() -> Calendar {
    Calendar::build(shipped_parts()).unwrap()
}

/// `2021-01-12T09:00`, in Vietnam.
pub(super) fn at(text: &str) -> Instant {
    instant(NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap())
}

/// First day on which the arbitrary calendars have anything special.
fn base() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap()
}

fn day(n: u64) -> NaiveDate {
    base().checked_add_days(Days::new(n)).unwrap()
}

/// Calendars full of special days, with hours that change.
pub(super) fn parts() -> impl Strategy<Value = CalendarParts> {
    let days = proptest::collection::btree_map(0_u64..120, 0_usize..4, 0..40);
    let closures = proptest::collection::btree_set(0_u64..120, 0..6);
    let office = proptest::sample::select(vec![
        "07:00-11:30+13:30-17:00",
        "07:30-11:30+13:30-17:30",
        "08:00-12:00+13:00-17:00",
        "06:00-14:00",
        "07:15-09:00+09:20-11:45+13:10-16:59",
    ]);
    let hours = proptest::collection::btree_map(0_u64..120, office, 0..4);
    (days, closures, hours).prop_map(|(days, closures, hours)| CalendarParts {
        version: "any".to_owned(),
        published_until: day(90),
        days: days
            .into_iter()
            .map(|(n, kind)| CalendarDay {
                date: day(n),
                kind: DayKind::ALL[kind],
                name: format!("day {}", n / 3),
                source: "decision".to_owned(),
            })
            .collect(),
        closures: closures
            .into_iter()
            .map(|n| Closure { date: day(n), reason: "storm".to_owned(), source: "1".to_owned() })
            .collect(),
        hours: hours
            .into_iter()
            .map(|(n, text)| OfficeHours { from: Some(day(n)), ..text.parse().unwrap() })
            .collect(),
    })
}

/// Moments on whole minutes, most often in the days that are special.
pub(super) fn moment() -> impl Strategy<Value = Instant> {
    (0_i64..110 * 24 * 60)
        .prop_map(|n| instant(base().and_time(NaiveTime::MIN)) + TimeDelta::minutes(n))
}

pub(super) fn term() -> impl Strategy<Value = Term> {
    prop_oneof![
        (1_u32..30).prop_map(|n| Term::WorkingDay { n, mode: DayEnd::EndOfDay }),
        (1_u32..30).prop_map(|n| Term::WorkingDay { n, mode: DayEnd::SameTime }),
        (1_u32..40).prop_map(|n| Term::CalendarDay { n }),
        (1_u32..14).prop_map(|n| Term::Month { n }),
        (1_u32..80).prop_map(|n| Term::Hour { n }),
        (1_u32..40).prop_map(|n| Term::WorkingHour { n }),
        (0_u32..24 * 60).prop_map(|n| Term::SameDay {
            cutoff: NaiveTime::from_num_seconds_from_midnight_opt(n * 60, 0).unwrap()
        }),
    ]
}

/// The slow calendar.
pub(super) struct Oracle(pub(super) CalendarParts);

impl Oracle {
    pub(super) fn works(&self, date: NaiveDate) -> bool {
        if self.0.closures.iter().any(|closure| closure.date == date) {
            return false;
        }
        match self.0.days.iter().find(|day| day.date == date) {
            Some(day) => day.kind == DayKind::SwapWork,
            None => !matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    fn intervals(&self, date: NaiveDate) -> Vec<(NaiveTime, NaiveTime)> {
        let valid = self.0.hours.iter().filter(|hours| hours.from.unwrap() <= date);
        let hours = valid.max_by_key(|hours| hours.from).cloned().unwrap_or_default();
        hours.intervals.iter().map(|interval| (interval.open, interval.close)).collect()
    }

    fn closing(&self, date: NaiveDate) -> Instant {
        instant(date.and_time(self.intervals(date).last().unwrap().1))
    }

    /// Whether the minute that begins then is office time.
    fn counts(&self, minute: Instant) -> bool {
        let (date, time) = (local_date(minute), local(minute).time());
        self.works(date)
            && self.intervals(date).iter().any(|(open, close)| *open <= time && time < *close)
    }

    fn open(&self, at: Instant) -> bool {
        let (date, time) = (local_date(at), local(at).time());
        self.works(date)
            && self.intervals(date).iter().any(|(open, close)| *open <= time && time <= *close)
    }

    pub(super) fn minutes(&self, from: Instant, until: Instant) -> i64 {
        let mut at = from;
        let mut sum = 0;
        while at < until {
            sum += i64::from(self.counts(at));
            at += TimeDelta::minutes(1);
        }
        sum
    }

    pub(super) fn add(&self, start: Instant, minutes: u32) -> Instant {
        let mut at = start;
        let mut left = minutes;
        while left > 0 {
            left -= u32::from(self.counts(at));
            at += TimeDelta::minutes(1);
        }
        at
    }

    fn next_working(&self, mut date: NaiveDate) -> NaiveDate {
        while !self.works(date) {
            date = date.succ_opt().unwrap();
        }
        date
    }

    fn nth(&self, mut date: NaiveDate, n: u32) -> NaiveDate {
        for _ in 0..n {
            date = self.next_working(date.succ_opt().unwrap());
        }
        date
    }

    pub(super) fn due(&self, start: Instant, term: Term) -> Instant {
        let date = local_date(start);
        match term {
            Term::WorkingDay { n, mode: DayEnd::EndOfDay } => self.closing(self.nth(date, n)),
            Term::WorkingDay { n, mode: DayEnd::SameTime } => {
                let mut moved = start;
                while !self.open(moved) {
                    moved += TimeDelta::minutes(1);
                }
                let last = self.nth(local_date(moved), n);
                let intervals = self.intervals(last);
                let same = instant(last.and_time(local(moved).time()));
                let opening = instant(last.and_time(intervals[0].0));
                same.clamp(opening, self.closing(last))
            }
            Term::CalendarDay { n } => self.closing(self.next_working(date + Days::new(n.into()))),
            Term::Month { n } => {
                let months = date.year() * 12 + date.month0() as i32 + n as i32;
                let (year, month) = (months / 12, months as u32 % 12 + 1);
                let last = (1..=date.day())
                    .rev()
                    .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
                    .unwrap();
                self.closing(self.next_working(last))
            }
            Term::Hour { n } => start + TimeDelta::minutes(i64::from(n) * 60),
            Term::WorkingHour { n } => self.add(start, n * 60),
            Term::SameDay { cutoff } if self.works(date) && local(start).time() <= cutoff => {
                self.closing(date)
            }
            Term::SameDay { .. } => self.closing(self.nth(date, 1)),
            Term::None => unreachable!("not generated"),
        }
    }
}
