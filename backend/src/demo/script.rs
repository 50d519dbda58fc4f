//! What the people of the demo do, and when: chance with a seed.

use super::people;
use crate::app::{AppResult, Snapshot};
use crate::dossier::Loaded;
use crate::dossier::commands::{DossierTask as Task, Filing, bound_versions};
use domain::catalog::{DocumentRequirement, ProcedureVersion, SubmissionChannel};
use domain::document::RefusalReason;
use domain::dossier::{
    Command, CompletionLine, DocumentDraft, DossierStatus, IntakeDraft, RecipientCheck, ResultKind,
    ReturnMethod, ReturnOfResult, StepRun, eligible,
};
use domain::identity::{Action, Actor, Role, may_ever};
use domain::process::{Step, StepAction};
use domain::time::{Instant, local_date};
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use std::sync::Arc;

/// What is filed, and what comes of it.
pub(super) struct Visit {
    /// Who writes it down: a clerk, or the portal.
    pub(super) by: Actor,
    pub(super) clerk: Actor,
    pub(super) task: Task,
    /// For Form 02, and for what waits in the inbox: what is accepted later.
    pub(super) complete: Option<Filing>,
}

/// Somebody at the counter or the postman, or somebody on the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Counter,
    Portal,
}

/// A visit at a moment.
pub(super) fn visit(
    chance: &mut StdRng,
    reference: &Snapshot,
    officers: &[Actor],
    receivable: &[Arc<ProcedureVersion>],
    way: Way,
    now: Instant,
) -> Option<Visit> {
    let portal = holder(chance, officers, |actor| actor.has(Role::Integ))?;
    // What comes through the portal is in the inbox of the province's Center.
    let clerk = holder(chance, officers, |actor| {
        actor.has(Role::Int) && (way == Way::Counter || actor.agency == portal.agency)
    })?;
    let cases: Vec<_> = receivable
        .iter()
        .flat_map(|procedure| procedure.cases.iter().map(move |case| (procedure, case)))
        .filter(|(procedure, case)| reference.process(&procedure.code, &case.key, now).is_some())
        .filter(|(_, case)| way == Way::Counter || case.on(SubmissionChannel::Online).is_some())
        .collect();
    let (procedure, case) = *cases.choose(chance)?;
    let draft = people::applicant(chance, local_date(now));
    let filed = |documents| Filing {
        procedure: procedure.code.to_string(),
        case: case.key.clone(),
        draft: IntakeDraft { documents, ..draft.clone() },
    };
    let full: Vec<DocumentDraft> =
        case.documents.iter().filter(|asked| asked.required).map(handed_in).collect();
    let complete = filed(full.clone());
    if way == Way::Portal {
        // It waits in the inbox until a clerk answers.
        let task = sent_in(complete.clone(), SubmissionChannel::Online, None);
        return Some(Visit { by: portal, clerk, task, complete: Some(complete) });
    }
    let by = clerk.clone();
    match chance.random_range(0..100) {
        0..4 if !full.is_empty() => {
            let missing = &case.documents.iter().find(|asked| asked.required)?;
            let line = CompletionLine {
                document_key: Some(missing.key.clone()),
                content: missing.name.chars().take(300).collect(),
                reason: "Chưa có trong hồ sơ".to_owned(),
                originals: missing.originals,
                certified: 0,
                copies: missing.copies,
            };
            let task = Task::RequestCompletion {
                filing: filed(full[1..].to_vec()),
                lines: vec![line],
                reason: "Thành phần hồ sơ chưa đầy đủ theo quy định của thủ tục.".to_owned(),
                legal_basis: None,
            };
            Some(Visit { by, clerk, task, complete: Some(complete) })
        }
        4..6 => {
            let text = "Hồ sơ trùng với hồ sơ đã nộp và đang được giải quyết.".to_owned();
            let task = Task::Refuse { filing: complete, reason: RefusalReason::Duplicate, text };
            Some(Visit { by, clerk, task, complete: None })
        }
        6..9 if case.on(SubmissionChannel::Post).is_some() => {
            let slip = format!("EB{:09}VN", chance.random_range(1..1_000_000_000));
            let task = sent_in(complete.clone(), SubmissionChannel::Post, Some(slip));
            Some(Visit { by, clerk, task, complete: Some(complete) })
        }
        _ => {
            let task = Task::Accept { filing: complete, slip: false };
            Some(Visit { by, clerk, task, complete: None })
        }
    }
}

/// Into the inbox.
fn sent_in(filing: Filing, channel: SubmissionChannel, slip: Option<String>) -> Task {
    let draft = IntakeDraft { channel, ..filing.draft };
    let condition = slip.is_some().then(|| "Bao bì nguyên vẹn".to_owned());
    let filing = Filing { draft, ..filing };
    Task::Submit { filing, filed_at: None, portal_code: None, slip, condition }
}

