//! Files of dossiers with known minutes.

use super::shipped;
use crate::delay::check;
use crate::lang::Lang;
use std::path::Path;

fn passes(file: &str) -> usize {
    let report = check::run(&shipped(), file);
    assert!(report.passed(), "{}", report.text(Lang::En).join("\n"));
    assert_eq!(report.cases, report.matched);
    report.cases
}

#[test]
fn every_holder_and_event() {
    assert_eq!(passes(include_str!("dossiers.jsonl")), 8);
}

#[test]
fn shared_file_when_present() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/cases/responsibility.jsonl");
    if let Ok(file) = std::fs::read_to_string(path) {
        assert_eq!(passes(&file), 30);
    }
}

const DOSSIER: &str = r#"{"id": "A", "note": "supplement over a weekend", "events": [
    {"at": "2021-01-15T08:00:00+07:00", "event": "ARRIVED"},
    {"at": "2021-01-15T08:30:00+07:00", "event": "STEP_STARTED", "officer": "an"},
    {"at": "2021-01-15T16:00:00+07:00", "event": "SUPPLEMENT_ASKED"},
    {"at": "2021-01-18T09:00:00+07:00", "event": "SUPPLEMENT_ANSWERED"},
    {"at": "2021-01-18T10:00:00+07:00", "event": "STEP_FINISHED", "officer": "an"}],
    "expected": {"minutes": {"DEPARTMENT": 30, "DEPARTMENT:an": 510, "CENTER": 60}, "total": 600}}"#;

#[test]
fn a_wrong_expectation_is_shown_holder_by_holder() {
    let report = check::run(&shipped(), &DOSSIER.replace('\n', " "));
    assert!(!report.passed());
    let both = [Lang::Vi, Lang::En].map(|lang| report.text(lang).join("\n"));
    insta::assert_snapshot!(both.join("\n\n"));
}

#[test]
fn malformed_lines_are_named_and_the_others_still_checked() {
    let case = |id: &str, events: &str| {
        format!(
            r#"{{"id": "{id}", "events": [{events}], "expected": {{"minutes": {{}}, "total": 0}}}}"#
        )
    };
    let event = |time: &str, rest: &str| {
        format!(r#"{{"at": "2021-01-12T{time}:00+07:00", "event": {rest}}}"#)
    };
    let accepted = event("09:00", r#""ACCEPTED""#);
    let file = [
        format!("\u{feff}{}", case("1", &accepted)),
        String::new(),
        case("1", &accepted),
        case("2", ""),
        case("3", &format!("{accepted}, {}", event("08:59", r#""ARRIVED""#))),
        case("4", &event("09:00", r#""LOST""#)),
        case("5", &event("09:00", r#""STEP_STARTED""#)),
        case("6", &event("9h00", r#""ACCEPTED""#)),
        case(
            "7",
            &event("09:00", r#""CONSULTATION_ASKED", "request": 1, "agency": "?", "waits": true"#),
        ),
        r#"{"id": "8"}"#.to_owned(),
        "not JSON".to_owned(),
    ]
    .join("\r\n");
    let report = check::run(&shipped(), &file);
    assert_eq!((report.cases, report.matched, report.malformed.len()), (10, 1, 9));
    insta::assert_snapshot!(report.text(Lang::En).join("\n"));
}
