//! The one write path of dossiers.

use super::draw::{Draw, check_filing};
use super::order::{Order, Task};
use super::store::{self, Loaded};
use super::{idempotency, order};
use crate::app::{App, AppError, AppResult, Change, Snapshot, Tx, outbox};
use domain::catalog::ProcedureVersion;
use domain::dossier::{
    Context, Decision, Drawn, Event, Intake, Recorded, TimelineKind, decide, evolve, wake_at,
};
use domain::identity::{Action, Actor, Facts, Permit, authorize};
use domain::process::ProcessVersion;
use domain::refusal::Code;
use domain::time::Instant;
use std::sync::Arc;
use uuid::Uuid;

pub use order::{Filing, Task as DossierTask};

/// What a command left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The dossier.
    pub dossier: Uuid,
    /// Papers issued.
    pub papers: Vec<Uuid>,
}

/// Does what an officer asks, whole or not at all: load, permit, decide, write, enqueue, commit,
/// tell.
///
/// # Errors
/// Refusals for the user; [`AppError::NotFound`] for dossiers the officer may not see;
/// [`AppError::Internal`] when the database fails. Nothing was done then.
pub async fn execute(app: &App, actor: &Actor, order: Order) -> AppResult<Outcome> {
    idempotency::check(&order.key)?;
    let reference = app.reference.now();
    let now = app.now();
    let digest = order.digest()?;
    let filed = order.task.filing().map(|filing| check_filing(filing, &reference, now)).transpose();
    let tx = app.db.begin().await?;
    if let Some(outcome) = idempotency::recall(&tx, actor.id, &order.key, &digest).await? {
        return Ok(outcome);
    }
    let before = match order.target {
        Some((id, _)) => Some(store::lock(&tx, id).await?.ok_or(AppError::NotFound)?),
        None => None,
    };
    let permit = match permit(actor, &order.task, before.as_ref(), &reference) {
        Err(_) if was_permitted(&tx, actor, &order, before.as_ref(), &reference).await? => {
            return Err(Code::Stale.into());
        }
        permit => permit?,
    };
    if let (Some((_, expected)), Some(loaded)) = (order.target, &before)
        && loaded.state.version != expected
    {
        return Err(Code::Stale.into());
    }
    let bound = Bound::of(filed?, before.as_ref(), &reference, now)?;
    let draw = Draw { app, tx: &tx, reference: &reference, now, officer_id: actor.id };
    let state = before.as_ref().map(|loaded| &loaded.state);
    let command = draw.command(order.task, bound.intake).await?;
    let office = reference.office_for(state.map(|state| &state.facts.center), actor);
    let dry_run = Drawn::default();
    let mut context = Context {
        now,
        actor,
        calendar: &reference.calendar,
        limits: &reference.limits,
        office: &office,
        procedure: &bound.procedure,
        process: bound.process.as_deref(),
        names: &*reference,
        drawn: &dry_run,
    };
    // Only the rules know which papers a command issues: decided twice, with the numbers drawn in
    // between.
    let dry = decide(state, command.clone(), &permit, &context)?;
    let drawn = draw.numbers(&dry).await?;
    context.drawn = &drawn;
    let decision = decide(state, command, &permit, &context)?;
    let id = before.as_ref().map_or_else(|| app.ids.id(now), |loaded| loaded.id);
    store::write(&tx, &permit, id, before.as_ref(), &decision, &reference.calendar).await?;
    let change = change(id, before.as_ref(), &decision);
    outbox::put(&tx, app.node, &change).await?;
    let papers = decision.papers.iter().map(|paper| paper.id).collect();
    let outcome = Outcome { dossier: id, papers };
    idempotency::remember(&tx, actor.id, &order.key, &digest, &outcome, now).await?;
    tx.commit().await?;
    app.bus.tell(change);
    if wake_at(&decision.state).is_some_and(|at| at <= now) {
        app.wake.notify_one();
    }
    Ok(outcome)
}

/// Whether the actor may try. A dossier he may not read does not exist for him.
fn permit(
    actor: &Actor,
    task: &Task,
    before: Option<&Loaded>,
    reference: &Snapshot,
) -> AppResult<Permit> {
    let facts = match before {
        Some(loaded) => loaded.state.authorization_facts(),
        None if task.filing().is_some() => {
            let center = reference.office_for(None, actor).center.clone();
            Facts::at_intake(center.clone(), center)
        }
        None => return Err(AppError::NotFound),
    };
    // The step of a colleague may be within reach of an act and its dossier not of reading: asked
    // first is what he may know of.
    if before.is_some() && authorize(actor, Action::Read, &facts).is_err() {
        return Err(AppError::NotFound);
    }
    authorize(actor, task.action(), &facts).map_err(|_| AppError::Forbidden)
}

