//! Derives the columns of rows, who is within reach of them and what waits for a decision anew after
//! an update of the product has added or changed some. The state holds everything, so no migration has
//! to know how a column comes about.

use super::store::{bound_process, makes_sense, recorded};
use super::writes::{LOCK, rewrite_reach};
use super::{Loaded, entity, event_entity, reach, row, undecided};
use crate::app::{App, AppResult, Snapshot};
use domain::dossier::{Dossier, Recorded, evolve};
use domain::identity::Role;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, Statement,
};
use std::collections::HashMap;

/// Counts the changes of [`row::of`], [`reach::reached`] and [`undecided`] that rows written before do
/// not have.
const DERIVATION: &str = "11";
/// Where the database says which derivation its rows have.
const SETTING: &str = "dossier-row";
/// Rows of one transaction.
const BATCH: u64 = 500;

/// Brings every row to the current derivation; once per database and derivation.
///
/// # Errors
/// The database fails, or holds a state that can not be read. What was done stays, and the rest is
/// done at the next start.
pub async fn rederive(app: &App) -> AppResult<()> {
    let backend = app.db.reader().get_database_backend();
    let sql = "SELECT content FROM setting WHERE name = $1";
    let asked = Statement::from_sql_and_values(backend, sql, [SETTING.into()]);
    if let Some(known) = app.db.reader().query_one_raw(asked).await?
        && known.try_get::<String>("", "content")? == DERIVATION
    {
        return Ok(());
    }
    tracing::info!("deriving the rows of all dossiers anew, once after this update");
    let mut after = None;
    while let Some(last) = batch(app, after).await? {
        after = Some(last);
    }
    let sql = "INSERT INTO setting (name, content) VALUES ($1, $2)
               ON CONFLICT (name) DO UPDATE SET content = excluded.content";
    let tx = app.db.begin().await?;
    let values = [SETTING.into(), DERIVATION.into()];
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    tx.commit().await
}

/// Derives the rows after one; the last of them, or none when there was none.
async fn batch(app: &App, after: Option<uuid::Uuid>) -> AppResult<Option<uuid::Uuid>> {
    let reference = app.reference.now();
    let tx = app.db.begin().await?;
    let mut query = entity::Entity::find().order_by_asc(entity::Column::Id).limit(BATCH);
    if let Some(after) = after {
        query = query.filter(entity::Column::Id.gt(after));
    }
    // Locked, because another node may be at work on them.
    let rows = query.lock(LOCK).all(&*tx).await?;
    let last = rows.last().map(|row| row.id);
    let stood_in = stood_in(&*tx, rows.iter().map(|row| row.id)).await?;
    let mut folded = folded_anew(&*tx, rows.iter().map(|row| row.id), &reference).await?;
    let mut all = Vec::with_capacity(rows.len());
    for before in rows {
        let (loaded, told) = match folded.remove(&before.id) {
            Some(state) => (Loaded { id: before.id, head: before.head_hash.clone(), state }, true),
            None => {
                let mut loaded = Loaded::try_from(before.clone())?;
                let told = in_whose_place(&mut loaded, &stood_in);
                (loaded, told)
            }
        };
        let calendar = reference.calendar_of(&loaded.state);
        let now = row::of(loaded.id, &loaded.state, &loaded.head, calendar)?;
        // Else the state stays byte for byte what it was.
        let state = if told { now.state.clone() } else { before.state.clone() };
        let now = entity::Model { state, ..now };
        if now != before {
            now.into_active_model().reset_all().update(&*tx).await?;
        }
        all.push(loaded);
    }
    undecided::rewrite(&tx, all.iter().map(|loaded| (loaded.id, &loaded.state))).await?;
    if let (Some(first), Some(last)) = (all.first(), all.last()) {
        let stored = reach::stored(&*tx, (first.id, last.id)).await?;
        all.retain(|loaded| {
            let reached = reach::reached(&loaded.state).into_iter().collect();
            stored.get(&loaded.id) != Some(&reached)
        });
        rewrite_reach(&tx, &all).await?;
    }
    tx.commit().await?;
    Ok(last)
}

/// The dossiers whose clock has stood still, and those that integrators delivered, folded anew from
/// their logs: states written before derivation 8 do not say since when each ground held it, those
/// before derivation 9 not whose account it was, and those before derivation 10 of pauses that ended
/// only the first ground.
async fn folded_anew(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = uuid::Uuid>,
    reference: &Snapshot,
) -> AppResult<HashMap<uuid::Uuid, Dossier>> {
    use event_entity::{Column, Entity};
    let delivered =
        Condition::all().add(Column::Name.eq("submitted")).add(Column::Role.eq(Role::Integ.code()));
    let told = Condition::any().add(Column::Name.eq("clockPaused")).add(delivered);
    let found = Entity::find()
        .select_only()
        .column(Column::DossierId)
        .distinct()
        .filter(Column::DossierId.is_in(ids))
        .filter(told);
    let found: Vec<uuid::Uuid> = found.into_tuple().all(db).await?;
    let events = Entity::find()
        .filter(Column::DossierId.is_in(found))
        .order_by_asc(Column::DossierId)
        .order_by_asc(Column::Seq);
    let mut logs: HashMap<uuid::Uuid, Vec<Recorded>> = HashMap::new();
    for event in events.all(db).await? {
        logs.entry(event.dossier_id).or_default().push(recorded(event)?);
    }
    let fold = |(id, log): (uuid::Uuid, Vec<Recorded>)| {
        let process = log.iter().find_map(|it| bound_process(&it.event, reference));
        let process = process.as_deref();
        // A log that has been tampered with is for the verification to find.
        let state = makes_sense(&log, process)
            .then(|| log.iter().fold(None, |state, event| Some(evolve(state, event, process))));
        Some((id, state.flatten()?))
    };
    Ok(logs.into_iter().filter_map(fold).collect())
}

/// What officers have done in the place of others.
async fn stood_in(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = uuid::Uuid>,
) -> AppResult<Vec<event_entity::Model>> {
    use event_entity::Column;
    let found = event_entity::Entity::find()
        .filter(Column::DossierId.is_in(ids))
        .filter(Column::OnBehalfOf.is_not_null());
    Ok(found.all(db).await?)
}

/// Tells the steps of a state in whose place they were ended, which states written before derivation
/// 4 do not say; whether there was anything to tell.
fn in_whose_place(loaded: &mut Loaded, stood_in: &[event_entity::Model]) -> bool {
    let mut told = false;
    for run in &mut loaded.state.steps {
        let ended = stood_in.iter().find(|event| {
            event.dossier_id == loaded.id
                && Some(event.at) == run.finished_at
                && Some(event.officer_id) == run.performer
        });
        let ended = ended.and_then(|event| event.on_behalf_of);
        if ended.is_some() && run.on_behalf_of != ended {
            run.on_behalf_of = ended;
            told = true;
        }
    }
    told
}