fn handed_in(asked: &DocumentRequirement) -> DocumentDraft {
    let nothing = asked.originals == 0 && asked.copies == 0;
    DocumentDraft {
        key: asked.key.clone(),
        originals: if nothing { 1 } else { asked.originals.into() },
        copies: asked.copies.into(),
        ..DocumentDraft::default()
    }
}

/// Who does the current step of a dossier, and what; `None` when nobody can.
pub(super) fn next(
    chance: &mut StdRng,
    reference: &Snapshot,
    officers: &[Actor],
    loaded: &Loaded,
) -> AppResult<Option<(Actor, Task)>> {
    let state = &loaded.state;
    let Some(run) = state.current_step() else { return Ok(None) };
    let Some((procedure, Some(process))) = bound_versions(state, reference) else {
        return Ok(None);
    };
    let able = |run: &StepRun, actor: &Actor| eligible(state, run, actor).is_ok();
    let actor = match run.assignee {
        Some(assignee) => officers.iter().find(|actor| actor.id == assignee).cloned(),
        None => holder(chance, officers, |actor| able(run, actor)),
    };
    let Some(actor) = actor else { return Ok(None) };
    let task = match run.action {
        StepAction::Assign => {
            let following = process.steps.get(run.index as usize + 1).map(|step| at(run, step));
            let Some(following) = following else { return Ok(None) };
            let next = holder(chance, officers, |actor| able(&following, actor));
            let Some(next) = next else { return Ok(None) };
            Task::Forward { note: None, next: Some(next.id) }
        }
        StepAction::Appraise => {
            let note = "Hồ sơ đủ điều kiện, đề nghị xem xét dự thảo kết quả.".to_owned();
            Task::Forward { note: Some(note), next: None }
        }
        StepAction::Review if chance.random_bool(0.04) && may_send_back(&actor, run) => {
            let reason = "Cần làm rõ căn cứ trong dự thảo kết quả.".to_owned();
            Command::SendBack { ordinal: run.index, reason }.into()
        }
        StepAction::Review => Task::Forward { note: None, next: None },
        StepAction::Sign => sign(chance, &procedure),
        StepAction::Release => Command::Release { note: None }.into(),
        StepAction::Return => Command::ReturnResult(ReturnOfResult {
            recipient: state.applicant().name.clone(),
            personal_id: state.applicant().personal_id.as_ref().map(ToString::to_string),
            check: RecipientCheck::ReceiptShown,
            authorization: None,
            method: ReturnMethod::Counter,
        })
        .into(),
        StepAction::Intake => return Ok(None),
    };
    Ok(Some((actor, task)))
}

/// Heads and leaders send back; there must be a step of theirs to send it back to.
fn may_send_back(actor: &Actor, run: &StepRun) -> bool {
    run.index > 2 && run.role == Role::Hod && may_ever(actor, Action::SendBack)
}

fn at(run: &StepRun, step: &Step) -> StepRun {
    StepRun {
        index: run.index + 1,
        action: step.action,
        agency: step.agency.clone(),
        unit: step.unit.clone(),
        role: step.role,
        ..run.clone()
    }
}

fn sign(chance: &mut StdRng, procedure: &ProcedureVersion) -> Task {
    let refused = chance.random_bool(0.03);
    let name = procedure.results.first().map_or(procedure.name.as_str(), |result| &result.name);
    let title: String = if refused {
        "Thông báo không đủ điều kiện giải quyết".to_owned()
    } else {
        name.chars().take(250).collect()
    };
    let text = if refused {
        "Qua thẩm định, hồ sơ không đáp ứng điều kiện theo quy định của pháp luật."
    } else {
        "Chấp thuận đề nghị của tổ chức, cá nhân theo hồ sơ đã nộp.\n\
         Kết quả này có giá trị theo quy định của pháp luật chuyên ngành."
    };
    Task::SignResult {
        kind: if refused { ResultKind::Refusal } else { ResultKind::Approval },
        title,
        text: Some(text.to_owned()),
        file: None,
        legal_basis: refused.then(|| "Quy định của pháp luật chuyên ngành về điều kiện".to_owned()),
    }
}

/// Working minutes until the current step is done: mostly within its time, at times not.
pub(super) fn pace(chance: &mut StdRng, status: DossierStatus, allowed: u32) -> u32 {
    if status == DossierStatus::ResultAtCenter {
        // Results wait for their owners, some for weeks.
        return chance.random_range(30..480 * 6);
    }
    let share = match chance.random_range(0..100) {
        0..6 => chance.random_range(1.3..3.0),
        6..25 => chance.random_range(0.8..1.1),
        _ => chance.random_range(0.15..0.8),
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes are few")]
    let minutes = (f64::from(allowed.max(15)) * share) as u32;
    minutes.max(5)
}

/// An officer who fits, by chance.
pub(super) fn holder(
    chance: &mut StdRng,
    officers: &[Actor],
    fits: impl Fn(&Actor) -> bool,
) -> Option<Actor> {
    let able: Vec<&Actor> = officers.iter().filter(|actor| fits(actor)).collect();
    able.choose(chance).map(|actor| (*actor).clone())
}
