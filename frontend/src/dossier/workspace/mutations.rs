//! What the page changes. Every answer carries the whole dossier, so that the page needs no
//! second request, and the papers the change has issued.

use super::operations::{DossierView, Paper, ResultKind};
use crate::api::{self, Payload, Reply, UserError, schema};
use cynic::MutationBuilder;

/// What became of a change.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DossierPayload")]
pub(super) struct Answer {
    dossier: Option<DossierView>,
    papers: Vec<Paper>,
    user_errors: Vec<UserError>,
}

/// A change that was made.
#[derive(Debug)]
pub(super) struct Done {
    /// The dossier now; none when the change has taken it out of the viewer's reach.
    pub(super) dossier: Option<DossierView>,
    /// Papers it has issued.
    pub(super) papers: Vec<Paper>,
}

/// Declares a mutation by its input.
macro_rules! change {
    ($mutation:ident($variables:ident, $says:ident) $field:ident) => {
        #[derive(cynic::QueryVariables, Debug)]
        pub(super) struct $variables {
            pub(super) input: $says,
        }

        #[derive(cynic::QueryFragment, Debug)]
        #[cynic(graphql_type = "Mutation", variables = $variables)]
        pub(super) struct $mutation {
            #[arguments(input: $input)]
            $field: Answer,
        }

        impl Payload for $mutation {
            type Object = Done;

            fn split(self) -> (Vec<UserError>, Option<Done>) {
                let Answer { dossier, papers, user_errors } = self.$field;
                (user_errors, Some(Done { dossier, papers }))
            }
        }
    };
}

change! { Claim(ClaimVariables, ClaimInput) dossier_claim }
change! { Assign(AssignVariables, AssignInput) dossier_assign }
change! { Forward(ForwardVariables, ForwardInput) dossier_forward }
change! { SendBack(SendBackVariables, SendBackInput) dossier_send_back }
change! { SignResult(SignVariables, SignInput) dossier_sign_result }
change! { Release(ReleaseVariables, ReleaseInput) dossier_release }

/// What a form of the life cycle sends.
#[derive(Debug, serde::Serialize)]
pub(super) struct ActVariables {
    input: serde_json::Map<String, serde_json::Value>,
}

impl cynic::QueryVariables for ActVariables {
    type Fields = ();
    const VARIABLES: &'static [(&'static str, cynic::variables::VariableType)] = &[];
}

/// Any mutation that answers like [`Claim`], under its name: all of them do. So thirty forms need
/// one type, and the web app stays small; that mutation and input fit is tested with the forms.
pub(super) fn act(
    mutation: &str,
    input_type: &str,
    input: serde_json::Map<String, serde_json::Value>,
) -> cynic::Operation<Claim, ActVariables> {
    let nothing = ClaimInput {
        dossier_id: cynic::Id::new(""),
        expected_version: 0,
        idempotency_key: String::new(),
    };
    let query = Claim::build(ClaimVariables { input: nothing }).query;
    let query = query
        .replace("DossierClaimInput", input_type)
        .replace("dossierClaim(", &format!("dossierClaim: {mutation}("));
    cynic::Operation::new(query, ActVariables { input })
}

/// Nhận việc.
#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "DossierClaimInput")]
pub(super) struct ClaimInput {
    pub(super) dossier_id: cynic::Id,
    pub(super) expected_version: i32,
    pub(super) idempotency_key: String,
}

/// Phân công.
#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "DossierAssignInput")]
pub(super) struct AssignInput {
    pub(super) dossier_id: cynic::Id,
    pub(super) expected_version: i32,
    pub(super) idempotency_key: String,
    pub(super) officer_id: cynic::Id,
    pub(super) reason: Option<String>,
}

/// Chuyển xử lý.
#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "DossierForwardInput")]
pub(super) struct ForwardInput {
    pub(super) dossier_id: cynic::Id,
    pub(super) expected_version: i32,
    pub(super) idempotency_key: String,
    pub(super) note: Option<String>,
    pub(super) next_officer_id: Option<cynic::Id>,
}

/// Trả lại bước trước.
#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "DossierSendBackInput")]
pub(super) struct SendBackInput {
    pub(super) dossier_id: cynic::Id,
    pub(super) expected_version: i32,
    pub(super) idempotency_key: String,
    pub(super) ordinal: i32,
    pub(super) reason: String,
}

/// Ký kết quả.
#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "DossierSignResultInput")]
pub(super) struct SignInput {
    pub(super) dossier_id: cynic::Id,
    pub(super) expected_version: i32,
    pub(super) idempotency_key: String,
    pub(super) kind: ResultKind,
    pub(super) title: String,
    pub(super) text: Option<String>,
    pub(super) file_id: Option<cynic::Id>,
    pub(super) legal_basis: Option<String>,
}

/// Chuyển kết quả đến Trung tâm.
#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "DossierReleaseInput")]
pub(super) struct ReleaseInput {
    pub(super) dossier_id: cynic::Id,
    pub(super) expected_version: i32,
    pub(super) idempotency_key: String,
    pub(super) note: Option<String>,
}

/// A paper to print again, with the mark that says so.
#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "PaperReprintInput")]
struct ReprintInput {
    paper_id: cynic::Id,
    idempotency_key: String,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ReprintVariables {
    input: ReprintInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReprintVariables")]
pub(super) struct Reprint {
    #[arguments(input: $input)]
    paper_reprint: ReprintPayload,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "PaperReprintPayload")]
struct ReprintPayload {
    url: Option<String>,
    user_errors: Vec<UserError>,
}

crate::payload!(Reprint: paper_reprint.url => String);

/// Prints a paper again; answered with where the marked print is.
pub(super) fn reprint(paper_id: cynic::Id, key: String) -> Reply<String> {
    let input = ReprintInput { paper_id, idempotency_key: key };
    api::mutate(Reprint::build(ReprintVariables { input }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_type_serves_every_mutation() {
        let sent = act("dossierUndo", "DossierReasonInput", serde_json::Map::new());
        assert!(sent.query.contains("($input: DossierReasonInput!)"), "{}", sent.query);
        assert!(sent.query.contains("dossierClaim: dossierUndo(input: $input)"), "{}", sent.query);
        assert!(!sent.query.contains("DossierClaimInput"));
    }
}
