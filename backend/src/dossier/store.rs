//! Reading the tables of a dossier. What writes them is in [`super::writes`].

use super::{entity, event_entity};
use crate::app::{AppError, AppResult, Snapshot, Tx};
use anyhow::Context as _;
use chrono::Datelike;
use domain::dossier::{By, Dossier, Event, Recorded};
use domain::identifier::{DossierCode, postal_number};
use domain::identity::Role;
use domain::process::ProcessVersion;
use domain::time::{Instant, local_date};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// A dossier with its identity.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Identity.
    pub id: Uuid,
    /// Hash of its last event.
    pub head: String,
    /// The folded state.
    pub state: Dossier,
}

impl TryFrom<entity::Model> for Loaded {
    type Error = AppError;

    fn try_from(row: entity::Model) -> AppResult<Self> {
        let state = serde_json::from_str(&row.state)
            .with_context(|| format!("state of dossier {}", row.id))?;
        Ok(Self { id: row.id, head: row.head_hash, state })
    }
}

/// A dossier by identity; `None` when there is none.
///
/// # Errors
/// The database fails.
pub async fn load(db: &impl ConnectionTrait, id: Uuid) -> AppResult<Option<Loaded>> {
    entity::Entity::find_by_id(id).one(db).await?.map(Loaded::try_from).transpose()
}

/// Dossiers by identity; those that do not exist are left out.
///
/// # Errors
/// The database fails.
pub async fn load_all(db: &impl ConnectionTrait, ids: &[Uuid]) -> AppResult<HashMap<Uuid, Loaded>> {
    let query = entity::Entity::find().filter(entity::Column::Id.is_in(ids.iter().copied()));
    query.all(db).await?.into_iter().map(|row| Ok((row.id, Loaded::try_from(row)?))).collect()
}

/// A dossier by its code.
///
/// # Errors
/// The database fails.
pub async fn find(db: &impl ConnectionTrait, code: &DossierCode) -> AppResult<Option<Loaded>> {
    let found =
        entity::Entity::find().filter(entity::Column::Code.eq(code.as_str())).one(db).await?;
    found.map(Loaded::try_from).transpose()
}

/// A dossier by the code that the national portal has given it, or by the number of the postal slip
/// it came with: of several with one number, the one that came last.
///
/// # Errors
/// The database fails.
pub async fn find_filed(db: &impl ConnectionTrait, code: &str) -> AppResult<Option<Loaded>> {
    use entity::Column::{Id, PortalCode, ReceivedAt, Slip};
    let of_portal = entity::Entity::find().filter(PortalCode.eq(code)).one(db).await?;
    let found = match of_portal {
        Some(found) => Some(found),
        None => {
            let by_post = entity::Entity::find().filter(Slip.eq(postal_number(code)));
            by_post.order_by_desc(ReceivedAt).order_by_desc(Id).one(db).await?
        }
    };
    found.map(Loaded::try_from).transpose()
}

/// The logs of dossiers, each in order.
///
/// # Errors
/// The database fails, or an event can not be read.
pub async fn logs(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> AppResult<HashMap<Uuid, Vec<Recorded>>> {
    let mut logs: HashMap<Uuid, Vec<Recorded>> = HashMap::new();
    for row in event_rows(db, ids).await? {
        logs.entry(row.dossier_id).or_default().push(recorded(row)?);
    }
    Ok(logs)
}

/// The rows of the logs of dossiers, each in order.
///
/// # Errors
/// The database fails.
pub async fn event_rows(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> AppResult<Vec<event_entity::Model>> {
    Ok(event_entity::Entity::find()
        .filter(event_entity::Column::DossierId.is_in(ids.iter().copied()))
        .order_by_asc(event_entity::Column::DossierId)
        .order_by_asc(event_entity::Column::Seq)
        .all(db)
        .await?)
}

/// An event as it stands in the log.
///
/// # Errors
/// It can not be read.
pub fn recorded(row: event_entity::Model) -> AppResult<Recorded> {
    let event = serde_json::from_str(&row.data)
        .with_context(|| format!("event {} of dossier {}", row.seq, row.dossier_id))?;
    let role = Role::parse(&row.role).with_context(|| format!("role {}", row.role))?;
    Ok(Recorded {
        seq: u32::try_from(row.seq).unwrap_or_default(),
        at: row.at,
        by: By { officer: row.officer_id, role, on_behalf_of: row.on_behalf_of },
        event,
    })
}

/// The process that an acceptance binds its dossier to.
pub fn bound_process(event: &Event, reference: &Snapshot) -> Option<Arc<ProcessVersion>> {
    let Event::Accepted { facts, process_version, .. } = event else { return None };
    let intake = &facts.intake;
    reference.process_version(&intake.procedure, &intake.case, *process_version).cloned()
}

/// Whether a log can be folded at all: it begins with an exit of the intake and enters only steps
/// that its process has. Who forges a whole chain may write anything.
pub fn makes_sense(events: &[Recorded], process: Option<&ProcessVersion>) -> bool {
    let begins = events.first().is_none_or(|first| {
        matches!(
            first.event,
            Event::Submitted { .. }
                | Event::Accepted { .. }
                | Event::CompletionRequested { .. }
                | Event::IntakeRefused { .. }
        )
    });
    let steps = process.map_or(0, |process| process.steps.len());
    begins
        && events.iter().all(|recorded| match &recorded.event {
            Event::StepEntered { index, .. } => (*index as usize) < steps,
            _ => true,
        })
}

/// Whether a code is a dossier's already.
pub(super) async fn code_taken(tx: &Tx, code: &str) -> AppResult<bool> {
    exists(tx, "SELECT 1 FROM dossier WHERE code = $1", code).await
}

/// Whether something was filed under a code of the national portal.
pub(super) async fn portal_code_taken(tx: &Tx, code: &str) -> AppResult<bool> {
    exists(tx, "SELECT 1 FROM dossier WHERE portal_code = $1", code).await
}

async fn exists(tx: &Tx, sql: &str, code: &str) -> AppResult<bool> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [code.into()]);
    Ok(tx.query_one_raw(statement).await?.is_some())
}

/// Dossiers for which time has brought something about, the longest waiting first, after one of
/// them.
pub(super) async fn due_to_wake(
    db: &impl ConnectionTrait,
    now: Instant,
    after: Option<(Instant, Uuid)>,
    most: u64,
) -> AppResult<Vec<(Instant, Uuid, i32)>> {
    use entity::Column::{Id, Version, WakeAt};
    let later = after.map(|(at, id)| {
        Condition::any().add(WakeAt.gt(at)).add(Condition::all().add(WakeAt.eq(at)).add(Id.gt(id)))
    });
    Ok(entity::Entity::find()
        .select_only()
        .columns([WakeAt, Id, Version])
        .filter(WakeAt.lte(now))
        .filter(later.unwrap_or_else(Condition::all))
        .order_by_asc(WakeAt)
        .order_by_asc(Id)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?)
}

/// In which year's series a paper is numbered.
pub fn year(at: Instant) -> i32 {
    local_date(at).year()
}
