//! What the return desk asks of the API.

use crate::api::{Moment, UserError, schema};
use crate::payload;
use cynic::{InputObject, QueryFragment, QueryVariables};

/// What the list is narrowed to.
#[derive(QueryVariables, Debug)]
pub struct WaitingVariables {
    /// Always results at the Center; words, if any.
    pub filter: DossierFilter,
}

/// What a list is narrowed to.
#[derive(InputObject, Debug)]
#[cynic(graphql_type = "DossierFilter")]
pub struct DossierFilter {
    /// Statuses.
    pub status: Option<Vec<DossierStatus>>,
    /// Words of name, code, phone or id.
    pub search: Option<String>,
}

/// Where a dossier legally stands.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(non_exhaustive)]
pub enum DossierStatus {
    /// Có kết quả, mời nhận.
    ResultAtCenter,
    /// Đã trả kết quả.
    Returned,
    /// Any other.
    #[cynic(fallback)]
    Other,
}

/// Results that wait.
#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "WaitingVariables")]
pub struct WaitingQuery {
    /// The first hundred.
    #[arguments(filter: $filter, first: 100)]
    pub dossiers: DossierConnection,
}

/// A page of them.
#[derive(QueryFragment, Debug)]
pub struct DossierConnection {
    /// The rows.
    pub nodes: Vec<Row>,
    /// Whether there are more.
    pub page_info: PageInfo,
}

/// Where the page lies.
#[derive(QueryFragment, Debug)]
pub struct PageInfo {
    /// Whether more follow.
    pub has_next_page: bool,
}

/// A result that waits.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Dossier")]
pub struct Row {
    /// Mã hồ sơ.
    pub code: Option<String>,
    /// Chủ hồ sơ.
    pub applicant_name: String,
    /// The procedure.
    pub procedure: ProcedureName,
    /// Since when.
    pub result: Option<Released>,
}

/// A procedure by name.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Procedure")]
pub struct ProcedureName {
    /// Legal name.
    pub name: String,
}

/// When a result came.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "DossierResult")]
pub struct Released {
    /// When the department sent it.
    pub released_at: Option<Moment>,
}

/// Which dossier.
#[derive(QueryVariables, Debug)]
pub struct CodeVariables {
    /// Mã hồ sơ.
    pub code: String,
}

/// One dossier by its code.
#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "CodeVariables")]
pub struct DossierQuery {
    /// None of that code within reach.
    #[arguments(code: $code)]
    pub dossier: Option<Dossier>,
}

/// A dossier, as much as the return desk needs.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Dossier {
    /// Global id.
    pub id: cynic::Id,
    /// The version seen.
    pub version: i32,
    /// Mã hồ sơ.
    pub code: Option<String>,
    /// Where it stands.
    pub status: DossierStatus,
    /// In words.
    pub status_text: String,
    /// Chủ hồ sơ.
    pub applicant: Applicant,
    /// The procedure.
    pub procedure: ProcedureName,
    /// Who decides.
    pub competent_agency: AgencyName,
    /// When it is due.
    pub due_at: Option<Moment>,
    /// Working minutes left.
    pub remaining_minutes: Option<i32>,
    /// Where it is.
    pub current_step: Option<Step>,
    /// How the applicant wants the result.
    pub return_method: ReturnMethod,
    /// Where to by post.
    pub return_address: Option<String>,
    /// The result.
    pub result: Option<DossierResult>,
    /// Papers.
    pub papers: Vec<Paper>,
}

/// Chủ hồ sơ.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Applicant {
    /// Full or legal name.
    pub name: String,
    /// 12 digits.
    pub personal_id: Option<String>,
    /// As written for people.
    pub phone: String,
}

/// An agency by name.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Agency")]
pub struct AgencyName {
    /// Legal name.
    pub name: String,
}

/// A unit by name.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Unit")]
pub struct UnitName {
    /// Its name.
    pub name: String,
}

/// An officer by name.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Officer")]
pub struct OfficerName {
    /// Full name.
    pub name: String,
}

/// Where it is.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "StepInstance")]
pub struct Step {
    /// What is done.
    pub title: String,
    /// Where.
    pub agency: AgencyName,
    /// In which unit.
    pub unit: Option<UnitName>,
    /// Who has it.
    pub assignee: Option<OfficerName>,
}

/// How the applicant wants the result.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnMethod {
    /// At the Center.
    Counter,
    /// By post.
    Post,
    /// Electronically.
    Electronic,
}

/// The result.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct DossierResult {
    /// Granted or refused.
    pub kind: ResultKind,
    /// What it is called.
    pub title: String,
    /// When the department sent it.
    pub released_at: Option<Moment>,
    /// When the applicant got it.
    pub returned_at: Option<Moment>,
    /// Who took it.
    pub recipient: Option<String>,
}

/// Granted or refused.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultKind {
    /// What was applied for.
    Approval,
    /// Not eligible.
    Refusal,
}

/// A paper.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "IssuedPaper")]
pub struct Paper {
    /// Which.
    pub kind: PaperKind,
    /// Its title.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Link to the PDF, good for five minutes.
    pub url: String,
}

/// Which paper.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(non_exhaustive)]
pub enum PaperKind {
    /// The result.
    Result,
    /// Any other.
    #[cynic(fallback)]
    Other,
}

/// How the recipient was checked.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecipientCheck {
    /// It went to the applicant's account.
    Account,
    /// The slip is lost; identity was checked.
    IdentityChecked,
    /// The post has delivered it.
    Postman,
    /// The slip was shown.
    ReceiptShown,
}

/// The hand-over.
#[derive(QueryVariables, Debug)]
pub struct ReturnVariables {
    /// What is recorded.
    pub input: DossierReturnInput,
}

/// Trả kết quả; the fields are described in the contract.
#[derive(InputObject, Debug, Clone, PartialEq)]
pub struct DossierReturnInput {
    pub dossier_id: cynic::Id,
    pub expected_version: i32,
    pub idempotency_key: String,
    pub check: RecipientCheck,
    pub recipient_name: String,
    pub recipient_personal_id: Option<String>,
    pub authorization: Option<String>,
}

/// Hands it over.
#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReturnVariables")]
pub struct Return {
    /// The dossier, closed.
    #[arguments(input: $input)]
    pub dossier_return: DossierPayload,
}

/// What became of it.
#[derive(QueryFragment, Debug)]
pub struct DossierPayload {
    /// The dossier after it.
    pub dossier: Option<Returned>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// The dossier, closed.
#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Dossier")]
pub struct Returned {
    /// Mã hồ sơ.
    pub code: Option<String>,
}

payload!(Return: dossier_return.dossier => Returned);

/// Something changed somewhere; the list may be another one.
#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Subscription")]
pub struct Changes {
    /// The change.
    pub dossier_changed: DossierChange,
}

/// A change.
#[derive(QueryFragment, Debug)]
pub struct DossierChange {
    /// What happened.
    pub kind: ChangeKind,
}

/// What happened, as far as it moves results.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(graphql_type = "TimelineKind", non_exhaustive)]
pub enum ChangeKind {
    /// One more waits.
    Released,
    /// One less waits.
    Returned,
    /// Anything else.
    #[cynic(fallback)]
    Other,
}
