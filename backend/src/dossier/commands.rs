//! The one write path of dossiers.

use super::draw::{Draw, check_filing};
use super::order::Order;
use super::store::{self, Loaded};
use super::writes::Writes;
use super::{idempotency, order};
use crate::app::{App, AppError, AppResult, Change, Snapshot, Tx, outbox};
use domain::calendar::PauseGround;
use domain::catalog::ProcedureVersion;
use domain::dossier::{
    Command, Context, Decision, Dossier, Drawn, Event, Intake, Recorded, Regime, TimelineKind,
    decide, evolve, wake_at,
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
    let (tx, now) = (app.db.begin().await?, app.now());
    let digest = order.digest()?;
    if let Some(outcome) = idempotency::recall(&tx, actor.id, &order.key, &digest).await? {
        return Ok(outcome);
    }
    let mut writes = Writes::default();
    let reference = app.reference.now();
    let done = collect(app, &reference, &tx, &mut writes, actor, &order).await?;
    let Done { outcome, change } = done;
    let after = writes.at(outcome.dossier).map(|after| &after.state);
    let awake = after.and_then(wake_at).is_some_and(|at| at <= now);
    writes.write(&tx, &reference).await?;
    outbox::put(&tx, app.node, &change).await?;
    idempotency::remember(&tx, actor.id, &order.key, &digest, &outcome, now).await?;
    tx.commit().await?;
    app.bus.tell(change);
    if awake {
        app.wake.notify_one();
    }
    Ok(outcome)
}

/// What a command did in a transaction that is still open.
#[derive(Debug)]
#[must_use = "it has not happened before its transaction is written and committed"]
pub(crate) struct Done {
    /// What it left behind.
    pub(crate) outcome: Outcome,
    /// What open screens are to be told once it is committed.
    pub(crate) change: Change,
}

/// Load, permit and decide, in the caller's transaction; what is to be written is added to what
/// earlier commands in it have left. Whether a caller repeats himself (the key of the order), and who
/// is to be told of it, is not asked here. Nor does a second command on a dossier learn who was first
/// in the same transaction.
///
/// # Errors
/// As [`execute`]; nothing was added then, but numbers may have been drawn: the transaction has to be
/// dropped.
pub(crate) async fn collect(
    app: &App,
    reference: &Snapshot,
    tx: &Tx,
    writes: &mut Writes,
    actor: &Actor,
    order: &Order,
) -> AppResult<Done> {
    let now = app.now();
    let before = match order.target {
        Some((id, _)) => {
            writes.lock(tx, id).await?;
            Some(writes.at(id).ok_or(AppError::NotFound)?)
        }
        None => None,
    };
    let case = Case { actor, order, before, reference };
    let log = match case.contested() {
        Some(id) => store::logs(&**tx, &[id]).await?.remove(&id).unwrap_or_default(),
        None => Vec::new(),
    };
    let permit = case.permit(&log)?;
    let filed = order.task.filing().map(|filing| check_filing(filing, reference, now)).transpose();
    let draw = Draw { app, tx, writes, reference, now, officer_id: actor.id };
    let id = before.map_or_else(|| app.ids.id(now), |loaded| loaded.id);
    let decision = case.decide(&draw, id, &permit, filed?).await?;
    let change = change(id, before, &decision);
    let papers = decision.papers.iter().map(|paper| paper.id).collect();
    writes.add(&permit, id, decision)?;
    Ok(Done { outcome: Outcome { dossier: id, papers }, change })
}

/// An order and the dossier as it was found: what both doing it and trying it out ask of the rules.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    /// Who asks.
    pub(super) actor: &'a Actor,
    /// What for.
    pub(super) order: &'a Order,
    /// The dossier; `None` for a new one.
    pub(super) before: Option<&'a Loaded>,
    /// Reference data of the moment.
    pub(super) reference: &'a Snapshot,
}

