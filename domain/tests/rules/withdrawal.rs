//! The applicant wishes to stop (T21–T23), or the authority must (T24).

use crate::fixture::{Shape, at};
use crate::good::stop;
use crate::invariants::nothing_more;
use crate::story::Story;
use domain::document::FormKind;
use domain::dossier::{
    Act, Command, DossierStatus, Letter, StopGround, StopLetter, next_text, public_timeline,
};
use domain::lang::Lang;

fn stopping(story: &Story, ground: Option<StopGround>) -> Command {
    Command::DraftLetter(Box::new(Letter::Stop(StopLetter { ground, ..stop(story) })))
}

fn wished() -> Story {
    let mut story = Story::new(Shape::Department).until(3);
    story.well("int", Act::RequestWithdrawal);
    story
}

#[test]
fn t21_the_wish_is_recorded_and_the_clock_runs_on() {
    let mut story = Story::new(Shape::Department).until(3);
    story.well("spc", Act::DraftSupplement);
    assert_eq!(story.denied("spc", Act::RequestWithdrawal), ["FORBIDDEN"]);
    assert_eq!(story.told("int", story.good(Act::RequestWithdrawal)), ["withdrawalRequested"]);
    assert_eq!(story.status(), DossierStatus::WithdrawalRequested);
    assert!(story.dossier().clock_runs());
    assert!(story.dossier().letter.is_none(), "what was to be asked is pointless now");
    assert_eq!(story.denied("spc", Act::Forward), ["WRONG_STATE"]);
    assert_eq!(story.denied("int", Act::RequestWithdrawal), ["WRONG_STATE"]);
    assert_eq!(story.denied("int", Act::StopBeforeHandover), ["DEPARTMENT_DECIDES"]);
}

#[test]
fn t22_the_leader_agrees_and_the_center_sends_form_05() {
    let mut story = wished();
    story.does("spc", stopping(&story, Some(StopGround::Withdrawn)));
    assert_eq!(story.denied("hod", Act::ApproveLetter), ["LEADER_NEEDED"]);
    story.well("dir", Act::ApproveLetter);
    assert_eq!(story.status(), DossierStatus::WithdrawalRequested, "nothing without the paper");
    assert_eq!(story.told("int", Command::SendLetter), ["stopped", "paperIssued"]);
    assert_eq!(story.last_papers(), [FormKind::StopNotice]);
    assert_eq!(story.status(), DossierStatus::Stopped);
    nothing_more(&story);
}

#[test]
fn t23_not_agreed_it_goes_on_as_before() {
    let mut story = wished();
    story.does("spc", stopping(&story, None));
    story.well("dir", Act::ApproveLetter);
    assert_eq!(story.told("int", Command::SendLetter), ["withdrawalRefused", "paperIssued"]);
    assert_eq!(story.last_papers(), [FormKind::StopNotice]);
    assert_eq!(story.status(), DossierStatus::Processing);
    story.well("spc", Act::Forward);
    story.well("int", Act::RequestWithdrawal);
    assert_eq!(story.dossier().withdrawals.len(), 2);
}

#[test]
fn a_wish_while_supplements_are_awaited_leaves_the_clock_standing() {
    let mut story = Story::new(Shape::Department).until(3);
    story.letter("spc", Act::DraftSupplement, "hod");
    story.well("int", Act::RequestWithdrawal);
    assert!(!story.dossier().clock_runs());
    story.does("spc", stopping(&story, None));
    story.well("dir", Act::ApproveLetter);
    story.well("int", Act::SendLetter);
    assert_eq!(story.status(), DossierStatus::SupplementRequested);
    assert!(!story.dossier().clock_runs());
    story.well("int", Act::ReceiveSupplement);
    assert!(story.dossier().clock_runs());
}

#[test]
fn t22_before_the_handover_the_center_decides() {
    let mut story = Story::new(Shape::Paper);
    story.well("int", Act::Accept);
    story.well("int", Act::RequestWithdrawal);
    assert_eq!(story.denied("foc", Act::StopBeforeHandover), ["FORBIDDEN"]);
    let events = story.told("int", Command::StopBeforeHandover);
    assert_eq!(events, ["stopped", "paperIssued"]);
    assert_eq!(story.dossier().stopped.as_ref().unwrap().ground, StopGround::Withdrawn);
    assert_eq!(story.dossier().current_step(), None);
    // What goes back is counted, and nothing is said of fees that nobody knows.
    let notice = &story.papers.last().unwrap().data;
    let originals = story.dossier().originals();
    assert!(originals > 0);
    assert_eq!(
        notice["originals"],
        format!("Nhận lại {originals} bản chính tại Trung tâm, có ký nhận")
    );
    assert!(notice["fees"].as_str().unwrap().contains("(nếu có)"), "{}", notice["fees"]);
    let public = next_text(story.dossier(), "TT", story.now, false, Lang::En);
    assert!(public.contains("collect your originals"), "{public}");
    nothing_more(&story);
    let mut gone = Story::new(Shape::Paper);
    gone.well("int", Act::Accept);
    gone.well("hoc", Act::HandOver);
    gone.well("int", Act::RequestWithdrawal);
    assert_eq!(gone.denied("int", Act::StopBeforeHandover), ["DEPARTMENT_DECIDES"]);
    gone.does("foc", stopping(&gone, None));
    gone.well("dir", Act::ApproveLetter);
    gone.well("int", Act::SendLetter);
    assert_eq!(gone.status(), DossierStatus::Accepted);
    gone.well("foc", Act::ConfirmArrival);
}

