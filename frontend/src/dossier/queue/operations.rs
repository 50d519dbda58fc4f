//! What the queue asks for and hears.

use crate::api::{UserError, schema};
use crate::dossier::list::DossierRow;
use crate::payload;

/// A dossier within reach changed, appeared or left.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Subscription")]
pub(super) struct RowChanged {
    pub(super) dossier_changed: RowChange,
}

/// The change.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DossierChange")]
pub(super) struct RowChange {
    /// The dossier now; none when it has left the viewer's reach.
    pub(super) dossier: Option<DossierRow>,
}

/// What a claim says.
#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "DossierClaimInput")]
pub(super) struct ClaimInput {
    pub(super) dossier_id: cynic::Id,
    pub(super) expected_version: i32,
    pub(super) idempotency_key: String,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ClaimVariables {
    pub(super) input: ClaimInput,
}

/// Takes a step from its row.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ClaimVariables")]
pub(super) struct ClaimRow {
    #[arguments(input: $input)]
    pub(super) dossier_claim: ClaimedRow,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DossierPayload")]
pub(super) struct ClaimedRow {
    pub(super) dossier: Option<DossierRow>,
    pub(super) user_errors: Vec<UserError>,
}

payload!(ClaimRow: dossier_claim.dossier => DossierRow);
