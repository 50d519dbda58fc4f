//! A [`Scope`] as conditions of SQL; says the same as [`Scope::covers`], which a test holds against
//! it for every officer and dossier of the demo.

use super::entity::{Column, Entity};
use super::row;
use crate::app::AppResult;
use domain::dossier::Dossier;
use domain::identifier::AgencyCode;
use domain::identity::{Grant, OfficerId, Reach, Scope};
use domain::time::Instant;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, Statement};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// The table of who has or had to do with which dossier.
pub(super) const TABLE: &str = "dossier_reach";

/// A row of [`TABLE`], without its dossier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reached {
    /// [`agency`], [`unit`] or [`officer`].
    pub who: String,
    /// For an agency, whether a step is or was its; else true.
    pub held: bool,
    /// As the column of the dossier.
    pub due_order: Instant,
    /// As the column of the dossier.
    pub received_at: Instant,
}

fn agency(code: &AgencyCode) -> String {
    format!("agency {code}")
}

fn unit(agency: &AgencyCode, code: &str) -> String {
    format!("unit {agency} {code}")
}

fn officer(id: OfficerId) -> String {
    format!("officer {}", id.simple())
}

/// Everybody who has or had to do with a dossier: the agency that answers for it, and agency,
/// division and officers of every passage through a step.
pub fn reached(dossier: &Dossier) -> Vec<Reached> {
    let mut held = BTreeMap::from([(agency(&dossier.facts.agency), false)]);
    for run in &dossier.steps {
        held.insert(agency(&run.agency), true);
        let division = run.unit.as_deref().map(|code| unit(&run.agency, code));
        let officers = run.assignee.into_iter().chain(run.performer).map(officer);
        held.extend(division.into_iter().chain(officers).map(|who| (who, true)));
    }
    let (due_order, received_at) = (row::due_order(dossier), dossier.received_at);
    held.into_iter().map(|(who, held)| Reached { who, held, due_order, received_at }).collect()
}

/// Who is stored as within reach of the dossiers between two ids.
///
/// # Errors
/// The database fails.
pub async fn stored(
    db: &impl ConnectionTrait,
    (first, last): (Uuid, Uuid),
) -> AppResult<HashMap<Uuid, BTreeSet<Reached>>> {
    let sql = "SELECT dossier_id, who, held, due_order, received_at FROM dossier_reach
               WHERE dossier_id >= $1 AND dossier_id <= $2";
    let values = [first.into(), last.into()];
    let asked = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let mut stored: HashMap<Uuid, BTreeSet<_>> = HashMap::new();
    for row in db.query_all_raw(asked).await? {
        let one = Reached {
            who: row.try_get("", "who")?,
            held: row.try_get("", "held")?,
            due_order: row.try_get("", "due_order")?,
            received_at: row.try_get("", "received_at")?,
        };
        stored.entry(row.try_get("", "dossier_id")?).or_default().insert(one);
    }
    Ok(stored)
}

/// One of the ways in which dossiers are within a scope.
#[derive(Debug, PartialEq)]
pub(super) enum Way {
    /// By columns of the dossier.
    Columns(Condition),
    /// By columns of its current step. They hang together, which databases do not know: left the
    /// choice, they would go through a whole list for steps that are not there.
    Step(Condition),
    /// By a row of [`TABLE`], of which indexes have the order of lists.
    Known(Known),
}

/// Somebody who has or had to do with dossiers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    who: String,
    /// Whether the procedure alone does not make an agency one of them.
    held: bool,
    /// By which columns of the dossier some of its rows can be told without a look at the table.
    plain: Condition,
}

impl Way {
    /// The ids of its dossiers, to be narrowed and to be ordered by [`Way::column`].
    pub(super) fn ids(&self) -> SelectStatement {
        let mut ids = Query::select();
        ids.column((Entity, Column::Id));
        match self {
            Self::Columns(condition) | Self::Step(condition) => {
                ids.from(Entity).cond_where(condition.clone())
            }
            // SQLite keeps the order of a cross join: the index of whom first.
            Self::Known(known) => ids
                .from(TABLE)
                .cross_join(Entity)
                .and_where(of("dossier_id").eq(Expr::col((Entity, Column::Id))))
                .cond_where(known.row()),
        };
        ids
    }

    /// A column by which lists are ordered, where its index has it.
    pub(super) fn column(&self, column: Column) -> Expr {
        match (self, column) {
            (Self::Known(_), Column::Id) => of("dossier_id"),
            (Self::Known(_), Column::DueOrder) => of("due_order"),
            (Self::Known(_), Column::ReceivedAt) => of("received_at"),
            (Self::Step(_), _) => {
                let value = || Expr::col((Entity, column));
                Func::coalesce([value(), value()]).into()
            }
            _ => Expr::col((Entity, column)),
        }
    }

    fn condition(self) -> Condition {
        match self {
            Self::Columns(condition) | Self::Step(condition) => condition,
            Self::Known(known) => known.condition(),
        }
    }
}

