//! Whose minutes a dossier's time was (R9), told from its log.

use crate::fixture::{POLICE, STRANGE, Shape, agency, at, world};
use crate::good::ask_both;
use crate::story::Story;
use domain::delay::responsibility::{Holder, Waiting, ledger};
use domain::dossier::{Act, Command, Letter, Opinion, responsibility_facts};
use domain::identity::OfficerId;
use domain::time::Instant;

/// Holders since a moment, each with his minutes.
fn since(story: &Story, from: Instant, until: Instant) -> Vec<(Holder<OfficerId>, i64)> {
    let account = ledger(story.calendar, &responsibility_facts(&story.events), until);
    let after = account.spans.into_iter().filter(|span| span.to > from);
    after
        .map(|span| (span.holder, story.calendar.working_minutes(span.from.max(from), span.to)))
        .collect()
}

fn officer(name: &str) -> Holder<OfficerId> {
    Holder::Officer(world().officer(name).id)
}

fn consulted(code: &str) -> Holder<OfficerId> {
    Holder::Consulted(agency(code))
}

/// Both agencies are asked at the review, by its head, until Monday 14/9.
fn asked_at_the_review() -> Story {
    let mut story = Story::new(Shape::Department).until(4);
    let letter: Letter = ask_both(&story, true);
    story.does("hod", Command::DraftLetter(Box::new(letter)));
    story.well("dir", Act::ApproveLetter);
    story.well("hod", Act::Claim);
    story
}

#[test]
fn an_agency_answers_for_the_time_until_it_is_overdue_and_then_the_work_goes_on() {
    let mut story = asked_at_the_review();
    let asked = story.now;
    story.now = at("2026-09-08", 8, 0);
    let answer =
        Command::AnswerConsultation { number: 1, opinion: Opinion::Agree, text: "Có".to_owned() };
    story.does("con", answer);
    story.now = at("2026-09-15", 8, 0);
    story.does("sys", Command::Tick);
    let told = since(&story, asked, at("2026-09-15", 9, 0));
    // Five days but for the hour on the first and with one on the last; then the officer.
    assert_eq!(
        told,
        [(consulted(STRANGE), 480), (consulted(POLICE), 5 * 480), (officer("hod"), 60)]
    );
}

/// An opinion holds up the step for which it was asked, and no other.
#[test]
fn a_step_sent_back_does_not_wait_for_the_opinions_asked_for_after_it() {
    let mut story = asked_at_the_review();
    let asked = story.now;
    story.now = at("2026-09-08", 8, 0);
    story.does("hod", Command::SendBack { ordinal: 3, reason: "Xem lại".to_owned() });
    let told = since(&story, asked, at("2026-09-08", 9, 0));
    assert_eq!(told, [(consulted(STRANGE), 480), (officer("spc"), 60)]);
    story.well("spc", Act::Forward);
}

#[test]
fn what_waits_for_an_opinion_is_not_signed() {
    let mut story = Story::new(Shape::Department).until(5);
    let letter = ask_both(&story, true);
    story.does("foc", Command::DraftLetter(Box::new(letter)));
    story.well("dir", Act::ApproveLetter);
    assert_eq!(story.denied("dir", Act::SignResult), ["OPINIONS_OPEN"]);
}

#[test]
fn what_the_applicant_was_asked_for_is_his_time() {
    let mut story = Story::new(Shape::Department).until(3);
    story.letter("spc", Act::DraftSupplement, "hod");
    let asked = story.now;
    story.now = at("2026-09-09", 8, 0);
    story.well("int", Act::ReceiveSupplement);
    let told = since(&story, asked, at("2026-09-09", 9, 0));
    assert_eq!(told, [(Holder::Applicant, 960), (officer("spc"), 60)]);
    let account =
        ledger(story.calendar, &responsibility_facts(&story.events), at("2026-09-09", 9, 0));
    assert!(account.spans.iter().any(|span| span.waiting == Some(Waiting::Supplement)));
}
