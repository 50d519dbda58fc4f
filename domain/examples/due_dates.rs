//! Measures how many due dates one core computes in a second:
//! `cargo run --release -p domain --example due_dates`.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::calendar::{
    Calendar, CalendarParts, DayEnd, Pause, PauseGround, PausePolicy, Term, parse_csv,
};
use domain::time::instant;
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: i64 = 2_000_000;

fn main() -> Result<(), Box<dyn Error>> {
    let parts = CalendarParts {
        version: "shipped".to_owned(),
        published_until: NaiveDate::from_ymd_opt(2026, 12, 31).ok_or("a date")?,
        days: parse_csv(include_str!("../../data/calendar.csv"))?,
        hours: Vec::new(),
        closures: Vec::new(),
    };
    let begun = Instant::now();
    let calendar = Calendar::build(parts)?;
    println!("{:<28}{:>12.3?}", "build", begun.elapsed());

    let first = NaiveDate::from_ymd_opt(2020, 1, 1).ok_or("a date")?;
    let first = instant(first.and_time(NaiveTime::MIN));
    let start = |n: i64| first + TimeDelta::minutes(n * 7919 % (6 * 365 * 24 * 60));
    let cutoff = NaiveTime::from_hms_opt(15, 0, 0).ok_or("a time")?;
    for (name, term) in [
        ("working days", Term::WorkingDay { n: 20, mode: DayEnd::EndOfDay }),
        ("working days, same time", Term::WorkingDay { n: 20, mode: DayEnd::SameTime }),
        ("calendar days", Term::CalendarDay { n: 30 }),
        ("months", Term::Month { n: 2 }),
        ("working hours", Term::WorkingHour { n: 40 }),
        ("same day", Term::SameDay { cutoff }),
    ] {
        per_second(name, ROUNDS, |n| calendar.due(start(n), term).is_ok());
    }
    let term = Term::WorkingDay { n: 20, mode: DayEnd::EndOfDay };
    per_second("working days, one pause", ROUNDS, |n| {
        let pause = Pause {
            start: start(n) + TimeDelta::days(3),
            end: start(n) + TimeDelta::days(9),
            ground: PauseGround::Payment,
            policy: PausePolicy::Resume,
            reference: None,
            beside: Vec::new(),
        };
        calendar.due_after(start(n), term, &[pause]).is_ok()
    });
    per_second("working minutes between", ROUNDS, |n| {
        calendar.working_minutes(start(n), start(n) + TimeDelta::days(40)) > 0
    });
    per_second("working days, derivation", ROUNDS / 20, |n| {
        calendar.derive(start(n), term, &[]).is_ok()
    });
    Ok(())
}

fn per_second(name: &str, rounds: i64, mut ask: impl FnMut(i64) -> bool) {
    let begun = Instant::now();
    let answered = (0..rounds).filter(|n| ask(black_box(*n))).count();
    let rate = rounds as f64 / begun.elapsed().as_secs_f64();
    println!("{name:<28}{rate:>12.0} a second, {answered} answered");
}
