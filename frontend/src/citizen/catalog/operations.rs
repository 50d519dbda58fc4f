//! What the catalog asks of the server.

use crate::api::{self, UiError, schema};
use crate::citizen::procedure::ChannelTerm;
use crate::identity::AgencyName;
use cynic::QueryBuilder;

/// What the catalog is narrowed to, and the page of it; all as it stands in the address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Wanted {
    pub(super) words: String,
    pub(super) agency: String,
    pub(super) field: String,
    /// Cursor of the last row of the page before.
    pub(super) after: String,
}

impl Wanted {
    /// The page of the same after another row.
    pub(super) fn after(&self, cursor: &str) -> Self {
        Self { after: cursor.to_owned(), ..self.clone() }
    }

    /// Where it stands on this site.
    pub(super) fn address(&self) -> String {
        let parts = [
            ("q", &self.words),
            ("co-quan", &self.agency),
            ("linh-vuc", &self.field),
            ("sau", &self.after),
        ];
        let mut address = "/thu-tuc".to_owned();
        for (name, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
            address.push(if address.contains('?') { '&' } else { '?' });
            address.push_str(name);
            address.push('=');
            address.push_str(&String::from(js_sys::encode_uri_component(value)));
        }
        address
    }
}

#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "ProcedureFilter")]
struct Filter {
    search: Option<String>,
    agency: Option<String>,
    field: Option<String>,
}

#[derive(cynic::QueryVariables, Debug)]
struct CatalogVariables {
    filter: Filter,
    after: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "CatalogVariables")]
struct CatalogQuery {
    #[arguments(filter: $filter, after: $after, first: 20)]
    procedures: Found,
}

/// A page of the catalog.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "ProcedureConnection")]
pub(super) struct Found {
    pub(super) nodes: Vec<Row>,
    pub(super) page_info: PageInfo,
    pub(super) total_count: i32,
}

/// Where the page lies.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct PageInfo {
    pub(super) end_cursor: Option<String>,
    pub(super) has_next_page: bool,
}

/// A line of the catalog.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Procedure")]
pub(super) struct Row {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) field: String,
    pub(super) agency: AgencyName,
    pub(super) not_receivable_reason: Option<String>,
    pub(super) cases: Vec<RowCase>,
}

/// Time and fee of a case.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "ProcedureCase")]
pub(super) struct RowCase {
    pub(super) channels: Vec<ChannelTerm>,
}

/// A page of the catalog.
pub(super) fn catalog(wanted: Wanted) -> impl Future<Output = Result<Found, UiError>> {
    let some = |text: String| (!text.is_empty()).then_some(text);
    let filter = Filter {
        search: some(wanted.words),
        agency: some(wanted.agency),
        field: some(wanted.field),
    };
    let after = some(wanted.after);
    let request = api::ask(CatalogQuery::build(CatalogVariables { filter, after }));
    async move { Ok(request.await?.procedures) }
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct AgenciesQuery {
    #[arguments(isCenter: false)]
    agencies: Vec<AgencyName>,
}

/// Every agency that decides.
pub(super) fn agencies() -> impl Future<Output = Result<Vec<AgencyName>, UiError>> {
    let request = api::ask(AgenciesQuery::build(()));
    async move { Ok(request.await?.agencies) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_the_server() {
        let filter = Filter { search: None, agency: None, field: None };
        let variables = CatalogVariables { filter, after: None };
        insta::assert_snapshot!(CatalogQuery::build(variables).query);
    }
}
