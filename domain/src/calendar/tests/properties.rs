//! What must hold on any calendar.

use super::oracle::{Oracle, moment, parts, term};
use crate::calendar::{Calendar, CalendarParts, Derivation, Line, Term};
use crate::lang::Lang;
use crate::time::{local, local_date};
use proptest::prelude::*;

fn build(parts: CalendarParts) -> (Calendar, Oracle) {
    // The oracle knows no days fixed by law; the covered months are all listed or ordinary.
    (Calendar::build(parts.clone()).unwrap(), Oracle(parts))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_term_ends_where_counting_slowly_ends(parts in parts(), start in moment(), term in term()) {
        let (calendar, oracle) = build(parts);
        let due = calendar.due(start, term).unwrap().unwrap();
        // Months may reach into years that have the days the law fixes, unknown to the oracle.
        if local(due.at).date() < "2024-12-31".parse().unwrap() {
            prop_assert_eq!(due.at, oracle.due(start, term));
        }
        let needs_calendar = !matches!(term, Term::Hour { .. });
        let unpublished = local_date(due.at) > calendar.published_until();
        prop_assert_eq!(due.provisional, needs_calendar && unpublished);
    }

    #[test]
    fn office_time_is_what_counting_minutes_gives(
        parts in parts(), start in moment(), minutes in 0_u32..3000, span in 0_i64..12_000,
    ) {
        let (calendar, oracle) = build(parts);
        let due = calendar.add_working_minutes(start, minutes).unwrap();
        prop_assert_eq!(due, oracle.add(start, minutes));
        prop_assert_eq!(calendar.working_minutes(start, due), i64::from(minutes));
        let end = start + chrono::TimeDelta::minutes(span);
        prop_assert_eq!(calendar.working_minutes(start, end), oracle.minutes(start, end));
    }

    #[test]
    fn a_later_start_never_ends_earlier(
        parts in parts(), a in moment(), b in moment(), term in term(),
    ) {
        let (calendar, _) = build(parts);
        let due = |start| calendar.due(start, term).unwrap().unwrap().at;
        // SAME_DAY after the cut-off and the next morning end on the same day, never earlier.
        prop_assert!(due(a.min(b)) <= due(a.max(b)));
    }

    #[test]
    fn office_time_adds_up(
        parts in parts(), mut moments in proptest::collection::vec(moment(), 3),
        ms in proptest::collection::vec(0_i64..60_000, 3), m in 0_u32..2000, n in 0_u32..2000,
    ) {
        let (calendar, _) = build(parts);
        for (moment, ms) in moments.iter_mut().zip(ms) {
            *moment += chrono::TimeDelta::milliseconds(ms);
        }
        moments.sort();
        let [a, b, c] = moments[..] else { unreachable!("three") };
        let w = |from, until| calendar.working_minutes(from, until);
        prop_assert_eq!(w(a, b) + w(b, c), w(a, c));
        let add = |start, minutes| calendar.add_working_minutes(start, minutes).unwrap();
        prop_assert_eq!(add(add(a, m), n), add(a, m + n));
        prop_assert_eq!(calendar.chain(a, &[m, 0, n]).unwrap()[2], add(a, m + n));
    }

    #[test]
    fn nothing_counted_on_the_calendar_ends_on_a_day_off(
        parts in parts(), start in moment(), term in term(),
    ) {
        let (calendar, _) = build(parts);
        let due = calendar.due(start, term).unwrap().unwrap().at;
        if !matches!(term, Term::Hour { .. }) {
            prop_assert!(calendar.is_working_day(local_date(due)));
            prop_assert!(calendar.closing(local_date(due)).unwrap() >= due);
        }
    }

    #[test]
    fn the_derivation_agrees_with_the_answer(
        parts in parts(), start in moment(), term in term(),
    ) {
        let (calendar, _) = build(parts);
        let due = calendar.due(start, term).unwrap().unwrap();
        let (derived, way) = calendar.derive(start, term, &[]).unwrap().unwrap();
        prop_assert_eq!(due, derived);
        consistent(&calendar, &way)?;
        let begun = matches!(way.lines[0], Line::From { at, .. } if at == start);
        prop_assert!(begun);
        let last = way.lines.iter().rev().find(|line| !matches!(line, Line::Provisional { .. }));
        let ended = matches!(last, Some(Line::Due { at, .. }) if *at == due.at);
        prop_assert!(ended);
        let provisional = matches!(way.lines.last(), Some(Line::Provisional { .. }));
        prop_assert_eq!(provisional, due.provisional);
    }

    #[test]
    fn each_day_between_is_counted_or_skipped(
        parts in parts(), start in moment(), n in 1_u32..60,
    ) {
        let (calendar, oracle) = build(parts);
        let term = Term::WorkingDay { n, mode: Default::default() };
        let (due, way) = calendar.derive(start, term, &[]).unwrap().unwrap();
        let mut dates: Vec<_> = way.lines.iter().flat_map(|line| match line {
            Line::Skipped { runs, .. } | Line::Counted { runs, .. } => runs.clone(),
            _ => Vec::new(),
        }).flat_map(|run| run.dates()).collect();
        dates.sort();
        let all: Vec<_> = local_date(start).iter_days().skip(1)
            .take_while(|date| *date <= local_date(due.at)).collect();
        prop_assert_eq!(&dates, &all);
        let worked = all.iter().filter(|date| oracle.works(**date)).count();
        prop_assert_eq!(worked, n as usize);
    }
}

/// Every date a derivation names is what the line says it is, it survives storage, and it can be
/// put into words.
pub(super) fn consistent(calendar: &Calendar, way: &Derivation) -> Result<(), TestCaseError> {
    for line in &way.lines {
        match line {
            Line::Skipped { days, runs, reason } => {
                let dates: Vec<_> = runs.iter().flat_map(|run| run.dates()).collect();
                prop_assert_eq!(dates.len(), *days as usize);
                for date in dates {
                    prop_assert_eq!(calendar.off_reason(date), Some(reason.clone()));
                }
            }
            Line::Counted { days, first, last, runs } => {
                let dates: Vec<_> = runs.iter().flat_map(|run| run.dates()).collect();
                prop_assert_eq!(dates.len(), *days as usize);
                prop_assert_eq!((dates.first(), dates.last()), (Some(first), Some(last)));
                prop_assert!(dates.iter().all(|date| calendar.is_working_day(*date)));
            }
            Line::MadeUp { date, .. } => prop_assert!(calendar.is_working_day(*date)),
            Line::Moved { from, to } => {
                prop_assert!(!calendar.is_working_day(*from) && calendar.is_working_day(*to));
                prop_assert_eq!(calendar.working_days(*from, *to), 1);
            }
            _ => {}
        }
    }
    let stored = serde_json::to_string(way).unwrap();
    prop_assert_eq!(&serde_json::from_str::<Derivation>(&stored).unwrap(), way);
    for lang in [Lang::Vi, Lang::En] {
        prop_assert!(way.text(lang).iter().all(|text| text.ends_with('.')));
    }
    Ok(())
}
