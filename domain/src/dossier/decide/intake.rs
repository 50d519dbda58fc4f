//! The inbox and the three exits of the intake (T01–T06, T08).

use super::guard::possible;
use super::limits::completion_deadline;
use super::steps::{enter, one};
use super::{Context, Log};
use crate::calendar::{Clocks, Duty, Term};
use crate::catalog::{ChannelTerm, ProcedureCase, SubmissionChannel};
use crate::document::wording::short_moment;
use crate::document::{FormKind, RefusalReason};
use crate::dossier::act::Act;
use crate::dossier::clock::Dates;
use crate::dossier::command::CompletionLine;
use crate::dossier::event::{Event, IntakeFacts};
use crate::dossier::intake::{Intake, count, line, name, named_files, optional, paragraph};
use crate::dossier::regime::Regime;
use crate::dossier::state::Dossier;
use crate::dossier::{letters, papers};
use crate::identifier::{AgencyCode, DossierCode, postal_number};
use crate::identity::{Facts, authorize};
use crate::process::{FileForm, ProcessVersion};
use crate::refusal::{Code, Problems, Refusal};
use crate::time::{Instant, local_date, minute};
use chrono::NaiveDate;

/// Longest reason on a form, in characters.
pub(super) const REASON: usize = 4_000;
/// Most lines of Form 02.
const LINES: usize = 100;
/// How many days ago minutes with the postman may have been signed.
const OLDEST_MINUTES: i64 = 7;

type Done = Result<(), Vec<Refusal>>;

/// What is typed of an envelope.
pub(super) struct Post {
    /// Number of its slip.
    pub(super) slip: Option<String>,
    /// How it was found.
    pub(super) condition: Option<String>,
}

/// A submission reaches the inbox (T01, T02): from now on the Center owes an answer.
pub(super) fn submit(
    log: &mut Log<'_>,
    intake: Intake,
    filed_at: Option<Instant>,
    portal_code: Option<String>,
    post: Post,
) -> Done {
    let cx = log.cx;
    follows(log, Act::Submit)?;
    let case = case(cx, &intake)?;
    if intake.channel == SubmissionChannel::Counter {
        return Err(one(Refusal::at(Code::Required, "channel")));
    }
    offered(case, intake.channel)?;
    let mut problems = Problems::new();
    let filed_at = problems.note(filed(filed_at, intake.channel, cx));
    let portal_code =
        problems.note(optional(portal_code.as_deref().unwrap_or_default(), "portalCode")).flatten();
    // One form of a code, or the same could be filed twice.
    let portal_code = portal_code
        .map(|code| DossierCode::try_from(code.clone()).map_or(code, |code| code.to_string()));
    let slip = match intake.channel {
        SubmissionChannel::Post => {
            problems.note(name(&postal_number(post.slip.as_deref().unwrap_or_default()), "slip"))
        }
        _ => None,
    };
    let condition = post.condition.as_deref().unwrap_or_default();
    let condition = problems.note(optional(condition, "condition")).flatten();
    problems.into_result()?;
    let filed_at = filed_at.unwrap_or(cx.now);
    let paper = log.paper();
    let minutes = match &slip {
        Some(slip) => {
            let parcel = letters::Parcel { slip, condition: condition.as_deref(), filed_at };
            Some(letters::postal_minutes(&intake, case, parcel, paper, cx)?)
        }
        None => None,
    };
    let event = submitted(log, intake, filed_at, (portal_code, slip))?;
    log.push(event);
    if let Some(minutes) = minutes {
        log.issue(minutes);
    }
    Ok(())
}

/// The applicant has completed what the inbox had sent back (T06); the answer is owed anew.
pub(super) fn resubmit(log: &mut Log<'_>, intake: Intake) -> Done {
    let cx = log.cx;
    follows(log, Act::Resubmit)?;
    case(cx, &intake)?;
    let (channel, filed) = match log.state.as_ref().and_then(|it| it.submission.as_ref()) {
        Some(it) => (it.channel, (it.portal_code.clone(), it.slip.clone())),
        None => return Err(one(Refusal::new(Code::ChannelNotOffered))),
    };
    let event = submitted(log, Intake { channel, ..intake }, cx.now, filed)?;
    log.push(event);
    Ok(())
}