impl Case<'_> {
    /// The dossier whose log must be read to tell who was second from who may not; mostly none.
    pub(super) fn contested(&self) -> Option<Uuid> {
        let ((id, version), loaded) = (self.order.target?, self.before?);
        (version < loaded.state.version && self.may_now().is_err()).then_some(id)
    }

    /// Whether the actor may try, on the version that he has seen.
    ///
    /// # Errors
    /// Not found, forbidden, or stale. `log` is that of a contested dossier.
    pub(super) fn permit(&self, log: &[Recorded]) -> AppResult<Permit> {
        let permit = match self.may_now() {
            Err(_) if self.was_permitted(log) => return Err(Code::Stale.into()),
            permit => permit?,
        };
        match (self.order.target, self.before) {
            (Some((_, expected)), Some(loaded)) if loaded.state.version != expected => {
                Err(Code::Stale.into())
            }
            _ => Ok(permit),
        }
    }

    /// What the rules make of it. Only they know which papers a command issues: where there are any,
    /// it is decided twice, with the numbers drawn in between.
    ///
    /// # Errors
    /// Every reason why it may not be.
    pub(super) async fn decide(
        &self,
        draw: &Draw<'_>,
        id: Uuid,
        permit: &Permit,
        filed: Option<(Intake, Arc<ProcedureVersion>)>,
    ) -> AppResult<Decision> {
        let mut bound = Bound::of(filed, self.before, self.reference, draw.now)?;
        let command = draw.command(self.order.task.clone(), id, bound.intake.take()).await?;
        let dry = self.with(&bound, command.clone(), permit, draw.now, &Drawn::default())?;
        draw.files(&self.order.task, id).await?;
        let drawn = draw.numbers(&dry).await?;
        if drawn == Drawn::default() {
            return Ok(dry);
        }
        self.with(&bound, command, permit, draw.now, &drawn)
    }

    /// What the rules would make of it, with placeholders for numbers.
    ///
    /// # Errors
    /// Every reason why it may not be.
    pub(super) async fn try_out(&self, draw: &Draw<'_>, permit: &Permit) -> AppResult<Decision> {
        let bound = Bound::of(None, self.before, self.reference, draw.now)?;
        let id = self.before.ok_or(AppError::NotFound)?.id;
        let command = draw.command(self.order.task.clone(), id, None).await?;
        self.with(&bound, command, permit, draw.now, &Drawn::default())
    }

    fn with(
        &self,
        bound: &Bound,
        command: Command,
        permit: &Permit,
        now: Instant,
        drawn: &Drawn,
    ) -> AppResult<Decision> {
        let state = self.before.map(|loaded| &loaded.state);
        let center = state.map(|state| &state.facts.center);
        let context = Context {
            now,
            actor: self.actor,
            acting: None,
            calendar: state.map_or(&self.reference.calendar, |it| self.reference.calendar_of(it)),
            in_force: &self.reference.calendar,
            limits: self.reference.limits.of(Regime::of(state, now)),
            office: &self.reference.office_for(center, self.actor),
            procedure: &bound.procedure,
            process: bound.process.as_deref(),
            names: self.reference,
            drawn,
        };
        Ok(decide(state, command, permit, &context)?)
    }

    /// Whether the actor may try. A dossier he may not read does not exist for him.
    fn may_now(&self) -> AppResult<Permit> {
        let (actor, task) = (self.actor, &self.order.task);
        let facts = match self.before {
            Some(loaded) => loaded.state.authorization_facts(),
            None if task.filing().is_some() => {
                let center = self.reference.office_for(None, actor).center.clone();
                Facts::at_intake(center.clone(), center)
            }
            None => return Err(AppError::NotFound),
        };
        // The step of a colleague may be within reach of an act and its dossier not of reading:
        // asked first is what he may know of.
        if self.before.is_some() && authorize(actor, Action::Read, &facts).is_err() {
            return Err(AppError::NotFound);
        }
        authorize(actor, task.action(), &facts).map_err(|_| AppError::Forbidden)
    }

    /// Whether the officer might have done it in the earlier version he names. Then somebody else
    /// was first, and that is what he is told (R22), instead of that he may not or that there is no
    /// such dossier.
    fn was_permitted(&self, log: &[Recorded]) -> bool {
        let Some((_, version)) = self.order.target else { return false };
        let process = |event: &Event| store::bound_process(event, self.reference);
        earlier(log, version, process).is_some_and(|dossier| {
            let facts = dossier.authorization_facts();
            let may = |action| authorize(self.actor, action, &facts).is_ok();
            may(Action::Read) && may(self.order.task.action())
        })
    }
}