#[test]
fn what_is_not_accepted_yet_is_the_centers_alone() {
    let mut story = Story::new(Shape::Department);
    story.well("integ", Act::Submit);
    story.well("integ", Act::RequestWithdrawal);
    for ground in [None, Some(StopGround::Withdrawn), Some(StopGround::AuthorityStop)] {
        assert_eq!(story.refused("foc", stopping(&story, ground)), ["NOT_HANDED_OVER"]);
    }
    story.well("int", Act::StopBeforeHandover);
    assert_eq!(story.last_papers(), [FormKind::StopNotice]);
}

/// T23, before anything is accepted: the wish is not granted or taken back, and the submission waits
/// for its answer as before.
#[test]
fn t23_what_is_not_stopped_waits_in_the_inbox_again() {
    let mut story = Story::new(Shape::Department);
    story.well("integ", Act::Submit);
    let answer = story.dossier().answer_due_at();
    assert_eq!(answer, Some(at("2026-09-08", 8, 0)), "8 working hours");
    story.well("integ", Act::RequestWithdrawal);
    assert_eq!(story.dossier().answer_due_at(), answer, "it runs on");
    for officer in ["foc", "dir", "ret", "commune-int"] {
        assert_eq!(story.denied(officer, Act::DeclineWithdrawal), ["FORBIDDEN"], "{officer}");
    }
    let blank = Command::DeclineWithdrawal { reason: " ".to_owned() };
    assert_eq!(story.refused("int", blank), ["REQUIRED at reason"]);
    let events = story.told("int", story.good(Act::DeclineWithdrawal));
    assert_eq!(events, ["withdrawalRefused", "paperIssued"]);
    assert_eq!(story.last_papers(), [FormKind::StopNotice]);
    let notice = &story.papers.last().unwrap().data;
    assert_eq!(notice["ground"]["decision"], "NOT_AGREED");
    let told = public_timeline(story.dossier(), Lang::En);
    let told: Vec<_> = told.iter().map(|line| line.title.as_str()).collect();
    assert_eq!(
        told[1..],
        [
            "Your wish to stop was recorded",
            "Your wish to stop was not granted; the notice says why"
        ]
    );
    assert_eq!(
        (story.status(), story.dossier().answer_due_at()),
        (DossierStatus::Submitted, answer)
    );
    story.well("int", Act::Accept);
    assert_eq!(story.dossier().answer_due_at(), None);
    // What waits for its completion goes on waiting. Its papers went home with the applicant.
    let mut asked = Story::new(Shape::Department);
    asked.well("int", Act::RequestCompletion);
    asked.well("int", Act::RequestWithdrawal);
    assert_eq!(asked.dossier().answer_due_at(), None);
    asked.well("int", Act::DeclineWithdrawal);
    assert_eq!(asked.papers.last().unwrap().data["originals"], "Không có bản chính");
    assert_eq!(asked.status(), DossierStatus::IntakeSupplement);
    // Of what is accepted the agency's leader signs it.
    let mut accepted = Story::new(Shape::Paper);
    accepted.well("int", Act::Accept);
    accepted.well("int", Act::RequestWithdrawal);
    assert_eq!(accepted.denied("int", Act::DeclineWithdrawal), ["DEPARTMENT_DECIDES"]);
}

/// NĐ 118/2025 Đ.21: not once it is decided.
#[test]
fn t21_not_after_the_decision() {
    let story = Story::new(Shape::Department).until(6);
    assert_eq!(story.denied("int", Act::RequestWithdrawal), ["WRONG_STATE"]);
    let story = story.until(7);
    assert_eq!(story.denied("int", Act::RequestWithdrawal), ["WRONG_STATE"]);
}

#[test]
fn t24_without_a_wish_only_the_authoritys_own_ground_stops_it() {
    let mut story = Story::new(Shape::Department).until(3);
    for ground in [
        None,
        Some(StopGround::Withdrawn),
        Some(StopGround::NotCompleted),
        Some(StopGround::PaymentNotMade),
    ] {
        let refused = story.refused("spc", stopping(&story, ground));
        assert_eq!(refused, ["NO_WITHDRAWAL at ground"], "{ground:?}");
    }
    story.now = at("2026-09-30", 9, 0);
    story.does("spc", stopping(&story, Some(StopGround::AuthorityStop)));
    story.well("dir", Act::ApproveLetter);
    assert_eq!(story.told("cdr", Command::SendLetter), ["stopped", "paperIssued"]);
    let dossier = story.dossier();
    assert_eq!(dossier.stopped.as_ref().unwrap().ground, StopGround::AuthorityStop);
    assert_eq!(dossier.timeliness(story.now), Some(domain::dossier::Timeliness::Late));
}
