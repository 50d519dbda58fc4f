//! Tables of known answers.

use super::oracle::{at, shipped, shipped_parts};
use crate::calendar::{
    Calendar, Clocks, DayEnd, Due, Duty, Limits, OfficeHours, Term, check, days_fixed_by_law,
};
use crate::lang::Lang;
use chrono::{Datelike, NaiveDate};
use std::path::Path;

fn passes(table: &str) -> usize {
    let report = check::run(&shipped(), &Limits::default(), table);
    assert!(report.passed(), "{}", report.text(Lang::En).join("\n"));
    assert_eq!(report.cases, report.matched);
    report.cases
}

#[test]
fn every_unit_and_rule_of_the_clock() {
    assert_eq!(passes(include_str!("vectors.csv")), 43);
}

#[test]
fn shared_table_when_present() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/cases/deadlines.csv");
    if let Ok(table) = std::fs::read_to_string(path) {
        assert_eq!(passes(&table), 150);
    }
}

#[test]
fn working_days_of_each_year_are_as_published() {
    let calendar = shipped();
    let eve = |year| NaiveDate::from_ymd_opt(year - 1, 12, 31).unwrap();
    let counts: Vec<_> =
        (2020..=2026).map(|year| calendar.working_days(eve(year), eve(year + 1))).collect();
    assert_eq!(counts, [252, 250, 249, 249, 251, 250, 249]);
}

#[test]
fn unpublished_years_are_provisional_and_have_the_days_the_law_fixes() {
    let calendar = shipped();
    let due = |start: &str, n| calendar.due(at(start), Term::CalendarDay { n }).unwrap().unwrap();
    assert_eq!(due("2026-12-30T09:00", 1), Due { at: at("2026-12-31T17:00"), provisional: false });
    let new_year = Due { at: at("2027-01-04T17:00"), provisional: true };
    assert_eq!(due("2026-12-30T09:00", 2), new_year);
    // 2033 is listed nowhere: 01/01 and 30/4 are Saturdays, 01/5 a Sunday.
    assert_eq!(due("2032-12-31T09:00", 1).at, at("2033-01-04T17:00"));
    assert_eq!(due("2033-04-29T09:00", 1).at, at("2033-05-04T17:00"));
    let hours = calendar.due(at("2030-01-01T00:00"), Term::Hour { n: 1 }).unwrap().unwrap();
    assert!(!hours.provisional, "hours of the clock need no calendar");
}

#[test]
fn the_law_gives_days_in_lieu_but_not_for_24_november() {
    let dates = |year| {
        let days = days_fixed_by_law(year);
        days.iter().map(|day| (day.date.day(), day.date.month())).collect::<Vec<_>>()
    };
    assert_eq!(dates(2025), [(1, 1), (30, 4), (1, 5), (2, 9)]);
    assert_eq!(dates(2029), [(1, 1), (30, 4), (1, 5), (2, 9), (3, 9), (24, 11)]);
    let saturdays = [(1, 1), (3, 1), (30, 4), (1, 5), (2, 5), (3, 5), (2, 9), (24, 11)];
    assert_eq!(dates(2033), saturdays);
}

#[test]
fn the_shipped_2027_has_what_the_law_fixes() {
    let calendar = shipped();
    for day in days_fixed_by_law(2027) {
        let listed = calendar.special(day.date).unwrap();
        assert_eq!((listed.kind, &listed.name, &listed.source), (day.kind, &day.name, &day.source));
    }
}

#[test]
fn a_term_beyond_the_covered_years_is_refused() {
    let calendar = shipped();
    for term in [
        Term::WorkingDay { n: u32::MAX, mode: Default::default() },
        Term::CalendarDay { n: u32::MAX },
        Term::Month { n: u32::MAX },
        Term::Hour { n: u32::MAX },
        Term::WorkingHour { n: u32::MAX },
        Term::WorkingHour { n: u32::MAX / 60 },
    ] {
        match calendar.due(at("2026-01-05T09:00"), term) {
            Err(error) => assert!(!error.text(Lang::Vi).is_empty()),
            // Hours of the clock need no calendar and go on.
            Ok(due) => assert!(matches!(term, Term::Hour { .. }) && due.is_some()),
        }
    }
    assert!(calendar.due(at("2014-12-31T09:00"), Term::WorkingHour { n: 1 }).is_err());
    assert!(calendar.due(at("2046-01-01T09:00"), Term::CalendarDay { n: 1 }).is_err());
    assert_eq!(calendar.due(at("2026-01-05T09:00"), Term::None), Ok(None));
    let limits = Limits::default();
    let clocks = Clocks::new(&calendar, &limits);
    assert!(clocks.due(Duty::LateNotice, at("2015-01-01T09:00")).is_err());
}

#[test]
fn summer_and_winter_hours_have_their_dates() {
    let mut parts = shipped_parts();
    let mut summer: OfficeHours = "07:00-11:30+14:00-17:30".parse().unwrap();
    summer.from = NaiveDate::from_ymd_opt(2026, 4, 16);
    let mut winter: OfficeHours = "07:30-12:00+13:00-16:30".parse().unwrap();
    winter.from = NaiveDate::from_ymd_opt(2026, 10, 16);
    parts.hours = vec![winter, summer];
    let calendar = Calendar::build(parts).unwrap();
    let closing = |y, m, d| calendar.closing(NaiveDate::from_ymd_opt(y, m, d).unwrap()).unwrap();
    assert_eq!(closing(2026, 4, 15), at("2026-04-15T17:00"));
    assert_eq!(closing(2026, 4, 16), at("2026-04-16T17:30"));
    assert_eq!(closing(2026, 10, 16), at("2026-10-16T16:30"));
    let term = Term::WorkingDay { n: 1, mode: DayEnd::SameTime };
    let due = calendar.due(at("2026-10-15T17:15"), term).unwrap().unwrap();
    assert_eq!(due.at, at("2026-10-16T16:30"), "never after closing");
    assert!(calendar.is_open(at("2026-10-16T12:00")));
    assert!(!calendar.is_open(at("2026-10-16T12:01")));
}
