//! The Center's board: one statement over the open dossiers within a scope. It counts by the very
//! conditions that the lists filter by ([`Bucket::condition`]), so that they always agree (R20).

use crate::app::{AppResult, Db};
use crate::dossier::queries::{Bucket, open, within};
use domain::identity::Scope;
use domain::time::Instant;
use sea_orm::sea_query::{CaseStatement, ExprTrait, Func, SimpleExpr};
use sea_orm::{FromQueryResult, QuerySelect};
use std::ops::AddAssign;

/// Figures of one agency, or of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BoardFigures {
    /// With a department, and nobody has the step.
    pub waiting: i64,
    /// With a department, and somebody has the step.
    pub in_process: i64,
    /// Due by the end of today.
    pub due_today: i64,
    /// Past due.
    pub overdue: i64,
    /// The result waits at the Center.
    pub result_at_center: i64,
}

impl AddAssign for BoardFigures {
    fn add_assign(&mut self, other: Self) {
        self.waiting += other.waiting;
        self.in_process += other.in_process;
        self.due_today += other.due_today;
        self.overdue += other.overdue;
        self.result_at_center += other.result_at_center;
    }
}

#[derive(Debug, FromQueryResult)]
struct Counted {
    agency: String,
    waiting: i64,
    in_process: i64,
    due_today: i64,
    overdue: i64,
    result_at_center: i64,
}

/// Figures per competent agency with anything open, within a scope.
///
/// # Errors
/// The database fails.
pub async fn board(db: &Db, scope: &Scope, now: Instant) -> AppResult<Vec<(String, BoardFigures)>> {
    use crate::dossier::entity::Column;
    let count = |bucket: Bucket| {
        let one: SimpleExpr = CaseStatement::new().case(bucket.condition(now), 1).finally(0).into();
        SimpleExpr::from(Func::sum(one)).cast_as("bigint")
    };
    let mut query = open(within(scope)).select_only().column(Column::Agency);
    for (bucket, name) in [
        (Bucket::Waiting, "waiting"),
        (Bucket::InProcess, "in_process"),
        (Bucket::DueToday, "due_today"),
        (Bucket::Overdue, "overdue"),
        (Bucket::ResultAtCenter, "result_at_center"),
    ] {
        query = query.column_as(count(bucket), name);
    }
    let rows: Vec<Counted> = query.group_by(Column::Agency).into_model().all(db.reader()).await?;
    let figures = |row: Counted| {
        let figures = BoardFigures {
            waiting: row.waiting,
            in_process: row.in_process,
            due_today: row.due_today,
            overdue: row.overdue,
            result_at_center: row.result_at_center,
        };
        (row.agency, figures)
    };
    Ok(rows.into_iter().map(figures).collect())
}
