//! The schema: assembled here from the capabilities, which own their types.

pub mod cx;
pub mod error;
pub mod guard;
pub mod id;
pub mod page;
pub mod plan;
pub mod scalar;

pub use cx::{Cx, Life, prepare};

use crate::{calendar, catalog, citizen, dossier, identity, report, worklist};
use async_graphql::{MergedObject, MergedSubscription};

/// Everything that can be asked.
#[derive(Debug, Default, MergedObject)]
pub struct Query(
    identity::graphql::IdentityQuery,
    identity::substitution::graphql::SubstitutionQuery,
    identity::substitution::ChoiceQuery,
    catalog::graphql::CatalogQuery,
    calendar::graphql::CalendarQuery,
    dossier::graphql::DossierQuery,
    dossier::graphql::DossierBulkQuery,
    report::graphql::ReportQuery,
    report::workload::WorkloadQuery,
    citizen::graphql::CitizenQuery,
    worklist::graphql::WorklistQuery,
    id::NodeQuery,
);

/// Everything that can be changed.
#[derive(Debug, Default, MergedObject)]
pub struct Mutation(
    identity::session::graphql::SessionMutation,
    identity::session::graphql::AccountMutation,
    identity::substitution::graphql::SubstitutionMutation,
    calendar::graphql::CalendarMutation,
    dossier::graphql::DossierMutation,
    dossier::graphql::LetterMutation,
    dossier::graphql::CenterMutation,
    worklist::graphql::WorklistMutation,
    dossier::graphql::DossierBulkMutation,
    dossier::graphql::DossierExportMutation,
    dossier::graphql::ReprintMutation,
);

/// Everything that can be watched.
#[derive(Debug, Default, MergedSubscription)]
pub struct Subscription(
    dossier::graphql::DossierSubscription,
    report::graphql::ReportSubscription,
    identity::graphql::DeskSubscription,
);

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
    // The export puts an argument behind its neighbour's line when only one has a description.
    let mut sdl = schema().sdl_with_options(options).replace(",\t\t", ",\n\t\t");
    if !sdl.ends_with('\n') {
        sdl.push('\n');
    }
    sdl
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// The file is the contract: reviewed, and what the web app is compiled against. A change
    /// rewrites it and fails here once, so that it is seen.
    #[test]
    fn the_schema_file_is_what_the_binary_prints() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema.graphql");
        let printed = sdl();
        if std::fs::read_to_string(&file).unwrap_or_default() != printed {
            if std::env::var_os("CI").is_none() {
                std::fs::write(&file, printed).unwrap();
            }
            panic!("schema.graphql was not what the binary prints: review the change");
        }
    }

    /// Every field and enum value tells an integrator what it is.
    #[tokio::test]
    async fn everything_is_described() {
        const ASK: &str = "{ __schema { types { name fields { name description }
            inputFields { name description } enumValues { name description } } } }";
        let answer = schema().execute(ASK).await.into_result().unwrap().data.into_json().unwrap();
        let mut silent = Vec::new();
        for kind in answer["__schema"]["types"].as_array().unwrap() {
            let name = kind["name"].as_str().unwrap();
            if name.starts_with("__") {
                continue;
            }
            for part in ["fields", "inputFields", "enumValues"] {
                let parts = kind[part].as_array().into_iter().flatten();
                let quiet = parts.filter(|it| it["description"].as_str().is_none_or(str::is_empty));
                silent.extend(quiet.map(|it| format!("{name}.{}", it["name"])));
            }
        }
        assert!(silent.is_empty(), "without description: {silent:?}");
    }
}
