//! Pauses, duties and extensions on any calendar.

use super::oracle::{Oracle, at, moment, parts, shipped, term};
use super::properties::consistent;
use crate::calendar::{
    Calendar, Clocks, DayEnd, Duty, Left, Limits, Line, Pause, PauseGround, PausePolicy, Term,
};
use crate::time::{Instant, local_date};
use chrono::TimeDelta;
use proptest::prelude::*;

fn pause(policy: PausePolicy, start: Instant, end: Instant) -> Pause {
    let ground = match policy {
        PausePolicy::Restart => PauseGround::Supplement,
        PausePolicy::Resume => PauseGround::Payment,
    };
    Pause { start, end, ground, policy, reference: Some("12/TB".to_owned()), beside: Vec::new() }
}

fn duty() -> impl Strategy<Value = Duty> {
    prop_oneof![
        proptest::sample::select(vec![
            Duty::OnlineAlert,
            Duty::OnlineAnswer,
            Duty::Handover,
            Duty::CenterTransfer,
            Duty::SupplementNotice { days: None },
            Duty::SupplementNotice { days: Some(7) },
            Duty::CompletionWindow,
            Duty::LateNotice,
            Duty::Correction,
            Duty::FeeTransfer,
            Duty::PublishProcedure,
            Duty::FeedbackAnswer,
        ]),
        (0_u32..3000).prop_map(|minutes| Duty::Step { minutes }),
        (0_u32..100).prop_map(|hours| Duty::HourReturn { hours }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_restart_counts_anew_and_never_ends_earlier(
        parts in parts(), start in moment(), wait in 0_i64..20_000, long in 0_i64..20_000,
        term in term(),
    ) {
        let calendar = Calendar::build(parts).unwrap();
        let from = start + TimeDelta::minutes(wait);
        let to = from + TimeDelta::minutes(long);
        let due = |start, pauses: &[Pause]| {
            calendar.due_after(start, term, pauses).unwrap().unwrap().at
        };
        let restarted = due(start, &[pause(PausePolicy::Restart, from, to)]);
        prop_assert_eq!(restarted, due(to, &[]));
        prop_assert!(restarted >= due(start, &[]));
    }

    #[test]
    fn a_resumption_gives_back_exactly_the_office_time_that_was_left(
        parts in parts(), start in moment(), wait in 0_i64..20_000, long in 0_i64..20_000,
        n in 1_u32..12,
    ) {
        let calendar = Calendar::build(parts.clone()).unwrap();
        let oracle = Oracle(parts);
        let term = Term::WorkingDay { n, mode: DayEnd::EndOfDay };
        let before = calendar.due(start, term).unwrap().unwrap().at;
        let from = start + TimeDelta::minutes(wait);
        let to = from + TimeDelta::minutes(long);
        let resumed = calendar
            .due_after(start, term, &[pause(PausePolicy::Resume, from, to)]).unwrap().unwrap().at;
        if from >= before {
            prop_assert_eq!(resumed, before);
        } else {
            let left = oracle.minutes(from, before);
            prop_assert_eq!(resumed, oracle.add(to, u32::try_from(left).unwrap()));
            prop_assert!(resumed >= before);
        }
    }

    #[test]
    fn days_resumed_are_the_days_left(
        parts in parts(), start in moment(), wait in 0_i64..20_000, long in 0_i64..20_000,
        term in prop_oneof![
            (1_u32..40).prop_map(|n| Term::CalendarDay { n }),
            (1_u32..3).prop_map(|n| Term::Month { n }),
        ],
    ) {
        let calendar = Calendar::build(parts).unwrap();
        let before = calendar.due(start, term).unwrap().unwrap().at;
        let from = start + TimeDelta::minutes(wait);
        let to = from + TimeDelta::minutes(long);
        let resumed = calendar
            .due_after(start, term, &[pause(PausePolicy::Resume, from, to)]).unwrap().unwrap().at;
        if from >= before {
            prop_assert_eq!(resumed, before);
        } else {
            let left = local_date(before) - local_date(from);
            prop_assert_eq!(resumed, calendar.closing(local_date(to) + left).unwrap());
        }
    }

    #[test]
    fn the_way_over_two_pauses_agrees_with_the_answer(
        parts in parts(), start in moment(), times in proptest::collection::vec(0_i64..9000, 4),
        policies in proptest::collection::vec(proptest::bool::ANY, 2), term in term(),
    ) {
        let calendar = Calendar::build(parts).unwrap();
        let mut now = start;
        let mut next = |minutes: i64| { now += TimeDelta::minutes(minutes); now };
        let pauses: Vec<_> = times.chunks(2).zip(policies).map(|(pair, restart)| {
            let policy = if restart { PausePolicy::Restart } else { PausePolicy::Resume };
            let from = next(pair[0]);
            pause(policy, from, next(pair[1]))
        }).collect();
        let due = calendar.due_after(start, term, &pauses).unwrap();
        let (derived, way) = calendar.derive(start, term, &pauses).unwrap().unwrap();
        prop_assert_eq!(due, Some(derived));
        consistent(&calendar, &way)?;
        let named = way.lines.iter().filter(|line| matches!(line, Line::Paused { .. })).count();
        prop_assert_eq!(named, 2);
    }

    #[test]
    fn every_duty_has_a_way_that_agrees(parts in parts(), start in moment(), duty in duty()) {
        let calendar = Calendar::build(parts).unwrap();
        let limits = Limits::default();
        let clocks = Clocks::new(&calendar, &limits);
        let due = clocks.due(duty, start).unwrap();
        let (derived, way) = clocks.derive(duty, start).unwrap();
        prop_assert_eq!(due, derived);
        consistent(&calendar, &way)?;
        match duty {
            Duty::LateNotice => {
                prop_assert!(local_date(due.at) < local_date(start));
                let days = calendar.working_days(local_date(due.at), local_date(start));
                prop_assert_eq!(days, u32::from(calendar.is_working_day(local_date(start))));
            }
            _ => prop_assert!(due.at >= start),
        }
        if let Duty::HourReturn { .. } = duty {
            prop_assert!(calendar.is_open(due.at));
        }
    }
}

#[test]
fn what_is_left_stands_in_the_way() {
    let calendar = shipped();
    let left = |term, from: &str, to: &str| {
        let pauses = [pause(PausePolicy::Resume, at(from), at(to))];
        let (_, way) = calendar.derive(at("2021-01-12T09:00"), term, &pauses).unwrap().unwrap();
        way.lines.into_iter().find_map(|line| match line {
            Line::Paused { left, .. } => left,
            _ => None,
        })
    };
    let days = Term::WorkingDay { n: 7, mode: DayEnd::EndOfDay };
    assert_eq!(
        left(days, "2021-01-14T10:00", "2021-01-20T14:00"),
        Some(Left::WorkingMinutes { n: 45 * 60 })
    );
    assert_eq!(
        left(Term::CalendarDay { n: 10 }, "2021-01-15T09:00", "2021-01-18T16:00"),
        Some(Left::CalendarDays { n: 7 })
    );
    assert_eq!(
        left(Term::Hour { n: 24 }, "2021-01-12T10:30", "2021-01-12T11:00"),
        Some(Left::Minutes { n: 22 * 60 + 30 })
    );
    assert_eq!(left(days, "2021-01-22T09:00", "2021-01-25T09:00"), None, "already late");
}

#[test]
fn an_extension_keeps_the_way_so_far() {
    let calendar = shipped();
    let term = Term::WorkingDay { n: 7, mode: DayEnd::EndOfDay };
    let (due, way) = calendar.derive(at("2021-01-12T09:00"), term, &[]).unwrap().unwrap();
    let before = way.lines.len();
    let until = "2021-01-30".parse().unwrap();
    let (later, way) = calendar.extend(due.at, way, until, "15/GH-STP").unwrap();
    assert_eq!(later.at, at("2021-02-01T17:00"), "a Saturday moves to Monday");
    let granted = Line::Extended { due_before: due.at, reference: "15/GH-STP".to_owned() };
    assert_eq!(way.lines[before], granted);
    assert!(matches!(way.lines.last(), Some(Line::Due { at, .. }) if *at == later.at));
}

#[test]
fn only_a_supplement_may_restart() {
    for supplement in [PausePolicy::Restart, PausePolicy::Resume] {
        for ground in PauseGround::ALL {
            let expected =
                if ground == PauseGround::Supplement { supplement } else { PausePolicy::Resume };
            assert_eq!(ground.policy(supplement), expected);
        }
    }
}
