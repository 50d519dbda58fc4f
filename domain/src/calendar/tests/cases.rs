//! Tables of known answers.

use crate::calendar::{Calendar, CalendarParts, Limits, check, parse_csv};
use crate::lang::Lang;
use chrono::NaiveDate;
use std::path::Path;

/// The calendar the product ships.
pub(super) fn shipped() -> Calendar {
    let days = parse_csv(include_str!("../../../../data/calendar.csv")).unwrap();
    Calendar::build(CalendarParts {
        version: "test".to_owned(),
        published_until: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
        days,
        hours: Vec::new(),
        closures: Vec::new(),
    })
    .unwrap()
}

fn passes(table: &str) -> usize {
    let report = check::run(&shipped(), &Limits::default(), table);
    assert!(report.passed(), "{}", report.text(Lang::En).join("\n"));
    report.cases
}

#[test]
fn shared_table_when_present() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/cases/deadlines.csv");
    if let Ok(table) = std::fs::read_to_string(path) {
        assert!(passes(&table) >= 150);
    }
}
