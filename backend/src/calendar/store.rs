//! The tables of the calendar: versions that never change, and which Center has confirmed which for
//! what it had accepted before.

use super::built_in;
use crate::app::{AppResult, Db, Tx};
use anyhow::Context as _;
use chrono::NaiveDate;
use domain::calendar::{Calendar, CalendarParts};
use domain::identifier::AgencyCode;
use domain::identity::{OfficePermit, OfficerId};
use domain::time::Instant;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// Every calendar version.
#[derive(Debug)]
pub struct Calendars {
    /// The latest: what is accepted now is counted on it.
    pub in_force: Arc<Calendar>,
    /// By label.
    pub all: BTreeMap<String, Arc<Calendar>>,
}

/// Reads them; of a new installation the built-in one.
///
/// # Errors
/// The database fails, or holds a calendar that contradicts itself.
pub async fn load(db: &Db) -> AppResult<Calendars> {
    let reader = db.reader();
    let statement = Statement::from_string(
        reader.get_database_backend(),
        "SELECT content FROM calendar ORDER BY effective_from, created_at",
    );
    let mut parts: Vec<CalendarParts> = Vec::new();
    for row in reader.query_all_raw(statement).await? {
        parts.push(serde_json::from_str(&row.try_get::<String>("", "content")?)?);
    }
    let mut all = BTreeMap::new();
    let mut in_force = None;
    for parts in parts {
        let built = Calendar::build(parts).context("a calendar in the database")?;
        let calendar = Arc::new(built);
        all.insert(calendar.version().to_owned(), Arc::clone(&calendar));
        in_force = Some(calendar);
    }
    let in_force = match in_force {
        Some(calendar) => calendar,
        None => Arc::new(Calendar::build(built_in()).context("the built-in calendar")?),
    };
    Ok(Calendars { in_force, all })
}

/// Who publishes a version, in place of which other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Publisher<'a> {
    /// Who; `None` for the one the product came with.
    pub(super) officer: Option<OfficerId>,
    /// The version it is made from; it has no other successor.
    pub(super) based_on: Option<&'a str>,
}

/// Adds a version; says whether it did. One of this label, and one made from the same other, are left
/// as they are.
pub(super) async fn add(
    tx: &Tx,
    parts: &CalendarParts,
    effective_from: NaiveDate,
    by: Publisher<'_>,
    at: Instant,
) -> AppResult<bool> {
    let sql = "INSERT INTO calendar
                 (version, effective_from, created_at, content, published_by, based_on)
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    let values = [
        parts.version.as_str().into(),
        effective_from.into(),
        at.into(),
        serde_json::to_string(parts)?.into(),
        by.officer.into(),
        by.based_on.into(),
    ];
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    Ok(tx.execute_raw(statement).await?.rows_affected() > 0)
}

/// Who published a version, and when.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Publication {
    /// The label.
    pub version: String,
    /// When.
    pub created_at: Instant,
    /// By whom; `None` for the one the product came with.
    pub published_by: Option<Uuid>,
}

/// Every version, the latest first.
///
/// # Errors
/// The database fails.
pub async fn publications(db: &impl ConnectionTrait) -> AppResult<Vec<Publication>> {
    let sql = "SELECT version, created_at, published_by FROM calendar
               ORDER BY effective_from DESC, created_at DESC";
    let statement = Statement::from_string(db.get_database_backend(), sql);
    Ok(Publication::find_by_statement(statement).all(db).await?)
}

/// A Center has confirmed a version for what it had accepted before.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Confirmation {
    /// The version.
    pub version: String,
    /// The Center.
    pub center: String,
    /// Number of the decision.
    pub decision_no: String,
    /// Who.
    pub officer_id: Uuid,
    /// When.
    pub confirmed_at: Instant,
    /// When the last dossier was counted again; `None` while that goes on.
    pub done_at: Option<Instant>,
}

const COLUMNS: &str = "version, center, decision_no, officer_id, confirmed_at, done_at";

/// A Center's confirmation of a version, if there is one.
///
/// # Errors
/// The database fails.
pub async fn confirmation(
    db: &impl ConnectionTrait,
    version: &str,
    center: &AgencyCode,
) -> AppResult<Option<Confirmation>> {
    let sql =
        format!("SELECT {COLUMNS} FROM calendar_confirmation WHERE version = $1 AND center = $2");
    let values = [version.into(), center.as_str().into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(Confirmation::find_by_statement(statement).one(db).await?)
}

/// Confirmations whose dossiers are still to be counted again, the oldest first.
///
/// # Errors
/// The database fails.
pub async fn unfinished(db: &impl ConnectionTrait) -> AppResult<Vec<Confirmation>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM calendar_confirmation WHERE done_at IS NULL ORDER BY confirmed_at"
    );
    let statement = Statement::from_string(db.get_database_backend(), sql);
    Ok(Confirmation::find_by_statement(statement).all(db).await?)
}

/// Records a confirmation.
pub(super) async fn confirm(
    tx: &Tx,
    permit: &OfficePermit,
    version: &str,
    decision_no: &str,
    at: Instant,
) -> AppResult<()> {
    let sql = "INSERT INTO calendar_confirmation
                 (version, center, decision_no, officer_id, confirmed_at)
               VALUES ($1, $2, $3, $4, $5)";
    let values = [
        version.into(),
        permit.agency().as_str().into(),
        decision_no.into(),
        permit.officer().into(),
        at.into(),
    ];
    run(tx, sql, values).await
}

/// Notes that every dossier was counted again.
pub(crate) async fn done(tx: &Tx, it: &Confirmation, at: Instant) -> AppResult<()> {
    let sql = "UPDATE calendar_confirmation SET done_at = $3 WHERE version = $1 AND center = $2";
    run(tx, sql, [it.version.as_str().into(), it.center.as_str().into(), at.into()]).await
}

async fn run(tx: &Tx, sql: &str, values: impl IntoIterator<Item = Value>) -> AppResult<()> {
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}
