//! The file on its way: to the department (T09), back with the result (T27), to another agency
//! (T33), and from the Center of a commune (phi địa giới).

use crate::fixture::{COMMITTEE, COMMUNE, STRANGE, Shape, agency, at, world};
use crate::story::{REASON, Story};
use domain::document::FormKind;
use domain::dossier::{Act, Command, DossierStatus, Regime, StepOutcome};
use domain::identity::{Action, authorize};

#[test]
fn t09_an_electronic_file_is_with_the_department_at_once() {
    let story = Story::begun(Shape::Department);
    let handover = story.dossier().handover.clone().unwrap();
    assert_eq!(story.status(), DossierStatus::Processing);
    assert_eq!(handover.sent.unwrap().at, story.now);
    assert_eq!(handover.arrived.unwrap().at, story.now);
    for (officer, act) in [("hoc", Act::HandOver), ("foc", Act::ConfirmArrival)] {
        assert_eq!(story.denied(officer, act), ["WRONG_STATE"]);
    }
}

#[test]
fn t09_papers_are_handed_over_and_confirmed_on_both_sides() {
    let mut story = Story::new(Shape::Paper);
    let events = story.told("int", story.good(Act::Accept));
    assert_eq!(events, ["accepted", "paperIssued", "stepEntered", "stepAssigned"]);
    assert_eq!(story.status(), DossierStatus::Accepted);
    assert_eq!(story.dossier().handover.as_ref().unwrap().due_at, at("2026-09-07", 17, 0));
    let holder = story.dossier().current_step().unwrap().assignee;
    assert_eq!(holder, Some(world().officer("int").id), "the Center has it");
    assert_eq!(story.denied("foc", Act::ConfirmArrival), ["NOT_HANDED_OVER"]);
    assert_eq!(story.denied("foc", Act::HandOver), ["FORBIDDEN"]);
    assert_eq!(story.told("hoc", story.good(Act::HandOver)), ["stepFinished", "handedOver"]);
    assert_eq!(story.dossier().current_step(), None, "on its way");
    assert_eq!(story.denied("hoc", Act::HandOver), ["ALREADY_HANDED_OVER"]);
    for officer in ["strange-foc", "int", "spc", "hoc"] {
        assert_eq!(story.denied(officer, Act::ConfirmArrival), ["FORBIDDEN"], "{officer}");
    }
    story.now = at("2026-09-07", 14, 0);
    assert_eq!(story.told("foc", story.good(Act::ConfirmArrival)), ["arrived", "stepEntered"]);
    assert_eq!(story.status(), DossierStatus::Processing);
    let run = story.dossier().current_step().unwrap();
    assert_eq!(run.entered_at, story.now, "the step's time begins with the file");
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-16", 17, 0)), "from acceptance");
}

#[test]
fn papers_taken_in_after_15_o_clock_leave_the_next_morning() {
    for (hour, minute, due) in [(15, 0, at("2026-09-07", 17, 0)), (15, 1, at("2026-09-08", 8, 0))] {
        let mut story = Story::new(Shape::Paper).at(at("2026-09-07", hour, minute));
        story.well("int", Act::Accept);
        assert_eq!(story.dossier().handover.as_ref().unwrap().due_at, due);
    }
}

#[test]
fn t27_a_result_on_paper_is_at_the_center_when_the_center_says_so() {
    let mut story = Story::new(Shape::Paper).until(6);
    assert_eq!(story.denied("ret", Act::ConfirmResult), ["NOT_RELEASED"]);
    let events = story.told("clk", story.good(Act::Release));
    assert_eq!(events, ["stepAssigned", "resultReleased", "stepFinished"]);
    assert_eq!(story.status(), DossierStatus::ResultIssued);
    assert_eq!(story.dossier().current_step(), None, "on its way");
    for officer in ["clk", "foc", "int"] {
        assert_eq!(story.denied(officer, Act::ConfirmResult), ["FORBIDDEN"], "{officer}");
    }
    assert_eq!(story.denied("ret", Act::ReturnResult), ["WRONG_STATE"]);
    assert_eq!(story.told("ret", story.good(Act::ConfirmResult)), ["resultArrived", "stepEntered"]);
    assert_eq!(story.status(), DossierStatus::ResultAtCenter);
    assert_eq!(story.denied("ret", Act::ConfirmResult), ["WRONG_STATE"]);
}

