//! Who did what to whose roles, absences and passwords: the append-only table `officer_event`.

use crate::app::{AppResult, Tx};
use domain::identity::{OfficerId, Role};
use domain::time::Instant;
use sea_orm::{ConnectionTrait, Statement};
use serde::Serialize;
use uuid::Uuid;

/// A line of the ledger.
#[derive(Debug)]
pub(super) struct Line<'a, T> {
    /// When.
    pub at: Instant,
    /// Who did it.
    pub actor: OfficerId,
    /// By which role; `None` for what everybody may do for himself.
    pub role: Option<Role>,
    /// About whom.
    pub officer: OfficerId,
    /// The delegation, the absence, or the officer himself.
    pub subject: Uuid,
    /// What: the name of the mutation.
    pub act: &'static str,
    /// The record before; `None` when there was none.
    pub before: Option<&'a T>,
    /// The record after.
    pub after: Option<&'a T>,
}

/// Writes a line, in the transaction of what it tells of.
pub(super) async fn write<T: Serialize>(tx: &Tx, line: Line<'_, T>) -> AppResult<()> {
    let json = |state: Option<&T>| state.map(serde_json::to_string).transpose();
    let values = [
        line.at.into(),
        line.actor.into(),
        line.role.map(|role| role.code().to_owned()).into(),
        line.officer.into(),
        line.subject.into(),
        line.act.into(),
        json(line.before)?.into(),
        json(line.after)?.into(),
    ];
    let sql = "INSERT INTO officer_event
                 (at, actor_id, role, officer_id, subject_id, act, state_before, state_after)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}