impl Known {
    fn agency(code: &AgencyCode) -> Self {
        let code_of = |column: Column| column.eq(code.as_str());
        let plain = Condition::any().add(code_of(Column::Agency)).add(code_of(Column::StepAgency));
        Self { who: agency(code), held: false, plain }
    }

    fn officer(id: OfficerId) -> Self {
        let plain = Condition::any().add(Column::StepAssignee.eq(id));
        Self { who: officer(id), held: true, plain }
    }

    /// Whoever holds or held it where a grant is: in its division, or anywhere in its agency.
    fn place(grant: &Grant) -> Self {
        let division = grant.unit.as_deref().map(|code| unit(&grant.agency, code));
        let who = division.unwrap_or_else(|| agency(&grant.agency));
        Self { who, held: true, plain: step_place(grant) }
    }

    fn row(&self) -> Condition {
        Condition::all()
            .add(of("who").eq(self.who.as_str()))
            .add_option(self.held.then(|| of("held").eq(true)))
    }

    fn condition(&self) -> Condition {
        let mut known = Query::select();
        known
            .expr(Expr::val(1))
            .from(TABLE)
            .and_where(of("dossier_id").eq(Expr::col((Entity, Column::Id))))
            .cond_where(self.row());
        Condition::any().add(self.plain.clone()).add(Expr::exists(known))
    }
}

fn of(column: &'static str) -> Expr {
    Expr::col((TABLE, column))
}

/// Dossiers within a scope.
pub(crate) fn condition(scope: &Scope) -> Condition {
    ways(scope).into_iter().map(Way::condition).fold(Condition::any(), Condition::add)
}

/// The ways in which dossiers are within a scope. The same dossier may be there in several.
pub(super) fn ways(scope: &Scope) -> Vec<Way> {
    let reaches = scope.reaches();
    if reaches.iter().any(|(_, reach)| *reach == Reach::All) {
        return vec![Way::Columns(all())];
    }
    let mut ways: Vec<Way> = Vec::new();
    for (grant, reach) in reaches {
        for way in by(scope.officer(), grant, *reach) {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
    }
    ways
}

fn all() -> Condition {
    Condition::all().add(Expr::val(1).eq(1))
}

/// Dossiers within one reach of a grant.
pub(super) fn within(officer: OfficerId, grant: &Grant, reach: Reach) -> Condition {
    let ways = by(officer, grant, reach);
    ways.into_iter().map(Way::condition).fold(Condition::any(), Condition::add)
}

fn by(officer: OfficerId, grant: &Grant, reach: Reach) -> Vec<Way> {
    match reach {
        Reach::All => vec![Way::Columns(all())],
        Reach::Center => {
            let center = Column::Center.eq(grant.agency.as_str());
            vec![Way::Columns(Condition::all().add(center))]
        }
        Reach::Agency => vec![Way::Known(Known::agency(&grant.agency))],
        Reach::Consulted => vec![Way::Columns(consulted(grant.agency.as_str()))],
        Reach::Unit => {
            let open = works_at(grant).add(Column::StepUnit.is_null());
            // Without a division of its own, a grant reaches the whole agency already.
            let open = grant.unit.is_some().then_some(Way::Step(open));
            std::iter::once(Way::Known(Known::place(grant))).chain(open).collect()
        }
        Reach::Own => {
            let officers = std::iter::once(officer).chain(grant.delegator());
            let known = officers.map(|officer| Way::Known(Known::officer(officer)));
            std::iter::once(Way::Step(claimable(grant))).chain(known).collect()
        }
        Reach::StepPlace => vec![Way::Step(step_place(grant))],
        Reach::Step => vec![Way::Step(works_at(grant))],
    }
}

/// Dossiers whose current step an officer could claim or has, through one grant.
pub(super) fn claimable(grant: &Grant) -> Condition {
    Condition::all().add(Column::StepAssignee.is_null()).add(works_at(grant))
}

/// Dossiers whose current step names the role of a grant, where the grant reaches.
fn works_at(grant: &Grant) -> Condition {
    at_place(grant).add(Column::StepRole.eq(grant.role.code()))
}

/// Dossiers whose current step is where a grant reaches.
pub(super) fn at_place(grant: &Grant) -> Condition {
    let place = Condition::all().add(Column::StepAgency.eq(grant.agency.as_str()));
    match &grant.unit {
        None => place,
        Some(unit) => place.add(
            Condition::any()
                .add(Column::StepUnit.eq(unit.as_str()))
                .add(Column::StepUnit.is_null()),
        ),
    }
}

/// Dossiers whose current step is of a grant's own division, or of its agency if it has none.
fn step_place(grant: &Grant) -> Condition {
    Condition::all()
        .add(Column::StepAgency.eq(grant.agency.as_str()))
        .add_option(grant.unit.as_deref().map(|unit| Column::StepUnit.eq(unit)))
}

/// Dossiers about which an agency was asked.
fn consulted(agency: &str) -> Condition {
    let mut asked = Query::select();
    asked
        .column(Alias::new("dossier_id"))
        .from(Alias::new("dossier_consultation"))
        .and_where(Expr::col(Alias::new("agency")).eq(agency));
    Condition::all().add(Column::Id.in_subquery(asked))
}
