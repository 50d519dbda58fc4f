//! What the counter asks of the API.

use super::kinds::{ApplicantKind, ReturnMethod, Sex, SubmissionChannel};
use crate::api::{Date, Moment, Vnd, schema};
use crate::ui::Attached;
use cynic::{InputObject, QueryFragment, QueryVariables};

/// What was typed.
#[derive(QueryVariables, Debug)]
pub struct SearchVariables {
    /// Words and how far they reach.
    pub filter: ProcedureFilter,
}

/// What the catalog is narrowed to.
#[derive(InputObject, Debug)]
pub struct ProcedureFilter {
    /// Words of the name, or the code.
    pub search: Option<String>,
}

/// Procedures that fit what was typed.
#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "SearchVariables")]
pub struct SearchQuery {
    /// Best first.
    #[arguments(filter: $filter, first: 12)]
    pub procedures: ProcedureConnection,
}

/// A page of them.
#[derive(QueryFragment, Debug)]
pub struct ProcedureConnection {
    /// The rows.
    pub nodes: Vec<ProcedureRow>,
}

/// A procedure in a list.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Procedure")]
pub struct ProcedureRow {
    /// National code.
    pub code: String,
    /// Legal name.
    pub name: String,
    /// Who answers for it.
    pub agency: AgencyShort,
    /// Whether it can be taken in.
    pub receivable: bool,
    /// Why it can not.
    pub not_receivable_reason: Option<String>,
    /// Its cases.
    pub cases: Vec<CaseTerms>,
}

/// An agency in a few words.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Agency")]
pub struct AgencyShort {
    /// Legal name.
    pub name: String,
    /// Name for narrow places.
    pub short_name: String,
}

/// Time and fee of a case.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "ProcedureCase")]
pub struct CaseTerms {
    /// Per channel.
    pub channels: Vec<ChannelTerm>,
}

/// Time and fee when filed through one channel.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct ChannelTerm {
    /// The channel.
    pub channel: SubmissionChannel,
    /// The legal time in words.
    pub term: String,
    /// The fee, when stated.
    pub fee: Option<Vnd>,
    /// About the fee.
    pub fee_note: String,
}

/// Which procedure.
#[derive(QueryVariables, Debug)]
pub struct CodeVariables {
    /// National code.
    pub code: String,
}

/// The procedure chosen, with its papers.
#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "CodeVariables")]
pub struct ProcedureQuery {
    /// The procedure.
    #[arguments(code: $code)]
    pub procedure: Option<Procedure>,
}

/// A procedure with its cases and their papers.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Procedure {
    /// National code.
    pub code: String,
    /// Legal name.
    pub name: String,
    /// Who answers for it.
    pub agency: AgencyShort,
    /// Whether it can be taken in.
    pub receivable: bool,
    /// Why it can not.
    pub not_receivable_reason: Option<String>,
    /// At least one.
    pub cases: Vec<ProcedureCase>,
}

/// A case with its papers.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct ProcedureCase {
    /// Key within the procedure.
    pub key: String,
    /// Empty when there is only one.
    pub name: String,
    /// Papers asked for.
    pub documents: Vec<Requirement>,
    /// Time and fee.
    pub channels: Vec<ChannelTerm>,
}

/// A paper asked for.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "DocumentRequirement")]
pub struct Requirement {
    /// Key within the case.
    pub key: String,
    /// What it is.
    pub name: String,
    /// Originals asked for.
    pub originals: i32,
    /// Copies asked for.
    pub copies: i32,
    /// Whether a dossier without it is incomplete.
    pub required: bool,
}

/// Which case of which procedure.
#[derive(QueryVariables, Debug)]
pub struct DueVariables {
    /// National code.
    pub code: String,
    /// Key of the case.
    pub case: String,
}

/// When it would be due if taken in now.
#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "DueVariables")]
pub struct DueQuery {
    /// The moment, and why.
    #[arguments(procedureCode: $code, caseKey: $case)]
    pub due_preview: Option<Due>,
}

/// When something is due, and why.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Due {
    /// Null when no date is promised.
    pub at: Option<Moment>,
    /// The derivation in words.
    pub lines: Vec<String>,
    /// Why it is not certain yet.
    pub provisional: Option<String>,
}

