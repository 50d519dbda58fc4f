//! Reading and writing the tables `delegation` and `absence`. Nothing is ever deleted.

use super::Substitutions;
use crate::app::{AppResult, Tx};
use crate::identity::agency::parse;
use anyhow::Context as _;
use chrono::NaiveDate;
use domain::identity::{
    Absence, AbsenceKind, Delegation, Ending, Period, Role, StaffLimits, StaffPermit,
};
use domain::time::Instant;
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};
use uuid::Uuid;

/// Columns of a delegation, as [`delegation`] reads them.
pub(super) const DELEGATION: &str = "d.id, d.from_officer, d.to_officer, d.role, d.agency, d.unit,
    d.first_day, d.last_day, d.reason, d.document_no, d.absence_id, d.recorded_by, d.recorded_at,
    d.ended_by, d.ended_at, d.end_reason";

/// Columns of an absence, as [`absence`] reads them.
pub(super) const ABSENCE: &str = "d.id, d.officer_id, d.first_day, d.last_day, d.kind,
    d.document_no, d.note, d.recorded_by, d.recorded_at, d.ended_by, d.ended_at, d.end_reason";

/// What was not ended early and is not over before a day: years of what has been do no harm.
pub(super) async fn standing(
    db: &impl ConnectionTrait,
    since: NaiveDate,
) -> AppResult<Substitutions> {
    let all = |columns: &str, table: &str| {
        let sql = format!(
            "SELECT {columns} FROM {table} d
             WHERE d.ended_at IS NULL AND d.last_day >= $1"
        );
        Statement::from_sql_and_values(db.get_database_backend(), sql, [since.into()])
    };
    let delegations = db.query_all_raw(all(DELEGATION, "delegation")).await?;
    let absences = db.query_all_raw(all(ABSENCE, "absence")).await?;
    let mut delegations: Vec<_> = delegations.iter().map(delegation).collect::<AppResult<_>>()?;
    let mut absences: Vec<_> = absences.iter().map(absence).collect::<AppResult<_>>()?;
    // Ordered here: SQLite would rather walk through all of them by their id.
    delegations.sort_unstable_by_key(|it| it.id);
    absences.sort_unstable_by_key(|it| it.id);
    Ok(Substitutions { delegations, absences, limits: StaffLimits::default() })
}

/// The delegations to some officers, ended or not.
pub(super) async fn to_officers(
    db: &impl ConnectionTrait,
    officers: &[Uuid],
) -> AppResult<Vec<Delegation>> {
    let mut all = Vec::new();
    for officer in officers {
        let sql = format!("SELECT {DELEGATION} FROM delegation d WHERE d.to_officer = $1");
        let values = [(*officer).into()];
        let asked = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
        for row in db.query_all_raw(asked).await? {
            all.push(delegation(&row)?);
        }
    }
    Ok(all)
}

/// One delegation, ended or not.
pub(super) async fn find_delegation(
    db: &impl ConnectionTrait,
    id: Uuid,
) -> AppResult<Option<Delegation>> {
    let sql = format!("SELECT {DELEGATION} FROM delegation d WHERE d.id = $1");
    let asked = Statement::from_sql_and_values(db.get_database_backend(), sql, [id.into()]);
    db.query_one_raw(asked).await?.as_ref().map(delegation).transpose()
}

/// One absence, ended or not.
pub(super) async fn find_absence(
    db: &impl ConnectionTrait,
    id: Uuid,
) -> AppResult<Option<Absence>> {
    let sql = format!("SELECT {ABSENCE} FROM absence d WHERE d.id = $1");
    let asked = Statement::from_sql_and_values(db.get_database_backend(), sql, [id.into()]);
    db.query_one_raw(asked).await?.as_ref().map(absence).transpose()
}