/// Whether the officer might have done it in the earlier version he names. Then somebody else was
/// first, and that is what he is told (R22), instead of that he may not or that there is no such
/// dossier.
async fn was_permitted(
    tx: &Tx,
    actor: &Actor,
    order: &Order,
    before: Option<&Loaded>,
    reference: &Snapshot,
) -> AppResult<bool> {
    let (Some((id, version)), Some(loaded)) = (order.target, before) else { return Ok(false) };
    if version >= loaded.state.version {
        return Ok(false);
    }
    let events = store::logs(&**tx, &[id]).await?.remove(&id).unwrap_or_default();
    let process = events.iter().find_map(|it| store::bound_process(&it.event, reference));
    let then = events
        .iter()
        .take_while(|recorded| recorded.seq <= version)
        .fold(None, |state, recorded| Some(evolve(state, recorded, process.as_deref())));
    Ok(then.is_some_and(|dossier| {
        let facts = dossier.authorization_facts();
        let may = |action| authorize(actor, action, &facts).is_ok();
        dossier.version == version && may(Action::Read) && may(order.task.action())
    }))
}

/// The versions a dossier is bound to (R3), or will be.
struct Bound {
    intake: Option<Intake>,
    procedure: Arc<ProcedureVersion>,
    process: Option<Arc<ProcessVersion>>,
}

impl Bound {
    fn of(
        filed: Option<(Intake, Arc<ProcedureVersion>)>,
        before: Option<&Loaded>,
        reference: &Snapshot,
        now: Instant,
    ) -> AppResult<Self> {
        if let Some((intake, procedure)) = filed {
            let process = reference.process(&procedure.code, &intake.case, now).cloned();
            return Ok(Self { intake: Some(intake), procedure, process });
        }
        let state = &before.ok_or(AppError::NotFound)?.state;
        let (procedure, process) = bound_versions(state, reference).ok_or_else(|| {
            AppError::Internal(anyhow::anyhow!("a dossier is bound to a version that is gone"))
        })?;
        Ok(Self { intake: None, procedure, process })
    }
}

/// The procedure and process a dossier is bound to.
pub fn bound_versions(
    state: &domain::dossier::Dossier,
    reference: &Snapshot,
) -> Option<(Arc<ProcedureVersion>, Option<Arc<ProcessVersion>>)> {
    let code = &state.facts.intake.procedure;
    let procedure = reference.procedure_version(code, state.facts.procedure_version)?.clone();
    let process = state.accepted.as_ref().and_then(|accepted| {
        let case = &state.facts.intake.case;
        reference.process_version(code, case, accepted.process_version).cloned()
    });
    Some((procedure, process))
}

fn change(id: Uuid, before: Option<&Loaded>, decision: &Decision) -> Change {
    let at = decision.events.last().map_or(decision.state.received_at, |event| event.at);
    let main = decision.events.iter().find_map(main_kind);
    let kind = main.or_else(|| decision.events.iter().find_map(step_kind));
    Change {
        dossier: id,
        at,
        kind: kind.unwrap_or(TimelineKind::Assigned),
        before: before.map(|loaded| loaded.state.authorization_facts()),
        after: decision.state.authorization_facts(),
    }
}

/// The event that a command is about.
fn main_kind(recorded: &Recorded) -> Option<TimelineKind> {
    use TimelineKind as Kind;
    match &recorded.event {
        Event::Submitted { .. } => Some(Kind::Submitted),
        Event::Accepted { .. } => Some(Kind::Accepted),
        Event::CompletionRequested { .. } => Some(Kind::CompletionRequested),
        Event::IntakeRefused { .. } => Some(Kind::Refused),
        Event::StepSentBack { .. } | Event::StepUndone { .. } => Some(Kind::SentBack),
        Event::Transferred { .. } => Some(Kind::Transferred),
        Event::LetterDrafted { .. } | Event::LetterReturned { .. } | Event::LetterDiscarded => {
            Some(Kind::Letter)
        }
        Event::SupplementRequested { .. } => Some(Kind::SupplementRequested),
        Event::SupplementReceived { .. } => Some(Kind::SupplementReceived),
        Event::PaymentRequested(_) => Some(Kind::PaymentRequested),
        Event::PaymentRecorded { .. } => Some(Kind::Paid),
        Event::ConsultationSent { .. } => Some(Kind::Consulted),
        Event::ConsultationAnswered { .. } | Event::ConsultationOverdue { .. } => {
            Some(Kind::Answered)
        }
        Event::InspectionCalled(_) | Event::InspectionRecorded { .. } => Some(Kind::Inspected),
        Event::WithdrawalRequested { .. } | Event::WithdrawalRefused { .. } => {
            Some(Kind::Withdrawal)
        }
        Event::Stopped { .. } => Some(Kind::Stopped),
        Event::ExtensionGranted(_) => Some(Kind::Extended),
        Event::AmendmentProposed { .. }
        | Event::AmendmentApproved
        | Event::AmendmentRejected { .. } => Some(Kind::Amended),
        Event::ResultSigned { .. } => Some(Kind::Signed),
        Event::ResultReleased { .. } => Some(Kind::Released),
        Event::ResultPosted { .. } | Event::DeliveryFailed { .. } => Some(Kind::Posted),
        Event::ResultReturned(_) => Some(Kind::Returned),
        _ => None,
    }
}

fn step_kind(recorded: &Recorded) -> Option<TimelineKind> {
    match recorded.event {
        Event::LetterApproved => Some(TimelineKind::Letter),
        Event::HandedOver { .. } | Event::Arrived => Some(TimelineKind::HandedOver),
        Event::ResultArrived => Some(TimelineKind::Released),
        Event::StepFinished { .. } => Some(TimelineKind::Forwarded),
        Event::StepAssigned { .. } => Some(TimelineKind::Assigned),
        _ => None,
    }
}