#[test]
fn t33_another_agency_begins_anew_and_the_clock_runs_on() {
    let mut story = Story::new(Shape::Department).until(3);
    let due = story.dossier().due_at();
    let events = story.told("foc", story.good(Act::Transfer));
    assert_eq!(events, ["transferred", "paperIssued", "stepEntered"]);
    assert_eq!(story.last_papers(), [FormKind::TransferSlip]);
    let dossier = story.dossier();
    assert_eq!(dossier.facts.agency, agency(STRANGE));
    assert_eq!(dossier.due_at(), due);
    let run = dossier.current_step().unwrap();
    assert_eq!((run.index, &run.agency, run.unit.as_deref()), (1, &agency(STRANGE), None));
    let left = &dossier.steps[dossier.steps.len() - 2];
    assert_eq!((left.index, left.outcome), (2, Some(StepOutcome::Dropped)));
    assert_eq!(story.denied("hod", Act::Claim), ["FORBIDDEN"]);
    assert_eq!(story.denied("strange-hod", Act::SendBack), ["NO_EARLIER_STEP"]);
    let next = Some(Box::new(world().officer("strange-spc").clone()));
    story.does("strange-hod", Command::Forward { note: None, next });
    story.well("strange-spc", Act::Forward);
    story.well("strange-hod", Act::Forward);
    story.well("strange-dir", Act::SignResult);
    let result = story.papers.last().unwrap();
    assert_eq!(result.data["issuer"]["name"], "Sở Tài chính");
}

/// The process knows no division of the agency that takes over: any of them may begin, and the one
/// that does has the dossier.
#[test]
fn t33_the_division_whose_head_takes_a_dossier_over_has_it() {
    let mut story = Story::new(Shape::Department).until(3);
    story.well("foc", Act::Transfer);
    let reads = |story: &Story, officer: &str| {
        let facts = story.dossier().authorization_facts();
        [Action::Read, Action::ReadFiles, Action::ReadContent]
            .map(|action| authorize(world().officer(officer), action, &facts).is_ok())
    };
    let give = |to: &str| Command::Forward {
        note: None,
        next: Some(Box::new(world().officer(to).clone())),
    };
    let unit = |story: &Story| story.dossier().current_step().unwrap().unit.clone();
    for head in ["strange-hod", "strange-hod2"] {
        assert_eq!(story.grey_code(head, Act::Claim), None, "{head}");
        assert_eq!(reads(&story, head), [true; 3], "{head}");
    }
    assert_eq!(story.grey_code("strange-spc", Act::Claim), Some("FORBIDDEN"), "a head's step");
    // The leader gives it to one of them, who sees that it is another's.
    let assign = |to: &str| Command::Assign {
        officer: Box::new(world().officer(to).clone()),
        reason: Some(REASON.to_owned()),
    };
    story.does("strange-dir", assign("strange-hod2"));
    assert_eq!(unit(&story).as_deref(), Some("H99.04.02"));
    assert_eq!(reads(&story, "strange-hod"), [false; 3], "another division's now");
    story.does("strange-hod2", assign("strange-hod"));
    assert_eq!(unit(&story).as_deref(), Some("H99.04.01"));
    story.does("strange-hod", give("strange-spc"));
    assert_eq!(unit(&story).as_deref(), Some("H99.04.01"));
    assert_eq!(reads(&story, "strange-spc"), [true; 3]);
    assert_eq!(story.grey_code("strange-hod", Act::DraftSupplement), None, "beside his officer");
    story.well("strange-spc", Act::Forward);
    assert_eq!(unit(&story).as_deref(), Some("H99.04.01"), "the same division's review");
    assert_eq!(story.denied("strange-hod2", Act::Claim), ["FORBIDDEN"]);
    story.does("strange-hod", Command::SendBack { ordinal: 3, reason: REASON.to_owned() });
    story.well("strange-spc", Act::Forward);
    story.well("strange-hod", Act::Forward);
    assert_eq!(unit(&story), None, "the leader's");
    assert_eq!(reads(&story, "strange-hod"), [true; 3], "his own work");
    story.well("strange-dir", Act::SignResult);
}

#[test]
fn whoever_has_passed_a_dossier_on_has_no_more_hand_in_it() {
    let mut story = Story::new(Shape::Department).until(3);
    story.well("spc", Act::DraftExtension);
    story.well("foc", Act::Transfer);
    assert!(story.dossier().letter.is_none(), "what it was about to write is none of the next's");
    let back = |to: &str| Command::Transfer { to: agency(to), reason: REASON.to_owned() };
    assert_eq!(story.refused("foc", back(COMMITTEE)), ["FORBIDDEN"]);
    assert_eq!(story.denied("foc", Act::DraftStop), ["FORBIDDEN"]);
    story.does(
        "strange-foc",
        Command::DraftLetter(Box::new(crate::good::letter(&story, Act::DraftStop))),
    );
    assert_eq!(story.denied("dir", Act::ApproveLetter), ["LEADER_NEEDED"]);
    story.well("strange-dir", Act::ApproveLetter);
}

