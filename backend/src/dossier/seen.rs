//! Which version of a dossier an officer saw last. Whatever he has not seen is unread for him: what
//! others changed since, and what newly came to him.

use super::entity::{Column, Entity};
use super::reach;
use crate::app::AppResult;
use domain::dossier::DossierStatus;
use domain::identity::{Actor, OfficerId};
use sea_orm::sea_query::{
    Alias, CaseStatement, Condition, Expr, ExprTrait, OnConflict, Query, SelectStatement,
};
use sea_orm::{ColumnTrait, ConnectionTrait};
use uuid::Uuid;

const TABLE: &str = "dossier_seen";

/// Notes that an officer has seen a version of a dossier. An earlier one changes nothing: of two
/// windows the one that is behind must not make it unread again.
///
/// # Errors
/// The database fails.
pub async fn mark(
    db: &impl ConnectionTrait,
    officer: OfficerId,
    dossier: Uuid,
    version: u32,
) -> AppResult<()> {
    mark_all(db, &[(officer, dossier, version)]).await
}

/// As [`mark`], of many in one statement, each officer and dossier once.
///
/// # Errors
/// The database fails.
pub(super) async fn mark_all(
    db: &impl ConnectionTrait,
    marks: &[(OfficerId, Uuid, u32)],
) -> AppResult<()> {
    let version = Alias::new("version");
    let ours = Expr::col((Alias::new(TABLE), version.clone()));
    let theirs = Expr::col((Alias::new("excluded"), version.clone()));
    let mut later = OnConflict::columns(["officer_id", "dossier_id"]);
    later.update_column(version).action_and_where(ours.lt(theirs));
    let mut insert = Query::insert();
    insert.into_table(TABLE).columns(["officer_id", "dossier_id", "version"]).on_conflict(later);
    for (officer, dossier, version) in marks {
        let version = i32::try_from(*version).unwrap_or(i32::MAX);
        insert.values_panic([(*officer).into(), (*dossier).into(), version.into()]);
    }
    db.execute(&insert).await?;
    Ok(())
}

/// The dossiers that are unread for an officer: those he saw in an earlier version, and those he
/// never saw whose step he has or could claim. A closed one asks for nobody's eye.
pub(super) fn unread(viewer: &Actor) -> Condition {
    let open = DossierStatus::ALL.into_iter().filter(|status| !status.is_final());
    let behind = Expr::expr(seen_version(viewer.id)).lt(Expr::col((Entity, Column::Version)));
    let never = Expr::expr(seen_version(viewer.id)).is_null();
    let new = Condition::all().add(never).add(performs(viewer));
    Condition::all()
        .add(Column::Status.is_in(open.map(DossierStatus::code)))
        .add(Condition::any().add(behind).add(new))
}

/// The same as a column of a list row: 1 for unread, else 0.
pub(super) fn unread_column(viewer: &Actor) -> Expr {
    CaseStatement::new().case(unread(viewer), 1).finally(0).into()
}

/// The dossiers whose current step is an officer's, or could be.
pub(super) fn performs(viewer: &Actor) -> Condition {
    // The steps of those one stands in for are one's own work, too.
    let holders: Vec<_> = std::iter::once(viewer.id).chain(viewer.delegators()).collect();
    let mine = Condition::any().add(Column::StepAssignee.is_in(holders));
    viewer.grants.iter().fold(mine, |any, grant| any.add(reach::claimable(grant)))
}

fn seen_version(officer: OfficerId) -> SelectStatement {
    let seen = Alias::new(TABLE);
    let of = |column: &'static str| Expr::col((seen.clone(), Alias::new(column)));
    Query::select()
        .expr(of("version"))
        .from(seen.clone())
        .and_where(of("officer_id").eq(officer))
        .and_where(of("dossier_id").eq(Expr::col((Entity, Column::Id))))
        .to_owned()
}
