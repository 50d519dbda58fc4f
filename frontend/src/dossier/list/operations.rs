//! What lists ask for: one page of rows per request.

use super::status::DossierStatus;
use crate::api::{Date, Moment, schema};

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
    /// Whether the time stands still.
    pub paused: bool,
    /// When the Center has to answer what waits in the inbox.
    pub answer_due_at: Option<Moment>,
    /// Working minutes left for the current step.
    pub step_remaining_minutes: Option<i32>,
    /// How pressing it is.
    pub warning: Option<WarningLevel>,
    /// When it was brought.
    pub received_at: Moment,
    /// Not yet seen as it is; none where nobody knows.
    pub unread: Option<bool>,
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

/// How pressing a clock is.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WarningLevel {
    /// 70 % of the time are used.
    Soon,
    /// A working day is left.
    DayBefore,
    /// The due moment has passed.
    Overdue,
}

/// Which clock warns.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum WarningClock {
    /// The one that is further.
    Either,
    /// That of the current step.
    Step,
    /// That of the dossier.
    Dossier,
}

/// When the clock of a dossier ends.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueWindow {
    /// Past.
    Overdue,
    /// Today.
    Today,
    /// Within two working days.
    TwoDays,
    /// This week.
    ThisWeek,
    /// After that.
    Later,
    /// No clock runs.
    None,
}

/// What performing a step means.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepAction {
    /// Tiếp nhận.
    Intake,
    /// Phân công.
    Assign,
    /// Thẩm định.
    Appraise,
    /// Thẩm tra, xem xét.
    Review,
    /// Ký kết quả.
    Sign,
    /// Vào số, chuyển kết quả.
    Release,
    /// Trả kết quả.
    Return,
}

/// What waits for somebody's hand beside the current step.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum DossierAwaits {
    /// A draft waits for its approver.
    Approval,
    /// A letter waits for the Center to send it.
    Sending,
    /// A proposal for a later date waits for the Center.
    Extension,
    /// A correction waits for its approver.
    Amendment,
    /// A draft came back to who made it.
    Redraft,
    /// A file on paper waits to be handed over.
    Handover,
    /// A file is on its way to the agency that decides.
    Arrival,
    /// A result on paper is on its way to the Center.
    ResultArrival,
    /// An agency owes an opinion.
    Opinion,
    /// An agency owes an opinion whose time is over.
    OpinionOverdue,
    /// The Center owes an answer whose time is over.
    AnswerAlert,
    AnswerOverdue,
    /// The applicant's time is over.
    Closing,
}

/// How a dossier was filed.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubmissionChannel {
    /// At the counter.
    Counter,
    /// Online.
    Online,
    /// By post.
    Post,
}

/// Dossiers at a warning level.
#[derive(cynic::InputObject, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "WarningFilter")]
pub struct WarningInput {
    /// Exactly this level.
    pub level: WarningLevel,
    /// By which clock.
    pub clock: Option<WarningClock>,
    /// Only those the viewer is told of.
    pub told: Option<bool>,
}

/// A division of an agency.
#[derive(cynic::InputObject, Debug, Clone, PartialEq)]
pub struct UnitInput {
    /// The agency.
    pub agency: String,
    /// The division.
    pub unit: String,
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
    /// Whose step runs out first, first.
    StepDueAt,
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
    /// Where the current step is.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitInput>,
    /// National code of the procedure.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// Statuses.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub status: Option<Vec<DossierStatus>>,
    /// Whose hand it waits for beside the current step, any of them.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub awaits: Option<Vec<DossierAwaits>>,
    /// What the current step does.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub step: Option<StepAction>,
    /// Who has the current step.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub holder: Option<cynic::Id>,
    /// When its clock ends.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub due: Option<DueWindow>,
    /// A warning level.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub warning: Option<WarningInput>,
    /// First day of reception.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub received_from: Option<Date>,
    /// Last day of reception.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub received_to: Option<Date>,
    /// How it was filed.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub channel: Option<SubmissionChannel>,
    /// Not yet seen as it is.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub unread: Option<bool>,
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

/// The agencies, their divisions and the colleagues one can narrow to.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct Places {
    /// Every agency.
    pub agencies: Vec<AgencyUnits>,
    /// Officers whose work the viewer may see.
    pub colleagues: Vec<OfficerRef>,
}

/// An agency with its divisions.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Agency")]
pub struct AgencyUnits {
    /// Identifier of QĐ 20/2020.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name for narrow places.
    pub short_name: String,
    /// Its divisions.
    pub units: Vec<UnitCode>,
}

/// A division.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Unit")]
pub struct UnitCode {
    /// Code within the agency.
    pub code: String,
    /// Name.
    pub name: String,
}

/// Lists to count.
#[derive(cynic::QueryVariables, Debug)]
pub struct CountVariables {
    /// What each is narrowed to.
    pub filters: Vec<DossierFilterInput>,
}

/// How many dossiers each list has, up to 1000.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "CountVariables")]
pub struct Counts {
    /// In the order asked.
    #[arguments(filters: $filters)]
    pub dossier_counts: Vec<i32>,
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
