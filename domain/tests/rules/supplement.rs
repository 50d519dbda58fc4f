//! Supplements during processing (T15–T18): asked once, in time, by a paper of the Center.

use crate::fixture::{LAW, Shape, at};
use crate::good::{completion_line, letter, supplement};
use crate::invariants::nothing_more;
use crate::story::Story;
use chrono::TimeDelta;
use domain::calendar::PauseGround;
use domain::document::FormKind;
use domain::dossier::{
    Act, Command, CompletionLine, DossierStatus, Letter, StopGround, SupplementLetter, Timeliness,
};

fn again(basis: Option<&str>) -> Command {
    let legal_basis = basis.map(str::to_owned);
    let letter = SupplementLetter { legal_basis, ..supplement(1) };
    Command::DraftLetter(Box::new(Letter::Supplement(letter)))
}

fn brought(lines: &[u32]) -> Command {
    Command::ReceiveSupplement { lines: lines.to_vec(), files: Vec::new(), note: None }
}

/// Vectors V23 and V24 of the domain law: 7 working days from 12/01/2021 09:00, asked on 14/01
/// 10:00, completed on 20/01 14:00.
fn v23(shape: Shape) -> Story {
    let mut story = Story::appraised_from(shape, at("2021-01-12", 9, 0));
    assert_eq!(story.dossier().due_at(), Some(at("2021-01-21", 17, 0)));
    story.now = at("2021-01-14", 10, 0);
    story.letter("spc", Act::DraftSupplement, "hod");
    story.now = at("2021-01-20", 14, 0);
    story.well("int", Act::ReceiveSupplement);
    story
}

#[test]
fn v23_the_time_begins_again() {
    let story = v23(Shape::Rounds);
    let clock = story.dossier().clock.clone().unwrap();
    assert_eq!(clock.due_at, Some(at("2021-01-29", 17, 0)));
    assert_eq!(clock.kpi_due_at, Some(at("2021-01-28", 9, 0)), "QĐ 766 takes the pause out");
    assert_eq!(clock.original_due_at, Some(at("2021-01-21", 17, 0)));
    assert_eq!(clock.pauses.len(), 1);
    assert_eq!(clock.pauses[0].reference.as_deref(), Some("01/HDHS"));
}

#[test]
fn v24_the_rest_of_the_time_goes_on() {
    let clock = v23(Shape::Resume).dossier().clock.clone().unwrap();
    assert_eq!(clock.due_at, Some(at("2021-01-28", 9, 0)));
    assert_eq!(clock.kpi_due_at, clock.due_at);
}

#[test]
fn t15_drafted_by_the_department_approved_and_sent_by_the_center() {
    let mut story = Story::new(Shape::Department).until(3);
    assert_eq!(story.told("spc", story.good(Act::DraftSupplement)), ["letterDrafted"]);
    assert_eq!(story.status(), DossierStatus::Processing, "a draft is nothing yet (R2)");
    assert_eq!(story.denied("int", Act::SendLetter), ["LETTER_NOT_APPROVED"]);
    assert_eq!(story.denied("spc", Act::ApproveLetter), ["FORBIDDEN"]);
    assert_eq!(story.denied("spc", Act::Forward), ["LETTER_PENDING"]);
    assert_eq!(story.denied("spc", Act::DraftPayment), ["LETTER_PENDING"]);
    assert_eq!(story.told("hod", Command::ApproveLetter), ["letterApproved"]);
    assert_eq!(story.denied("hod", Act::ApproveLetter), ["LETTER_NOT_WAITING"]);
    assert_eq!(story.denied("spc", Act::DiscardLetter), ["LETTER_NOT_WAITING"]);
    for officer in ["spc", "hod", "dir", "foc", "clk"] {
        assert_eq!(story.denied(officer, Act::SendLetter), ["FORBIDDEN"], "R1: {officer}");
    }
    story.now = at("2026-09-08", 10, 0);
    let events = story.told("int", Command::SendLetter);
    assert_eq!(events, ["supplementRequested", "paperIssued", "clockPaused"]);
    assert_eq!(story.last_papers(), [FormKind::SupplementRequest]);
    let paper = &story.papers.last().unwrap().data;
    assert_eq!(paper["issuer"]["name"], "Trung tâm Phục vụ hành chính công tỉnh Mẫu");
    assert_eq!(paper["draftedBy"], "Sở Xây dựng");
    let dossier = story.dossier();
    assert_eq!(dossier.status, DossierStatus::SupplementRequested);
    let paused = dossier.clock.as_ref().unwrap().paused.clone().unwrap();
    assert_eq!((paused.at, paused.held_by().collect()), (story.now, vec![PauseGround::Supplement]));
    let round = dossier.open_supplement().unwrap();
    assert_eq!(round.deadline, "2026-09-23".parse().unwrap(), "15 days");
    assert!(!dossier.clock_runs());
    assert_eq!(story.denied("spc", Act::Forward), ["WRONG_STATE"]);
}