fn submitted(
    log: &Log<'_>,
    intake: Intake,
    filed_at: Instant,
    (portal_code, slip): (Option<String>, Option<String>),
) -> Result<Event, Vec<Refusal>> {
    let cx = log.cx;
    let clocks = Clocks::new(cx.calendar, cx.limits);
    let due = |duty| clocks.due(duty, cx.now).map_err(|_| one(Refusal::new(Code::CalendarMissing)));
    Ok(Event::Submitted {
        facts: Box::new(facts(cx, intake)),
        filed_at,
        portal_code,
        slip,
        alert_at: due(Duty::OnlineAlert)?.at,
        answer_due_at: due(Duty::OnlineAnswer)?.at,
    })
}

/// When a submission counts as filed: by post, when the minutes with the postman were signed, which
/// was not tomorrow and not weeks ago.
fn filed(
    given: Option<Instant>,
    channel: SubmissionChannel,
    cx: &Context<'_>,
) -> Result<Instant, Refusal> {
    match given {
        Some(at) if channel == SubmissionChannel::Post => {
            let oldest = minute(cx.now) - chrono::TimeDelta::days(OLDEST_MINUTES);
            if at > cx.now || at < oldest {
                return Err(Refusal::at(Code::MomentOutOfRange, "filedAt")
                    .with("from", short_moment(oldest))
                    .with("to", short_moment(cx.now)));
            }
            Ok(at)
        }
        _ => Ok(cx.now),
    }
}

fn offered(case: &ProcedureCase, channel: SubmissionChannel) -> Result<&ChannelTerm, Vec<Refusal>> {
    case.on(channel).ok_or_else(|| one(Refusal::at(Code::ChannelNotOffered, "caseKey")))
}

pub(super) fn accept(log: &mut Log<'_>, intake: Intake, slip: bool) -> Done {
    let cx = log.cx;
    follows(log, Act::Accept)?;
    let intake = as_filed(log, intake)?;
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
    let terms = offered(case, intake.channel)?;
    complete(&intake, case)?;
    let numbers = log.acceptance();
    let start = Start::of(cx, process, terms.term)?;
    let slip_wanted = slip || !matches!(terms.term, Term::SameDay { .. });
    let paper = if slip_wanted {
        let paper = log.paper();
        Some(papers::receipt_slip(&intake, case, terms.term, &start, &numbers, paper, cx)?)
    } else {
        None
    };
    log.push(Event::Accepted {
        facts: Box::new(facts(cx, intake)),
        code: numbers.code,
        regime: Regime::on(today),
        process_version: process.version,
        calendar: cx.calendar.version().to_owned(),
        register: numbers.register,
        term: terms.term,
        second_term: terms.second_term,
        started_at: start.at,
        dates: start.dates,
        handover_due_at: start.handover_due_at,
        secret: numbers.secret,
    });
    if let Some(paper) = paper {
        log.issue(paper);
    }
    // Accepting is the Center's own step.
    enter(log, 0)?;
    log.push(Event::StepAssigned { officer: cx.actor.id, reason: None, unit: None });
    if process.file == FileForm::Electronic {
        log.push(Event::StepFinished { note: None });
        log.push(Event::HandedOver { reference: None });
        if !start.cross_boundary {
            log.push(Event::Arrived);
            return enter(log, 1);
        }
    }
    Ok(())
}

/// Whether a dossier that a Center takes in is decided by an agency of another one (phi địa giới,
/// NĐ 118/2025 Đ.14.2).
fn crosses_boundary(process: &ProcessVersion, center: &AgencyCode) -> bool {
    process.steps.first().is_some_and(|step| step.agency != *center)
}

