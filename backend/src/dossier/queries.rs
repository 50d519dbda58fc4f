//! Lists of dossiers. Every one takes a [`Scope`]; none counts or skips rows.

pub use super::filter::{DossierFilter, Moment, QueueScope, Warned};
pub use super::load::{Holder, LoadFilter};
pub use super::warning::WarningClock;

use super::entity::{Column, Entity};
use super::reach::{self, Way};
use super::search::{self, Found};
use super::{seen, unfinished};
use crate::app::{AppError, AppResult, Db};
use chrono::{DateTime, Utc};
use domain::dossier::{DossierStatus, Thresholds, Timeliness, Warnings, timeliness};
use domain::identity::Scope;
use domain::refusal::{Code, Refusal};
use domain::time::{Instant, instant, local_date};
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query, UnionType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, Order, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
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
    /// Due by the national indicator.
    pub kpi_due_at: Option<DateTime<Utc>>,
    /// Since when the main clock stands still.
    pub paused_at: Option<DateTime<Utc>>,
    /// When an inbox item has to be answered.
    pub answer_due_at: Option<DateTime<Utc>>,
    /// [`super::Awaits::column`].
    pub awaits: Option<String>,
    /// [`domain::catalog::SubmissionChannel::code`].
    pub channel: String,
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
    /// Agency of the current step.
    pub step_agency: Option<String>,
    /// Unit of the current step.
    pub step_unit: Option<String>,
    /// When 70 % of the current step's time are used.
    pub step_warn_at: Option<DateTime<Utc>>,
    /// When a working day of it is left.
    pub step_day_before_at: Option<DateTime<Utc>>,
    /// When 70 % of the dossier's time are used.
    pub warn_at: Option<DateTime<Utc>>,
    /// When a working day of it is left.
    pub day_before_at: Option<DateTime<Utc>>,
    /// Whether the viewer has not seen it as it is: 1, else 0. Only lists say.
    pub unread: Option<i32>,
}

impl DossierRow {
    /// The thresholds of its clocks, as they were written with it.
    pub fn warnings(&self) -> Warnings {
        let clock = |soon_at: Option<_>, day_before_at, due_at: Option<_>| {
            Some(Thresholds { soon_at: soon_at?, day_before_at, due_at: due_at? })
        };
        Warnings {
            step: clock(self.step_warn_at, self.step_day_before_at, self.step_due_at),
            dossier: clock(self.warn_at, self.day_before_at, self.due_at),
        }
    }
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
            kpi_due_at: state.clock.as_ref().and_then(|clock| clock.kpi_due_at),
            paused_at: state.paused_at(),
            answer_due_at: super::row::answer_due_at(state),
            awaits: super::Awaits::column(state),
            channel: state.facts.intake.channel.code().to_owned(),
            due_order: super::row::due_order(state),
            finished_at: state.finished_at(),
            step_index: step.map(|run| number(run.index)),
            step_assignee: step.and_then(|run| run.assignee),
            step_due_at: step.and_then(|run| run.due_at),
            step_agency: step.map(|run| run.agency.to_string()),
            step_unit: step.and_then(|run| run.unit.clone()),
            step_warn_at: None,
            step_day_before_at: None,
            warn_at: None,
            day_before_at: None,
            unread: None,
        }
    }
}

impl DossierRow {
    /// The due moment towards which the main clock runs now; `None` while it stands still.
    pub(super) fn running_due(&self) -> Option<Instant> {
        self.due_at.filter(|due| *due == self.due_order)
    }

    /// [`domain::dossier::timeliness`] of the row.
    pub(super) fn timeliness(&self, now: Instant) -> Option<Timeliness> {
        timeliness(self.due_at?, self.finished_at, self.paused_at, now)
    }
}

const COLUMNS: [Column; 30] = [
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
    Column::KpiDueAt,
    Column::PausedAt,
    Column::AnswerDueAt,
    Column::Awaits,
    Column::Channel,
    Column::DueOrder,
    Column::FinishedAt,
    Column::StepIndex,
    Column::StepAssignee,
    Column::StepDueAt,
    Column::StepAgency,
    Column::StepUnit,
    Column::StepWarnAt,
    Column::StepDayBeforeAt,
    Column::WarnAt,
    Column::DayBeforeAt,
];

