//! What must hold for any history, sensible or not.

use super::{asked, at, shipped, step};
use crate::delay::responsibility::{Fact, Holder, Ledger, Waiting, ledger};
use crate::time::Instant;
use chrono::TimeDelta;
use proptest::prelude::*;

type History = Vec<(Instant, Fact<&'static str>)>;

/// A Friday morning before opening.
fn start() -> Instant {
    at("2021-01-15T06:50")
}

fn fact() -> impl Strategy<Value = Fact<&'static str>> {
    let ground = || prop_oneof![Just(Waiting::Supplement), Just(Waiting::Payment)];
    let agency = proptest::sample::select(vec!["H41.05", "H41.07"]);
    prop_oneof![
        1 => Just(Fact::Accepted),
        1 => Just(Fact::HandedOver),
        3 => Just(Fact::Arrived),
        3 => proptest::sample::select(vec!["an", "binh"]).prop_map(step),
        1 => Just(Fact::StepFinished),
        1 => ground().prop_map(Fact::ApplicantAsked),
        3 => ground().prop_map(Fact::ApplicantAnswered),
        2 => (0_u32..4, agency, any::<bool>()).prop_map(|(n, agency, waits)| asked(n, agency, waits)),
        2 => (0_u32..4).prop_map(|request| Fact::ConsultationAnswered { request }),
        1 => Just(Fact::ResultSigned),
        1 => Just(Fact::ResultAtCenter),
    ]
}

/// Up to 14 facts in order, at most 2 000 units apart, often at the same moment, and the end.
fn history(unit: TimeDelta) -> impl Strategy<Value = (History, Instant)> {
    let gap = || prop_oneof![Just(0_i32), 1..200, 1..2_000];
    let facts = proptest::collection::vec((gap(), fact()), 1..15);
    (facts, gap(), any::<bool>()).prop_map(move |(facts, rest, ended)| {
        let mut now = start();
        let mut history: History = Vec::new();
        for (gap, fact) in facts {
            now += unit * gap;
            history.push((now, fact));
        }
        now += unit * rest;
        if ended {
            history.push((now, Fact::Returned));
        }
        (history, now)
    })
}

/// Moments that fall on no whole minute.
fn odd() -> TimeDelta {
    TimeDelta::milliseconds(61_007)
}

/// Who has the dossier at a moment, told backwards: by the last fact of each kind.
fn holder(history: &History, now: Instant) -> Holder<&'static str> {
    let past: Vec<_> = history.iter().filter(|(at, _)| *at <= now).map(|(_, fact)| fact).collect();
    let last = |matters: fn(&Fact<&'static str>) -> bool| past.iter().rfind(|fact| matters(fact));
    let question = last(|f| matches!(f, Fact::ApplicantAsked(_) | Fact::ApplicantAnswered(_)));
    if matches!(question, Some(Fact::ApplicantAsked(_))) {
        return Holder::Applicant;
    }
    match last(|f| {
        matches!(f, Fact::Accepted | Fact::HandedOver | Fact::Arrived | Fact::ResultAtCenter)
    }) {
        Some(Fact::HandedOver) => return Holder::InTransit,
        Some(Fact::Arrived) => {}
        _ => return Holder::Center,
    }
    let Some(Fact::StepStarted { officer }) =
        last(|f| matches!(f, Fact::StepStarted { .. } | Fact::StepFinished | Fact::ResultSigned))
    else {
        return Holder::Department;
    };
    let unanswered = past.iter().enumerate().find_map(|(n, fact)| match fact {
        Fact::ConsultationAsked { request, agency, waits: true } => {
            let answer = Fact::ConsultationAnswered { request: *request };
            (!past[n..].contains(&&answer)).then(|| agency.clone())
        }
        _ => None,
    });
    unanswered.map_or(Holder::Officer(*officer), Holder::Consulted)
}

fn contiguous(ledger: &Ledger<&str>, from: Instant, to: Instant) -> Result<(), TestCaseError> {
    let mut at = from;
    for span in &ledger.spans {
        prop_assert_eq!(span.from, at);
        prop_assert!(span.to > span.from && span.minutes >= 0);
        prop_assert_eq!(span.waiting.is_some(), span.holder == Holder::Applicant);
        at = span.to;
    }
    prop_assert_eq!(at, to);
    for pair in ledger.spans.windows(2) {
        prop_assert!((&pair[0].holder, pair[0].waiting) != (&pair[1].holder, pair[1].waiting));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_parts_sum_to_the_whole((facts, end) in history(odd())) {
        let calendar = shipped();
        let ledger = ledger(&calendar, &facts, end);
        let first = facts[0].0;
        contiguous(&ledger, first, end)?;
        let whole = calendar.working_minutes(first, end);
        prop_assert_eq!(ledger.total(), whole);
        prop_assert_eq!(ledger.totals().iter().map(|(_, minutes)| minutes).sum::<i64>(), whole);
    }

    #[test]
    fn they_do_so_even_when_the_facts_are_in_disorder(
        (mut facts, end) in history(odd()), middle in any::<prop::sample::Index>(), cut in 0_i32..2_000,
    ) {
        let calendar = shipped();
        facts.retain(|(_, fact)| !fact.ends());
        let turn = middle.index(facts.len());
        facts.rotate_left(turn);
        let (first, until) = (facts[0].0, end - odd() * cut);
        let ledger = ledger(&calendar, &facts, until);
        contiguous(&ledger, first, until.max(first))?;
        prop_assert_eq!(ledger.total(), calendar.working_minutes(first, until));
    }

    #[test]
    fn splitting_a_time_changes_nothing((facts, end) in history(odd()), thousandths in 0..=1_000_i32) {
        let calendar = shipped();
        let whole = ledger(&calendar, &facts, end);
        let moment = facts[0].0 + (end - facts[0].0) / 1_000 * thousandths;
        let index = facts.partition_point(|(at, _)| *at <= moment);
        let mut split = facts.clone();
        if index < split.len() || !split[index - 1].1.ends() {
            split.insert(index, (moment, Fact::ConsultationAnswered { request: 99 }));
        }
        prop_assert_eq!(&ledger(&calendar, &split, end), &whole);
    }

    #[test]
    fn each_minute_is_its_holders((facts, end) in history(TimeDelta::minutes(1))) {
        let calendar = shipped();
        let ledger = ledger(&calendar, &facts, end);
        let mut counted: Vec<(Holder<&str>, i64)> = Vec::new();
        let mut minute = facts[0].0;
        while minute < end {
            let next = minute + TimeDelta::minutes(1);
            if calendar.working_minutes(minute, next) == 1 {
                let holder = holder(&facts, minute);
                match counted.iter_mut().find(|(known, _)| *known == holder) {
                    Some((_, minutes)) => *minutes += 1,
                    None => counted.push((holder, 1)),
                }
            }
            minute = next;
        }
        prop_assert_eq!(ledger.totals(), counted);
    }
}