/// A row of [`DELEGATION`].
pub(super) fn delegation(row: &QueryResult) -> AppResult<Delegation> {
    let role: String = row.try_get("", "role")?;
    Ok(Delegation {
        id: row.try_get("", "id")?,
        from: row.try_get("", "from_officer")?,
        to: row.try_get("", "to_officer")?,
        role: Role::parse(&role).with_context(|| format!("role {role}"))?,
        agency: parse(&row.try_get::<String>("", "agency")?)?,
        unit: row.try_get("", "unit")?,
        period: period(row)?,
        reason: row.try_get("", "reason")?,
        document_no: row.try_get("", "document_no")?,
        absence: row.try_get("", "absence_id")?,
        recorded_by: row.try_get("", "recorded_by")?,
        recorded_at: row.try_get("", "recorded_at")?,
        ended: ending(row)?,
    })
}

/// A row of [`ABSENCE`].
pub(super) fn absence(row: &QueryResult) -> AppResult<Absence> {
    let kind: String = row.try_get("", "kind")?;
    Ok(Absence {
        id: row.try_get("", "id")?,
        officer: row.try_get("", "officer_id")?,
        period: period(row)?,
        kind: AbsenceKind::parse(&kind).with_context(|| format!("absence kind {kind}"))?,
        document_no: row.try_get("", "document_no")?,
        note: row.try_get("", "note")?,
        recorded_by: row.try_get("", "recorded_by")?,
        recorded_at: row.try_get("", "recorded_at")?,
        ended: ending(row)?,
    })
}

fn period(row: &QueryResult) -> AppResult<Period> {
    let (first, last): (NaiveDate, NaiveDate) =
        (row.try_get("", "first_day")?, row.try_get("", "last_day")?);
    Ok(Period { first, last })
}

fn ending(row: &QueryResult) -> AppResult<Option<Ending>> {
    let at: Option<Instant> = row.try_get("", "ended_at")?;
    let Some(at) = at else { return Ok(None) };
    Ok(Some(Ending {
        by: row.try_get("", "ended_by")?,
        at,
        reason: row.try_get("", "end_reason")?,
    }))
}

/// Writes a new delegation. `_permit` proves that the policy allowed it.
pub(super) async fn add_delegation(
    tx: &Tx,
    _permit: &StaffPermit,
    it: &Delegation,
) -> AppResult<()> {
    let sql = "INSERT INTO delegation
                 (id, from_officer, to_officer, role, agency, unit, first_day, last_day, reason,
                  document_no, absence_id, recorded_by, recorded_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let values = [
        it.id.into(),
        it.from.into(),
        it.to.into(),
        it.role.code().into(),
        it.agency.as_str().into(),
        it.unit.clone().into(),
        it.period.first.into(),
        it.period.last.into(),
        it.reason.as_str().into(),
        it.document_no.clone().into(),
        it.absence.into(),
        it.recorded_by.into(),
        it.recorded_at.into(),
    ];
    execute(tx, sql, values).await
}

/// Writes a new absence. `_permit` proves that the policy allowed it.
pub(super) async fn add_absence(tx: &Tx, _permit: &StaffPermit, it: &Absence) -> AppResult<()> {
    let sql = "INSERT INTO absence
                 (id, officer_id, first_day, last_day, kind, document_no, note, recorded_by,
                  recorded_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = [
        it.id.into(),
        it.officer.into(),
        it.period.first.into(),
        it.period.last.into(),
        it.kind.code().into(),
        it.document_no.clone().into(),
        it.note.clone().into(),
        it.recorded_by.into(),
        it.recorded_at.into(),
    ];
    execute(tx, sql, values).await
}

/// Ends a row of one of the two tables. `_permit` proves that the policy allowed it.
pub(super) async fn end(
    tx: &Tx,
    _permit: &StaffPermit,
    table: &str,
    id: Uuid,
    ending: &Ending,
) -> AppResult<()> {
    let sql = format!(
        "UPDATE {table} SET ended_by = $2, ended_at = $3, end_reason = $4
         WHERE id = $1 AND ended_at IS NULL"
    );
    let values = [id.into(), ending.by.into(), ending.at.into(), ending.reason.as_str().into()];
    execute(tx, &sql, values).await
}

async fn execute<const N: usize>(tx: &Tx, sql: &str, values: [Value; N]) -> AppResult<()> {
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}
