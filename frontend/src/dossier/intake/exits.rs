//! The exits of the intake, and the ways into the inbox, as mutations.

use super::kinds::{ApplicantKind, RefusalReason, ReturnMethod, Sex, SubmissionChannel};
use crate::api::{Date, Moment, Payload, UserError, schema};
use cynic::{InputObject, QueryFragment, QueryVariables};

/// What is filed; the same for all exits.
#[derive(InputObject, Debug, Clone, PartialEq)]
pub struct IntakeInput {
    pub dossier_id: Option<cynic::Id>,
    pub expected_version: Option<i32>,
    pub procedure_code: String,
    pub case_key: String,
    pub applicant: ApplicantInput,
    pub submitter: Option<SubmitterInput>,
    pub documents: Vec<SubmittedDocumentInput>,
    pub set_count: i32,
    pub return_method: ReturnMethod,
    pub return_address: Option<String>,
}

/// Chủ hồ sơ.
#[derive(InputObject, Debug, Clone, PartialEq)]
pub struct ApplicantInput {
    pub kind: ApplicantKind,
    pub name: String,
    pub personal_id: Option<String>,
    pub tax_code: Option<String>,
    pub birth_date: Option<Date>,
    pub sex: Option<Sex>,
    pub address: String,
    pub phone: String,
    pub email: Option<String>,
}

/// Người nộp theo ủy quyền.
#[derive(InputObject, Debug, Clone, PartialEq)]
pub struct SubmitterInput {
    pub name: String,
    pub personal_id: Option<String>,
    pub phone: Option<String>,
    pub authorization: Option<String>,
}

/// A line of papers handed in.
#[derive(InputObject, Debug, Clone, PartialEq)]
pub struct SubmittedDocumentInput {
    pub key: String,
    pub originals: i32,
    pub copies: i32,
    pub electronic: i32,
    pub note: Option<String>,
    pub files: Vec<cynic::Id>,
}

/// A thing to be completed.
#[derive(InputObject, Debug, Clone, PartialEq)]
pub struct CompletionLineInput {
    pub document_key: Option<String>,
    pub content: String,
    pub reason: String,
    pub originals: i32,
    pub certified: i32,
    pub copies: i32,
}

#[derive(QueryVariables, Debug)]
pub(super) struct AcceptVariables {
    pub(super) input: DossierAcceptInput,
}

#[derive(InputObject, Debug)]
pub(super) struct DossierAcceptInput {
    pub(super) idempotency_key: String,
    pub(super) intake: IntakeInput,
    pub(super) receipt_slip: bool,
}

#[derive(QueryVariables, Debug)]
pub(super) struct RequestVariables {
    pub(super) input: DossierRequestCompletionInput,
}

#[derive(InputObject, Debug)]
pub(super) struct DossierRequestCompletionInput {
    pub(super) idempotency_key: String,
    pub(super) intake: IntakeInput,
    pub(super) lines: Vec<CompletionLineInput>,
    pub(super) reason: String,
    pub(super) legal_basis: Option<String>,
}

#[derive(QueryVariables, Debug)]
pub(super) struct RefuseVariables {
    pub(super) input: DossierRefuseInput,
}

#[derive(InputObject, Debug)]
pub(super) struct DossierRefuseInput {
    pub(super) idempotency_key: String,
    pub(super) intake: IntakeInput,
    pub(super) reason: RefusalReason,
    pub(super) text: String,
    pub(super) competent_agency: Option<String>,
}

#[derive(QueryVariables, Debug)]
pub(super) struct SubmitVariables {
    pub(super) input: DossierSubmitInput,
}

#[derive(InputObject, Debug)]
pub(super) struct DossierSubmitInput {
    pub(super) idempotency_key: String,
    pub(super) intake: IntakeInput,
    pub(super) channel: SubmissionChannel,
    pub(super) slip: Option<String>,
    pub(super) condition: Option<String>,
    pub(super) filed_at: Option<Moment>,
    pub(super) portal_code: Option<String>,
}

#[derive(QueryVariables, Debug)]
pub(super) struct ResubmitVariables {
    pub(super) input: DossierResubmitInput,
}

#[derive(InputObject, Debug)]
pub(super) struct DossierResubmitInput {
    pub(super) idempotency_key: String,
    pub(super) intake: IntakeInput,
}

#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "SubmitVariables")]
pub(super) struct Submit {
    #[arguments(input: $input)]
    dossier_submit: DossierPayload,
}

#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ResubmitVariables")]
pub(super) struct Resubmit {
    #[arguments(input: $input)]
    dossier_resubmit: DossierPayload,
}

#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "AcceptVariables")]
pub(super) struct Accept {
    #[arguments(input: $input)]
    dossier_accept: DossierPayload,
}

#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "RequestVariables")]
pub(super) struct RequestCompletion {
    #[arguments(input: $input)]
    dossier_request_completion: DossierPayload,
}

#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "RefuseVariables")]
pub(super) struct Refuse {
    #[arguments(input: $input)]
    dossier_refuse: DossierPayload,
}

#[derive(QueryFragment, Debug)]
struct DossierPayload {
    dossier: Option<Taken>,
    papers: Vec<Paper>,
    user_errors: Vec<UserError>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Issued {
    /// The dossier now.
    pub dossier: Taken,
    /// The papers made by it.
    pub papers: Vec<Paper>,
}

/// The dossier, as much as the counter reads out.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Dossier")]
pub struct Taken {
    /// Global id.
    pub id: cynic::Id,
    /// When the Center has to answer what waits in the inbox.
    pub answer_due_at: Option<Moment>,
    /// Mã hồ sơ; none for a guidance or a refusal.
    pub code: Option<String>,
    /// Chủ hồ sơ.
    pub applicant_name: String,
    /// Where it goes.
    pub competent_agency: AgencyName,
    /// The procedure.
    pub procedure: ProcedureName,
    /// When it is due.
    pub due_at: Option<Moment>,
    /// Its row in the register.
    pub register_entry: Option<RegisterEntry>,
}

/// An agency by name.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Agency")]
pub struct AgencyName {
    /// Legal name.
    pub name: String,
}

/// A procedure by name.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Procedure")]
pub struct ProcedureName {
    /// Legal name.
    pub name: String,
}

/// Row of the register.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct RegisterEntry {
    /// Quyển số.
    pub book: String,
    /// Số thứ tự.
    pub row: i32,
}

/// A paper made.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "IssuedPaper")]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Link to the PDF, good for five minutes.
    pub url: String,
}

macro_rules! issues {
    ($($mutation:ident.$field:ident),+) => {$(
        impl Payload for $mutation {
            type Object = Issued;

            fn split(self) -> (Vec<UserError>, Option<Issued>) {
                let DossierPayload { dossier, papers, user_errors } = self.$field;
                (user_errors, dossier.map(|dossier| Issued { dossier, papers }))
            }
        }
    )+};
}

issues!(
    Submit.dossier_submit,
    Resubmit.dossier_resubmit,
    Accept.dossier_accept,
    RequestCompletion.dossier_request_completion,
    Refuse.dossier_refuse
);
