use super::*;
use crate::calendar::{CalendarParts, parse_csv};
use crate::identity::{Grant, Role, scope};
use proptest::prelude::*;

const DAY: u64 = 480;

fn calendar() -> Calendar {
    let days = parse_csv(include_str!("../../../../data/calendar.csv")).unwrap();
    let parts = CalendarParts {
        version: "test".into(),
        published_until: "2026-12-31".parse().unwrap(),
        days,
        hours: Vec::new(),
        closures: Vec::new(),
    };
    Calendar::build(parts).unwrap()
}

fn at(text: &str) -> Instant {
    instant(text.parse().unwrap())
}

/// Monday, 16/11/2026, at the opening of the office.
fn monday() -> (Calendar, Horizon) {
    let calendar = calendar();
    let horizon = Horizon::of(at("2026-11-16T07:00:00"), &calendar);
    (calendar, horizon)
}

#[test]
fn buckets_end_at_midnight() {
    let (_, horizon) = monday();
    let bucket = |text| horizon.bucket(Some(at(text)));
    assert_eq!(bucket("2026-11-16T06:59:59"), LoadBucket::Overdue);
    assert_eq!(bucket("2026-11-16T07:00:00"), LoadBucket::Today);
    assert_eq!(bucket("2026-11-16T23:59:59"), LoadBucket::Today);
    assert_eq!(bucket("2026-11-17T00:00:00"), LoadBucket::NextDay);
    assert_eq!(bucket("2026-11-18T08:00:00"), LoadBucket::ThisWeek);
    assert_eq!(bucket("2026-11-22T23:00:00"), LoadBucket::ThisWeek);
    assert_eq!(bucket("2026-11-23T00:00:00"), LoadBucket::Later);
    assert_eq!(horizon.bucket(None), LoadBucket::Later);
}

#[test]
fn the_day_after_friday_is_monday() {
    let horizon = Horizon::of(at("2026-11-27T10:00:00"), &calendar());
    assert_eq!(horizon.bucket(Some(at("2026-11-30T10:00:00"))), LoadBucket::NextDay);
    assert_eq!(horizon.week, horizon.next_day, "nothing of this week is left after it");
    assert_eq!(horizon.bucket(Some(at("2026-12-01T10:00:00"))), LoadBucket::Later);
}

/// 24/11 is a day off since 2026.
#[test]
fn the_day_before_a_holiday_is_followed_by_the_day_after_it() {
    let horizon = Horizon::of(at("2026-11-23T10:00:00"), &calendar());
    assert_eq!(horizon.bucket(Some(at("2026-11-25T16:00:00"))), LoadBucket::NextDay);
}

fn load(parts: &[(LoadBucket, u64)]) -> Load {
    let mut load = Load::default();
    for (bucket, minutes) in parts {
        load.add(*bucket, 1, *minutes);
    }
    load
}

#[test]
fn as_much_as_there_is_time_for_is_full_and_a_minute_more_is_too_much() {
    let (calendar, horizon) = monday();
    let norm = Norm::new(1).unwrap();
    let verdict = |minutes| {
        let load = load(&[(LoadBucket::Today, minutes)]);
        assess(&load, &horizon, &calendar, norm, None).level
    };
    assert_eq!(verdict(0), Level::Light);
    assert_eq!(verdict(DAY / 2), Level::Light);
    assert_eq!(verdict(DAY), Level::Full);
    assert_eq!(verdict(DAY + 1), Level::Over);
}

#[test]
fn what_is_overdue_takes_the_time_of_what_is_due_today() {
    let (calendar, horizon) = monday();
    let norm = Norm::new(1).unwrap();
    let load = load(&[(LoadBucket::Overdue, DAY), (LoadBucket::Today, 60)]);
    let found = assess(&load, &horizon, &calendar, norm, None);
    assert_eq!((found.level, found.tightest.bucket), (Level::Over, LoadBucket::Today));
    assert_eq!((found.tightest.demand, found.tightest.capacity), (DAY + 60, DAY));
}

#[test]
fn what_is_due_later_presses_nobody() {
    let (calendar, horizon) = monday();
    let load = load(&[(LoadBucket::Later, 100 * DAY)]);
    assert_eq!(assess(&load, &horizon, &calendar, Norm::default(), None).level, Level::Light);
}

#[test]
fn who_is_away_has_no_time() {
    let (calendar, horizon) = monday();
    let day = |text: &str| text.parse().unwrap();
    let away = Absence { from: day("2026-11-13"), until: day("2026-11-17") };
    let load = load(&[(LoadBucket::NextDay, 60)]);
    let found = assess(&load, &horizon, &calendar, Norm::default(), Some(away));
    assert_eq!(found.level, Level::Over);
    assert_eq!(found.strains.map(|strain| strain.capacity), [0, 0, 3 * DAY * 8]);
}

#[test]
fn a_step_taken_away_is_gone() {
    let mut load = load(&[(LoadBucket::Today, 60), (LoadBucket::Today, 90)]);
    load.remove(LoadBucket::Today, 60);
    assert_eq!(load.of(LoadBucket::Today), Demand { steps: 1, minutes: 90 });
    load.remove(LoadBucket::Later, 60);
    assert_eq!(load.total(), Demand { steps: 1, minutes: 90 });
}

#[test]
fn a_head_sees_the_colleagues_of_the_division_and_no_others() {
    let grant = |role, agency: &str, unit: &str| {
        let unit = (!unit.is_empty()).then(|| unit.to_owned());
        Grant::own(role, agency.try_into().unwrap(), unit)
    };
    let officer = |grant: Grant| Actor {
        id: uuid::Uuid::from_u128(1),
        name: String::new(),
        title: String::new(),
        agency: grant.agency.clone(),
        grants: vec![grant],
    };
    let head = officer(grant(Role::Hod, "H99.02", "A"));
    let scope = scope(&head, Action::Workload).unwrap();
    let sees = |role, agency, unit| works_within(&officer(grant(role, agency, unit)), &scope);
    assert!(sees(Role::Spc, "H99.02", "A"));
    assert!(!sees(Role::Spc, "H99.02", "B"));
    assert!(!sees(Role::Spc, "H99.03", "A"));
    assert!(!sees(Role::Dir, "H99.02", ""), "a leader of the whole agency is nobody's colleague");
    assert!(!sees(Role::Audit, "H99.02", "A"), "an inspector takes no steps");
}

proptest! {
    #[test]
    fn every_moment_lies_in_the_one_bucket_that_reaches_over_it(hours in -400_i64..4000, start in 0_i64..2000) {
        let now = at("2026-11-02T00:00:00") + chrono::TimeDelta::minutes(start * 17);
        let horizon = Horizon::of(now, &calendar());
        let due = now + chrono::TimeDelta::hours(hours);
        let holds = |bucket: &LoadBucket| {
            let (from, until) = horizon.range(*bucket);
            from.is_none_or(|from| due >= from) && until.is_none_or(|until| due < until)
        };
        let found: Vec<_> = LoadBucket::ALL.into_iter().filter(holds).collect();
        prop_assert_eq!(found, vec![horizon.bucket(Some(due))]);
    }

    #[test]
    fn more_work_never_makes_lighter(parts in prop::collection::vec((0_usize..5, 0_u64..5000), 0..20)) {
        let (calendar, horizon) = monday();
        let mut load = Load::default();
        let mut last = 0;
        for (bucket, minutes) in parts {
            load.add(LoadBucket::ALL[bucket], 1, minutes);
            let percent = assess(&load, &horizon, &calendar, Norm::default(), None).tightest.percent();
            prop_assert!(percent >= last);
            last = percent;
        }
    }
}
