//! Recording delegations and absences, and ending them: load, permit, check, write, enqueue, commit.

use super::{Substitutions, store};
use crate::app::{App, AppError, AppResult, Snapshot, Tx, outbox};
use crate::dossier::{Outcome, idempotency as keys};
use crate::identity::ledger::{self, Line};
use chrono::NaiveDate;
use domain::identity::{
    AbsenceDraft, Actor, Colleague, Delegation, DelegationDraft, OfficerId, Recording, Role,
    StaffAction, StaffPermit, authorize_staff,
};
use domain::process::StepAction;
use domain::refusal::{Code, Refusal};
use domain::time::{Instant, local_date};
use sea_orm::{ConnectionTrait, Statement};
use serde::Serialize;
use uuid::Uuid;

/// A delegation that somebody asks for.
#[derive(Debug, Serialize)]
pub struct DelegationOrder {
    /// Whose role it is.
    pub from: OfficerId,
    /// Who shall stand in.
    pub to: OfficerId,
    /// The rest, as typed.
    pub draft: DelegationDraft,
}

/// An absence that somebody asks for.
#[derive(Debug, Serialize)]
pub struct AbsenceOrder {
    /// Who is away.
    pub officer: OfficerId,
    /// Who takes over every role of his for that time.
    pub stand_in: Option<OfficerId>,
    /// The rest, as typed.
    pub draft: AbsenceDraft,
}

/// Ending something early.
#[derive(Debug, Serialize)]
pub struct EndOrder {
    /// What kind.
    pub subject: Subject,
    /// Which.
    pub id: Uuid,
    /// Why.
    pub reason: String,
}

/// What can be ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Subject {
    /// A delegation.
    Delegation,
    /// An absence, with the delegations recorded with it.
    Absence,
}

impl DelegationOrder {
    /// Records it; the id of the delegation.
    ///
    /// # Errors
    /// Refusals for the user; nothing was recorded then.
    pub async fn record(self, app: &App, actor: &Actor, key: &str) -> AppResult<Uuid> {
        let Begun { desk, digest, done } = Desk::begin(app, actor, key, &self).await?;
        if let Some(id) = done {
            return Ok(id);
        }
        let from = desk.colleague(self.from, "fromId")?;
        let to = desk.colleague(self.to, "toId")?;
        let permit = desk.permit(StaffAction::Delegate, &from)?;
        desk.unit(&from, self.draft.unit.as_deref())?;
        let standing = desk.standing(from.id, self.draft.first).await?;
        let recording = desk.recording(&from, None);
        let made = self.draft.check(&permit, &from, &to, &standing.staffing(), recording)?;
        desk.delegate(&permit, &made, "delegationCreate").await?;
        desk.finish(key, &digest, made.id).await
    }
}

impl AbsenceOrder {
    /// Records it, and who stands in; the id of the absence.
    ///
    /// # Errors
    /// Refusals for the user; nothing was recorded then.
    pub async fn record(self, app: &App, actor: &Actor, key: &str) -> AppResult<Uuid> {
        let Begun { desk, digest, done } = Desk::begin(app, actor, key, &self).await?;
        if let Some(id) = done {
            return Ok(id);
        }
        let officer = desk.colleague(self.officer, "officerId")?;
        let permit = desk.permit(StaffAction::RecordAbsence, &officer)?;
        let standing = desk.standing(officer.id, self.draft.first).await?;
        let id = app.ids.id(desk.now);
        let absence = self.draft.check(&permit, &officer, &standing.staffing(), id, desk.now)?;
        store::add_absence(&desk.tx, &permit, &absence).await?;
        let line = desk.line(&permit, absence.id, "absenceCreate");
        ledger::write(&desk.tx, Line { after: Some(&absence), ..line }).await?;
        if let Some(stand_in) = self.stand_in {
            let to = desk.colleague(stand_in, "standInId")?;
            let permit = desk.permit(StaffAction::Delegate, &officer)?;
            let recording = || desk.recording(&officer, Some(id));
            let pair = [&officer, &to];
            let made = absence.hand_over(&permit, pair, &standing.staffing(), recording)?;
            for delegation in &made {
                desk.delegate(&permit, delegation, "absenceCreate").await?;
            }
        }
        desk.finish(key, &digest, id).await
    }
}

impl EndOrder {
    /// Ends it; its id.
    ///
    /// # Errors
    /// Refusals for the user; nothing has changed then.
    pub async fn end(self, app: &App, actor: &Actor, key: &str) -> AppResult<Uuid> {
        let Begun { desk, digest, done } = Desk::begin(app, actor, key, &self).await?;
        if let Some(id) = done {
            return Ok(id);
        }
        match self.subject {
            Subject::Delegation => {
                let found = store::find_delegation(&*desk.tx, self.id).await?;
                let before = found.ok_or(AppError::NotFound)?;
                desk.lock(before.from).await?;
                desk.revoke(before, &self.reason, "delegationRevoke").await?;
            }
            Subject::Absence => desk.cancel(self.id, &self.reason).await?,
        }
        desk.finish(key, &digest, self.id).await
    }
}

/// One command under way.
struct Desk<'a> {
    app: &'a App,
    actor: &'a Actor,
    reference: std::sync::Arc<Snapshot>,
    now: Instant,
    tx: Tx,
}

struct Begun<'a> {
    desk: Desk<'a>,
    digest: String,
    /// What the same key was answered before (R22).
    done: Option<Uuid>,
}