#[test]
fn four_eyes_look_at_every_letter() {
    let mut story = Story::new(Shape::Department).until(3);
    story.well("hod", Act::DraftSupplement);
    assert_eq!(story.denied("hod", Act::ApproveLetter), ["OWN_DRAFT"]);
    assert_eq!(story.denied("hod2", Act::ApproveLetter), ["FORBIDDEN"]);
    assert_eq!(story.denied("spc", Act::DiscardLetter), ["NOT_DRAFTER"]);
    assert_eq!(story.told("dir", story.good(Act::ReturnLetter)), ["letterReturned"]);
    assert_eq!(story.denied("dir", Act::ApproveLetter), ["LETTER_NOT_WAITING"]);
    // Drafted anew, by another.
    story.well("spc", Act::DraftSupplement);
    story.well("dir", Act::ApproveLetter);
    assert_eq!(story.told("int", story.good(Act::RejectLetter)), ["letterReturned"]);
    assert_eq!(story.denied("int", Act::SendLetter), ["LETTER_NOT_APPROVED"]);
    assert_eq!(story.told("spc", Command::DiscardLetter), ["letterDiscarded"]);
    story.well("spc", Act::Forward);
}

#[test]
fn t15_within_three_working_days_at_every_step_of_the_letter() {
    let mut story = Story::new(Shape::Department).until(3);
    // From Monday 07/9: Thursday 10/9, closing time.
    let until = at("2026-09-10", 17, 0);
    let late = until + TimeDelta::milliseconds(1);
    let too_late = ["SUPPLEMENT_TOO_LATE"];
    assert_eq!(story.clone().at(late).denied("spc", Act::DraftSupplement), too_late);
    story.now = until;
    story.well("spc", Act::DraftSupplement);
    assert_eq!(story.clone().at(late).denied("hod", Act::ApproveLetter), too_late);
    story.well("hod", Act::ApproveLetter);
    assert_eq!(story.clone().at(late).denied("int", Act::SendLetter), too_late);
    // It is no dead end: the Center returns it and the work goes on.
    let mut stuck = story.clone().at(late);
    stuck.well("int", Act::RejectLetter);
    stuck.well("spc", Act::DiscardLetter);
    stuck.well("spc", Act::Forward);
    story.well("int", Act::SendLetter);
}

