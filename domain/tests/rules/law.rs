//! Single provisions: what must be on paper, what is bound, what a permit proves.

use crate::fixture::{Shape, at, intake, morning, world};
use crate::good::completion_line;
use crate::story::{Story, in_short};
use domain::document::{FormKind, RefusalReason};
use domain::dossier::{
    Act, Command, CompletionLine, Dossier, DossierStatus, Regime, Timeliness, decide,
};
use domain::identity::{Action, Actor, Facts, Permit, authorize};
use domain::process::{ProcessVersion, StepAction, validate};
use domain::refusal::Refusal;

fn at_intake() -> Facts {
    let world = world();
    Facts::at_intake(world.office.center.clone(), world.procedure(Shape::Department).agency.clone())
}

fn codes<T: std::fmt::Debug>(outcome: Result<T, Vec<Refusal>>) -> Vec<String> {
    in_short(&outcome.unwrap_err())
}

/// Decides with a permit as given, not as the write path would have got it.
fn decided_with(
    permit: &Permit,
    actor: &Actor,
    state: Option<&Dossier>,
    command: Command,
) -> Result<(), Vec<Refusal>> {
    let context = world().context(Shape::Department, actor, morning());
    decide(state, command, permit, &context).map(drop)
}

#[test]
fn a_permit_proves_only_what_it_is_for() {
    let (int, spc) = (world().officer("int"), world().officer("spc"));
    let fresh = Story::new(Shape::Department);
    let reads = authorize(int, Action::Read, &at_intake()).unwrap();
    let accepts = authorize(int, Action::Accept, &at_intake()).unwrap();
    let refused = |permit: &Permit, actor: &Actor, act: Act| {
        codes(decided_with(permit, actor, None, fresh.good(act)))
    };
    assert_eq!(refused(&reads, int, Act::Accept), ["FORBIDDEN"], "another action");
    assert_eq!(refused(&accepts, int, Act::Refuse), ["FORBIDDEN"], "another exit");
    assert_eq!(refused(&accepts, spc, Act::Accept), ["FORBIDDEN"], "somebody else's");
    // Got for a Center that is not the one whose papers would be issued.
    let mut stranger = int.clone();
    stranger.grants[0].agency = "H98.01".parse().unwrap();
    let facts = Facts { center: "H98.01".parse().unwrap(), ..at_intake() };
    let elsewhere = authorize(&stranger, Action::Accept, &facts).unwrap();
    assert_eq!(refused(&elsewhere, &stranger, Act::Accept), ["FORBIDDEN"], "another Center");
    // Got for one dossier, shown for another.
    let mine = Story::new(Shape::Department).until(3);
    let later = Story::new(Shape::Department).until(4);
    let permit = authorize(spc, Action::Forward, &mine.dossier().authorization_facts()).unwrap();
    let outcome = decided_with(&permit, spc, Some(later.dossier()), later.good(Act::Forward));
    assert_eq!(codes(outcome), ["FORBIDDEN"]);
    assert!(decided_with(&accepts, int, None, fresh.good(Act::Accept)).is_ok());
}

/// R3, R4: only an active process of this very case, in force on the day.
#[test]
fn a_dossier_is_bound_to_a_process_in_force() {
    let int = world().officer("int");
    let permit = authorize(int, Action::Accept, &at_intake()).unwrap();
    let outcome = |process: Option<&ProcessVersion>| {
        let mut context = world().context(Shape::Department, int, morning());
        context.process = process;
        let fresh = Story::new(Shape::Department);
        decide(None, fresh.good(Act::Accept), &permit, &context)
    };
    let gap = ["NOT_RECEIVABLE at procedureCode"];
    assert_eq!(codes(outcome(None)), gap);
    assert_eq!(codes(outcome(Some(world().process(Shape::Chairman)))), gap, "another procedure's");
    let good = world().process(Shape::Department);
    let mut tomorrow = good.clone();
    tomorrow.effective_from = "2026-09-08".parse().unwrap();
    assert_eq!(codes(outcome(Some(&tomorrow))), gap);
    let mut other_case = good.clone();
    other_case.case = "2".to_owned();
    assert_eq!(codes(outcome(Some(&other_case))), gap);
    let accepted = outcome(Some(good)).unwrap().state.accepted.unwrap();
    assert_eq!((accepted.process_version, accepted.calendar.as_str()), (2, "2026.1"));
    assert_eq!(accepted.regime, Regime::R2026);
}

#[test]
fn what_is_filed_is_of_the_procedure_it_is_filed_under() {
    let story = Story::new(Shape::Department);
    for act in [Act::Accept, Act::RequestCompletion, Act::Refuse] {
        let mut wrong = intake(Shape::Chairman);
        assert_eq!(
            story.refused("int", with_intake(story.good(act), wrong.clone())),
            ["UNKNOWN_PROCEDURE at procedureCode"]
        );
        wrong = intake(Shape::Department);
        wrong.case = "9".to_owned();
        let refused = story.refused("int", with_intake(story.good(act), wrong));
        assert_eq!(refused, ["UNKNOWN_CASE at caseKey"]);
    }
}

