//! Reading and writing the tables of a dossier. Nothing outside [`super::commands`] writes them.

use super::{chain, entity, event_entity, row, seen};
use crate::app::{AppError, AppResult, Snapshot, Tx};
use crate::document::paper_entity;
use anyhow::Context as _;
use chrono::Datelike;
use domain::calendar::Calendar;
use domain::dossier::{By, Decision, Dossier, Event, PaperDraft, Recorded};
use domain::identifier::{AgencyCode, DossierCode, postal_number};
use domain::identity::{Permit, Role};
use domain::process::ProcessVersion;
use domain::time::{Instant, local_date};
use sea_orm::sea_query::{Expr, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    Iterable, ModelTrait, QueryFilter, QueryOrder, QuerySelect, Set, Statement,
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

/// A dossier that is about to be changed, with its row as it stands: locked until the transaction
/// ends.
#[derive(Debug)]
pub(super) struct Locked {
    /// The dossier.
    pub(super) loaded: Loaded,
    row: entity::Model,
}

/// Locks a dossier; `None` when there is none.
pub(super) async fn lock(tx: &Tx, id: Uuid) -> AppResult<Option<Locked>> {
    let found = entity::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?;
    let Some(row) = found else { return Ok(None) };
    let loaded = Loaded::try_from(row.clone())?;
    Ok(Some(Locked { loaded, row }))
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

/// Writes what a command made of a dossier: row, log, holders, papers, register, outbox. `permit`
/// proves that the policy allowed it; whoever acted has seen what came of it. Answers with the hash
/// of its last event.
pub(super) async fn write(
    tx: &Tx,
    permit: &Permit,
    id: Uuid,
    locked: Option<&Locked>,
    decision: &Decision,
    calendar: &Calendar,
) -> AppResult<String> {
    let before = locked.map(|locked| &locked.loaded);
    let head = before.map_or("", |loaded| loaded.head.as_str());
    let (events, head) = chain::extend(id, head, &decision.events)?;
    let row = row::of(id, &decision.state, &head, calendar)?;
    write_row(tx, locked.map(|locked| &locked.row), &row).await?;
    event_entity::Entity::insert_many(events).exec_without_returning(&**tx).await?;
    write_holders(tx, id, before, &decision.state).await?;
    write_consultations(tx, id, before, &decision.state).await?;
    // The system itself, acting because time has passed, has no eyes.
    if !permit.officer().is_nil() {
        seen::mark(&**tx, permit.officer(), id, decision.state.version).await?;
    }
    for paper in &decision.papers {
        write_paper(tx, id, paper, decision).await?;
    }
    if let (Some(accepted), true) = (&decision.state.accepted, before.is_none_or(not_accepted)) {
        let sql = "INSERT INTO register_entry (center, book, row_no, dossier_id)
                   VALUES ($1, $2, $3, $4)";
        let row = i32::try_from(accepted.register.row).context("register row")?;
        let center = decision.state.facts.center.to_string();
        let values = [center.into(), accepted.register.book.as_str().into(), row.into(), id.into()];
        execute(tx, sql, values).await?;
    }
    if tx.is_sqlite() {
        index_for_search(tx, locked.map(|locked| &locked.row), &row).await?;
    }
    Ok(head)
}

/// Writes the columns that have changed: an index none of whose columns is named is left alone.
async fn write_row(tx: &Tx, before: Option<&entity::Model>, row: &entity::Model) -> AppResult<()> {
    let mut change = row.clone().into_active_model();
    let Some(before) = before else {
        entity::Entity::insert(change.reset_all()).exec_without_returning(&**tx).await?;
        return Ok(());
    };
    for column in entity::Column::iter() {
        if before.get(column) != row.get(column) {
            change.reset(column);
        }
    }
    let update = entity::Entity::update_many().set(change);
    update.filter(entity::Column::Id.eq(row.id)).exec(&**tx).await?;
    Ok(())
}

fn not_accepted(loaded: &Loaded) -> bool {
    loaded.state.accepted.is_none()
}

/// The kind of a file that an officer uploaded himself; `None` when there is no such file of his.
pub(super) async fn own_file(tx: &Tx, id: Uuid, officer: Uuid) -> AppResult<Option<String>> {
    let sql = "SELECT media_type FROM attachment WHERE id = $1 AND uploaded_by = $2";
    let values = [id.into(), officer.into()];
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    let row = tx.query_one_raw(statement).await?;
    Ok(row.map(|row| row.try_get("", "media_type")).transpose()?)
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

async fn write_holders(
    tx: &Tx,
    id: Uuid,
    before: Option<&Loaded>,
    state: &Dossier,
) -> AppResult<()> {
    let known = before.map(|loaded| holders(&loaded.state)).unwrap_or_default();
    let now = holders(state);
    let row = |(agency, unit, officer): &(&AgencyCode, &str, Option<Uuid>)| {
        [id.into(), agency.as_str().into(), (*unit).into(), officer.unwrap_or_default().into()]
    };
    let come: Vec<_> = now.iter().filter(|holder| !known.contains(holder)).collect();
    if !come.is_empty() {
        let mut insert = Query::insert();
        insert
            .into_table("dossier_holder")
            .columns(["dossier_id", "agency", "unit", "officer_id"])
            .on_conflict(OnConflict::new().do_nothing().to_owned());
        for holder in come {
            insert.values_panic(row(holder).map(Expr::value));
        }
        tx.execute(&insert).await?;
    }
    // From whom a step is taken before he did anything no longer has to do with the dossier.
    let delete = "DELETE FROM dossier_holder
                  WHERE dossier_id = $1 AND agency = $2 AND unit = $3 AND officer_id = $4";
    for holder in known.iter().filter(|holder| !now.contains(holder)) {
        execute(tx, delete, row(holder)).await?;
    }
    Ok(())
}

/// Agency, unit (empty for none) and officer of every passage through a step; each with the place
/// alone, too.
pub fn holders(state: &Dossier) -> Vec<(&AgencyCode, &str, Option<Uuid>)> {
    let mut holders = Vec::new();
    for run in &state.steps {
        let unit = run.unit.as_deref().unwrap_or_default();
        for officer in [None, run.assignee, run.performer] {
            let holder = (&run.agency, unit, officer);
            if !holders.contains(&holder) {
                holders.push(holder);
            }
        }
    }
    holders
}

/// Keeps the table of opinions asked for: what a consulted agency reads, and by when.
async fn write_consultations(
    tx: &Tx,
    id: Uuid,
    before: Option<&Loaded>,
    state: &Dossier,
) -> AppResult<()> {
    let known = before.map(|loaded| loaded.state.consultations.as_slice()).unwrap_or_default();
    for asked in state.consultations.iter().filter(|asked| !known.contains(asked)) {
        let sql = "INSERT INTO dossier_consultation
                     (dossier_id, number, agency, due_at, answered_at)
                   VALUES ($1, $2, $3, $4, $5)
                   ON CONFLICT (dossier_id, number)
                   DO UPDATE SET answered_at = excluded.answered_at";
        let number = i32::try_from(asked.number).context("number of a consultation")?;
        let answered = asked.answer.as_ref().map(|answer| answer.mark.at);
        let agency = asked.agency.as_str().into();
        let values = [id.into(), number.into(), agency, asked.due_at.into(), answered.into()];
        execute(tx, sql, values).await?;
    }
    Ok(())
}

async fn write_paper(
    tx: &Tx,
    dossier: Uuid,
    paper: &PaperDraft,
    decision: &Decision,
) -> AppResult<()> {
    let recorded = decision.events.last().context("a paper comes with an event")?;
    let row = paper_entity::ActiveModel {
        id: Set(paper.id),
        dossier_id: Set(dossier),
        kind: Set(paper_entity::kind_code(paper.kind)),
        issuer: Set(paper.issuer.to_string()),
        year: Set(year(recorded.at)),
        number: Set(i32::try_from(paper.number).context("paper number")?),
        template: Set(paper.template.clone()),
        data: Set(paper.data.to_string()),
        file_id: Set(paper.file),
        issued_at: Set(recorded.at),
        issued_by: Set(recorded.by.officer),
    };
    paper_entity::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// In which year's series a paper is numbered.
pub fn year(at: Instant) -> i32 {
    local_date(at).year()
}

async fn index_for_search(
    tx: &Tx,
    before: Option<&entity::Model>,
    row: &entity::Model,
) -> AppResult<()> {
    let (id, text) = (row.id, &row.search);
    let Some(before) = before else {
        let sql = "INSERT INTO dossier_search (dossier_id, text) VALUES ($1, $2)";
        execute(tx, sql, [id.into(), text.into()]).await?;
        let sql = "INSERT INTO dossier_indexed (dossier_id, place)
                   VALUES ($1, last_insert_rowid())";
        return execute(tx, sql, [id.into()]).await;
    };
    if *text == before.search {
        return Ok(());
    }
    let sql = "UPDATE dossier_search SET text = $2
               WHERE rowid = (SELECT place FROM dossier_indexed WHERE dossier_id = $1)";
    execute(tx, sql, [id.into(), text.into()]).await
}

async fn execute<const N: usize>(tx: &Tx, sql: &str, values: [sea_orm::Value; N]) -> AppResult<()> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    tx.execute_raw(statement).await?;
    Ok(())
}
