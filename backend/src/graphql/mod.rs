//! The schema: assembled here from the capabilities, which own their types.

pub mod cx;
pub mod error;
pub mod id;
pub mod page;
pub mod scalar;

pub use cx::{Cx, prepare};

use crate::{catalog, citizen, dossier, identity, report};
use async_graphql::{MergedObject, MergedSubscription};

/// Everything that can be asked.
#[derive(Debug, Default, MergedObject)]
pub struct Query(
    identity::graphql::IdentityQuery,
    catalog::graphql::CatalogQuery,
    dossier::graphql::DossierQuery,
    report::graphql::ReportQuery,
    citizen::graphql::CitizenQuery,
    id::NodeQuery,
);

/// Everything that can be changed.
#[derive(Debug, Default, MergedObject)]
pub struct Mutation(identity::graphql::SessionMutation, dossier::graphql::DossierMutation);

/// Everything that can be watched.
#[derive(Debug, Default, MergedSubscription)]
pub struct Subscription(dossier::graphql::DossierSubscription, report::graphql::ReportSubscription);

/// The schema type.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// Deepest nesting of an operation. The introspection query of common tools needs 13.
const DEPTH: usize = 15;
/// Greatest cost of an operation, one per field, lists multiplied by their length.
const COST: usize = 20_000;

/// The schema. Needs nothing: what a request works on comes with the request, see [`prepare`].
pub fn schema() -> Schema {
    async_graphql::Schema::build(Query::default(), Mutation::default(), Subscription::default())
        .limit_depth(DEPTH)
        .limit_complexity(COST)
        .finish()
}

/// The schema in its definition language, sorted by subject; what `schema.graphql` holds.
pub fn sdl() -> String {
    let options = async_graphql::SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items()
        .prefer_single_line_descriptions();
    let mut sdl = schema().sdl_with_options(options);
    if !sdl.ends_with('\n') {
        sdl.push('\n');
    }
    sdl
}