fn with_intake(mut command: Command, filed: domain::dossier::Intake) -> Command {
    match &mut command {
        Command::Accept { intake, .. }
        | Command::RequestCompletion { intake, .. }
        | Command::Refuse { intake, .. } => **intake = filed,
        other => panic!("{other:?} files nothing"),
    }
    command
}

/// R2: each exit of the intake has its form, with its number, digest and frozen data.
#[test]
fn each_exit_of_the_intake_issues_its_form() {
    for (act, kind, suffix) in [
        (Act::Accept, FormKind::ReceiptSlip, "TNHS"),
        (Act::RequestCompletion, FormKind::SupplementRequest, "HDHS"),
        (Act::Refuse, FormKind::IntakeRefusal, "PTC"),
    ] {
        let mut story = Story::new(Shape::Department);
        let command = story.good(act);
        story.does("int", command);
        assert_eq!(story.papers.len(), 1);
        let paper = &story.papers[0];
        assert_eq!((paper.kind, paper.number), (kind, 1));
        assert_eq!(paper.data["number"], format!("01/{suffix}"));
        assert_eq!(paper.data["issuer"]["name"], world().office.body.name, "R1");
        assert_eq!(paper.digest().len(), 64);
    }
}

/// R1: what the Chairman or a department signs is its own, but the Center is told.
#[test]
fn a_result_is_issued_by_whoever_decides() {
    for (shape, last, issuer) in
        [(Shape::Department, 7, "Sở Xây dựng"), (Shape::Chairman, 9, "Ủy ban nhân dân tỉnh Mẫu")]
    {
        let story = Story::new(shape).until(last);
        let result = story.papers.iter().find(|paper| paper.kind == FormKind::Result).unwrap();
        assert_eq!(result.data["issuer"]["name"], issuer);
        let told = result.data["recipients"].to_string();
        assert!(told.contains(&world().office.body.name), "{told}");
    }
}

/// One complete list (NĐ 118/2025 Đ.16.3); again only with the provision that allows it (R8).
#[test]
fn asking_again_for_papers_needs_a_provision() {
    let mut story = Story::new(Shape::Department);
    let first = story.good(Act::RequestCompletion);
    story.does("int", first);
    assert_eq!(story.papers[0].data["round"], 1);
    assert!(story.papers[0].data["legalBasis"].as_str().unwrap().contains("118/2025"));
    let again = |basis: Option<&str>| {
        let mut command = story.good(Act::RequestCompletion);
        if let Command::RequestCompletion { legal_basis, .. } = &mut command {
            *legal_basis = basis.map(str::to_owned);
        }
        command
    };
    assert_eq!(story.refused("int", again(None)), ["REQUIRED at legalBasis"]);
    assert_eq!(story.refused("int", again(Some(" "))), ["REQUIRED at legalBasis"]);
    let command = again(Some("Điều 7 Luật Mẫu"));
    story.does("int", command);
    let paper = &story.papers[1].data;
    assert_eq!(
        (&paper["round"], paper["repeatBasis"].as_str()),
        (&2.into(), Some("Điều 7 Luật Mẫu"))
    );
    // Completed, it is taken in; received when it first came, bound when it was complete.
    let came = story.now;
    story.now = at("2026-09-10", 9, 0);
    let accept = story.good(Act::Accept);
    story.does("int2", accept);
    let dossier = story.dossier();
    assert_eq!((dossier.received_at, dossier.status), (came, DossierStatus::Processing));
    assert_eq!(dossier.accepted.as_ref().unwrap().at, story.now);
}

#[test]
fn form_02_lists_what_is_missing_line_by_line() {
    let story = Story::new(Shape::Department);
    let with = |lines: Vec<CompletionLine>, reason: &str| {
        let mut command = story.good(Act::RequestCompletion);
        if let Command::RequestCompletion { lines: given, reason: why, .. } = &mut command {
            *given = lines;
            why.replace_range(.., reason);
        }
        story.refused("int", command)
    };
    assert_eq!(with(Vec::new(), ""), ["NOTHING_MISSING at lines", "REQUIRED at reason"]);
    let line = |change: fn(&mut CompletionLine)| {
        let mut line = completion_line();
        change(&mut line);
        line
    };
    let bad = vec![
        line(|l| l.document_key = Some("9".to_owned())),
        line(|l| l.content.clear()),
        line(|l| l.reason = "a\0".to_owned()),
        line(|l| l.certified = u16::MAX),
        line(|l| l.document_key = None),
    ];
    assert_eq!(
        with(bad, "Thiếu giấy tờ"),
        [
            "UNKNOWN_DOCUMENT at lines.0.documentKey",
            "REQUIRED at lines.1.content",
            "INVALID_TEXT at lines.2.reason",
            "OUT_OF_RANGE at lines.3.certified",
        ]
    );
    let many = vec![completion_line(); 101];
    assert_eq!(with(many, "Thiếu giấy tờ"), ["OUT_OF_RANGE at lines"]);
}

