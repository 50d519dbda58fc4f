//! What comes online or by post (T01, T02), its answer (T04, T05, T08), its completion (T06) and
//! its end when nobody completes it (T07).

use crate::fixture::{Shape, at, checked};
use crate::good::online;
use crate::invariants::nothing_more;
use crate::story::Story;
use chrono::TimeDelta;
use domain::catalog::SubmissionChannel;
use domain::document::FormKind;
use domain::dossier::{Act, Command, DossierStatus, IntakeDraft, StopGround};
use domain::time::Instant;

fn inbox() -> Story {
    let mut story = Story::new(Shape::Department);
    story.well("integ", Act::Submit);
    story
}

#[test]
fn t01_the_center_owes_an_answer_to_what_comes_online() {
    let mut story = Story::new(Shape::Department);
    assert_eq!(story.told("integ", story.good(Act::Submit)), ["submitted"]);
    assert_eq!(story.status(), DossierStatus::Submitted);
    let submission = story.dossier().submission.clone().unwrap();
    assert_eq!(submission.filed_at, story.now);
    assert_eq!(submission.alert_at, at("2026-09-07", 10, 0), "2 hours");
    assert_eq!(submission.answer_due_at, at("2026-09-08", 8, 0), "8 working hours");
    assert_eq!(submission.answered_at, None);
    assert_eq!(story.dossier().clock, None, "the clock has not begun");
    for officer in ["spc", "hod", "dir", "foc", "clk", "ret", "cdr", "admin"] {
        let stranger = Story::new(Shape::Department);
        assert_eq!(stranger.denied(officer, Act::Submit), ["FORBIDDEN"], "{officer}");
        assert_eq!(story.denied(officer, Act::Accept), ["FORBIDDEN"], "{officer}");
    }
}

#[test]
fn what_is_brought_to_the_counter_waits_in_no_inbox() {
    let story = Story::new(Shape::Department);
    let Command::Submit { mut intake, .. } = story.good(Act::Submit) else { unreachable!() };
    intake.channel = SubmissionChannel::Counter;
    let brought =
        Command::Submit { intake, filed_at: None, portal_code: None, slip: None, condition: None };
    assert_eq!(story.refused("int", brought), ["REQUIRED at channel"]);
}

fn by_post(filed_at: Option<Instant>, slip: &str) -> Command {
    let draft = IntakeDraft { channel: SubmissionChannel::Post, ..online() };
    Command::Submit {
        intake: Box::new(checked(&draft, Shape::Department)),
        filed_at,
        portal_code: None,
        slip: Some(slip.to_owned()),
        condition: None,
    }
}

/// Handed over in the old year, entered in the new one: number and date of the minutes are of one
/// year, and the moment of the handover stands on them as what it is.
#[test]
fn minutes_with_the_postman_are_numbered_in_the_year_of_their_date() {
    let signed = at("2025-12-31", 16, 30);
    let mut story = Story::new(Shape::Department).at(at("2026-01-02", 8, 0));
    story.does("int", by_post(Some(signed), "EB000000001VN"));
    let minutes = &story.papers.last().unwrap().data;
    assert_eq!(minutes["issuedAt"], "2026-01-02T01:00:00Z");
    assert_eq!(minutes["handedOverAt"], "2025-12-31T09:30:00Z");
    assert_eq!(story.dossier().submission.as_ref().unwrap().filed_at, signed, "TT 17/2017");
    let mut at_once = Story::new(Shape::Department);
    at_once.does("int", by_post(None, "EB000000001VN"));
    assert_eq!(at_once.papers.last().unwrap().data.get("handedOverAt"), None);
}

/// The minutes say how the envelope was found as somebody wrote it down, and claim nothing else.
#[test]
fn minutes_with_the_postman_say_what_was_written_down() {
    let printed = |typed: Option<&str>| {
        let mut story = Story::new(Shape::Department);
        let mut brought = by_post(None, "EB000000001VN");
        let Command::Submit { condition, .. } = &mut brought else { unreachable!() };
        *condition = typed.map(str::to_owned);
        story.does("int", brought);
        story.papers.last().unwrap().data["condition"].clone()
    };
    assert_eq!(printed(Some("  Rách mép,  đã niêm phong lại ")), "Rách mép, đã niêm phong lại");
    for nothing in [None, Some(" ")] {
        assert_eq!(printed(nothing), "Không ghi nhận");
    }
    let story = Story::new(Shape::Department);
    let mut long = by_post(None, "EB000000001VN");
    let Command::Submit { condition, .. } = &mut long else { unreachable!() };
    *condition = Some("ướt ".repeat(1_000));
    assert_eq!(story.refused("int", long), ["TOO_LONG at condition"]);
}

#[test]
fn t02_post_counts_from_the_minutes_with_the_postman() {
    let mut story = Story::new(Shape::Department);
    let signed = at("2026-09-04", 16, 0);
    assert_eq!(story.refused("int", by_post(Some(signed), " ")), ["REQUIRED at slip"]);
    let later = story.now + TimeDelta::minutes(1);
    assert_eq!(
        story.refused("int", by_post(Some(later), "EA1")),
        ["MOMENT_OUT_OF_RANGE at filedAt"]
    );
    let weeks_ago = at("2026-08-30", 8, 0);
    assert_eq!(
        story.refused("int", by_post(Some(weeks_ago), "EA1")),
        ["MOMENT_OUT_OF_RANGE at filedAt"]
    );
    assert_eq!(story.told("int", by_post(Some(signed), "EA1")), ["submitted", "paperIssued"]);
    assert_eq!(story.issued(), [(FormKind::PostalMinutes, 1)]);
    assert_eq!(story.dossier().submission.as_ref().unwrap().filed_at, signed);
}