#[test]
fn t16_t17_the_clock_goes_on_with_the_last_line() {
    let mut story = Story::new(Shape::Department).until(3);
    story.letter("spc", Act::DraftSupplement, "hod");
    story.now = at("2026-09-09", 9, 0);
    let lines = |lines: &[u32]| brought(lines);
    assert_eq!(story.refused("int", lines(&[])), ["REQUIRED at lines"]);
    assert_eq!(story.refused("int", lines(&[2])), ["UNKNOWN_LINE at lines"]);
    assert_eq!(story.refused("int", lines(&[0, 0])), ["UNKNOWN_LINE at lines"]);
    assert_eq!(story.refused("spc", lines(&[0])), ["FORBIDDEN"], "R1");
    assert_eq!(story.told("int", lines(&[1])), ["supplementReceived"]);
    assert_eq!(story.status(), DossierStatus::SupplementRequested);
    assert_eq!(story.dossier().open_supplement().unwrap().open_lines(), [0]);
    assert_eq!(story.refused("int", lines(&[1])), ["UNKNOWN_LINE at lines"]);
    story.now = at("2026-09-10", 9, 0);
    let events = story.told("int", lines(&[0]));
    assert_eq!(events, ["supplementReceived", "clockResumed", "dueChanged", "paperIssued"]);
    assert_eq!(story.last_papers(), [FormKind::ReceiptSlip], "a new appointment");
    let slip = story.papers.last().unwrap();
    assert_eq!(slip.number, 2);
    assert!(slip.data["reappointment"].is_object());
    assert_eq!(story.status(), DossierStatus::Processing);
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-18", 17, 0)), "6 days from 10/9");
}

#[test]
fn r8_a_second_request_needs_a_provision_and_a_leader() {
    let mut story = Story::new(Shape::Department).until(3);
    story.letter("spc", Act::DraftSupplement, "hod");
    story.now = at("2026-09-14", 9, 0);
    story.well("int", Act::ReceiveSupplement);
    assert_eq!(story.refused("spc", again(None)), ["REPEAT_BASIS_NEEDED at legalBasis"]);
    // 3 working days from the answer.
    let late = story.clone().at(at("2026-09-17", 17, 1));
    assert_eq!(late.refused("spc", again(Some(LAW))), ["SUPPLEMENT_TOO_LATE"]);
    story.now = at("2026-09-17", 17, 0);
    story.does("spc", again(Some(LAW)));
    assert_eq!(story.denied("hod", Act::ApproveLetter), ["LEADER_NEEDED"]);
    story.well("dir", Act::ApproveLetter);
    let events = story.told("int", Command::SendLetter);
    assert_eq!(events, ["supplementRequested", "paperIssued", "clockPaused", "dueChanged"]);
    let paper = &story.papers.last().unwrap().data;
    assert_eq!((&paper["round"], &paper["repeatBasis"]), (&2.into(), &LAW.into()));
    // QĐ 766 counts it as late from here on; the law does not.
    let asked = story.now;
    let due = at("2026-09-22", 17, 0);
    let clock = story.dossier().clock.clone().unwrap();
    assert_eq!((clock.due_at, clock.kpi_due_at), (Some(due), Some(asked)));
    story.now = at("2026-09-18", 9, 0);
    story.well("int", Act::ReceiveSupplement);
    let clock = story.dossier().clock.clone().unwrap();
    assert_eq!(clock.due_at, Some(at("2026-09-28", 17, 0)));
    assert_eq!(clock.kpi_due_at, Some(asked), "late it stays");
}

/// E.g. 1.013236: the first within 7, the second within 5 working days of the answer.
#[test]
fn specialised_law_allows_two_requests_with_days_of_their_own() {
    let story = Story::new(Shape::Rounds).until(3);
    let draft = |story: &Story, day, minute| {
        story.clone().at(at(day, 17, minute)).grey_code("spc", Act::DraftSupplement)
    };
    assert_eq!(draft(&story, "2026-09-16", 0), None);
    assert_eq!(draft(&story, "2026-09-16", 1), Some("SUPPLEMENT_TOO_LATE"));
    let mut story = story.at(at("2026-09-16", 9, 0));
    story.letter("spc", Act::DraftSupplement, "hod");
    let deadline = story.dossier().open_supplement().unwrap().deadline;
    assert_eq!(deadline, "2026-10-16".parse().unwrap(), "30 days of its own law");
    story.now = at("2026-09-21", 9, 0);
    story.well("int", Act::ReceiveSupplement);
    assert_eq!(draft(&story, "2026-09-28", 0), None);
    assert_eq!(draft(&story, "2026-09-28", 1), Some("SUPPLEMENT_TOO_LATE"));
    story.does("spc", again(None));
    story.well("dir", Act::ApproveLetter);
    story.well("int", Act::SendLetter);
    assert_eq!(story.dossier().supplements[1].legal_basis.as_deref(), Some(LAW));
    // A third is beyond that law.
    story.well("int", Act::ReceiveSupplement);
    assert_eq!(story.refused("spc", again(None)), ["REPEAT_BASIS_NEEDED at legalBasis"]);
}

