//! Lists of dossiers. Every one takes a [`Scope`]; none counts or skips rows.

use super::entity::{Column, Entity};
use super::{reach, search, unfinished};
use crate::app::{AppError, AppResult, Db};
use chrono::{DateTime, Utc};
use domain::dossier::DossierStatus;
use domain::identity::{Actor, Scope};
use domain::refusal::{Code, Refusal};
use domain::time::{Instant, instant, local_date};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, Order, QueryFilter, QueryOrder, QuerySelect, Select,
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// What a list row shows; everything else of a dossier is loaded when asked for.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct DossierRow {
    /// Identity.
    pub id: Uuid,
    /// Number of events.
    pub version: i32,
    /// [`DossierStatus::code`].
    pub status: String,
    /// Mã hồ sơ.
    pub code: Option<String>,
    /// Receiving Center.
    pub center: String,
    /// Competent agency.
    pub agency: String,
    /// National code of the procedure.
    pub procedure_code: String,
    /// Bound version of the procedure.
    pub procedure_version: i32,
    /// Bound case.
    pub case_key: String,
    /// Bound version of the process.
    pub process_version: Option<i32>,
    /// Chủ hồ sơ.
    pub applicant_name: String,
    /// Brought to the counter.
    pub received_at: DateTime<Utc>,
    /// Accepted.
    pub accepted_at: Option<DateTime<Utc>>,
    /// Due.
    pub due_at: Option<DateTime<Utc>>,
    /// What the list is ordered by.
    pub due_order: DateTime<Utc>,
    /// Result signed.
    pub finished_at: Option<DateTime<Utc>>,
    /// Current step.
    pub step_index: Option<i32>,
    /// Who has it.
    pub step_assignee: Option<Uuid>,
    /// When it began to be owed.
    pub step_due_at: Option<DateTime<Utc>>,
}

impl From<&super::Loaded> for DossierRow {
    fn from(loaded: &super::Loaded) -> Self {
        let state = &loaded.state;
        let step = state.current_step();
        let number = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        Self {
            id: loaded.id,
            version: number(state.version),
            status: state.status.code().to_owned(),
            code: state.code().map(str::to_owned),
            center: state.facts.center.to_string(),
            agency: state.facts.agency.to_string(),
            procedure_code: state.facts.intake.procedure.to_string(),
            procedure_version: number(state.facts.procedure_version),
            case_key: state.facts.intake.case.clone(),
            process_version: state.accepted.as_ref().map(|it| number(it.process_version)),
            applicant_name: state.applicant().name.clone(),
            received_at: state.received_at,
            accepted_at: state.accepted.as_ref().map(|accepted| accepted.at),
            due_at: state.due_at(),
            due_order: state.due_at().unwrap_or_else(super::row::never),
            finished_at: state.finished_at(),
            step_index: step.map(|run| number(run.index)),
            step_assignee: step.and_then(|run| run.assignee),
            step_due_at: step.and_then(|run| run.due_at),
        }
    }
}

const COLUMNS: [Column; 19] = [
    Column::Id,
    Column::Version,
    Column::Status,
    Column::Code,
    Column::Center,
    Column::Agency,
    Column::ProcedureCode,
    Column::ProcedureVersion,
    Column::CaseKey,
    Column::ProcessVersion,
    Column::ApplicantName,
    Column::ReceivedAt,
    Column::AcceptedAt,
    Column::DueAt,
    Column::DueOrder,
    Column::FinishedAt,
    Column::StepIndex,
    Column::StepAssignee,
    Column::StepDueAt,
];

/// Which of the viewer's own work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueueScope {
    /// Steps the viewer has.
    Mine,
    /// Steps nobody has that the viewer could claim.
    Claimable,
    /// Both of them: the day's work.
    Work,
    /// Every step at the viewer's places.
    Unit,
}

/// A figure of the board; the list behind it asks the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bucket {
    /// With a department, and nobody has the step.
    Waiting,
    /// With a department, and somebody has the step.
    InProcess,
    /// Due by the end of today.
    DueToday,
    /// Past due.
    Overdue,
    /// The result waits at the Center.
    ResultAtCenter,
}

