//! What the forms of the life cycle need to know of it: the letter in hand, and what is open.

use super::operations::{ActionName, File};
use crate::api::{Date, Moment, Vnd, schema};
use crate::dossier::list::{AgencyRef, OfficerRef};

/// The parts of a dossier's life that a form refers to.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Default)]
#[cynic(graphql_type = "DossierLife")]
pub(super) struct Pending {
    pub(super) letter: Option<Letter>,
    pub(super) set_aside: Option<Letter>,
    pub(super) consultations: Vec<Asked>,
    pub(super) supplements: Vec<Round>,
    pub(super) obligations: Vec<Obligation>,
    pub(super) payment_account: Option<PaymentAccount>,
    pub(super) amendments: Vec<Proposed>,
}

/// A letter being drafted, approved or sent.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "PendingLetter")]
pub(super) struct Letter {
    pub(super) kind: ActionName,
    pub(super) title: String,
    pub(super) drafted_at: Moment,
    pub(super) drafted_by: Option<OfficerRef>,
    pub(super) approved_at: Option<Moment>,
    pub(super) returned_reason: Option<String>,
    pub(super) reason: String,
    pub(super) legal_basis: Option<String>,
    pub(super) lines: Vec<RequestedLine>,
    pub(super) items: Vec<PaymentItem>,
    pub(super) total: Option<Vnd>,
    pub(super) beneficiary: Option<String>,
    pub(super) account_number: Option<String>,
    pub(super) bank: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) at: Option<Moment>,
    pub(super) place: Option<String>,
    pub(super) participants: Option<String>,
    pub(super) requests: Vec<OpinionRequest>,
    pub(super) delay_reason: Option<DelayReason>,
    pub(super) stop_ground: Option<StopGround>,
    pub(super) fees: Option<String>,
    pub(super) originals: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct RequestedLine {
    pub(super) content: String,
    pub(super) reason: String,
    pub(super) originals: i32,
    pub(super) certified: i32,
    pub(super) copies: i32,
    pub(super) document_key: Option<String>,
    pub(super) open: bool,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct PaymentItem {
    pub(super) name: String,
    pub(super) calculation: Option<String>,
    pub(super) amount: Vnd,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct OpinionRequest {
    pub(super) agency: AgencyRef,
    pub(super) content: String,
    pub(super) answer_by: Date,
    pub(super) waits: bool,
}

/// An opinion that was asked for.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Consultation")]
pub(super) struct Asked {
    pub(super) number: i32,
    pub(super) agency: AgencyRef,
    pub(super) answered_at: Option<Moment>,
}

/// Why it is late.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DelayReason {
    ConsultationLate,
    FieldInspection,
    ComplexCase,
    StaffAbsence,
    SystemFault,
    ForceMajeure,
    ApplicantCause,
    LegalConflict,
    Other,
}

/// Why it stops.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StopGround {
    Withdrawn,
    NotCompleted,
    PaymentNotMade,
    AuthorityStop,
}

/// A request for supplements.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "SupplementRound")]
pub(super) struct Round {
    pub(super) lines: Vec<SupplementLine>,
    pub(super) completed_at: Option<Moment>,
}

/// The account on record, with which a notice of payment begins.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct PaymentAccount {
    pub(super) holder: String,
    pub(super) number: String,
    pub(super) bank: String,
}

/// What was asked for, with the files that answered it.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "RequestedLine")]
pub(super) struct SupplementLine {
    pub(super) content: String,
    pub(super) reason: String,
    pub(super) open: bool,
    pub(super) files: Vec<File>,
}

/// Something that was to be paid.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "FinancialObligation")]
pub(super) struct Obligation {
    pub(super) total: Vnd,
    pub(super) paid_at: Option<Moment>,
}

/// A correction.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Amendment")]
pub(super) struct Proposed {
    pub(super) changes: Vec<FieldChange>,
    pub(super) decided_at: Option<Moment>,
    pub(super) reason: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct FieldChange {
    pub(super) label: String,
    pub(super) before: String,
    pub(super) after: String,
}