#[test]
fn t18_what_is_not_completed_is_closed_and_is_not_late() {
    let mut story = Story::new(Shape::Department).until(3);
    story.now = at("2026-09-08", 10, 0);
    story.letter("spc", Act::DraftSupplement, "hod");
    story.now = at("2026-09-23", 17, 0);
    assert_eq!(story.denied("int", Act::Close), ["WINDOW_OPEN"]);
    story.now = at("2026-09-24", 8, 0);
    assert_eq!(story.told("int", Command::Close), ["stopped", "paperIssued"]);
    assert_eq!(story.last_papers(), [FormKind::StopNotice]);
    let dossier = story.dossier();
    assert_eq!(dossier.stopped.as_ref().unwrap().ground, StopGround::NotCompleted);
    // It was asked on 08/9, a week before it was due: it ended there (domain law 4.7).
    assert_eq!(dossier.timeliness(story.now), Some(Timeliness::Early));
    nothing_more(&story);
}

/// T34.
#[test]
fn after_acceptance_nothing_goes_back_to_the_intake() {
    for shape in [Shape::Department, Shape::Paper] {
        let mut story = Story::new(shape);
        story.well("int", Act::Accept);
        for act in [Act::Accept, Act::RequestCompletion, Act::Refuse] {
            assert_eq!(story.denied("int", act), ["WRONG_STATE"]);
        }
        assert_eq!(story.denied("integ", Act::Resubmit), ["WRONG_STATE"]);
    }
}

#[test]
fn asked_at_the_due_moment_is_asked_in_time() {
    let mut story = Story::new(Shape::Rounds).until(3);
    story.now = at("2026-09-16", 17, 0);
    story.letter("spc", Act::DraftSupplement, "hod");
    assert_eq!(story.dossier().due_at(), Some(story.now), "asked at the due moment itself");
    story.now = at("2026-09-21", 9, 0);
    story.well("int", Act::ReceiveSupplement);
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-30", 17, 0)));
}

/// A pause that begins after the due moment leaves the dossier late, and hinders nobody from bringing
/// the papers.
#[test]
fn what_was_late_when_it_was_asked_for_is_completed_late() {
    let mut story = Story::new(Shape::SameDay).until(3);
    let due = story.dossier().due_at();
    assert_eq!(due, Some(at("2026-09-07", 17, 0)));
    story.now = at("2026-09-08", 9, 0);
    story.letter("spc", Act::DraftSupplement, "hod");
    story.now = at("2026-09-09", 9, 0);
    story.well("int", Act::ReceiveSupplement);
    assert_eq!(story.dossier().due_at(), due);
    let slip = &story.papers.last().unwrap().data;
    assert_eq!(slip["dueAt"], "2026-09-07T10:00:00Z");
    let again = &slip["reappointment"];
    assert_eq!(again["previousDue"], serde_json::Value::Null, "nothing takes its place");
    assert!(again["reason"].as_str().unwrap().contains("phải có văn bản xin lỗi"), "{again}");
}

#[test]
fn what_stands_still_on_another_ground_is_not_called_late() {
    let mut story = Story::new(Shape::Resume).until(3);
    let due = story.dossier().due_at().unwrap();
    story.letter("spc", Act::DraftSupplement, "hod");
    story.well("cdr", Act::SuspendClock);
    story.now = due + TimeDelta::days(1);
    story.well("int", Act::ReceiveSupplement);
    assert!(!story.dossier().clock_runs());
    let again = &story.papers.last().unwrap().data["reappointment"];
    let reason = again["reason"].as_str().unwrap();
    assert!(reason.contains("còn tạm dừng") && !reason.contains("quá ngày"), "{reason}");
}