impl<'a> Desk<'a> {
    async fn begin(
        app: &'a App,
        actor: &'a Actor,
        key: &str,
        order: &impl Serialize,
    ) -> AppResult<Begun<'a>> {
        keys::check(key)?;
        let digest = keys::digest(order)?;
        let (reference, now) = (app.reference.now(), app.now());
        let tx = app.db.begin().await?;
        let done = keys::recall(&tx, actor.id, key, &digest).await?;
        let desk = Self { app, actor, reference, now, tx };
        Ok(Begun { desk, digest, done: done.map(|outcome| outcome.dossier) })
    }

    fn colleague(&self, id: OfficerId, path: &str) -> AppResult<Colleague> {
        let found = self.reference.officers.get(&id).filter(|officer| officer.active);
        found
            .map(crate::identity::Officer::colleague)
            .ok_or_else(|| Refusal::at(Code::NotFound, path).into())
    }

    /// A unit that a delegation is limited to is one of the delegator's agency.
    fn unit(&self, from: &Colleague, unit: Option<&str>) -> AppResult<()> {
        let Some(unit) = unit else { return Ok(()) };
        let agency = self.reference.agencies.get(&from.agency);
        let known = agency.is_some_and(|agency| agency.unit(unit).is_some());
        known.then_some(()).ok_or_else(|| Refusal::at(Code::NotFound, "unitCode").into())
    }

    fn permit(&self, action: StaffAction, about: &Colleague) -> AppResult<StaffPermit> {
        authorize_staff(self.actor, action, about).map_err(|_| AppError::Forbidden)
    }

    /// What stands now, and on days before that are concerned: who was sick says so afterwards. Two
    /// who record something of one officer at once wait for each other.
    async fn standing(&self, officer: OfficerId, first: NaiveDate) -> AppResult<Substitutions> {
        self.lock(officer).await?;
        store::standing(&*self.tx, first.min(local_date(self.now))).await
    }

    async fn lock(&self, officer: OfficerId) -> AppResult<()> {
        if !self.tx.is_sqlite() {
            let sql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 1))";
            let values = [officer.to_string().into()];
            let backend = self.tx.get_database_backend();
            self.tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        }
        Ok(())
    }

    fn recording(&self, from: &Colleague, absence: Option<Uuid>) -> Recording {
        let signs = |step: &domain::process::Step| {
            step.action == StepAction::Sign && step.role == Role::Hod && step.agency == from.agency
        };
        let mut processes = self.reference.processes.values().flatten();
        let head_signs = processes.any(|process| process.steps.iter().any(signs));
        Recording { id: self.app.ids.id(self.now), at: self.now, absence, head_signs }
    }

    fn line<T>(&self, permit: &StaffPermit, subject: Uuid, act: &'static str) -> Line<'a, T> {
        Line {
            at: self.now,
            actor: self.actor.id,
            role: permit.role_over(None),
            officer: permit.about(),
            subject,
            act,
            before: None,
            after: None,
        }
    }

    async fn delegate(
        &self,
        permit: &StaffPermit,
        made: &Delegation,
        act: &'static str,
    ) -> AppResult<()> {
        store::add_delegation(&self.tx, permit, made).await?;
        let role = permit.role_over(Some(made.role));
        let line = self.line(permit, made.id, act);
        ledger::write(&self.tx, Line { role, after: Some(made), ..line }).await
    }

    async fn revoke(&self, before: Delegation, reason: &str, act: &'static str) -> AppResult<()> {
        let from = self.reference.officers.get(&before.from).ok_or(AppError::NotFound)?;
        let permit = self.permit(StaffAction::Delegate, &from.colleague())?;
        let ending = before.revoke(&permit, reason, self.now)?;
        store::end(&self.tx, &permit, "delegation", before.id, &ending).await?;
        let after = Delegation { ended: Some(ending), ..before.clone() };
        let role = permit.role_over(Some(before.role));
        let line = self.line(&permit, before.id, act);
        ledger::write(&self.tx, Line { role, before: Some(&before), after: Some(&after), ..line })
            .await
    }

    async fn cancel(&self, id: Uuid, reason: &str) -> AppResult<()> {
        let before = store::find_absence(&*self.tx, id).await?.ok_or(AppError::NotFound)?;
        let officer = self.reference.officers.get(&before.officer).ok_or(AppError::NotFound)?;
        let permit = self.permit(StaffAction::RecordAbsence, &officer.colleague())?;
        let standing = self.standing(before.officer, before.period.first).await?;
        let ending = before.cancel(&permit, reason, self.now)?;
        store::end(&self.tx, &permit, "absence", id, &ending).await?;
        let mut after = before.clone();
        after.ended = Some(ending);
        let line = self.line(&permit, id, "absenceCancel");
        let line = Line { before: Some(&before), after: Some(&after), ..line };
        ledger::write(&self.tx, line).await?;
        for delegation in standing.delegations {
            if delegation.absence == Some(id) {
                self.revoke(delegation, reason, "absenceCancel").await?;
            }
        }
        Ok(())
    }

    async fn finish(self, key: &str, digest: &str, id: Uuid) -> AppResult<Uuid> {
        let outcome = Outcome { dossier: id, papers: Vec::new() };
        keys::remember(&self.tx, self.actor.id, key, digest, &outcome, self.now).await?;
        outbox::reference_changed(&self.tx, self.app.node).await?;
        self.tx.commit().await?;
        self.app.reference.reload_officers(&self.app.db).await?;
        self.app.bus.tell_beside();
        Ok(id)
    }
}
