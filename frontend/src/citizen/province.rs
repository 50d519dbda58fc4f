//! Public facts of the province.

use crate::api::{self, UiError, schema};
use crate::identity::AgencyName;
use cynic::QueryBuilder;

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct ProvinceQuery {
    province: Option<ProvinceFacts>,
}

/// Name, address, hotline and hours, for header and footer.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Province")]
pub struct ProvinceFacts {
    /// The Center.
    pub center: AgencyName,
    /// Where it is.
    pub address: String,
    /// Telephone number.
    pub hotline: String,
    /// Office hours in words.
    pub office_hours: String,
    /// Whether the province is made up, for showing the product.
    pub fictitious: bool,
}

/// Asks for them.
pub fn province() -> impl Future<Output = Result<ProvinceFacts, UiError>> {
    let request = api::ask(ProvinceQuery::build(()));
    async move { request.await?.province.ok_or(UiError::NotFound) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_the_server() {
        insta::assert_snapshot!(ProvinceQuery::build(()).query);
    }
}