/// Form 01 promises nothing as long as nobody knows when the time goes on, whether it restarts or not.
#[test]
fn there_is_no_new_date_while_the_time_stands_still() {
    for shape in [Shape::Department, Shape::Resume] {
        let mut story = Story::new(shape).until(3);
        story.letter("spc", Act::DraftSupplement, "hod");
        story.well("cdr", Act::SuspendClock);
        story.now = at("2026-09-08", 9, 0);
        story.well("int", Act::ReceiveSupplement);
        assert!(!story.dossier().clock_runs());
        let slip = &story.papers.last().unwrap().data;
        assert_eq!(slip["dueAt"], serde_json::Value::Null, "{shape:?}");
        let again = &slip["reappointment"];
        assert_eq!((&again["noNewDate"], &again["previousDue"]), (&true.into(), &().into()));
        assert!(again["reason"].as_str().unwrap().contains("còn tạm dừng"), "{again}");
    }
}

/// QĐ 766: what was asked for twice is late from then on, also where the clock stood still before.
#[test]
fn asked_again_stays_late_whatever_stood_still_before() {
    let mut story = Story::new(Shape::Department).until(3);
    story.letter("spc", Act::DraftSupplement, "hod");
    story.now = at("2026-09-14", 9, 0);
    story.well("int", Act::ReceiveSupplement);
    story.now = at("2026-09-15", 8, 0);
    story.well("cdr", Act::SuspendClock);
    story.now = at("2026-09-16", 10, 0);
    story.does("spc", again(Some(LAW)));
    story.well("dir", Act::ApproveLetter);
    story.well("int", Act::SendLetter);
    let asked = Some(story.now);
    let kpi = |story: &Story| story.dossier().clock.as_ref().unwrap().kpi_due_at;
    assert_eq!(kpi(&story), asked);
    story.now = at("2026-09-17", 9, 0);
    story.well("int", Act::ReceiveSupplement);
    assert_eq!(kpi(&story), asked);
    story.now = at("2026-09-18", 9, 0);
    story.well("cdr", Act::EndSuspension);
    assert_eq!(kpi(&story), asked);
    assert!(story.dossier().due_at().unwrap() > at("2026-09-18", 9, 0), "the law's date moves");
}

/// Form 01 says all that was brought, and the notice of a stop how many originals go back.
#[test]
fn what_was_brought_stands_on_the_slip_and_goes_back_with_the_rest() {
    let mut story = Story::new(Shape::Department).until(3);
    let filed = story.dossier().originals();
    let slip = |story: &Story| {
        let papers = story.papers.iter().rev();
        let slip = papers.into_iter().find(|it| it.kind == FormKind::ReceiptSlip).unwrap();
        slip.data.clone()
    };
    let first = slip(&story)["papers"].as_array().unwrap().len();
    let Letter::Supplement(mut letter) = letter(&story, Act::DraftSupplement) else {
        unreachable!()
    };
    let line = |content: &str, originals, certified| CompletionLine {
        content: content.to_owned(),
        originals,
        certified,
        ..completion_line()
    };
    letter.lines = vec![line("Hợp đồng thuê", 2, 1), line("Sửa lại tờ khai", 0, 0)];
    story.sends("spc", Letter::Supplement(letter), "hod");
    story.does("int", brought(&[0]));
    assert_eq!(story.dossier().originals(), filed + 2, "of what was brought");
    story.does("int", brought(&[1]));
    let again = slip(&story);
    let papers = again["papers"].as_array().unwrap();
    assert_eq!(papers.len(), first + 1);
    let brought = &papers[first];
    assert_eq!(brought["name"], "Bổ sung: Hợp đồng thuê");
    assert_eq!((&brought["originals"], &brought["copies"]), (&2.into(), &1.into()));
    let reason = again["reappointment"]["reason"].as_str().unwrap();
    assert!(reason.starts_with("Đã nhận đủ giấy tờ bổ sung: Sửa lại tờ khai"), "{reason}");
}
