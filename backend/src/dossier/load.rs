//! Who has how many steps open, by when they are due: one grouped statement.
//!
//! The minutes of a step stand in its process, which is in memory: the statement counts per step of
//! a process, and here the counts are multiplied.

use super::entity::{Column, Entity};
use super::filter::storable;
use super::{queries, reach};
use crate::app::{AppResult, Db, Snapshot};
use domain::dossier::{Dossier, DossierStatus};
use domain::identity::{Action, Actor, OfficerId, Scope, scope};
use domain::report::{Horizon, Load, LoadBucket};
use sea_orm::sea_query::{CaseStatement, Condition, Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Select,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Whose work at which place; nobody's is to be claimed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pile {
    /// Who has the steps.
    pub officer: Option<OfficerId>,
    /// Agency of the steps.
    pub agency: String,
    /// Unit of the steps.
    pub unit: Option<String>,
}

/// Steps of one kind in one pile.
#[derive(Debug, FromQueryResult)]
struct Counted {
    step_assignee: Option<Uuid>,
    step_agency: Option<String>,
    step_unit: Option<String>,
    procedure_code: String,
    case_key: String,
    process_version: Option<i32>,
    step_index: Option<i32>,
    overdue: i64,
    today: i64,
    next_day: i64,
    this_week: i64,
    later: i64,
}

impl Counted {
    fn counts(&self) -> [(LoadBucket, i64); 5] {
        [
            (LoadBucket::Overdue, self.overdue),
            (LoadBucket::Today, self.today),
            (LoadBucket::NextDay, self.next_day),
            (LoadBucket::ThisWeek, self.this_week),
            (LoadBucket::Later, self.later),
        ]
    }

    /// Working minutes the process allows for the step.
    fn minutes(&self, reference: &Snapshot) -> u64 {
        minutes(
            reference,
            &self.procedure_code,
            &self.case_key,
            self.process_version.and_then(|version| u32::try_from(version).ok()),
            self.step_index.and_then(|index| usize::try_from(index).ok()),
        )
    }

    fn add_to(&self, load: &mut Load, reference: &Snapshot) {
        let minutes = self.minutes(reference);
        for (bucket, steps) in self.counts() {
            let steps = u64::try_from(steps).unwrap_or_default();
            load.add(bucket, steps, steps * minutes);
        }
    }
}

/// The dossiers whose step is due in a bucket.
pub(super) fn due_in(bucket: LoadBucket, horizon: &Horizon) -> Condition {
    let (from, until) = horizon.range(bucket);
    let within = Condition::all()
        .add_option(from.map(|from| Column::StepDueAt.gte(from)))
        .add_option(until.map(|until| Column::StepDueAt.lt(until)));
    match until {
        Some(_) => within,
        None => Condition::any().add(within).add(Column::StepDueAt.is_null()),
    }
}

/// The piles of work within a scope, of one agency or unit if said.
///
/// # Errors
/// The database fails.
pub async fn piles(
    db: &Db,
    reference: &Snapshot,
    scope: &Scope,
    (agency, unit): (Option<&str>, Option<&str>),
    horizon: &Horizon,
) -> AppResult<BTreeMap<Pile, Load>> {
    let steps = queries::at_work(Entity::find()).filter(reach::condition(scope)).filter(
        Condition::all()
            .add_option(agency.map(|agency| Column::StepAgency.eq(storable(agency))))
            .add_option(unit.map(|unit| Column::StepUnit.eq(storable(unit)))),
    );
    let mut piles: BTreeMap<Pile, Load> = BTreeMap::new();
    for row in counted(steps, horizon).all(db.reader()).await? {
        let pile = Pile {
            officer: row.step_assignee,
            agency: row.step_agency.clone().unwrap_or_default(),
            unit: row.step_unit.clone(),
        };
        row.add_to(piles.entry(pile).or_default(), reference);
    }
    Ok(piles)
}

