//! What was asked under a key and what was answered, so that asking again changes nothing.

use super::{Answer, BulkOrder, Item};
use crate::app::{App, AppResult, Tx};
use anyhow::Context as _;
use domain::identity::OfficerId;
use domain::refusal::{Code, Refusal};
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};
use sha2::{Digest, Sha256};

/// Where a bulk stands when it is asked for.
pub(super) enum Begun {
    /// All of it was tried before.
    Answered(Vec<Answer>),
    /// To be tried, or to be tried to the end.
    Open(Vec<Item>),
}

/// Notes what is asked under a key, once: a repeated request gets the dossiers of the first one.
///
/// # Errors
/// The key was used for a different request.
pub(super) async fn begin(
    app: &App,
    officer: OfficerId,
    key: &str,
    order: &BulkOrder,
    items: Vec<Item>,
) -> AppResult<Begun> {
    let digest = Sha256::digest(serde_json::to_vec(order)?);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let tx = app.db.begin().await?;
    let insert = "INSERT INTO dossier_bulk (officer_id, request_key, request_hash, items, at)
                  VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    let values = [
        officer.into(),
        key.into(),
        digest.as_str().into(),
        serde_json::to_string(&items)?.into(),
        app.now().into(),
    ];
    tx.execute_raw(statement(&tx, insert, values)).await?;
    let select = "SELECT request_hash, items, answers FROM dossier_bulk
                  WHERE officer_id = $1 AND request_key = $2";
    let row = tx.query_one_raw(statement(&tx, select, [officer.into(), key.into()])).await?;
    let begun = read(&row.context("a bulk just noted")?, &digest)?;
    tx.commit().await?;
    Ok(begun)
}

fn read(row: &QueryResult, digest: &str) -> AppResult<Begun> {
    if row.try_get::<String>("", "request_hash")? != digest {
        return Err(Refusal::at(Code::IdempotencyKeyReused, "idempotencyKey").into());
    }
    let answers: Option<String> = row.try_get("", "answers")?;
    Ok(match answers {
        Some(answers) => Begun::Answered(serde_json::from_str(&answers)?),
        None => Begun::Open(serde_json::from_str(&row.try_get::<String>("", "items")?)?),
    })
}

/// Notes the answers, once all are final.
///
/// # Errors
/// The database fails.
pub(super) async fn finish(
    app: &App,
    officer: OfficerId,
    key: &str,
    answers: &[Answer],
) -> AppResult<()> {
    let tx = app.db.begin().await?;
    let update = "UPDATE dossier_bulk SET answers = $1
                  WHERE officer_id = $2 AND request_key = $3 AND answers IS NULL";
    let values = [serde_json::to_string(answers)?.into(), officer.into(), key.into()];
    tx.execute_raw(statement(&tx, update, values)).await?;
    tx.commit().await
}

fn statement<const N: usize>(tx: &Tx, sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(tx.get_database_backend(), sql, values)
}