/// A figure of the board; the list behind it asks the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
        let clocked = DossierStatus::ALL.into_iter().filter(|status| status.clock_runs());
        let clocked: Vec<_> = clocked.map(DossierStatus::code).collect();
        // Where the clock does not run, the order is the end of time; in the inbox it is the answer.
        let running = || Condition::all().add(Column::Status.is_in(clocked.iter().copied()));
        let working = || {
            Column::Status
                .is_in([DossierStatus::Processing.code(), DossierStatus::ResultIssued.code()])
        };
        let order = Expr::col((Entity, Column::DueOrder));
        match self {
            Self::Waiting => Condition::all().add(working()).add(Column::StepAssignee.is_null()),
            Self::InProcess => {
                Condition::all().add(working()).add(Column::StepAssignee.is_not_null())
            }
            Self::DueToday | Self::Overdue => running().add_option(self.due(now, &order)),
            Self::ResultAtCenter => {
                Condition::all().add(Column::Status.eq(DossierStatus::ResultAtCenter.code()))
            }
        }
    }

    /// Between which due moments its dossiers are, for those that are counted by them.
    pub(super) fn due(self, now: Instant, order: &Expr) -> Option<Condition> {
        let before = |end: Instant| Condition::all().add(order.clone().lt(end));
        match self {
            Self::DueToday => Some(before(tomorrow(now)).add(order.clone().gte(now))),
            Self::Overdue => Some(before(now)),
            Self::Waiting | Self::InProcess | Self::ResultAtCenter => None,
        }
    }
}

/// Midnight in Vietnam at which the day of a moment ends.
fn tomorrow(now: Instant) -> Instant {
    let next = local_date(now) + chrono::Days::new(1);
    instant(next.and_time(chrono::NaiveTime::MIN))
}

/// How a list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DossierOrder {
    /// What runs out first, first.
    DueAt,
    /// Whose current step runs out first, first. No index has this order: only for what is
    /// under way ([`DossierFilter::ordered`]).
    StepDueAt,
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

/// Those of them that an officer of a department has or could have in hand; the return desk works
/// from its own list.
pub fn at_work(dossiers: Select<Entity>) -> Select<Entity> {
    dossiers.filter(
        Column::Status
            .is_in([DossierStatus::Processing.code(), DossierStatus::ResultIssued.code()]),
    )
}

/// Dossiers within a scope, one page.
///
/// # Errors
/// A cursor that was not given out by this list; the database fails.
pub async fn page(
    db: &Db,
    scope: &Scope,
    moment: Moment<'_>,
    request: &PageRequest,
) -> AppResult<Page> {
    let query = listed(db, scope, moment, request).await?;
    let mut rows = query.into_model::<DossierRow>().all(db.reader()).await?;
    let has_next = rows.len() as u64 > request.first;
    rows.truncate(usize::try_from(request.first).unwrap_or(usize::MAX));
    Ok(Page { rows, has_next })
}

