//! What home asks of the server.

use crate::api::{self, UiError, schema};
use crate::identity::AgencyName;
use cynic::QueryBuilder;

#[derive(cynic::QueryVariables, Debug)]
struct SuggestVariables {
    search: String,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "SuggestVariables")]
struct SuggestQuery {
    #[arguments(filter: { search: $search }, first: 6)]
    procedures: Suggested,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "ProcedureConnection")]
struct Suggested {
    nodes: Vec<ProcedureName>,
}

/// A procedure by name.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Procedure")]
pub(super) struct ProcedureName {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) agency: AgencyName,
}

/// The first procedures that fit the words.
pub(super) fn suggest(search: String) -> impl Future<Output = Result<Vec<ProcedureName>, UiError>> {
    let request = api::ask(SuggestQuery::build(SuggestVariables { search }));
    async move { Ok(request.await?.procedures.nodes) }
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct BrowseQuery {
    #[arguments(first: 100)]
    procedures: Placed,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "ProcedureConnection")]
struct Placed {
    nodes: Vec<Place>,
}

/// Where a procedure stands in the catalog.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Procedure")]
pub(super) struct Place {
    pub(super) field: String,
    pub(super) agency: AgencyName,
}

/// The places of the first hundred procedures, those that can be taken in before the others.
pub(super) fn places() -> impl Future<Output = Result<Vec<Place>, UiError>> {
    let request = api::ask(BrowseQuery::build(()));
    async move { Ok(request.await?.procedures.nodes) }
}