/// The agencies that decide, to send an applicant to the right one.
#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
pub struct AgenciesQuery {
    /// In the order of the province.
    #[arguments(isCenter: false)]
    pub agencies: Vec<AgencyShort>,
}

/// Which earlier guidance.
#[derive(QueryVariables, Debug)]
pub struct GuidanceVariables {
    /// Global id.
    pub id: cynic::Id,
}

/// An earlier guidance whose papers are completed now.
#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "GuidanceVariables")]
pub struct GuidanceQuery {
    /// The dossier it is.
    #[arguments(id: $id)]
    pub dossier: Option<Guidance>,
}

/// What was filed then.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Dossier")]
pub struct Guidance {
    /// Global id.
    pub id: cynic::Id,
    /// The version seen.
    pub version: i32,
    /// Where it stands.
    pub status: GuidanceStatus,
    /// In words.
    pub status_text: String,
    /// How it was filed.
    pub channel: SubmissionChannel,
    /// Mã hồ sơ, once accepted.
    pub code: Option<String>,
    /// The procedure.
    pub procedure: ProcedureCode,
    /// Key of the case.
    pub case_key: String,
    /// Chủ hồ sơ.
    pub applicant: Applicant,
    /// Who filed for him.
    pub submitter: Option<Submitter>,
    /// Papers.
    pub documents: Vec<Submitted>,
    /// Sets.
    pub set_count: i32,
    /// How the result goes back.
    pub return_method: ReturnMethod,
    /// Where to.
    pub return_address: Option<String>,
}

/// Whether it still waits for the counter.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(graphql_type = "DossierStatus", non_exhaustive)]
pub enum GuidanceStatus {
    /// It came in and nobody has answered yet.
    Submitted,
    /// It waits to be completed.
    IntakeSupplement,
    /// It does not wait.
    #[cynic(fallback)]
    Other,
}

impl GuidanceStatus {
    /// Whether the three exits are still open to it.
    pub fn waits(self) -> bool {
        self != Self::Other
    }
}

impl Guidance {
    /// Whether the applicant can file the completed papers the way he filed the first ones, so that
    /// the Center owes an answer again.
    pub fn is_refiled(&self) -> bool {
        self.status == GuidanceStatus::IntakeSupplement
            && self.channel != SubmissionChannel::Counter
    }
}

/// A procedure by its code.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Procedure")]
pub struct ProcedureCode {
    /// National code.
    pub code: String,
}

/// Chủ hồ sơ.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Applicant {
    /// Person or organisation.
    pub kind: ApplicantKind,
    /// Full or legal name.
    pub name: String,
    /// 12 digits.
    pub personal_id: Option<String>,
    /// Of an organisation.
    pub tax_code: Option<String>,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// Giới tính.
    pub sex: Option<Sex>,
    /// One line.
    pub address: String,
    /// As written for people.
    pub phone: String,
    /// E-mail.
    pub email: Option<String>,
}

/// Người nộp theo ủy quyền.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Submitter {
    /// Full name.
    pub name: String,
    /// 12 digits.
    pub personal_id: Option<String>,
    /// As written for people.
    pub phone: Option<String>,
    /// The authorising paper.
    pub authorization: Option<String>,
}

/// A line of papers.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "SubmittedDocument")]
pub struct Submitted {
    /// Key of the requirement.
    pub key: String,
    /// Bản chính.
    pub originals: i32,
    /// Bản sao.
    pub copies: i32,
    /// Bản điện tử.
    pub electronic: i32,
    /// A remark.
    pub note: Option<String>,
    /// Uploaded files.
    pub files: Vec<Filed>,
}

/// A file that came with it.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Attachment")]
pub struct Filed {
    /// Global id.
    pub id: cynic::Id,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: i32,
}

impl From<&Filed> for Attached {
    fn from(file: &Filed) -> Self {
        Self {
            id: file.id.inner().to_owned(),
            name: file.name.clone(),
            size: file.size.unsigned_abs().into(),
            kept: true,
        }
    }
}