/// Whether the clock of a dossier that a Center takes in today begins only where it is decided
/// (phi địa giới, NĐ 118/2025 Đ.17.3 as amended, in force since 05/8/2026).
pub fn begins_on_arrival(process: &ProcessVersion, center: &AgencyCode, today: NaiveDate) -> bool {
    crosses_boundary(process, center) && Regime::on(today) == Regime::R2026
}

/// The limit under which the file has to leave a Center (NĐ 118/2025 Đ.14.2, Đ.18, 20).
pub(super) fn handover_duty(process: &ProcessVersion, center: &AgencyCode) -> Duty {
    if crosses_boundary(process, center) { Duty::CenterTransfer } else { Duty::Handover }
}

/// How the clock and the handover of a dossier begin.
pub(in crate::dossier) struct Start {
    /// Whether another Center's agency is competent (phi địa giới, NĐ 118/2025 Đ.14.2).
    cross_boundary: bool,
    /// When the clock begins; not before that agency has it, under R2026 (Đ.17.3 as amended).
    pub(in crate::dossier) at: Option<Instant>,
    pub(in crate::dossier) dates: Dates,
    handover_due_at: Instant,
}

impl Start {
    fn of(cx: &Context<'_>, process: &ProcessVersion, term: Term) -> Result<Self, Vec<Refusal>> {
        let missing = |_| one(Refusal::new(Code::CalendarMissing));
        let cross_boundary = crosses_boundary(process, &cx.office.center);
        let waits = begins_on_arrival(process, &cx.office.center, local_date(cx.now));
        let duty = handover_duty(process, &cx.office.center);
        let clocks = Clocks::new(cx.calendar, cx.limits);
        let handover_due_at = clocks.due(duty, cx.now).map_err(missing)?.at;
        let dates = Dates::begin(cx.calendar, cx.now, term).map_err(missing)?;
        Ok(Self { cross_boundary, at: (!waits).then_some(cx.now), dates, handover_due_at })
    }
}

/// Every required paper is there.
fn complete(intake: &Intake, case: &ProcedureCase) -> Done {
    let missing: Vec<Refusal> = intake
        .missing(case)
        .into_iter()
        .map(|asked| {
            let path = format!("documents.{}", asked.key);
            Refusal::at(Code::DocumentMissing, &path).with("name", &asked.name)
        })
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}

pub(super) fn request_completion(
    log: &mut Log<'_>,
    intake: Intake,
    lines: Vec<CompletionLine>,
    reason: String,
    legal_basis: Option<String>,
) -> Done {
    let cx = log.cx;
    follows(log, Act::RequestCompletion)?;
    let intake = as_filed(log, intake)?;
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
    let deadline = completion_deadline(cx).map_err(one)?;
    let request = papers::Request { lines: &lines, reason: &reason, basis, deadline, round };
    let paper = log.paper();
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
) -> Done {
    let cx = log.cx;
    follows(log, Act::Refuse)?;
    let intake = as_filed(log, intake)?;
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
    let paper = log.paper();
    let form = papers::intake_refusal(&intake, &reason, &text, paper, cx)?;
    log.push(Event::IntakeRefused { facts: Box::new(facts(cx, intake)), reason, text });
    log.issue(form);
    Ok(())
}

/// How it was filed does not change by who answers it, nor by the answer; nor do the files of a paper
/// that is there.
fn as_filed(log: &Log<'_>, intake: Intake) -> Result<Intake, Vec<Refusal>> {
    let Some(dossier) = &log.state else { return Ok(intake) };
    let Some(filed) = &dossier.submission else { return Ok(intake) };
    let mut problems = Problems::new();
    let mut documents = intake.documents;
    for given in &mut documents {
        let before = dossier.facts.intake.documents.iter().find(|it| it.key == given.key);
        let kept = before.map(|it| it.files.clone()).unwrap_or_default();
        given.files.retain(|file| !kept.contains(file));
        given.files.splice(0..0, kept);
        named_files(&given.files, &format!("documents.{}.files", given.key), &mut problems);
    }
    problems.into_result()?;
    Ok(Intake { channel: filed.channel, documents, ..intake })
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

pub(super) fn completion_lines(
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