/// All the work of one officer.
///
/// # Errors
/// The database fails.
pub async fn of_officer(
    db: &impl ConnectionTrait,
    reference: &Snapshot,
    officer: OfficerId,
    horizon: &Horizon,
) -> AppResult<Load> {
    let steps = queries::at_work(Entity::find()).filter(Column::StepAssignee.eq(officer));
    let mut load = Load::default();
    for row in counted(steps, horizon).all(db).await? {
        row.add_to(&mut load, reference);
    }
    Ok(load)
}

/// Working minutes that the process allows for the open step of a dossier.
pub(super) fn minutes_of(reference: &Snapshot, state: &Dossier) -> u64 {
    let intake = &state.facts.intake;
    let version = state.accepted.as_ref().map(|accepted| accepted.process_version);
    let index = state.current_step().and_then(|run| usize::try_from(run.index).ok());
    minutes(reference, intake.procedure.as_str(), &intake.case, version, index)
}

fn minutes(
    reference: &Snapshot,
    procedure: &str,
    case: &str,
    version: Option<u32>,
    index: Option<usize>,
) -> u64 {
    let process =
        procedure.try_into().ok().and_then(|code| reference.process_version(&code, case, version?));
    let step = process.and_then(|process| process.steps.get(index?));
    step.map_or(0, |step| u64::from(step.minutes))
}

fn counted(
    steps: Select<Entity>,
    horizon: &Horizon,
) -> sea_orm::Selector<sea_orm::SelectModel<Counted>> {
    let groups = [
        Column::StepAssignee,
        Column::StepAgency,
        Column::StepUnit,
        Column::ProcedureCode,
        Column::CaseKey,
        Column::ProcessVersion,
        Column::StepIndex,
    ];
    let count = |bucket| {
        let one: SimpleExpr =
            CaseStatement::new().case(due_in(bucket, horizon), 1).finally(0).into();
        SimpleExpr::from(Func::sum(one)).cast_as("bigint")
    };
    let mut query = steps.select_only().columns(groups);
    for (bucket, name) in [
        (LoadBucket::Overdue, "overdue"),
        (LoadBucket::Today, "today"),
        (LoadBucket::NextDay, "next_day"),
        (LoadBucket::ThisWeek, "this_week"),
        (LoadBucket::Later, "later"),
    ] {
        query = query.column_as(count(bucket), name);
    }
    for group in groups {
        query = query.group_by(group);
    }
    query.into_model::<Counted>()
}

/// A figure of the workload; the list behind it asks the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadFilter {
    /// Who has the step, or that nobody has; anybody unless said.
    pub holder: Option<Holder>,
    /// Agency of the step.
    pub agency: Option<String>,
    /// Unit of the step.
    pub unit: Option<String>,
    /// When the step is due.
    pub bucket: Option<LoadBucket>,
    /// Where the buckets end.
    pub horizon: Horizon,
}

/// Who has a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holder {
    /// Nobody.
    Nobody,
    /// An officer.
    Officer(OfficerId),
}

impl LoadFilter {
    /// The dossiers that the figure counts: within the viewer's reach over the work of others.
    pub(super) fn condition(&self, viewer: &Actor) -> Condition {
        let Ok(scope) = scope(viewer, Action::Workload) else {
            return Condition::all().add(Expr::val(1).eq(0));
        };
        let mut all = Condition::all()
            .add(reach::condition(&scope))
            .add(
                Column::Status
                    .is_in([DossierStatus::Processing.code(), DossierStatus::ResultIssued.code()]),
            )
            .add_option(self.agency.as_deref().map(|it| Column::StepAgency.eq(storable(it))))
            .add_option(self.unit.as_deref().map(|it| Column::StepUnit.eq(storable(it))))
            .add_option(self.bucket.map(|bucket| due_in(bucket, &self.horizon)));
        all = match self.holder {
            Some(Holder::Nobody) => all.add(Column::StepAssignee.is_null()),
            Some(Holder::Officer(officer)) => all.add(Column::StepAssignee.eq(officer)),
            None => all,
        };
        all
    }
}
