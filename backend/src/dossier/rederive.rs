//! Derives the columns of rows anew after an update of the product has added or changed some. The
//! state holds everything, so no migration has to know how a column comes about.

use super::{Loaded, entity, row};
use crate::app::{App, AppResult};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Statement,
};

/// Counts the changes of [`row::of`] that rows written before do not have.
const DERIVATION: &str = "3";
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
    let rows = query.lock_exclusive().all(&*tx).await?;
    let last = rows.last().map(|row| row.id);
    for before in rows {
        let loaded = Loaded::try_from(before.clone())?;
        let now = row::of(loaded.id, &loaded.state, &loaded.head, &reference.calendar)?;
        // The state stays byte for byte what it was.
        let now = entity::Model { state: before.state.clone(), ..now };
        if now != before {
            now.into_active_model().reset_all().update(&*tx).await?;
        }
    }
    tx.commit().await?;
    Ok(last)
}