#[test]
fn t04_acceptance_answers_it_and_starts_the_clock() {
    let mut story = inbox().at(at("2026-09-08", 7, 30));
    let events = story.told("int", story.good(Act::Accept));
    assert_eq!(
        events,
        [
            "accepted",
            "paperIssued",
            "stepEntered",
            "stepAssigned",
            "stepFinished",
            "handedOver",
            "arrived",
            "stepEntered"
        ]
    );
    let dossier = story.dossier();
    assert_eq!(story.last_papers(), [FormKind::ReceiptSlip]);
    assert_eq!(dossier.status, DossierStatus::Processing);
    assert_eq!(dossier.submission.as_ref().unwrap().answered_at, Some(story.now));
    assert_eq!(dossier.facts.intake.channel, SubmissionChannel::Online, "as it was filed");
    assert_eq!(dossier.received_at, at("2026-09-07", 8, 0));
    assert_eq!(dossier.clock.as_ref().unwrap().started_at, Some(story.now));
    assert_eq!(dossier.due_at(), Some(at("2026-09-16", 17, 0)), "6 working days from acceptance");
}

#[test]
fn t05_t06_the_inbox_sends_back_and_takes_in_anew() {
    let mut story = inbox();
    let events = story.told("int", story.good(Act::RequestCompletion));
    assert_eq!(events, ["completionRequested", "paperIssued"]);
    assert_eq!(story.last_papers(), [FormKind::SupplementRequest]);
    assert_eq!(story.status(), DossierStatus::IntakeSupplement);
    assert!(story.dossier().submission.as_ref().unwrap().answered_at.is_some(), "SLA B stops");
    story.now = at("2026-09-10", 15, 0);
    assert_eq!(story.told("integ", story.good(Act::Resubmit)), ["submitted"]);
    assert_eq!(story.status(), DossierStatus::Submitted);
    let submission = story.dossier().submission.clone().unwrap();
    assert_eq!(submission.answered_at, None, "SLA B starts again");
    assert_eq!(submission.answer_due_at, at("2026-09-11", 15, 0));
    assert_eq!(submission.channel, SubmissionChannel::Online);
    assert!(submission.portal_code.is_some());
    assert_eq!(story.denied("integ", Act::Resubmit), ["WRONG_STATE"]);
}

#[test]
fn what_began_at_the_counter_is_completed_there() {
    let mut story = Story::new(Shape::Department);
    story.well("int", Act::RequestCompletion);
    assert_eq!(story.denied("integ", Act::Resubmit), ["CHANNEL_NOT_OFFERED"]);
    story.well("int", Act::Accept);
}

#[test]
fn t07_what_nobody_completes_in_15_days_is_closed_with_a_notice() {
    let mut story = inbox();
    assert_eq!(story.denied("int", Act::Close), ["WRONG_STATE"]);
    story.well("int", Act::RequestCompletion);
    // 07/9 + 15 days = 22/9, to the end of that day.
    story.now = at("2026-09-22", 23, 59);
    assert_eq!(story.denied("int", Act::Close), ["WINDOW_OPEN"]);
    story.now = at("2026-09-23", 0, 0);
    assert_eq!(story.denied("hod", Act::Close), ["FORBIDDEN"]);
    assert_eq!(story.told("int", story.good(Act::Close)), ["stopped", "paperIssued"]);
    assert_eq!(story.last_papers(), [FormKind::StopNotice]);
    let dossier = story.dossier();
    assert_eq!(dossier.stopped.as_ref().unwrap().ground, StopGround::NotCompleted);
    assert_eq!((dossier.code(), dossier.timeliness(story.now)), (None, None));
    nothing_more(&story);
}

#[test]
fn t08_the_inbox_refuses_with_form_03() {
    let mut story = inbox();
    assert_eq!(story.told("int", story.good(Act::Refuse)), ["intakeRefused", "paperIssued"]);
    assert_eq!(story.last_papers(), [FormKind::IntakeRefusal]);
    assert_eq!(story.status(), DossierStatus::IntakeRefused);
    nothing_more(&story);
}

#[test]
fn how_it_was_filed_stays_whatever_the_answer() {
    for channel in [SubmissionChannel::Online, SubmissionChannel::Post] {
        for act in [Act::RequestCompletion, Act::Refuse, Act::Accept] {
            let mut story = Story::new(Shape::Department);
            match channel {
                SubmissionChannel::Post => drop(story.told("int", by_post(None, "EA1"))),
                _ => story.well("integ", Act::Submit),
            }
            // Who answers at the desk states the counter; it is not asked.
            story.well("int", act);
            assert_eq!(story.dossier().facts.intake.channel, channel, "{act:?}");
            if act == Act::RequestCompletion {
                story.well("integ", Act::Resubmit);
                story.well("int", Act::RequestCompletion);
                story.well("int", Act::Accept);
                assert_eq!(story.dossier().facts.intake.channel, channel, "in the end");
            }
        }
    }
}