impl Bucket {
    /// The dossiers it counts at a moment.
    pub fn condition(self, now: Instant) -> Condition {
        let running = || Column::Status.eq(DossierStatus::Processing.code());
        let working = || {
            Column::Status
                .is_in([DossierStatus::Processing.code(), DossierStatus::ResultIssued.code()])
        };
        match self {
            Self::Waiting => Condition::all().add(working()).add(Column::StepAssignee.is_null()),
            Self::InProcess => {
                Condition::all().add(working()).add(Column::StepAssignee.is_not_null())
            }
            Self::DueToday => Condition::all()
                .add(running())
                .add(Column::DueAt.gte(now))
                .add(Column::DueAt.lt(tomorrow(now))),
            Self::Overdue => Condition::all().add(running()).add(Column::DueAt.lt(now)),
            Self::ResultAtCenter => {
                Condition::all().add(Column::Status.eq(DossierStatus::ResultAtCenter.code()))
            }
        }
    }
}

/// Midnight in Vietnam at which the day of a moment ends.
fn tomorrow(now: Instant) -> Instant {
    let next = local_date(now) + chrono::Days::new(1);
    instant(next.and_time(chrono::NaiveTime::MIN))
}

/// What a list is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DossierFilter {
    /// Words of name, code, phone or id, without diacritics.
    pub search: Option<String>,
    /// A figure of the board.
    pub bucket: Option<Bucket>,
    /// Competent agency.
    pub agency: Option<String>,
    /// National code of the procedure.
    pub procedure: Option<String>,
    /// Statuses.
    pub status: Option<Vec<DossierStatus>>,
    /// The viewer's own work.
    pub queue: Option<QueueScope>,
}

/// How a list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DossierOrder {
    /// What runs out first, first.
    DueAt,
    /// What came last, first.
    Newest,
}

/// Which page of which list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRequest {
    /// What it is narrowed to.
    pub filter: DossierFilter,
    /// How it is ordered.
    pub order: DossierOrder,
    /// Rows at most.
    pub first: u64,
    /// Cursor of the row before.
    pub after: Option<String>,
}

/// A page of a list.
#[derive(Debug)]
pub struct Page {
    /// Its rows.
    pub rows: Vec<DossierRow>,
    /// Whether more follow.
    pub has_next: bool,
}

/// Every dossier within a scope.
pub fn within(scope: &Scope) -> Select<Entity> {
    Entity::find().filter(reach::condition(scope))
}

/// Those of them that are not closed.
pub fn open(dossiers: Select<Entity>) -> Select<Entity> {
    let statuses = [
        DossierStatus::Processing.code(),
        DossierStatus::ResultIssued.code(),
        DossierStatus::ResultAtCenter.code(),
    ];
    dossiers.filter(Column::Status.is_in(statuses)).filter(unfinished::condition())
}

/// Dossiers within a scope, one page.
///
/// # Errors
/// A cursor that was not given out by this list; the database fails.
pub async fn page(
    db: &Db,
    scope: &Scope,
    viewer: &Actor,
    request: &PageRequest,
    now: Instant,
) -> AppResult<Page> {
    let PageRequest { filter, order, first, after } = request;
    let mut query = within(scope)
        .select_only()
        .columns(COLUMNS)
        .filter(narrowed(filter, viewer, now))
        .filter(search::condition(db, filter.search.as_deref()).await?);
    let (column, direction) = match order {
        DossierOrder::DueAt => (Column::DueOrder, Order::Asc),
        DossierOrder::Newest => (Column::ReceivedAt, Order::Desc),
    };
    if let Some(after) = after.as_deref() {
        let (at, id) = read_cursor(after)?;
        let key = Expr::tuple([col(column), col(Column::Id)]);
        let last = Expr::tuple([Expr::val(at), Expr::val(id)]);
        query = query.filter(match direction {
            Order::Asc => key.gt(last),
            _ => key.lt(last),
        });
    }
    let mut rows = query
        .order_by(column, direction.clone())
        .order_by(Column::Id, direction)
        .limit(first + 1)
        .into_model::<DossierRow>()
        .all(db.reader())
        .await?;
    let has_next = rows.len() as u64 > *first;
    rows.truncate(usize::try_from(*first).unwrap_or(usize::MAX));
    Ok(Page { rows, has_next })
}