#[test]
fn a_refusal_says_why_and_who_is_competent() {
    let story = Story::new(Shape::Department);
    let with = |reason: RefusalReason, words: &str| {
        let mut command = story.good(Act::Refuse);
        if let Command::Refuse { reason: why, text, .. } = &mut command {
            *why = reason;
            words.clone_into(text);
        }
        story.attempt(world().officer("int"), command)
    };
    let elsewhere = |name: &str| RefusalReason::NotCompetent { right_agency: name.to_owned() };
    assert_eq!(codes(with(RefusalReason::Forged, "")), ["REQUIRED at text"]);
    assert_eq!(
        codes(with(elsewhere(" "), "\0")),
        ["INVALID_TEXT at text", "REQUIRED at competentAgency"]
    );
    assert_eq!(codes(with(elsewhere("a\0"), "Sai nơi")), ["INVALID_TEXT at competentAgency"]);
    let decision = with(elsewhere("  Công an  tỉnh "), "Sai nơi").unwrap();
    assert_eq!(decision.papers[0].data["reason"]["rightAgency"], "Công an tỉnh");
    assert!(decision.state.status.is_final());
}

/// T34, T35.
#[test]
fn there_is_no_way_back_to_the_intake_and_none_out_of_the_end() {
    let processing = Story::new(Shape::Department).until(2);
    for act in [Act::Accept, Act::RequestCompletion, Act::Refuse] {
        assert_eq!(processing.refused("int", processing.good(act)), ["WRONG_STATE"]);
    }
    let mut refused = Story::new(Shape::Department);
    let command = refused.good(Act::Refuse);
    refused.does("int", command);
    let mut returned = Story::new(Shape::Department).until(7);
    let command = returned.good(Act::ReturnResult);
    returned.does("ret", command);
    for story in [refused, returned] {
        assert!(story.dossier().status.is_final());
        for officer in world().staff.0.values() {
            for act in Act::ALL.iter().copied() {
                let outcome = story.attempt(officer, story.good(act));
                assert!(outcome.is_err(), "{act:?}");
            }
        }
    }
}

/// NĐ 118/2025: the time ends at the signature, however long the way to the applicant takes.
#[test]
fn the_clock_ends_at_the_signature() {
    let mut story = Story::new(Shape::Department).until(5);
    let due = story.dossier().due_at().unwrap();
    assert_eq!(due, at("2026-09-15", 17, 0), "six working days");
    assert_eq!(story.dossier().timeliness(due), None);
    for (signed, expected) in [
        (at("2026-09-14", 17, 0), Timeliness::Early),
        (at("2026-09-15", 0, 0), Timeliness::OnTime),
        (due, Timeliness::OnTime),
        (due + chrono::TimeDelta::milliseconds(1), Timeliness::Late),
    ] {
        let mut story = story.clone();
        story.now = signed;
        let command = story.good(Act::SignResult);
        story.does("dir", command);
        story.now = at("2026-10-30", 9, 0);
        let story = story.until(7);
        assert_eq!(story.dossier().timeliness(story.now), Some(expected), "{signed}");
    }
    story.now = due + chrono::TimeDelta::milliseconds(1);
    assert_eq!(story.dossier().timeliness(story.now), Some(Timeliness::Late));
}

/// Real processes have a clerk number the result after the signature, before it leaves.
#[test]
fn a_step_between_signature_and_release_is_no_dead_end() {
    let mut process = world().process(Shape::Department).clone();
    let mut numbering = process.steps[5].clone();
    numbering.action = StepAction::Review;
    process.steps.insert(5, numbering);
    assert_eq!(validate(&process, &world().office.center), []);
    let mut story = Story::new(Shape::Department).until(5);
    for (officer, act, status) in [
        ("dir", Act::SignResult, DossierStatus::ResultIssued),
        ("clk", Act::Forward, DossierStatus::ResultIssued),
        ("clk", Act::Release, DossierStatus::ResultAtCenter),
        ("ret", Act::ReturnResult, DossierStatus::Returned),
    ] {
        let actor = world().officer(officer);
        let facts = story.dossier().authorization_facts();
        let permit = authorize(actor, act.action(), &facts).unwrap();
        let mut context = world().context(Shape::Department, actor, story.now);
        context.process = Some(&process);
        let command = story.good(act);
        let decision = decide(story.dossier.as_ref(), command, &permit, &context).unwrap();
        story.keep(decision);
        assert_eq!(story.dossier().status, status);
    }
}