/// The dossier as it was in an earlier version; `None` where it had none of that number, or is bound
/// to a process that is not there, by which nobody can tell how it stood.
fn earlier(
    log: &[Recorded],
    version: u32,
    process: impl Fn(&Event) -> Option<Arc<ProcessVersion>>,
) -> Option<Dossier> {
    let log: Vec<_> = log.iter().take_while(|recorded| recorded.seq <= version).collect();
    // What was not accepted then stood in no step, and no process says anything about it.
    let accepted = log.iter().find(|it| matches!(it.event, Event::Accepted { .. }));
    let process = match accepted {
        Some(accepted) => Some(process(&accepted.event)?),
        None => None,
    };
    log.into_iter()
        .fold(None, |state, recorded| Some(evolve(state, recorded, process.as_deref())))
        .filter(|dossier| dossier.version == version)
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
    state: &Dossier,
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
        Event::InspectionCalled(_) | Event::InspectionRecorded(_) => Some(Kind::Inspected),
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
        Event::LetterApproved { .. } => Some(TimelineKind::Letter),
        Event::ClockPaused { ground: PauseGround::Suspension, .. }
        | Event::ClockResumed { ground: PauseGround::Suspension, .. } => {
            Some(TimelineKind::Suspended)
        }
        Event::HandedOver { .. } | Event::Arrived => Some(TimelineKind::HandedOver),
        Event::ResultArrived => Some(TimelineKind::Released),
        Event::StepFinished { .. } => Some(TimelineKind::Forwarded),
        Event::StepAssigned { .. } => Some(TimelineKind::Assigned),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::dossier::DossierStatus;
    use serde_json::{Value, json};

    fn recorded(seq: u32, event: Value) -> Recorded {
        let by = json!({ "officer": Uuid::nil(), "role": "INT" });
        let at = "2026-11-23T01:00:00Z";
        serde_json::from_value(json!({ "seq": seq, "at": at, "by": by, "event": event }))
            .expect("an event")
    }

    /// Sent back, accepted, in a step.
    fn log() -> Vec<Recorded> {
        let at = "2026-11-23T01:00:00Z";
        let facts = json!({
            "center": "H99.01", "agency": "H99.02", "procedureVersion": 1,
            "intake": {
                "procedure": "1.002010", "case": "chung", "documents": [], "setCount": 1,
                "submitter": null, "returnMethod": "COUNTER", "returnAddress": null,
                "applicant": {
                    "kind": "PERSON", "name": "Nguyễn Thị Ánh", "personalId": null, "taxCode": null,
                    "birthDate": null, "sex": null, "address": "Số 7", "phone": "0900 123 456",
                    "email": null,
                },
            },
        });
        let sent_back = json!({
            "type": "completionRequested", "facts": facts, "lines": [], "reason": "Thiếu",
            "deadline": "2026-12-08",
        });
        let accepted = json!({
            "type": "accepted", "facts": facts, "code": "H99.02-261123-0001", "regime": "R2026",
            "processVersion": 1, "calendar": "1", "register": { "book": "01/2026", "row": 1 },
            "term": { "unit": "WORKING_DAY", "n": 5 }, "startedAt": at, "handoverDueAt": at,
            "dates": { "dueAt": null, "kpiDueAt": null }, "secret": "AAAAAAAA",
        });
        let entered = json!({ "type": "stepEntered", "index": 0, "dueAt": null });
        vec![recorded(1, sent_back), recorded(2, accepted), recorded(3, entered)]
    }

    /// Who was first is told only to whom the earlier version can be shown to have been open.
    #[test]
    fn nothing_is_said_of_a_version_whose_process_is_gone() {
        let gone = |_: &Event| None;
        let before = earlier(&log(), 1, gone).expect("no process is needed before acceptance");
        assert_eq!((before.version, before.status), (1, DossierStatus::IntakeSupplement));
        assert_eq!(earlier(&log(), 2, gone), None);
        assert_eq!(earlier(&log(), 3, gone), None);
        for version in [0, 4] {
            assert_eq!(earlier(&log(), version, gone), None, "there is no version {version}");
        }
        assert_eq!(earlier(&[], 1, gone), None);
    }
}
