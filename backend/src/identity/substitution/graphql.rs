//! Delegations and absences in the API.

use super::inputs::{
    AbsenceCancelInput, AbsenceCreateInput, DelegationCreateInput, DelegationRevokeInput,
};
use super::{queries, store};
use crate::app::{AppError, AppResult};
use crate::graphql::error::{UserError, user_errors};
use crate::graphql::page::{self, PageInfo};
use crate::graphql::scalar::{LegalDate, Moment};
use crate::graphql::{Cx, id};
use crate::identity::graphql::{Agency, Officer, Role, Unit};
use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::identity::{
    self as rules, Ending, StaffAction, StaffPermit, authorize_staff, disposes, staff_scope,
};
use domain::time::local_date;
use uuid::Uuid;

/// Why an officer is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::identity::AbsenceKind")]
pub enum AbsenceKind {
    /// Nghỉ phép.
    Leave,
    /// Nghỉ ốm.
    Sick,
    /// Nghỉ thai sản.
    Maternity,
    /// Đi công tác.
    Mission,
    /// Đi học, tập huấn.
    Training,
    /// Another reason, said in the note.
    Other,
}

/// Where the days of a record lie, seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::identity::PeriodStatus")]
pub enum PeriodStatus {
    /// Has not begun.
    Coming,
    /// Today is one of its days.
    Current,
    /// Is over.
    Past,
    /// Was ended early.
    Ended,
}

/// How a record was ended early.
#[derive(Debug, SimpleObject)]
pub struct RecordEnding {
    /// By whom.
    pub by: Option<Officer>,
    /// When.
    pub at: Moment,
    /// Why.
    pub reason: String,
}

/// One officer stands in for another in one role, for a time (ủy quyền).
#[derive(Debug, SimpleObject)]
pub struct Delegation {
    /// Global id.
    pub id: ID,
    /// Whose role it is.
    pub from: Option<Officer>,
    /// Who stands in.
    pub to: Option<Officer>,
    /// The role.
    pub role: Role,
    /// Its name in the language of the request.
    pub role_name: String,
    /// Where it is held.
    pub agency: Agency,
    /// The unit it is limited to; null for the whole agency.
    pub unit: Option<Unit>,
    /// First day.
    pub valid_from: LegalDate,
    /// Last day, included.
    pub valid_to: LegalDate,
    /// Why.
    pub reason: String,
    /// Số văn bản ủy quyền.
    pub document_no: Option<String>,
    /// Where its days lie.
    pub status: PeriodStatus,
    /// Who recorded it.
    pub recorded_by: Option<Officer>,
    /// When.
    pub recorded_at: Moment,
    /// How it was ended early; null when it was not.
    pub ended: Option<RecordEnding>,
    /// Whether the viewer may revoke it now.
    pub may_revoke: bool,
}

/// An officer is away for some days (vắng mặt).
#[derive(Debug, SimpleObject)]
pub struct Absence {
    /// Global id.
    pub id: ID,
    /// Who is away.
    pub officer: Option<Officer>,
    /// First day.
    pub first_day: LegalDate,
    /// Last day, included.
    pub last_day: LegalDate,
    /// Why.
    pub kind: AbsenceKind,
    /// The kind in the language of the request.
    pub kind_name: String,
    /// Số văn bản.
    pub document_no: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// Where its days lie.
    pub status: PeriodStatus,
    /// Who recorded it.
    pub recorded_by: Option<Officer>,
    /// When.
    pub recorded_at: Moment,
    /// How it was ended early; null when it was not.
    pub ended: Option<RecordEnding>,
    /// Whether the viewer may cancel it now.
    pub may_cancel: bool,
}

impl Delegation {
    fn of(cx: Cx<'_>, it: rules::Delegation) -> async_graphql::Result<Self> {
        let status = it.status(cx.now());
        let agency = Agency::required(cx, it.agency.as_str())?;
        Ok(Self {
            id: id::global("delegation", it.id),
            from: Officer::of(cx, it.from),
            to: Officer::of(cx, it.to),
            role: it.role.into(),
            role_name: it.role.name(cx.lang()).to_owned(),
            unit: agency.unit(it.unit.as_deref()),
            agency,
            valid_from: LegalDate(it.period.first),
            valid_to: LegalDate(it.period.last),
            reason: it.reason,
            document_no: it.document_no,
            status: status.into(),
            recorded_by: Officer::of(cx, it.recorded_by),
            recorded_at: it.recorded_at.into(),
            ended: it.ended.map(|ending| RecordEnding::of(cx, ending)),
            may_revoke: open(status)
                && permit(cx, StaffAction::Delegate, it.from)
                    .is_some_and(|permit| disposes(&permit, it.from, it.role)),
        })
    }
}

