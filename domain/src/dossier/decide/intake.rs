//! The three exits of the intake at the counter (T03, T05, T08).

use super::guard::{Act, possible};
use super::steps::{enter, one};
use super::{Context, Log};
use crate::calendar::Duty;
use crate::catalog::{ProcedureCase, SubmissionChannel};
use crate::document::{FormKind, RefusalReason};
use crate::dossier::command::{AcceptNumbers, CompletionLine, NewPaper};
use crate::dossier::event::{Event, IntakeFacts};
use crate::dossier::intake::{Intake, count, line, optional, paragraph};
use crate::dossier::papers;
use crate::dossier::regime::Regime;
use crate::dossier::state::Dossier;
use crate::identity::{Facts, authorize};
use crate::process::ProcessVersion;
use crate::refusal::{Code, Problems, Refusal};
use crate::time::local_date;

/// Longest reason on a form, in characters.
const REASON: usize = 4_000;
/// Most lines of Form 02.
const LINES: usize = 100;

type Done = Result<(), Vec<Refusal>>;

pub(super) fn accept(log: &mut Log<'_>, intake: Intake, numbers: AcceptNumbers) -> Done {
    let cx = log.cx;
    follows(log, Act::Accept)?;
    let case = case(cx, &intake)?;
    let today = local_date(cx.now);
    let in_force = |process: &&ProcessVersion| {
        process.procedure == cx.procedure.code
            && process.case == case.key
            && process.effective_from <= today
    };
    let process = cx.process.filter(in_force).ok_or_else(|| {
        let agency = cx.office.agency_name(&cx.procedure.agency);
        one(Refusal::at(Code::NotReceivable, "procedureCode").with("agency", agency))
    })?;
    let term = case
        .on(SubmissionChannel::Counter)
        .ok_or_else(|| one(Refusal::at(Code::ChannelNotOffered, "caseKey")))?
        .term;
    let missing: Vec<Refusal> = intake
        .missing(case)
        .into_iter()
        .map(|asked| {
            let path = format!("documents.{}", asked.key);
            Refusal::at(Code::DocumentMissing, &path).with("name", &asked.name)
        })
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let derived = cx
        .calendar
        .derive(cx.now, term, &[])
        .map_err(|_| one(Refusal::new(Code::CalendarMissing)))?;
    let (due, derivation) = derived.unzip();
    let slip = papers::receipt_slip(&intake, case, term, due.map(|due| due.at), &numbers, cx)?;
    log.push(Event::Accepted {
        facts: Box::new(facts(cx, intake)),
        code: numbers.code,
        regime: Regime::on(today),
        process_version: process.version,
        calendar: cx.calendar.version().to_owned(),
        register: numbers.register,
        due_at: due.map(|due| due.at),
        derivation: derivation.map(Box::new),
        secret: numbers.secret,
    });
    log.issue(slip);
    // Accepting is the Center's own step; the file is with the department at once (T09).
    enter(log, 0)?;
    log.push(Event::StepAssigned { officer: cx.actor.id, reason: None });
    log.push(Event::StepFinished { note: None });
    enter(log, 1)
}

pub(super) fn request_completion(
    log: &mut Log<'_>,
    intake: Intake,
    lines: Vec<CompletionLine>,
    reason: String,
    legal_basis: Option<String>,
    paper: NewPaper,
) -> Done {
    let cx = log.cx;
    follows(log, Act::RequestCompletion)?;
    let case = case(cx, &intake)?;
    let mut problems = Problems::new();
    let lines = completion_lines(lines, case, &mut problems);
    let reason = problems.note(paragraph(&reason, "reason", REASON));
    let basis =
        problems.note(optional(legal_basis.as_deref().unwrap_or_default(), "legalBasis")).flatten();
    let round = log.state.as_ref().map_or(1, next_round);
    if round > 1 && basis.is_none() {
        problems.push(Refusal::at(Code::Required, "legalBasis"));
    }
    problems.into_result()?;
    let reason = reason.unwrap_or_default();
    let window = crate::calendar::Clocks::new(cx.calendar, cx.limits)
        .due(Duty::CompletionWindow, cx.now)
        .map_err(|_| one(Refusal::new(Code::CalendarMissing)))?;
    let deadline = local_date(window.at);
    let request = papers::Request { lines: &lines, reason: &reason, basis, deadline, round };
    let form = papers::supplement_request(&intake, request, paper, cx)?;
    let facts = Box::new(facts(cx, intake));
    log.push(Event::CompletionRequested { facts, lines, reason, deadline });
    log.issue(form);
    Ok(())
}