#[test]
fn before_the_handover_a_transfer_only_changes_where_the_file_goes() {
    for handed_over in [false, true] {
        let mut story = Story::new(Shape::Paper);
        story.well("int", Act::Accept);
        if handed_over {
            story.well("hoc", Act::HandOver);
        }
        assert_eq!(story.told("int", story.good(Act::Transfer)), ["transferred", "paperIssued"]);
        let at_center = story.dossier().current_step().is_some();
        assert_eq!(at_center, !handed_over, "the Center keeps it until it leaves");
        if !handed_over {
            story.well("hoc", Act::HandOver);
        }
        assert_eq!(story.denied("foc", Act::ConfirmArrival), ["FORBIDDEN"]);
        story.well("strange-foc", Act::ConfirmArrival);
        assert_eq!(story.dossier().current_step().unwrap().agency, agency(STRANGE));
    }
}

#[test]
fn a_transfer_goes_to_another_agency_that_exists() {
    let story = Story::new(Shape::Department).until(3);
    let to = |code: &str| Command::Transfer { to: agency(code), reason: REASON.to_owned() };
    for code in ["H99.01", COMMUNE, "H99.03", "H98.77"] {
        assert_eq!(story.refused("int", to(code)), ["CAN_NOT_BE_ASKED at agency"], "{code}");
    }
    assert_eq!(story.denied("spc", Act::Transfer), ["FORBIDDEN"]);
}

/// NĐ 118/2025 Đ.17.3 as amended: from 05/8/2026 the clock begins where the dossier is decided.
#[test]
fn phi_dia_gioi_begins_on_arrival_under_r2026() {
    let mut story = Story::new(Shape::Commune);
    let events = story.told("commune-int", story.good(Act::Accept));
    assert_eq!(events.last(), Some(&"handedOver"));
    assert_eq!(story.papers[0].data["issuer"]["name"], world().office(Shape::Commune).body.name);
    let dossier = story.dossier();
    let clock = dossier.clock.as_ref().unwrap();
    assert_eq!((dossier.status, clock.started_at), (DossierStatus::Accepted, None));
    assert!(clock.is_estimate() && !dossier.clock_runs());
    assert_eq!(clock.due_at, Some(at("2026-09-15", 17, 0)), "an estimate");
    assert_eq!(dossier.handover.as_ref().unwrap().due_at, at("2026-09-08", 17, 0), "1 day");
    assert_eq!(story.denied("int", Act::Transfer), ["FORBIDDEN"], "another Center's");
    story.now = at("2026-09-08", 10, 0);
    let events = story.told("foc", story.good(Act::ConfirmArrival));
    assert_eq!(events, ["arrived", "dueChanged", "stepEntered"]);
    let clock = story.dossier().clock.as_ref().unwrap();
    assert_eq!(clock.started_at, Some(story.now));
    assert_eq!(clock.due_at, Some(at("2026-09-16", 17, 0)));
    assert_eq!(clock.original_due_at, clock.due_at, "the first one was never promised");
    // Supplements within 3 working days of the start: 11/9.
    story = story.until(3);
    story.now = at("2026-09-11", 17, 0);
    story.letter("spc", Act::DraftSupplement, "hod");
    story.well("commune-int", Act::ReceiveSupplement);
    let mut story = story.until(7);
    let run = story.dossier().current_step().unwrap();
    assert_eq!(run.agency, agency(COMMUNE), "returned where it was filed");
    assert_eq!(story.denied("ret", Act::ReturnResult), ["FORBIDDEN"]);
    story.well("commune-ret", Act::ReturnResult);
}

#[test]
fn phi_dia_gioi_begins_at_acceptance_before() {
    for (day, regime, due) in [
        ("2021-01-12", Regime::R2018, at("2021-01-20", 17, 0)),
        ("2025-09-08", Regime::R2025, at("2025-09-16", 17, 0)),
    ] {
        let mut story = Story::new(Shape::Commune).at(at(day, 9, 0));
        story.well("commune-int", Act::Accept);
        let dossier = story.dossier();
        assert_eq!(dossier.accepted.as_ref().unwrap().regime, regime);
        assert_eq!(dossier.clock.as_ref().unwrap().started_at, Some(story.now));
        assert_eq!(story.told("foc", story.good(Act::ConfirmArrival)), ["arrived", "stepEntered"]);
        assert_eq!(story.dossier().due_at(), Some(due));
    }
}
