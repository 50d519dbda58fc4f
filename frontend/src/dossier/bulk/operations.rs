//! What acting on many dossiers asks for.

use crate::api::{Date, Payload, UserError, schema};

/// What to do.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cynic(graphql_type = "DossierBulkAction")]
pub enum BulkAction {
    /// Nhận việc.
    Claim,
    /// Phân công.
    Assign,
    /// Chuyển xử lý.
    Forward,
    /// Chuyển kết quả đến Trung tâm.
    Release,
    /// Tạm dừng thời hạn do bất khả kháng.
    SuspendClock,
    /// Kết thúc tạm dừng thời hạn.
    EndSuspension,
    /// Gửi văn bản đã duyệt.
    SendLetter,
    /// Bàn giao hồ sơ giấy cho bưu chính.
    HandOver,
    /// Xác nhận đã nhận hồ sơ giấy.
    ConfirmArrival,
    /// Xác nhận kết quả đã về Trung tâm.
    ConfirmResult,
}

/// A dossier and the version of it that is on screen.
#[derive(cynic::InputObject, Debug, Clone, PartialEq, Eq)]
#[cynic(graphql_type = "DossierBulkItemInput")]
pub struct BulkTarget {
    /// Global id.
    pub dossier_id: cynic::Id,
    /// What is on screen.
    pub expected_version: i32,
}

/// The same for many dossiers.
#[derive(cynic::InputObject, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "DossierBulkOrder")]
pub(super) struct BulkOrder {
    pub(super) action: BulkAction,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(super) items: Option<Vec<BulkTarget>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(super) held_by: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(super) officer_id: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(super) next_officer_id: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(super) decision_no: Option<String>,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct PreviewVariables {
    pub(super) order: BulkOrder,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "PreviewVariables")]
pub(super) struct PreviewQuery {
    #[arguments(order: $order)]
    pub(super) dossier_bulk_preview: Preview,
}

/// What would be done.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "DossierBulkPreview")]
pub(super) struct Preview {
    pub(super) more: bool,
    pub(super) items: Vec<BulkItem>,
    pub(super) load_effect: Option<LoadEffect>,
    pub(super) user_errors: Vec<UserError>,
}

/// What became of a dossier, or would.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(graphql_type = "DossierBulkOutcome")]
pub enum BulkOutcome {
    /// It could be done.
    Eligible,
    /// It was done.
    Done,
    /// It was refused.
    Refused,
    /// Somebody else was first.
    Stale,
    /// No answer.
    Failed,
}

/// A dossier of a bulk.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "DossierBulkItem")]
pub(super) struct BulkItem {
    pub(super) dossier_id: cynic::Id,
    pub(super) expected_version: i32,
    pub(super) outcome: BulkOutcome,
    pub(super) user_errors: Vec<UserError>,
    pub(super) dossier: Option<BulkDossier>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Dossier")]
pub(super) struct BulkDossier {
    pub(super) version: i32,
    pub(super) code: Option<String>,
    pub(super) applicant_name: String,
    pub(super) current_step: Option<BulkStep>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "StepInstance")]
pub(super) struct BulkStep {
    pub(super) title: String,
    pub(super) assignee: Option<OfficerName>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Officer")]
pub(super) struct OfficerName {
    pub(super) name: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct LoadEffect {
    pub(super) officer: OfficerName,
    pub(super) before: LoadSum,
    pub(super) after: LoadSum,
}

/// A load in short.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "LoadSummary")]
pub(super) struct LoadSum {
    pub(super) steps: i32,
    pub(super) level: LoadLevel,
    pub(super) tightest: Tightest,
}

#[derive(cynic::QueryFragment, Debug, Clone, Copy, PartialEq)]
#[cynic(graphql_type = "LoadStrain")]
pub(super) struct Tightest {
    pub(super) percent: i32,
}

/// How full an officer's time is.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadLevel {
    /// Up to half of the time.
    Light,
    /// Up to all of it.
    Full,
    /// More work than time.
    Over,
}

/// The same for many dossiers, under a key.
#[derive(cynic::InputObject, Debug, Clone)]
#[cynic(graphql_type = "DossierBulkInput")]
pub(super) struct BulkInput {
    pub(super) order: BulkOrder,
    pub(super) idempotency_key: String,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct BulkVariables {
    pub(super) input: BulkInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "BulkVariables")]
pub(super) struct Bulk {
    #[arguments(input: $input)]
    pub(super) dossier_bulk: BulkPayload,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DossierBulkPayload")]
pub(super) struct BulkPayload {
    pub(super) items: Vec<BulkItem>,
    pub(super) user_errors: Vec<UserError>,
}

impl Payload for Bulk {
    type Object = Vec<BulkItem>;

    fn split(self) -> (Vec<UserError>, Option<Vec<BulkItem>>) {
        (self.dossier_bulk.user_errors, Some(self.dossier_bulk.items))
    }
}

/// Officers within reach with what they have to do, fullest first.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
pub(super) struct CandidateQuery {
    pub(super) workload: Candidates,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Workload")]
pub(super) struct Candidates {
    pub(super) officers: Vec<Candidate>,
}

/// Somebody who could be given work.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "OfficerLoad")]
pub(super) struct Candidate {
    pub(super) officer: CandidateOfficer,
    pub(super) load: LoadSum,
    pub(super) absent_until: Option<Date>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Officer")]
pub(super) struct CandidateOfficer {
    pub(super) id: cynic::Id,
    pub(super) name: String,
    pub(super) title: String,
}
