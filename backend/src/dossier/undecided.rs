//! What waits for somebody's decision, a row for each draft and each correction: such lists are each
//! approver's own, and what waits for two people is in the lists of both.

use super::entity::Column;
use super::{Awaits, reach};
use crate::app::{AppResult, Tx};
use domain::dossier::{Decided, Dossier, Undecided, undecided};
use domain::identity::{Action, Actor, Grant, Reach, scope};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait};
use std::collections::HashMap;
use uuid::Uuid;

const TABLE: &str = "dossier_undecided";
/// Beside the dossier.
const COLUMNS: [&str; 5] = ["awaits", "agency", "roles", "made_by", "made_for"];

/// A row: what waits, who decides about it, and who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    awaits: String,
    agency: String,
    /// Their codes, one after the other.
    roles: String,
    made_by: Uuid,
    made_for: Option<Uuid>,
}

impl Waiting {
    fn of(awaits: Awaits, decided: Decided<'_>) -> Self {
        Self {
            awaits: awaits.code().to_owned(),
            agency: decided.agency.to_string(),
            roles: decided.roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(" "),
            made_by: decided.made.officer,
            made_for: decided.made.on_behalf_of,
        }
    }

    fn values(self) -> [Expr; 5] {
        [
            self.awaits.into(),
            self.agency.into(),
            self.roles.into(),
            self.made_by.into(),
            self.made_for.into(),
        ]
    }
}

/// The rows of a dossier.
pub fn waiting(dossier: &Dossier) -> Vec<Waiting> {
    let Undecided { draft, amendment } = undecided(dossier);
    let draft = draft.map(|it| Waiting::of(Awaits::Approval, it));
    draft.into_iter().chain(amendment.map(|it| Waiting::of(Awaits::Amendment, it))).collect()
}

/// The rows of dossiers from one to another.
///
/// # Errors
/// The database fails.
pub async fn stored(
    db: &impl ConnectionTrait,
    (first, last): (Uuid, Uuid),
) -> AppResult<HashMap<Uuid, Vec<Waiting>>> {
    let mut asked = Query::select();
    asked.expr(of("dossier_id")).exprs(COLUMNS.map(of)).from(TABLE);
    asked.and_where(of("dossier_id").between(first, last)).order_by_columns([
        ((TABLE, "dossier_id"), Order::Asc),
        // As [`waiting`] has them.
        ((TABLE, "awaits"), Order::Desc),
    ]);
    let mut stored: HashMap<Uuid, Vec<_>> = HashMap::new();
    for row in db.query_all(&asked).await? {
        stored.entry(row.try_get("", "dossier_id")?).or_default().push(Waiting {
            awaits: row.try_get("", "awaits")?,
            agency: row.try_get("", "agency")?,
            roles: row.try_get("", "roles")?,
            made_by: row.try_get("", "made_by")?,
            made_for: row.try_get("", "made_for")?,
        });
    }
    Ok(stored)
}

/// Brings the rows of dossiers from what they were, `None` for a new one, to what they are.
///
/// # Errors
/// The database fails.
pub(super) async fn write<'a>(
    tx: &Tx,
    changed: impl Iterator<Item = (Uuid, Option<&'a Dossier>, &'a Dossier)>,
) -> AppResult<()> {
    for (id, before, now) in changed {
        let known = before.map(waiting).unwrap_or_default();
        let now = waiting(now);
        if known == now {
            continue;
        }
        if !known.is_empty() {
            delete(tx, [id]).await?;
        }
        insert(tx, [(id, now)]).await?;
    }
    Ok(())
}

/// Writes the rows of some dossiers anew, whatever was there.
///
/// # Errors
/// The database fails.
pub(super) async fn rewrite<'a>(
    tx: &Tx,
    dossiers: impl Iterator<Item = (Uuid, &'a Dossier)> + Clone,
) -> AppResult<()> {
    delete(tx, dossiers.clone().map(|(id, _)| id)).await?;
    insert(tx, dossiers.map(|(id, dossier)| (id, waiting(dossier)))).await
}

async fn delete(tx: &Tx, ids: impl IntoIterator<Item = Uuid>) -> AppResult<()> {
    let mut gone = Query::delete();
    gone.from_table(TABLE).and_where(Expr::col("dossier_id").is_in(ids));
    tx.execute(&gone).await?;
    Ok(())
}

async fn insert(tx: &Tx, all: impl IntoIterator<Item = (Uuid, Vec<Waiting>)>) -> AppResult<()> {
    let of = |(id, waiting): (Uuid, Vec<Waiting>)| waiting.into_iter().map(move |it| (id, it));
    let mut all = all.into_iter().flat_map(of).peekable();
    if all.peek().is_none() {
        return Ok(());
    }
    let mut rows = Query::insert();
    rows.into_table(TABLE).columns(std::iter::once("dossier_id").chain(COLUMNS));
    for (id, waiting) in all {
        rows.values_panic(std::iter::once(id.into()).chain(waiting.values()));
    }
    tx.execute(&rows).await?;
    Ok(())
}

/// That a dossier waits for such a decision; to who decides about such things, only one that he may
/// take: in a role that may, about what neither he nor whom he stands in for has made
/// (`domain::dossier::undecided`). `None` where the row of the dossier says it.
pub(super) fn condition(awaits: Awaits, viewer: &Actor) -> Option<Condition> {
    let action = match awaits {
        Awaits::Approval => Action::ApproveLetter,
        Awaits::Amendment => Action::DecideAmendment,
        _ => return None,
    };
    let waits = |rows| Condition::all().add(Column::Id.in_subquery(rows));
    let Ok(scope) = scope(viewer, action) else {
        // Beside a letter the row does not tell of a correction.
        return (awaits == Awaits::Amendment).then(|| waits(rows(awaits)));
    };
    let by = |(grant, reach): &(Grant, Reach)| {
        waits(decided_by(awaits, viewer, grant)).add(reach::within(viewer.id, grant, *reach))
    };
    let any = scope.reaches().iter().map(by).fold(Condition::any(), Condition::add);
    // PostgreSQL goes along no index of an alternative; all of them are among these.
    let agencies = scope.reaches().iter().map(|(grant, _)| grant.agency.as_str());
    let all = rows(awaits).and_where(of("agency").is_in(agencies)).to_owned();
    Some(waits(all).add(any))
}

fn decided_by(awaits: Awaits, viewer: &Actor, grant: &Grant) -> SelectStatement {
    let makers: Vec<_> = std::iter::once(viewer.id).chain(grant.delegator()).collect();
    let made_for = of("made_for").is_null().or(of("made_for").is_not_in(makers.iter().copied()));
    rows(awaits)
        .and_where(of("agency").eq(grant.agency.as_str()))
        .and_where(of("roles").like(format!("%{}%", grant.role.code())))
        .and_where(of("made_by").is_not_in(makers))
        .and_where(made_for)
        .to_owned()
}

fn rows(awaits: Awaits) -> SelectStatement {
    let mut rows = Query::select();
    rows.expr(of("dossier_id")).from(TABLE).and_where(of("awaits").eq(awaits.code()));
    rows
}

fn of(column: &'static str) -> Expr {
    Expr::col((TABLE, column))
}
