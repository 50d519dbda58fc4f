//! Publishing a calendar, and confirming it for what was accepted before.

use super::store::{self, Publisher};
use crate::app::{App, AppResult, Snapshot, Tx, outbox};
use crate::dossier::{Impact, Outcome, idempotency as keys, impact};
use domain::calendar::{Calendar, CalendarChange, confirmation};
use domain::identity::{Actor, OfficeAction, OfficePermit, OfficerId, authorize_office};
use domain::refusal::{Code, Refusal};
use domain::time::local_date;
use serde::Serialize;
use uuid::Uuid;

/// A calendar that somebody wants to publish.
#[derive(Debug, Serialize)]
pub struct PublishOrder {
    /// What differs from the one in force.
    pub change: CalendarChange,
}

/// The calendar in force is to hold for what was accepted before it.
#[derive(Debug, Serialize)]
pub struct ConfirmOrder {
    /// The version that was looked at.
    pub version: String,
    /// Số quyết định.
    pub decision_no: String,
}

impl PublishOrder {
    /// What publishing it would do to every open dossier, if each Center confirmed it.
    ///
    /// # Errors
    /// As [`Self::publish`].
    pub async fn try_out(self, app: &App, actor: &Actor) -> AppResult<Impact> {
        let reference = app.reference.now();
        let (_, calendar) = self.checked(&reference, actor)?;
        impact(&app.db, &calendar, None).await
    }

    /// Publishes it: what is accepted from now on is counted on it.
    ///
    /// # Errors
    /// Refusals for the user; nothing was published then.
    pub async fn publish(self, app: &App, actor: &Actor, key: &str) -> AppResult<()> {
        let Some(desk) = Desk::begin(app, actor, key, &self).await? else { return Ok(()) };
        let based_on = self.change.based_on.clone();
        let (permit, calendar) = self.checked(&app.reference.now(), actor)?;
        let by = Publisher { officer: Some(permit.officer()), based_on: Some(&based_on) };
        let now = app.now();
        // Somebody may have published another meanwhile, at this node or at one whose news is on its way.
        if !store::add(&desk.tx, calendar.parts(), local_date(now), by, now).await? {
            let refusal = Refusal::at(Code::CalendarSuperseded, "basedOn");
            return Err(refusal.with("version", app.reference.now().calendar.version()).into());
        }
        desk.finish().await
    }

    fn checked(self, reference: &Snapshot, actor: &Actor) -> AppResult<(OfficePermit, Calendar)> {
        let permit = authorize_office(actor, OfficeAction::PublishCalendar)?;
        let taken = |version: &str| reference.calendars.contains_key(version);
        let calendar = self.change.check(&permit, &reference.calendar, taken)?;
        Ok((permit, calendar))
    }
}

impl ConfirmOrder {
    /// What confirming would do to the open dossiers of the actor's Center.
    ///
    /// # Errors
    /// As [`Self::confirm`].
    pub async fn try_out(&self, app: &App, actor: &Actor) -> AppResult<Impact> {
        let reference = app.reference.now();
        let (permit, _) = self.checked(&reference, actor)?;
        impact(&app.db, &reference.calendar, Some(permit.agency())).await
    }

    /// Confirms it; the dossiers are counted again one by one, each with its event.
    ///
    /// # Errors
    /// Refusals for the user; nothing has changed then.
    pub async fn confirm(&self, app: &App, actor: &Actor, key: &str) -> AppResult<()> {
        let Some(desk) = Desk::begin(app, actor, key, self).await? else { return Ok(()) };
        let (permit, decision_no) = self.checked(&app.reference.now(), actor)?;
        if store::confirmation(&*desk.tx, &self.version, permit.agency()).await?.is_some() {
            return Err(Code::CalendarConfirmed.into());
        }
        store::confirm(&desk.tx, &permit, &self.version, &decision_no, app.now()).await?;
        desk.finish().await?;
        app.wake.notify_one();
        Ok(())
    }

    fn checked(&self, reference: &Snapshot, actor: &Actor) -> AppResult<(OfficePermit, String)> {
        let permit = authorize_office(actor, OfficeAction::ConfirmCalendar)?;
        let decision_no =
            confirmation(&permit, &reference.calendar, &self.version, &self.decision_no)?;
        Ok((permit, decision_no))
    }
}

/// One command under way.
struct Desk<'a> {
    app: &'a App,
    officer: OfficerId,
    key: &'a str,
    digest: String,
    tx: Tx,
}

impl<'a> Desk<'a> {
    /// `None` when the same key was answered before (R22).
    async fn begin(
        app: &'a App,
        actor: &Actor,
        key: &'a str,
        order: &impl Serialize,
    ) -> AppResult<Option<Self>> {
        keys::check(key)?;
        let digest = keys::digest(order)?;
        let tx = app.db.begin().await?;
        let done = keys::recall(&tx, actor.id, key, &digest).await?;
        Ok(done.is_none().then_some(Self { app, officer: actor.id, key, digest, tx }))
    }

    async fn finish(self) -> AppResult<()> {
        let Self { app, officer, key, digest, tx } = self;
        let outcome = Outcome { dossier: Uuid::nil(), papers: Vec::new() };
        keys::remember(&tx, officer, key, &digest, &outcome, app.now()).await?;
        outbox::reference_changed(&tx, app.node).await?;
        tx.commit().await?;
        app.reference.reload_officers(&app.db).await?;
        app.bus.tell_beside();
        Ok(())
    }
}
