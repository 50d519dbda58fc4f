//! Counts dossiers again on a calendar that their Center has confirmed (R6), one by one, each with its
//! event; and says beforehand what that would do.

use super::clockwork::wake_due;
use super::commands::execute;
use super::entity::{Column, Entity};
use super::order::Order;
use super::store::{self, Loaded};
use crate::app::{App, AppError, AppResult, Db};
use crate::calendar::store as calendars;
use domain::calendar::Calendar;
use domain::dossier::{Command, Dossier, DossierStatus};
use domain::identifier::AgencyCode;
use domain::identity::Actor;
use domain::refusal::Code;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Dossiers read at once.
const BATCH: u64 = 200;

/// What counting the open dossiers again would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Impact {
    /// Open dossiers accepted on another calendar.
    pub dossiers: u64,
    /// Of them, those due later then.
    pub later: u64,
    /// Those due earlier.
    pub earlier: u64,
}

/// What counting again on a calendar would do, in one Center or all of them.
///
/// # Errors
/// The database fails.
pub async fn impact(
    db: &Db,
    calendar: &Calendar,
    center: Option<&AgencyCode>,
) -> AppResult<Impact> {
    let mut impact = Impact::default();
    let mut after = None;
    while let Some(batch) = open(db, center, after).await? {
        after = batch.last().map(|it| it.id);
        for Loaded { state, .. } in batch.iter().filter(|it| is_behind(&it.state, calendar)) {
            impact.dossiers += 1;
            let before = state.clock.as_ref().and_then(|clock| clock.due_at);
            let counted = state.clock.as_ref().map(|clock| clock.recounted(calendar, ""));
            let then = counted.transpose().map_err(|_| AppError::from(Code::CalendarMissing))?;
            let then = then.flatten().and_then(|dates| dates.due_at);
            impact.later += u64::from(then > before);
            impact.earlier += u64::from(then < before);
        }
    }
    Ok(impact)
}

/// Counts again whatever a Center has confirmed and is not done yet; says how many dossiers.
///
/// # Errors
/// The database fails. A dossier that can not be counted is logged and does not stop the others.
pub async fn carry_out(app: &App) -> AppResult<usize> {
    let mut counted = 0;
    for confirmed in calendars::unfinished(app.db.reader()).await? {
        let reference = app.reference.now();
        let Ok(center) = AgencyCode::try_from(confirmed.center.clone()) else { continue };
        if !reference.calendars.contains_key(&confirmed.version) {
            // Published at another node; it is read with the news of it.
            continue;
        }
        // One that a newer one has followed waits for the newer one's confirmation.
        let calendar = &reference.calendar;
        let mut after = None;
        while calendar.version() == confirmed.version
            && let Some(batch) = open(&app.db, Some(&center), after).await?
        {
            after = batch.last().map(|it| it.id);
            for loaded in batch.iter().filter(|it| is_behind(&it.state, calendar)) {
                counted += usize::from(recount(app, loaded, &confirmed).await);
            }
            // The other clocks of the province do not wait until the last one is counted.
            wake_due(app).await?;
        }
        let tx = app.db.begin().await?;
        calendars::done(&tx, &confirmed, app.now()).await?;
        tx.commit().await?;
    }
    Ok(counted)
}

async fn recount(app: &App, loaded: &Loaded, confirmed: &calendars::Confirmation) -> bool {
    let system = Actor::system(loaded.state.facts.center.clone());
    let key = format!("recount/{}/{}", loaded.id, confirmed.version);
    let task = Command::Recount {
        decision_no: confirmed.decision_no.clone(),
        confirmed_by: confirmed.officer_id,
    };
    let mut version = loaded.state.version;
    // Somebody may have worked on it since it was read.
    for _ in 0..3 {
        let target = Some((loaded.id, version));
        let order = Order { target, key: key.clone(), task: task.clone().into() };
        match execute(app, &system, order).await {
            Ok(_) => return true,
            Err(AppError::Refused(refusals)) => {
                let stale = refusals.iter().any(|refusal| refusal.code == Code::Stale);
                match store::load(app.db.reader(), loaded.id).await {
                    Ok(Some(now)) if stale => version = now.state.version,
                    _ => {
                        tracing::warn!(dossier.id = %loaded.id, ?refusals, "is not counted again");
                        return false;
                    }
                }
            }
            Err(error) => {
                tracing::error!(dossier.id = %loaded.id, ?error, "can not be counted again");
                return false;
            }
        }
    }
    tracing::warn!(dossier.id = %loaded.id, "is worked on all the time, and was not counted again");
    false
}

/// Open dossiers without a result, in the order of their ids, after one of them; `None` when there
/// are no more.
async fn open(
    db: &Db,
    center: Option<&AgencyCode>,
    after: Option<Uuid>,
) -> AppResult<Option<Vec<Loaded>>> {
    let mut query = Entity::find()
        .filter(Column::Status.is_in(DossierStatus::IN_TIME.map(DossierStatus::code)))
        .filter(Column::Code.is_not_null());
    if let Some(center) = center {
        query = query.filter(Column::Center.eq(center.as_str()));
    }
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after));
    }
    let rows = query.order_by_asc(Column::Id).limit(BATCH).all(db.reader()).await?;
    let batch = rows.into_iter().map(Loaded::try_from).collect::<AppResult<Vec<_>>>()?;
    Ok(Some(batch).filter(|batch| !batch.is_empty()))
}

/// Whether a dossier was accepted on another calendar, and its time still counts.
fn is_behind(dossier: &Dossier, calendar: &Calendar) -> bool {
    dossier.accepted.as_ref().is_some_and(|it| it.calendar != calendar.version())
}
