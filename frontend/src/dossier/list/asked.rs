//! What the list asks of the server, kept for the tests that count what it costs.

use super::{CountVariables, Counts, DossierPage, Filter, Home};
use cynic::QueryBuilder;

#[test]
fn what_is_asked_of_the_server() {
    let filter = Filter::of(Home::Queue);
    insta::assert_snapshot!(DossierPage::build(filter.request(50, None)).query);
    insta::assert_snapshot!(Counts::build(CountVariables { filters: vec![filter.input()] }).query);
}