/// Text as it can be compared with: PostgreSQL keeps no NUL and refuses a statement that has one.
pub(super) fn storable(text: &str) -> String {
    text.chars().filter(|c| *c != '\0').collect()
}

fn col(column: Column) -> Expr {
    Expr::col((Entity, column))
}

fn narrowed(filter: &DossierFilter, viewer: &Actor, now: Instant) -> Condition {
    let mut all = Condition::all();
    if let Some(bucket) = filter.bucket {
        // No figure of the board counts what is closed.
        all = all.add(bucket.condition(now)).add(unfinished::condition());
    }
    if let Some(agency) = &filter.agency {
        all = all.add(Column::Agency.eq(storable(agency)));
    }
    if let Some(procedure) = &filter.procedure {
        all = all.add(Column::ProcedureCode.eq(storable(procedure)));
    }
    if let Some(status) = &filter.status {
        let codes: BTreeSet<_> = status.iter().map(|status| status.code()).collect();
        all = all.add(Column::Status.is_in(codes));
        if status.iter().all(|status| unfinished::holds(*status)) {
            all = all.add(unfinished::condition());
        }
    }
    if let Some(queue) = filter.queue {
        all = all.add(queue_condition(queue, viewer));
    }
    all
}

fn queue_condition(queue: QueueScope, viewer: &Actor) -> Condition {
    let mine = || Condition::all().add(Column::StepAssignee.eq(viewer.id));
    let over_grants = |condition: fn(&domain::identity::Grant) -> Condition| {
        viewer.grants.iter().fold(Condition::any(), |any, grant| any.add(condition(grant)))
    };
    let queued = match queue {
        QueueScope::Mine => mine(),
        QueueScope::Claimable => over_grants(reach::claimable),
        QueueScope::Work => over_grants(reach::claimable).add(mine()),
        QueueScope::Unit => over_grants(reach::at_place),
    };
    // The return desk works from its own list; a queue is what still has to be decided.
    Condition::all().add(queued).add(
        Column::Status
            .is_in([DossierStatus::Processing.code(), DossierStatus::ResultIssued.code()]),
    )
}

/// The cursor of a row in a list.
pub fn cursor(row: &DossierRow, order: DossierOrder) -> String {
    let at = match order {
        DossierOrder::DueAt => row.due_order,
        DossierOrder::Newest => row.received_at,
    };
    format!("{}.{}", at.timestamp_micros(), row.id.simple())
}

fn read_cursor(text: &str) -> AppResult<(Instant, Uuid)> {
    text.split_once('.')
        .and_then(|(at, id)| Some((at.parse().ok()?, Uuid::try_parse(id).ok()?)))
        .and_then(|(at, id)| Some((DateTime::<Utc>::from_timestamp_micros(at)?, id)))
        .filter(|(at, _)| (DateTime::UNIX_EPOCH..=super::row::never()).contains(at))
        .ok_or_else(|| AppError::from(Refusal::at(Code::NotFound, "after")))
}

/// How many steps each of some officers has open.
///
/// # Errors
/// The database fails.
pub async fn open_steps(db: &Db, officers: &[Uuid]) -> AppResult<HashMap<Uuid, i64>> {
    let counts: Vec<(Option<Uuid>, i64)> = Entity::find()
        .select_only()
        .column(Column::StepAssignee)
        .column_as(Column::Id.count(), "open")
        .filter(Column::StepAssignee.is_in(officers.iter().copied()))
        .group_by(Column::StepAssignee)
        .into_tuple()
        .all(db.reader())
        .await?;
    Ok(counts.into_iter().filter_map(|(officer, open)| Some((officer?, open))).collect())
}
