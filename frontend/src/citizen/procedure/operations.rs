//! What the procedure page asks of the server.

use crate::api::{self, Date, UiError, Vnd, schema};
use crate::identity::{AgencyName, UnitName};
use cynic::{Enum, QueryBuilder, QueryFragment, QueryVariables};

#[derive(QueryVariables, Debug)]
struct CodeVariables {
    code: String,
}

#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "CodeVariables")]
struct ProcedureQuery {
    #[arguments(code: $code)]
    procedure: Option<Procedure>,
    province: Option<Province>,
}

#[derive(QueryFragment, Debug)]
struct Province {
    other_centers: Vec<OtherCenter>,
}

/// A Center beside the province's, where one may file and fetch too.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct OtherCenter {
    /// Its name.
    pub center: AgencyName,
    /// Where it is.
    pub address: String,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The procedure.
    pub procedure: Procedure,
    /// Where one may file and fetch beside the province's Center.
    pub elsewhere: Vec<OtherCenter>,
}

/// A procedure as the public sees it.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Procedure {
    /// National code.
    pub code: String,
    /// Legal name.
    pub name: String,
    /// Lĩnh vực.
    pub field: String,
    /// The agency that answers for it.
    pub agency: AgencyName,
    /// Whether a system of a ministry keeps its files.
    pub mirror: bool,
    /// Why no dossier can be taken in today, in words.
    pub not_receivable_reason: Option<String>,
    /// The decision that published it.
    pub decision: String,
    /// First day of this version.
    pub valid_from: Date,
    /// Who may apply.
    pub applicants: Vec<String>,
    /// What one receives.
    pub results: Vec<ResultName>,
    /// Its cases, at least one.
    pub cases: Vec<Case>,
}

/// What one receives.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "ResultType")]
pub struct ResultName {
    /// Its name.
    pub name: String,
}

/// A case with its own papers, time and fee.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "ProcedureCase")]
pub struct Case {
    /// Stable over versions.
    pub key: String,
    /// Empty when there is only one.
    pub name: String,
    /// Papers asked for.
    pub documents: Vec<Paper>,
    /// Time and fee per channel.
    pub channels: Vec<ChannelTerm>,
    /// Steps of the process in force.
    pub steps: Vec<Step>,
}

/// A paper asked for.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "DocumentRequirement")]
pub struct Paper {
    /// What it is.
    pub name: String,
    /// Whether a dossier without it is incomplete.
    pub required: bool,
    /// Bản chính.
    pub originals: i32,
    /// Bản sao.
    pub copies: i32,
}

/// Time and fee when filed in one way.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct ChannelTerm {
    /// How it is filed.
    pub channel: Channel,
    /// The legal time in Vietnamese words.
    pub term: String,
    /// Fee; `None` when set elsewhere or not stated.
    pub fee: Option<Vnd>,
    /// Explanation of the fee.
    pub fee_note: String,
}

/// How a dossier is filed.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(graphql_type = "SubmissionChannel", non_exhaustive)]
pub enum Channel {
    /// At the counter.
    Counter,
    /// On the web.
    Online,
    /// By post.
    Post,
    /// Something this version of the page does not know.
    #[cynic(fallback)]
    Other,
}

/// A step of the process.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "ProcessStep")]
pub struct Step {
    /// What is done.
    pub title: String,
    /// Working minutes allowed.
    pub minutes: i32,
    /// The role in words.
    pub role_name: String,
    /// Where.
    pub agency: AgencyName,
    /// In which unit.
    pub unit: Option<UnitName>,
}

/// One procedure; [`UiError::NotFound`] when there is none of that code.
pub(super) fn procedure(code: String) -> impl Future<Output = Result<Shown, UiError>> {
    let request = api::ask(ProcedureQuery::build(CodeVariables { code }));
    async move {
        let found = request.await?;
        let procedure = found.procedure.ok_or(UiError::NotFound)?;
        let elsewhere = found.province.map(|it| it.other_centers).unwrap_or_default();
        Ok(Shown { procedure, elsewhere })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_the_server() {
        let variables = CodeVariables { code: String::new() };
        insta::assert_snapshot!(ProcedureQuery::build(variables).query);
    }
}
