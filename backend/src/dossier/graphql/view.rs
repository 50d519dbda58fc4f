//! From the domain's values to the API's, for [`super::node`].

use super::parts::*;
use crate::app::AppError;
use crate::dossier::Loaded;
use crate::graphql::Cx;
use crate::graphql::scalar::Moment;
use crate::identity::graphql::{Agency, Officer};
use domain::catalog::ProcedureVersion;
use domain::dossier::{self as rules, StepOutcome, StepRun, eligible};
use domain::identity::{Action, authorize};
use domain::process::ProcessVersion;
use std::sync::Arc;
use uuid::Uuid;

/// Working minutes until a due moment, negative when it is past.
pub(super) fn remaining(cx: Cx<'_>, due: domain::time::Instant) -> i64 {
    let calendar = &cx.reference().calendar;
    if due >= cx.now() {
        calendar.working_minutes(cx.now(), due)
    } else {
        -calendar.working_minutes(due, cx.now())
    }
}

/// Every paper the case asks for, with what was handed in; without files, for roles that may not open
/// them.
pub(super) fn documents(
    cx: Cx<'_>,
    procedure: &ProcedureVersion,
    full: &Loaded,
) -> Vec<SubmittedDocument> {
    let intake = &full.state.facts.intake;
    let open = may(cx, Action::ReadFiles, full);
    let asked = procedure.cases.iter().find(|case| case.key == intake.case);
    let asked = asked.map(|case| case.documents.as_slice()).unwrap_or_default();
    asked
        .iter()
        .map(|asked| {
            let given = intake.documents.iter().find(|given| given.key == asked.key);
            SubmittedDocument {
                key: asked.key.clone(),
                name: asked.name.clone(),
                required: asked.required,
                originals: given.map_or(0, |given| given.originals),
                copies: given.map_or(0, |given| given.copies),
                electronic: given.map_or(0, |given| given.electronic),
                note: given.and_then(|given| given.note.clone()),
                file_ids: given
                    .filter(|_| open)
                    .map(|given| given.files.clone())
                    .unwrap_or_default(),
            }
        })
        .collect()
}

/// A step of a process in which nothing has happened yet.
pub(super) fn blank_step(
    cx: Cx<'_>,
    process: &ProcessVersion,
    index: u32,
) -> async_graphql::Result<StepInstance> {
    let step = process.steps.get(index as usize).ok_or_else(|| {
        AppError::Internal(anyhow::anyhow!("process {} has no step {index}", process.procedure))
    })?;
    let agency = Agency::required(cx, step.agency.as_str())?;
    Ok(StepInstance {
        ordinal: index + 1,
        title: step.title.clone(),
        action: step.action.into(),
        unit: agency.unit(step.unit.as_deref()),
        agency,
        role: step.role.into(),
        role_name: step.role.name(cx.lang()).to_owned(),
        minutes: step.minutes,
        state: StepState::Waiting,
        entered_at: None,
        due_at: None,
        assignee: None,
        claimed_at: None,
        finished_at: None,
        performer: None,
        note: None,
        used_minutes: None,
    })
}

impl StepInstance {
    /// The same where it is really performed.
    pub(super) fn at(
        self,
        cx: Cx<'_>,
        agency: &str,
        unit: Option<&str>,
    ) -> async_graphql::Result<Self> {
        let agency = Agency::required(cx, agency)?;
        Ok(Self { unit: agency.unit(unit), agency, ..self })
    }
}

/// A step with its passage.
pub(super) fn filled_step(cx: Cx<'_>, step: StepInstance, run: &StepRun) -> StepInstance {
    let until = run.finished_at.unwrap_or_else(|| cx.now());
    StepInstance {
        state: match run.outcome {
            None => StepState::Current,
            Some(StepOutcome::Done) => StepState::Done,
            Some(StepOutcome::SentBack) => StepState::SentBack,
            Some(StepOutcome::Undone) => StepState::Undone,
            Some(StepOutcome::Dropped) => StepState::Dropped,
        },
        entered_at: Some(run.entered_at.into()),
        due_at: run.due_at.map(Moment),
        assignee: run.assignee.and_then(|officer| Officer::of(cx, officer)),
        claimed_at: run.claimed_at.map(Moment),
        finished_at: run.finished_at.map(Moment),
        performer: run.performer.and_then(|officer| Officer::of(cx, officer)),
        note: run.note.clone(),
        used_minutes: Some(cx.reference().calendar.working_minutes(run.entered_at, until)),
        ..step
    }
}

/// Who could do a step, those who are there and have least to do first.
pub(super) async fn least_loaded(
    cx: Cx<'_>,
    state: &rules::Dossier,
    asked: &StepRun,
) -> async_graphql::Result<Vec<Assignee>> {
    let able: Vec<Officer> = cx
        .reference()
        .officers
        .values()
        .filter(|officer| {
            let actor = cx.reference().actor(officer.id, cx.now());
            actor.is_some_and(|actor| eligible(state, asked, &actor).is_ok())
        })
        .cloned()
        .map(Officer)
        .collect();
    let load = crate::dossier::queries::open_steps(&cx.app().db, &able_ids(&able)).await?;
    let mut assignees: Vec<Assignee> = able
        .into_iter()
        .map(|officer| Assignee {
            open_steps: load.get(&officer.0.id).copied().unwrap_or_default(),
            officer,
        })
        .collect();
    let away = |officer: &Officer| officer.absent_on(cx).is_some();
    assignees.sort_by(|a, b| {
        (away(&a.officer), a.open_steps, &a.officer.0.name).cmp(&(
            away(&b.officer),
            b.open_steps,
            &b.officer.0.name,
        ))
    });
    Ok(assignees)
}

fn able_ids(officers: &[Officer]) -> Vec<Uuid> {
    officers.iter().map(|officer| officer.0.id).collect()
}

/// Whether the viewer may do something with a dossier that he may read.
pub(super) fn may(cx: Cx<'_>, action: Action, full: &Loaded) -> bool {
    let facts = full.state.authorization_facts();
    cx.viewer().is_some_and(|viewer| authorize(&viewer, action, &facts).is_ok())
}

/// A fault that several loads of one batch share.
pub(super) fn fault(error: Arc<AppError>) -> async_graphql::Error {
    AppError::Internal(anyhow::anyhow!("{error:?}")).into()
}
