//! What lists ask for: one page of rows per request.

use super::status::DossierStatus;
use crate::api::{Moment, schema};

/// A dossier as a row.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Dossier")]
pub struct DossierRow {
    /// Global id.
    pub id: cynic::Id,
    /// Counts changes.
    pub version: i32,
    /// Mã hồ sơ; none for a guidance or a refusal.
    pub code: Option<String>,
    /// Where it legally stands.
    pub status: DossierStatus,
    /// The same in words.
    pub status_text: String,
    /// Chủ hồ sơ.
    pub applicant_name: String,
    /// What is applied for.
    pub procedure: ProcedureRef,
    /// Who answers for it.
    pub competent_agency: AgencyRef,
    /// Where it is now.
    pub current_step: Option<RowStep>,
    /// When it is due.
    pub due_at: Option<Moment>,
    /// Working minutes left, negative when late.
    pub remaining_minutes: Option<i32>,
}

impl DossierRow {
    /// The page of the dossier. A guidance has no code and goes by its id.
    pub fn href(&self) -> String {
        let key = self.code.as_deref().unwrap_or_else(|| self.id.inner());
        format!("/desk/dossiers/{key}")
    }

    /// Whether nobody has the current step.
    pub fn unclaimed(&self) -> bool {
        self.current_step.as_ref().is_some_and(|step| step.assignee.is_none())
    }
}

/// A procedure by name.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
#[cynic(graphql_type = "Procedure")]
pub struct ProcedureRef {
    /// National code.
    pub code: String,
    /// Legal name.
    pub name: String,
}

/// An agency by name.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
#[cynic(graphql_type = "Agency")]
pub struct AgencyRef {
    /// Identifier of QĐ 20/2020.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name for narrow columns.
    pub short_name: String,
}

/// A unit by name.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
#[cynic(graphql_type = "Unit")]
pub struct UnitRef {
    /// Name.
    pub name: String,
}

/// An officer by name.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Officer")]
pub struct OfficerRef {
    /// Global id.
    pub id: cynic::Id,
    /// Họ và tên.
    pub name: String,
    /// Chức vụ.
    pub title: String,
}

/// The step where a dossier stands.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "StepInstance")]
pub struct RowStep {
    /// What is done.
    pub title: String,
    /// Where.
    pub agency: AgencyRef,
    /// In which unit.
    pub unit: Option<UnitRef>,
    /// By which role, in words.
    pub role_name: String,
    /// Who has it.
    pub assignee: Option<OfficerRef>,
}

/// Which of the viewer's own work.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueueScope {
    /// Both of the following.
    Work,
    /// Steps the viewer has.
    Mine,
    /// Steps nobody has that the viewer could claim.
    Claimable,
    /// Every step at the viewer's places.
    Unit,
}

/// A figure of the board.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum DossierBucket {
    /// Nobody has the step.
    Waiting,
    /// Somebody has the step.
    InProcess,
    /// Due by the end of today.
    DueToday,
    /// Past due.
    Overdue,
    /// The result waits at the Center.
    ResultAtCenter,
}

/// How a list is ordered.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DossierOrder {
    /// What runs out first, first.
    #[default]
    DueAt,
    /// What came last, first.
    Newest,
}

/// What a list is narrowed to; all of it holds.
#[derive(cynic::InputObject, Debug, Clone, PartialEq, Default)]
#[cynic(graphql_type = "DossierFilter")]
pub struct DossierFilterInput {
    /// Words; no diacritics needed.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// A figure of the board.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub bucket: Option<DossierBucket>,
    /// Code of the competent agency.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// National code of the procedure.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// Statuses.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub status: Option<Vec<DossierStatus>>,
    /// The viewer's own work.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub queue: Option<QueueScope>,
    /// A figure of the workload.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub load: Option<LoadFilterInput>,
}

/// A figure of the workload.
#[derive(cynic::InputObject, Debug, Clone, PartialEq, Default)]
#[cynic(graphql_type = "LoadFilter")]
pub struct LoadFilterInput {
    /// Who has the step.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub officer_id: Option<cynic::Id>,
    /// Steps that nobody has.
    pub unclaimed: bool,
    /// Agency of the step.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Unit of the step.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// When the step is due.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub bucket: Option<LoadBucket>,
}

/// When a step should be done, as seen from now.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadBucket {
    /// Should have been done.
    Overdue,
    /// By the end of today.
    Today,
    /// By the end of the next working day.
    NextDay,
    /// By the end of this week.
    ThisWeek,
    /// Later, or without a date.
    Later,
}

/// Which page of which list.
#[derive(cynic::QueryVariables, Debug, Clone, PartialEq)]
pub struct PageVariables {
    /// What it is narrowed to.
    pub filter: DossierFilterInput,
    /// How it is ordered.
    pub order: DossierOrder,
    /// Rows at most.
    pub first: i32,
    /// Cursor of the row before.
    pub after: Option<String>,
}

/// The operation of every list of dossiers.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "PageVariables")]
pub struct DossierPage {
    /// The page.
    #[arguments(filter: $filter, order: $order, first: $first, after: $after)]
    pub dossiers: PageOfRows,
}

/// A page of rows.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "DossierConnection")]
pub struct PageOfRows {
    /// The rows.
    pub nodes: Vec<DossierRow>,
    /// Where the page lies.
    pub page_info: PageEnd,
}

/// What follows a page.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "PageInfo")]
pub struct PageEnd {
    /// Whether more follow.
    pub has_next_page: bool,
    /// Where they begin.
    pub end_cursor: Option<String>,
}

/// The agencies one can narrow to.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
pub(super) struct Agencies {
    pub(super) agencies: Vec<AgencyRef>,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ProcedureVariables {
    pub(super) code: String,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "ProcedureVariables")]
pub(super) struct ProcedureByCode {
    #[arguments(code: $code)]
    pub(super) procedure: Option<ProcedureRef>,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ProcedureSearch {
    pub(super) search: String,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "ProcedureSearch")]
pub(super) struct Procedures {
    #[arguments(filter: { search: $search }, first: 12)]
    pub(super) procedures: ProcedureHits,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "ProcedureConnection")]
pub(super) struct ProcedureHits {
    pub(super) nodes: Vec<ProcedureRef>,
}
