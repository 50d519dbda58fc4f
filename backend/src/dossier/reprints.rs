//! Papers printed again: marked with which time it is, and who did it is kept (domain law 9.7).

use super::{idempotency, store, writes};
use crate::app::{App, AppError, AppResult};
use crate::document::paper_entity;
use anyhow::Context as _;
use bytes::Bytes;
use domain::document::Reprint;
use domain::identity::{Action, Actor, authorize};
use domain::refusal::Code;
use domain::time::Instant;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect, Statement, Value};
use std::sync::Arc;
use uuid::Uuid;

/// Records that a paper is printed again; gives what its print is opened by.
///
/// # Errors
/// [`AppError::NotFound`] for a paper that is not there for the officer; a paper that is an uploaded
/// file, which is opened as it is and can not be marked; a key that was used for another paper.
pub async fn record(
    app: &App,
    actor: &Actor,
    paper: Uuid,
    key: &str,
    at: Instant,
) -> AppResult<Uuid> {
    idempotency::check(key)?;
    let tx = app.db.begin().await?;
    // Whoever prints it at the same time waits here for his number.
    let query = paper_entity::Entity::find_by_id(paper).lock(writes::LOCK);
    let found = query.one(&*tx).await?.ok_or(AppError::NotFound)?;
    let dossier = store::load(&*tx, found.dossier_id).await?.ok_or(AppError::NotFound)?;
    let facts = dossier.state.authorization_facts();
    authorize(actor, Action::ReadFiles, &facts).map(drop).map_err(|_| AppError::NotFound)?;
    if found.file_id.is_some() {
        return Err(Code::NotReprintable.into());
    }
    let insert = "INSERT INTO paper_reprint (id, paper_id, ordinal, officer_id, request_key, at)
         VALUES ($1, $2, (SELECT COUNT(*) + 1 FROM paper_reprint WHERE paper_id = $2), $3, $4, $5)
         ON CONFLICT (officer_id, request_key) DO NOTHING";
    let values = [app.ids.id(at).into(), paper.into(), actor.id.into(), key.into(), at.into()];
    tx.execute_raw(statement(&*tx, insert, values)).await?;
    let select =
        "SELECT id, paper_id FROM paper_reprint WHERE officer_id = $1 AND request_key = $2";
    let row = tx.query_one_raw(statement(&*tx, select, [actor.id.into(), key.into()])).await?;
    let row = row.context("a reprint just recorded")?;
    let same = row.try_get::<Uuid>("", "paper_id")? == paper;
    tx.commit().await?;
    if same { Ok(row.try_get("", "id")?) } else { Err(Code::IdempotencyKeyReused.into()) }
}

/// A recorded reprint as PDF, with its mark: always the same bytes.
///
/// # Errors
/// [`AppError::NotFound`] for an unknown one; a template that is gone or broken.
pub async fn pdf(app: &Arc<App>, id: Uuid) -> AppResult<(paper_entity::Model, Bytes)> {
    let reader = app.db.reader();
    let sql = "SELECT paper_id, ordinal, at FROM paper_reprint WHERE id = $1";
    let row = reader.query_one_raw(statement(reader, sql, [id.into()])).await?;
    let row = row.ok_or(AppError::NotFound)?;
    let ordinal: i32 = row.try_get("", "ordinal")?;
    let mark = Reprint {
        ordinal: u32::try_from(ordinal).context("the number of a reprint")?,
        at: row.try_get("", "at")?,
    };
    let paper = paper_entity::Entity::find_by_id(row.try_get::<Uuid>("", "paper_id")?);
    let paper = paper.one(reader).await?.context("the paper of a reprint")?;
    let (app, template, data) = (Arc::clone(app), paper.template.clone(), paper.data.clone());
    let printed = tokio::task::spawn_blocking(move || {
        let data = mark.mark(serde_json::from_str(&data)?);
        app.press.render(&template, &data).with_context(|| format!("reprint {id}"))
    });
    Ok((paper, printed.await.context("printing was interrupted")??.into()))
}

fn statement<const N: usize>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: [Value; N],
) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}