pub(super) fn refuse(
    log: &mut Log<'_>,
    intake: Intake,
    reason: RefusalReason,
    text: String,
    paper: NewPaper,
) -> Done {
    let cx = log.cx;
    follows(log, Act::Refuse)?;
    case(cx, &intake)?;
    let mut problems = Problems::new();
    let text = problems.note(paragraph(&text, "text", REASON)).unwrap_or_default();
    let reason = match reason {
        RefusalReason::NotCompetent { right_agency } => RefusalReason::NotCompetent {
            right_agency: problems.note(line(&right_agency, "competentAgency")).unwrap_or_default(),
        },
        other => other,
    };
    problems.into_result()?;
    let form = papers::intake_refusal(&intake, &reason, &text, paper, cx)?;
    log.push(Event::IntakeRefused { facts: Box::new(facts(cx, intake)), reason, text });
    log.issue(form);
    Ok(())
}

/// A dossier that was here before must be one that waits for completion; a new one is taken in by
/// an intake officer of the very Center whose papers are issued.
fn follows(log: &Log<'_>, act: Act) -> Done {
    let cx = log.cx;
    match &log.state {
        Some(dossier) => possible(dossier, act, cx).map_err(one),
        None => {
            let facts = Facts::at_intake(cx.office.center.clone(), cx.procedure.agency.clone());
            match authorize(cx.actor, act.action(), &facts) {
                Ok(_) => Ok(()),
                Err(_) => Err(one(Refusal::new(Code::Forbidden))),
            }
        }
    }
}

/// Which request for completion comes next, from 1. Papers are asked for in one complete list
/// (NĐ 118/2025 Đ.16.3); whoever asks again states the provision that allows it (R8).
fn next_round(dossier: &Dossier) -> u16 {
    let asked = dossier.papers.iter().filter(|paper| paper.kind == FormKind::SupplementRequest);
    u16::try_from(asked.count() + 1).unwrap_or(u16::MAX)
}

fn case<'a>(cx: &Context<'a>, intake: &Intake) -> Result<&'a ProcedureCase, Vec<Refusal>> {
    if intake.procedure != cx.procedure.code {
        let refusal = Refusal::at(Code::UnknownProcedure, "procedureCode");
        return Err(one(refusal.with("code", &intake.procedure)));
    }
    cx.procedure
        .cases
        .iter()
        .find(|case| case.key == intake.case)
        .ok_or_else(|| one(Refusal::at(Code::UnknownCase, "caseKey")))
}

fn facts(cx: &Context<'_>, intake: Intake) -> IntakeFacts {
    IntakeFacts {
        center: cx.office.center.clone(),
        agency: cx.procedure.agency.clone(),
        procedure_version: cx.procedure.version,
        intake,
    }
}

fn completion_lines(
    lines: Vec<CompletionLine>,
    case: &ProcedureCase,
    problems: &mut Problems,
) -> Vec<CompletionLine> {
    if lines.is_empty() {
        problems.push(Refusal::at(Code::NothingMissing, "lines"));
    }
    if lines.len() > LINES {
        let refusal = Refusal::at(Code::OutOfRange, "lines");
        problems.push(refusal.with("min", 1).with("max", LINES));
    }
    let mut checked = Vec::new();
    for (i, given) in lines.into_iter().take(LINES).enumerate() {
        let path = |field: &str| format!("lines.{i}.{field}");
        if let Some(key) = &given.document_key
            && !case.documents.iter().any(|asked| asked.key == *key)
        {
            let refusal = Refusal::at(Code::UnknownDocument, &path("documentKey"));
            problems.push(refusal.with("key", key));
        }
        let content = problems.note(line(&given.content, &path("content")));
        let reason = problems.note(line(&given.reason, &path("reason")));
        for (pieces, field) in [
            (given.originals, "originals"),
            (given.certified, "certified"),
            (given.copies, "copies"),
        ] {
            problems.note(count(pieces.into(), 0, &path(field)));
        }
        if let (Some(content), Some(reason)) = (content, reason) {
            checked.push(CompletionLine { content, reason, ..given });
        }
    }
    checked
}