impl Absence {
    fn of(cx: Cx<'_>, it: rules::Absence) -> Self {
        let status = it.status(cx.now());
        Self {
            id: id::global("absence", it.id),
            officer: Officer::of(cx, it.officer),
            first_day: LegalDate(it.period.first),
            last_day: LegalDate(it.period.last),
            kind: it.kind.into(),
            kind_name: it.kind.name(cx.lang()).to_owned(),
            document_no: it.document_no,
            note: it.note,
            status: status.into(),
            recorded_by: Officer::of(cx, it.recorded_by),
            recorded_at: it.recorded_at.into(),
            ended: it.ended.map(|ending| RecordEnding::of(cx, ending)),
            may_cancel: open(status) && may(cx, StaffAction::RecordAbsence, it.officer),
        }
    }
}

impl RecordEnding {
    fn of(cx: Cx<'_>, ending: Ending) -> Self {
        Self { by: Officer::of(cx, ending.by), at: ending.at.into(), reason: ending.reason }
    }
}

fn open(status: rules::PeriodStatus) -> bool {
    matches!(status, rules::PeriodStatus::Coming | rules::PeriodStatus::Current)
}

fn may(cx: Cx<'_>, action: StaffAction, about: Uuid) -> bool {
    permit(cx, action, about).is_some()
}

fn permit(cx: Cx<'_>, action: StaffAction, about: Uuid) -> Option<StaffPermit> {
    let (viewer, officer) = (cx.viewer()?, cx.reference().officers.get(&about)?);
    authorize_staff(&viewer, action, &officer.colleague()).ok()
}

/// A page of delegations.
#[derive(Debug, SimpleObject)]
pub struct DelegationConnection {
    /// Rows with their cursors.
    pub edges: Vec<DelegationEdge>,
    /// Where the page lies.
    pub page_info: PageInfo,
}

/// A delegation with its cursor.
#[derive(Debug, SimpleObject)]
pub struct DelegationEdge {
    /// Give it as `after` for what follows.
    pub cursor: String,
    /// The delegation.
    pub node: Delegation,
}

/// A page of absences.
#[derive(Debug, SimpleObject)]
pub struct AbsenceConnection {
    /// Rows with their cursors.
    pub edges: Vec<AbsenceEdge>,
    /// Where the page lies.
    pub page_info: PageInfo,
}

/// An absence with its cursor.
#[derive(Debug, SimpleObject)]
pub struct AbsenceEdge {
    /// Give it as `after` for what follows.
    pub cursor: String,
    /// The absence.
    pub node: Absence,
}

/// Finding delegations and absences.
#[derive(Debug, Default)]
pub struct SubstitutionQuery;

#[Object]
impl SubstitutionQuery {
    /// Delegations of officers within the viewer's reach, and those by which he stands in, earliest
    /// first.
    #[graphql(complexity = "page::rows(first) * child_complexity + 1")]
    async fn delegations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Also what is over or was ended early.")] ended: Option<bool>,
        #[graphql(desc = "Rows of the page, 1–100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Cursor of the row before the page.")] after: Option<String>,
    ) -> async_graphql::Result<DelegationConnection> {
        let cx = Cx::of(ctx);
        let (scope, page) = asked(cx, ended, first, after)?;
        let found = queries::delegations(&cx.app().db, &scope, &page).await?;
        let edge = |it: rules::Delegation| {
            let cursor = queries::cursor(it.period, it.id);
            Ok(DelegationEdge { cursor, node: Delegation::of(cx, it)? })
        };
        let edges: Vec<_> =
            found.rows.into_iter().map(edge).collect::<async_graphql::Result<_>>()?;
        let cursors = edges.iter().map(|edge| edge.cursor.clone());
        let page_info = page_info(cursors, page.after.is_some(), found.has_next);
        Ok(DelegationConnection { edges, page_info })
    }

    /// Absences of officers within the viewer's reach, earliest first.
    #[graphql(complexity = "page::rows(first) * child_complexity + 1")]
    async fn absences(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Also what is over or was ended early.")] ended: Option<bool>,
        #[graphql(desc = "Rows of the page, 1–100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Cursor of the row before the page.")] after: Option<String>,
    ) -> async_graphql::Result<AbsenceConnection> {
        let cx = Cx::of(ctx);
        let (scope, page) = asked(cx, ended, first, after)?;
        let found = queries::absences(&cx.app().db, &scope, &page).await?;
        let edge = |it: rules::Absence| {
            let cursor = queries::cursor(it.period, it.id);
            AbsenceEdge { cursor, node: Absence::of(cx, it) }
        };
        let edges: Vec<_> = found.rows.into_iter().map(edge).collect();
        let cursors = edges.iter().map(|edge| edge.cursor.clone());
        let page_info = page_info(cursors, page.after.is_some(), found.has_next);
        Ok(AbsenceConnection { edges, page_info })
    }
}

