//! Derivations in words, and as stored.

use super::oracle::{at, shipped};
use crate::calendar::{
    Clocks, DayEnd, Derivation, Duty, Limits, Pause, PauseGround, PausePolicy, Term,
};
use crate::lang::Lang;
use chrono::NaiveTime;

fn ways() -> Vec<Derivation> {
    let calendar = shipped();
    let limits = Limits::default();
    let clocks = Clocks::new(&calendar, &limits);
    let days = |n, mode| Term::WorkingDay { n, mode };
    let pause = |policy, ground, start: &str, end: &str| {
        let reference = Some("Phiếu 12/YCBS".to_owned());
        Pause { start: at(start), end: at(end), ground, policy, reference, beside: Vec::new() }
    };
    let pauses = [
        pause(
            PausePolicy::Restart,
            PauseGround::Supplement,
            "2021-01-14T10:00",
            "2021-01-20T14:00",
        ),
        pause(PausePolicy::Resume, PauseGround::Payment, "2021-01-25T08:00", "2021-02-08T16:00"),
    ];
    let way = |start: &str, term, pauses: &[Pause]| {
        calendar.derive(at(start), term, pauses).unwrap().unwrap().1
    };
    let duty = |duty, start: &str| clocks.derive(duty, at(start)).unwrap().1;
    let cutoff = NaiveTime::from_hms_opt(15, 0, 0).unwrap();
    vec![
        way("2021-01-12T09:00", days(7, DayEnd::EndOfDay), &pauses),
        way("2024-04-26T16:30", days(45, DayEnd::EndOfDay), &[]),
        way("2021-01-12T12:00", days(1, DayEnd::SameTime), &[]),
        way("2026-08-10T09:00", Term::CalendarDay { n: 20 }, &[]),
        way("2026-12-30T09:00", Term::Month { n: 2 }, &[]),
        way("2026-11-21T10:00", Term::SameDay { cutoff }, &[]),
        duty(Duty::Handover, "2026-11-23T15:05"),
        duty(Duty::OnlineAnswer, "2026-11-20T20:15"),
        duty(Duty::LateNotice, "2026-11-25T17:00"),
        duty(Duty::HourReturn { hours: 24 }, "2026-02-13T17:30"),
        duty(Duty::Step { minutes: 30 }, "2021-01-12T12:00"),
    ]
}

fn all(lang: Lang) -> String {
    ways().iter().map(|way| way.text(lang).join("\n")).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn in_vietnamese() {
    insta::assert_snapshot!(all(Lang::Vi));
}

#[test]
fn in_english() {
    insta::assert_snapshot!(all(Lang::En));
}

/// Stored derivations must stay readable for as long as dossiers are kept: this form is frozen.
#[test]
fn as_stored() {
    let stored: Vec<_> = ways().iter().map(|way| serde_json::to_string(way).unwrap()).collect();
    insta::assert_snapshot!(stored.join("\n"));
}