/// The select of a page, with one row more than it shows; what it reads more is the caller's.
pub(super) async fn listed(
    db: &Db,
    scope: &Scope,
    moment: Moment<'_>,
    request: &PageRequest,
) -> AppResult<Select<Entity>> {
    let PageRequest { filter, order, first, after } = request;
    let Found { condition: search, few } = search::for_page(db, filter.search.as_deref()).await?;
    let condition = filter.condition(moment, search);
    let (column, direction) = match order {
        DossierOrder::DueAt => (Column::DueOrder, Order::Asc),
        DossierOrder::StepDueAt => (Column::StepDueAt, Order::Asc),
        DossierOrder::Newest => (Column::ReceivedAt, Order::Desc),
    };
    // A step whose clock stands still warns of nothing and waits behind those that run.
    let key = |column: Expr| match order {
        DossierOrder::StepDueAt => {
            let still = Expr::col((Entity, Column::StepWarnAt)).is_null();
            Expr::case(still, super::row::never()).finally(column).into()
        }
        _ => column,
    };
    let after = after.as_deref().map(read_cursor).transpose()?;
    // Each way goes along its index until its page is full. Few hits, and what is under way, are
    // found by themselves: then only whether they are within the scope is asked.
    let ways = match few || filter.is_of_what_is_under_way() {
        true => vec![Way::Columns(reach::condition(scope))],
        false => reach::ways(scope),
    };
    let pages = ways.iter().map(|way| {
        let mut ids = way.ids();
        ids.cond_where(condition.clone());
        if let Way::Known(_) = way {
            ids.cond_where(filter.moments(moment, |moment| way.column(moment)));
        }
        if let Some((at, id)) = after {
            let here = Expr::tuple([key(way.column(column)), way.column(Column::Id)]);
            let last = Expr::tuple([Expr::val(at), Expr::val(id)]);
            ids.and_where(match direction {
                Order::Asc => here.gt(last),
                _ => here.lt(last),
            });
        }
        ids.order_by_expr(key(way.column(column)), direction.clone())
            .order_by_expr(way.column(Column::Id), direction.clone())
            .limit(first + 1);
        // A database takes an order and a limit of its own only in brackets.
        let way = Alias::new("way");
        Query::select().column((way.clone(), Column::Id)).from_subquery(ids, way).to_owned()
    });
    let ids = pages.reduce(|mut all, page| all.union(UnionType::Distinct, page).to_owned());
    let within = match ids {
        Some(ids) => Condition::all().add(Column::Id.in_subquery(ids)),
        None => Condition::all().add(Expr::val(1).eq(0)),
    };
    Ok(Entity::find()
        .select_only()
        .columns(COLUMNS)
        .column_as(seen::unread_column(moment.viewer), "unread")
        .filter(within)
        .order_by(key(Expr::col((Entity, column))), direction.clone())
        .order_by(Column::Id, direction)
        .limit(first + 1))
}

/// The cursor of a row in a list.
pub fn cursor(row: &DossierRow, order: DossierOrder) -> String {
    let at = match order {
        DossierOrder::DueAt => row.due_order,
        DossierOrder::StepDueAt => {
            let runs = row.step_warn_at.and(row.step_due_at);
            runs.unwrap_or_else(super::row::never)
        }
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

/// Most dossiers that are counted; a figure that says as many means "as many, or more".
pub const MOST_COUNTED: i64 = 1_000;

/// How many dossiers within a scope each filter lets through, [`MOST_COUNTED`] at most: one
/// statement for all of them, and each of its parts stops at that number.
///
/// # Errors
/// The database fails.
pub async fn counts(
    db: &Db,
    scope: &Scope,
    moment: Moment<'_>,
    filters: &[DossierFilter],
) -> AppResult<Vec<i64>> {
    let search = |it: &DossierFilter| search::by_index(db.is_sqlite(), it.search.as_deref());
    let one = |(index, filter): (i32, &DossierFilter)| {
        let found = within(scope)
            .select_only()
            .expr_as(Expr::val(1), "one")
            .filter(filter.condition(moment, search(filter)))
            .limit(MOST_COUNTED.unsigned_abs());
        Query::select()
            .expr_as(Expr::val(index), Alias::new("list"))
            .expr_as(Expr::cust("COUNT(*)"), Alias::new("dossiers"))
            .from_subquery(found.into_query(), Alias::new("found"))
            .to_owned()
    };
    let mut parts = (0..).zip(filters).map(one);
    let Some(mut statement) = parts.next() else { return Ok(Vec::new()) };
    for part in parts {
        statement.union(UnionType::All, part);
    }
    let mut counts = vec![0; filters.len()];
    for row in db.reader().query_all(&statement).await? {
        let index: i32 = row.try_get("", "list")?;
        counts[usize::try_from(index).unwrap_or_default()] = row.try_get("", "dossiers")?;
    }
    Ok(counts)
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