fn asked(
    cx: Cx<'_>,
    ended: Option<bool>,
    first: Option<i32>,
    after: Option<String>,
) -> AppResult<(rules::StaffScope, queries::Page)> {
    let actor = cx.actor()?;
    let scope = staff_scope(&actor, StaffAction::ReadStaffing).map_err(|_| AppError::Forbidden)?;
    let standing_on = (ended != Some(true)).then(|| local_date(cx.now()));
    Ok((scope, queries::Page { standing_on, first: page::size(first)?, after }))
}

fn page_info(
    cursors: impl DoubleEndedIterator<Item = String>,
    has_previous_page: bool,
    has_next_page: bool,
) -> PageInfo {
    let cursors: Vec<_> = cursors.collect();
    PageInfo {
        has_next_page,
        has_previous_page,
        start_cursor: cursors.first().cloned(),
        end_cursor: cursors.last().cloned(),
    }
}

/// The delegation, or why it was refused.
#[derive(Debug, Default, SimpleObject)]
pub struct DelegationPayload {
    /// The delegation as it is now.
    pub delegation: Option<Delegation>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// The absence, or why it was refused.
#[derive(Debug, Default, SimpleObject)]
pub struct AbsencePayload {
    /// The absence as it is now.
    pub absence: Option<Absence>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// Recording who stands in and who is away.
#[derive(Debug, Default)]
pub struct SubstitutionMutation;

#[Object]
impl SubstitutionMutation {
    /// Records that an officer stands in for another in one role.
    async fn delegation_create(
        &self,
        ctx: &Context<'_>,
        input: DelegationCreateInput,
    ) -> async_graphql::Result<DelegationPayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let done = match input.order() {
            Ok((order, key)) => order.record(cx.app(), &actor, &key).await,
            Err(error) => Err(error),
        };
        delegation(cx, done).await
    }

    /// Takes a delegation back, at once.
    async fn delegation_revoke(
        &self,
        ctx: &Context<'_>,
        input: DelegationRevokeInput,
    ) -> async_graphql::Result<DelegationPayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let done = match input.order() {
            Ok((order, key)) => order.end(cx.app(), &actor, &key).await,
            Err(error) => Err(error),
        };
        delegation(cx, done).await
    }

    /// Records that an officer is away, and who takes over his roles.
    async fn absence_create(
        &self,
        ctx: &Context<'_>,
        input: AbsenceCreateInput,
    ) -> async_graphql::Result<AbsencePayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let done = match input.order() {
            Ok((order, key)) => order.record(cx.app(), &actor, &key).await,
            Err(error) => Err(error),
        };
        absence(cx, done).await
    }

    /// Records that an officer is back early or does not go; who took over his roles for it gives
    /// them back.
    async fn absence_cancel(
        &self,
        ctx: &Context<'_>,
        input: AbsenceCancelInput,
    ) -> async_graphql::Result<AbsencePayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let done = match input.order() {
            Ok((order, key)) => order.end(cx.app(), &actor, &key).await,
            Err(error) => Err(error),
        };
        absence(cx, done).await
    }
}

async fn delegation(cx: Cx<'_>, done: AppResult<Uuid>) -> async_graphql::Result<DelegationPayload> {
    match done {
        Ok(id) => {
            let found = store::find_delegation(cx.app().db.reader(), id).await?;
            let delegation = found.map(|it| Delegation::of(cx, it)).transpose()?;
            Ok(DelegationPayload { delegation, user_errors: Vec::new() })
        }
        Err(error) => {
            Ok(DelegationPayload { delegation: None, user_errors: user_errors(error, cx)? })
        }
    }
}

async fn absence(cx: Cx<'_>, done: AppResult<Uuid>) -> async_graphql::Result<AbsencePayload> {
    match done {
        Ok(id) => {
            let found = store::find_absence(cx.app().db.reader(), id).await?;
            let absence = found.map(|it| Absence::of(cx, it));
            Ok(AbsencePayload { absence, user_errors: Vec::new() })
        }
        Err(error) => Ok(AbsencePayload { absence: None, user_errors: user_errors(error, cx)? }),
    }
}
