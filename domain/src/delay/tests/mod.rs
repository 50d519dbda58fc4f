//! Tests of the account of time: dossiers with known minutes, and properties of any history.

mod cases;
mod policy;
mod properties;

use super::responsibility::Fact;
use crate::calendar::{Calendar, CalendarParts, parse_csv};
use crate::time::{Instant, instant};
use chrono::{NaiveDate, NaiveDateTime};

/// The calendar the product ships.
fn shipped() -> Calendar {
    Calendar::build(CalendarParts {
        version: "2026.1".to_owned(),
        published_until: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
        days: parse_csv(include_str!("../../../../data/calendar.csv")).unwrap(),
        hours: Vec::new(),
        closures: Vec::new(),
    })
    .unwrap()
}

/// `2021-01-12T09:00`, in Vietnam.
fn at(text: &str) -> Instant {
    instant(NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap())
}

/// A step of an officer.
fn step(officer: &'static str) -> Fact<&'static str> {
    Fact::StepStarted { officer }
}

/// A request to an agency that the step waits for, or not.
fn asked(request: u32, agency: &str, waits: bool) -> Fact<&'static str> {
    Fact::ConsultationAsked { request, agency: agency.parse().unwrap(), waits }
}
