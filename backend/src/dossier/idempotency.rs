//! The same key gives the same answer (R22).

use super::commands::Outcome;
use crate::app::{AppResult, Tx};
use domain::refusal::{Code, Refusal};
use domain::time::Instant;
use sea_orm::{ConnectionTrait, Statement, TryGetable};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Longest key that is taken.
const LONGEST: usize = 100;

/// Checks the form of a key.
///
/// # Errors
/// Empty, longer than 100 characters, or with characters that no database keeps.
pub(crate) fn check(key: &str) -> AppResult<()> {
    if key.trim().is_empty() {
        return Err(Refusal::at(Code::Required, "idempotencyKey").into());
    }
    if key.chars().any(char::is_control) {
        return Err(Refusal::at(Code::InvalidText, "idempotencyKey").into());
    }
    if key.chars().count() > LONGEST {
        return Err(Refusal::at(Code::TooLong, "idempotencyKey").with("max", LONGEST).into());
    }
    Ok(())
}

/// The digest by which a repeated request is told from another with the same key.
///
/// # Errors
/// The order can not be written as JSON.
pub(crate) fn digest(order: &impl Serialize) -> Result<String, serde_json::Error> {
    let bytes = serde_json::to_vec(order)?;
    Ok(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What the key was answered before; `None` when it is new. Two requests with the same key at once
/// wait for each other: SQLite has one writer, PostgreSQL locks the key.
///
/// # Errors
/// The key was used for a different request.
pub(crate) async fn recall(
    tx: &Tx,
    officer: Uuid,
    key: &str,
    digest: &str,
) -> AppResult<Option<Outcome>> {
    one_at_a_time(tx, format!("{officer}/{key}")).await?;
    let sql = "SELECT request_hash, dossier_id, papers FROM idempotency
               WHERE officer_id = $1 AND request_key = $2";
    let row = tx.query_one_raw(statement(tx, sql, [officer.into(), key.into()])).await?;
    let Some(row) = row else { return Ok(None) };
    if String::try_get(&row, "", "request_hash").map_err(sea_orm::DbErr::from)? != digest {
        return Err(Refusal::at(Code::IdempotencyKeyReused, "idempotencyKey").into());
    }
    let papers: String = row.try_get("", "papers")?;
    Ok(Some(Outcome {
        dossier: row.try_get("", "dossier_id")?,
        papers: serde_json::from_str(&papers)?,
    }))
}

/// Waits until no other transaction is at work on what goes by a name; SQLite has one writer
/// anyhow.
///
/// # Errors
/// The database fails.
pub(super) async fn one_at_a_time(tx: &Tx, name: String) -> AppResult<()> {
    if !tx.is_sqlite() {
        let lock = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
        tx.execute_raw(statement(tx, lock, [name.into()])).await?;
    }
    Ok(())
}

/// Remembers the answer of a key.
///
/// # Errors
/// The database fails.
pub(crate) async fn remember(
    tx: &Tx,
    officer: Uuid,
    key: &str,
    digest: &str,
    outcome: &Outcome,
    at: Instant,
) -> AppResult<()> {
    let sql = "INSERT INTO idempotency
                 (officer_id, request_key, request_hash, dossier_id, papers, at)
               VALUES ($1, $2, $3, $4, $5, $6)";
    let papers = serde_json::to_string(&outcome.papers)?;
    let values = [
        officer.into(),
        key.into(),
        digest.into(),
        outcome.dossier.into(),
        papers.into(),
        at.into(),
    ];
    tx.execute_raw(statement(tx, sql, values)).await?;
    Ok(())
}

fn statement<const N: usize>(tx: &Tx, sql: &str, values: [sea_orm::Value; N]) -> Statement {
    Statement::from_sql_and_values(tx.get_database_backend(), sql, values)
}
