//! Files: the days off, the table of cases, and what is wrong with them.

use super::oracle::{parts, shipped, shipped_parts};
use crate::calendar::{
    Calendar, CalendarError, CalendarParts, DayKind, Limits, Problem, Shape, check, parse_csv,
};
use crate::lang::Lang;
use proptest::prelude::*;

#[test]
fn the_shipped_file_is_complete_and_in_order() {
    let days = shipped_parts().days;
    assert_eq!(days.len(), 116);
    assert!(days.is_sorted_by_key(|day| day.date));
    let worked: Vec<_> = days
        .iter()
        .filter(|day| day.kind == DayKind::SwapWork)
        .map(|day| day.date.to_string())
        .collect();
    assert_eq!(worked, ["2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"]);
}

#[test]
fn cells_may_be_quoted_and_the_file_may_come_from_a_spreadsheet() {
    let text = "\u{feff}date,kind,name,source\r\n\r\n# note\r\n\
                2026-01-01,LEGAL,\"Tết, ngày \"\"đầu\"\"\",  NQ 1 \r\n";
    let days = parse_csv(text).unwrap();
    assert_eq!(days.len(), 1);
    assert_eq!((days[0].name.as_str(), days[0].source.as_str()), ("Tết, ngày \"đầu\"", "NQ 1"));
}

#[test]
fn a_bad_line_is_named() {
    let problem = |rows: &str| match parse_csv(&format!("date,kind,name,source\n{rows}")) {
        Err(CalendarError::Line { line, problem }) => (line, problem),
        other => panic!("{other:?}"),
    };
    let not_a = |shape, value: &str| Problem::NotA(shape, value.to_owned());
    assert_eq!(problem("2026-02-30,LEGAL,a,b"), (2, not_a(Shape::Date, "2026-02-30")));
    assert_eq!(problem("\n2026-02-20,OFF,a,b"), (3, not_a(Shape::DayKind, "OFF")));
    assert_eq!(problem("2026-02-20,LEGAL,a"), (2, Problem::Cells { found: 3, wanted: 4 }));
    assert_eq!(problem("2026-02-20,LEGAL,,b"), (2, Problem::Empty("name")));
    assert_eq!(problem("2026-02-20,LEGAL,\"a,b"), (2, Problem::Quote));
    let twice = "2026-02-20,LEGAL,a,b\n2026-02-20,LEGAL,a,b";
    assert_eq!(problem(twice), (3, Problem::Twice("2026-02-20".to_owned())));
    assert!(matches!(
        parse_csv("day,kind\n"),
        Err(CalendarError::Line { line: 1, problem: Problem::Header(_) })
    ));
}

#[test]
fn impossible_calendars_are_refused() {
    let build = |change: fn(&mut CalendarParts)| {
        let mut parts = shipped_parts();
        change(&mut parts);
        Calendar::build(parts).unwrap_err()
    };
    let twice = build(|parts| parts.days.push(parts.days[0].clone()));
    assert!(matches!(twice, CalendarError::Twice(_)));
    let outside = build(|parts| parts.days[0].date = "2046-01-01".parse().unwrap());
    assert!(matches!(outside, CalendarError::Outside(_)));
    let hours = build(|parts| {
        let mut hours = crate::calendar::OfficeHours::default();
        hours.intervals.swap(0, 1);
        parts.hours.push(hours);
    });
    assert!(matches!(hours, CalendarError::Hours(_)));
    let none = build(|parts| {
        parts.hours.push(crate::calendar::OfficeHours { from: None, intervals: Vec::new() });
    });
    assert!(matches!(none, CalendarError::Hours(_)));
    for error in [twice, outside, hours, none] {
        assert_ne!(error.text(Lang::Vi), error.text(Lang::En));
    }
}

#[test]
fn a_wrong_expectation_is_shown_from_both_sides() {
    let table = "id,kind,start,params,expected,note\n\
        A,due,2021-02-05T16:30:00+07:00,unit=WORKING_DAY;n=5;mode=END_OF_DAY,\
        2021-02-18T17:00:00+07:00,one day too early\n\
        C,pauses,2021-01-12T09:00:00+07:00,unit=WORKING_DAY;n=7;mode=END_OF_DAY;\
        pauses=RESTART@2021-01-14T10:00:00+07:00/2021-01-20T14:00:00+07:00,\
        2021-01-29T09:00:00+07:00,not the time of day\n\
        B,step,2021-01-12T10:00:00+07:00,days=0.5,2021-01-12T16:00:00+07:00,right\n";
    let report = check::run(&shipped(), &Limits::default(), table);
    assert!(!report.passed());
    insta::assert_snapshot!(report.text(Lang::Vi).join("\n"));
}

#[test]
fn malformed_rows_are_named_and_the_others_still_checked() {
    let row = |id: &str, kind: &str, params: &str| {
        format!("{id},{kind},2021-01-12T10:00:00+07:00,{params},2021-01-12T16:00:00+07:00,\n")
    };
    let table = [
        "id,kind,start,params,expected,note\n".to_owned(),
        row("1", "step", "days=0.5"),
        row("1", "step", "days=0.5"),
        row("2", "stepp", "days=0.5"),
        row("3", "step", "days=0.0001"),
        row("4", "step", "days=-1"),
        row("5", "step", ""),
        row("6", "step", "days=1;n=2"),
        row("7", "due", "unit=WEEK;n=1"),
        row("8", "due", "unit=WORKING_DAY;n=1"),
        row("9", "due", "unit=CALENDAR_DAY;n=x"),
        row("10", "pauses", "unit=MONTH;n=1;pauses=STOP@a/b"),
        row("11", "handover", "office=17:00-07:00"),
        row("12", "handover", "closed=2021-02-30"),
        row("13", "due", "unit=CALENDAR_DAY;n=4000000000"),
        "14,step\n".to_owned(),
        "15,handover,2021-01-12 10:00,,2021-01-12T16:00:00+07:00,\n".to_owned(),
    ]
    .concat();
    let report = check::run(&shipped(), &Limits::default(), &table);
    assert_eq!((report.cases, report.matched, report.malformed.len()), (16, 1, 15));
    insta::assert_snapshot!(report.text(Lang::En).join("\n"));
    let header = check::run(&shipped(), &Limits::default(), "id;kind\n");
    assert!(!header.passed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn parts_survive_storage(parts in parts()) {
        let stored = serde_json::to_string(&parts).unwrap();
        prop_assert_eq!(&serde_json::from_str::<CalendarParts>(&stored).unwrap(), &parts);
        let calendar = Calendar::build(parts.clone()).unwrap();
        prop_assert_eq!(calendar.parts(), &parts);
    }
}

#[test]
fn limits_survive_storage() {
    let stored = serde_json::to_string(&Limits::default()).unwrap();
    assert_eq!(serde_json::from_str::<Limits>(&stored).unwrap(), Limits::default());
}
