//! Who holds a dossier when several could, one short morning each.

use super::{asked, at, shipped, step};
use crate::delay::responsibility::{Fact, Span, Waiting, ledger};
use crate::time::Instant;

/// Facts of one Tuesday, by the hour.
fn tuesday(facts: &[(&str, Fact<&'static str>)]) -> Vec<(Instant, Fact<&'static str>)> {
    facts.iter().map(|(time, fact)| (at(&format!("2021-01-12T{time}")), fact.clone())).collect()
}

/// `holder minutes` of each span, up to 11:00.
fn told(facts: &[(&str, Fact<&'static str>)]) -> Vec<String> {
    let ledger = ledger(&shipped(), &tuesday(facts), at("2021-01-12T11:00"));
    ledger.spans.iter().map(|span| format!("{} {}", span.holder, span.minutes)).collect()
}

#[test]
fn the_oldest_unanswered_request_holds_the_step() {
    let facts = [
        ("08:00", Fact::Arrived),
        ("08:00", step("an")),
        ("08:30", asked(1, "H41.05", true)),
        ("08:40", asked(2, "H41.07", true)),
        ("09:00", Fact::ConsultationAnswered { request: 1 }),
        ("10:00", Fact::ConsultationAnswered { request: 2 }),
    ];
    let first = ["DEPARTMENT:an 30", "CONSULTED:H41.05 30"];
    let then = ["CONSULTED:H41.07 60", "DEPARTMENT:an 60"];
    assert_eq!(told(&facts), [first, then].concat());
}

#[test]
fn what_is_written_down_at_the_end_begins_nothing() {
    let facts = [
        ("08:00", Fact::ResultAtCenter),
        ("08:00", step("an")),
        ("09:00", Fact::Returned),
        ("09:00", Fact::StepFinished),
    ];
    let told = told(&facts);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].ends_with(" 60"), "{told:?}");
}

#[test]
fn an_answer_out_of_turn_changes_nothing_yet() {
    let facts = [
        ("08:00", Fact::Arrived),
        ("08:00", step("an")),
        ("08:00", asked(1, "H41.05", true)),
        ("08:00", asked(2, "H41.07", true)),
        ("09:00", Fact::ConsultationAnswered { request: 2 }),
        ("10:00", Fact::ConsultationAnswered { request: 1 }),
    ];
    assert_eq!(told(&facts), ["CONSULTED:H41.05 120", "DEPARTMENT:an 60"]);
}

#[test]
fn a_request_that_does_not_wait_changes_nothing() {
    let facts =
        [("08:00", Fact::Arrived), ("08:00", step("an")), ("09:00", asked(1, "H41.05", false))];
    assert_eq!(told(&facts), ["DEPARTMENT:an 180"]);
}

#[test]
fn without_an_open_step_nothing_waits_for_an_agency() {
    let facts = [
        ("08:00", Fact::Arrived),
        ("08:00", step("an")),
        ("08:00", asked(1, "H41.05", true)),
        ("09:00", Fact::StepFinished),
        ("10:00", step("binh")),
    ];
    assert_eq!(told(&facts), ["CONSULTED:H41.05 60", "DEPARTMENT 60", "CONSULTED:H41.05 60"]);
}

#[test]
fn the_applicant_comes_before_the_agency_and_the_place() {
    let supplement = Waiting::Supplement;
    let facts = [
        ("08:00", Fact::Arrived),
        ("08:00", step("an")),
        ("08:00", asked(1, "H41.05", true)),
        ("08:30", Fact::ApplicantAsked(supplement)),
        ("09:00", Fact::HandedOver),
        ("09:30", Fact::ApplicantAnswered(supplement)),
        ("10:00", Fact::Arrived),
    ];
    let spans = ["CONSULTED:H41.05 30", "APPLICANT 60", "IN_TRANSIT 30", "CONSULTED:H41.05 60"];
    assert_eq!(told(&facts), spans);
}

#[test]
fn a_span_says_what_the_applicant_is_asked_for() {
    let facts = tuesday(&[
        ("08:00", Fact::Arrived),
        ("08:30", Fact::ApplicantAsked(Waiting::Supplement)),
        ("09:00", Fact::ApplicantAsked(Waiting::Payment)),
        ("10:00", Fact::ApplicantAnswered(Waiting::Payment)),
        ("10:00", Fact::Ended),
    ]);
    let ledger = ledger(&shipped(), &facts, at("2021-01-12T11:00"));
    let grounds: Vec<_> = ledger.spans.iter().map(|span| span.waiting).collect();
    assert_eq!(grounds, [None, Some(Waiting::Supplement), Some(Waiting::Payment)]);
    assert_eq!(ledger.totals().last().unwrap().1, 90, "one holder, two spans");
    assert_eq!(ledger.total(), 120, "an ended dossier counts no further");
}

#[test]
fn nothing_happens_in_no_time() {
    let spans = |facts: &[_], until| ledger::<&str>(&shipped(), facts, until).spans;
    assert!(spans(&[], at("2021-01-12T11:00")).is_empty());
    let accepted = [(at("2021-01-12T11:00"), Fact::Accepted)];
    assert!(spans(&accepted, at("2021-01-12T11:00")).is_empty());
    assert!(spans(&accepted, at("2021-01-12T10:00")).is_empty(), "before it began");
    let noon = spans(&accepted, at("2021-01-12T12:00"));
    assert!(matches!(noon[..], [Span { minutes: 30, .. }]));
}
