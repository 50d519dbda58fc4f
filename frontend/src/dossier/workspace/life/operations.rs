//! What the cards ask for: every matter in one operation.

use crate::api::{Date, Moment, Vnd, schema};
use crate::dossier::list::{AgencyRef, DossierStatus, OfficerRef, SubmissionChannel};
use crate::dossier::workspace::operations::DossierKeyFields;
pub(super) use crate::dossier::workspace::pending::{FieldChange, PaymentItem, RequestedLine};

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "DossierKey")]
pub(super) struct LifeQuery {
    #[arguments(code: $code, id: $id)]
    pub(super) dossier: Option<WithLife>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Dossier")]
pub(super) struct WithLife {
    pub(super) status: DossierStatus,
    pub(super) accepted_at: Option<Moment>,
    pub(super) life: Facts,
}

/// What has happened beside the steps.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "DossierLife")]
pub(super) struct Facts {
    pub(super) submission: Option<Submission>,
    pub(super) completion: Option<Completion>,
    pub(super) handover: Option<Handover>,
    pub(super) supplements: Vec<SupplementRound>,
    pub(super) consultations: Vec<Consultation>,
    pub(super) obligations: Vec<FinancialObligation>,
    pub(super) inspections: Vec<FieldInspection>,
    pub(super) extension: Option<Extension>,
    pub(super) transfers: Vec<Transfer>,
    pub(super) amendments: Vec<Amendment>,
    pub(super) withdrawals: Vec<WithdrawalRequest>,
    pub(super) stop: Option<Stop>,
    pub(super) shipments: Vec<Shipment>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Submission {
    pub(super) channel: SubmissionChannel,
    pub(super) filed_at: Moment,
    pub(super) portal_code: Option<String>,
    pub(super) slip: Option<String>,
    pub(super) answer_due_at: Moment,
    pub(super) answered_at: Option<Moment>,
}

/// What was to be completed before acceptance.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Completion {
    pub(super) asked_at: Moment,
    pub(super) deadline: Date,
    pub(super) lines: Vec<RequestedLine>,
    pub(super) reason: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Handover {
    pub(super) due_at: Moment,
    pub(super) sent_at: Option<Moment>,
    pub(super) reference: Option<String>,
    pub(super) arrived_at: Option<Moment>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct SupplementRound {
    pub(super) asked_at: Moment,
    pub(super) deadline: Date,
    pub(super) lines: Vec<RequestedLine>,
    pub(super) reason: String,
    pub(super) legal_basis: Option<String>,
    pub(super) answered_at: Vec<Moment>,
    pub(super) completed_at: Option<Moment>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Consultation {
    pub(super) agency: AgencyRef,
    pub(super) content: String,
    pub(super) sent_at: Moment,
    pub(super) due_at: Moment,
    pub(super) waits: bool,
    pub(super) overdue_at: Option<Moment>,
    pub(super) deemed_agreed: bool,
    pub(super) answered_at: Option<Moment>,
    pub(super) opinion: Option<Opinion>,
    pub(super) text: Option<String>,
}

/// An opinion in one word.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(non_exhaustive)]
pub(super) enum Opinion {
    Agree,
    Comment,
    Disagree,
    #[cynic(fallback)]
    Unknown,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct FinancialObligation {
    pub(super) asked_at: Moment,
    pub(super) items: Vec<PaymentItem>,
    pub(super) total: Vnd,
    pub(super) beneficiary: String,
    pub(super) account_number: Option<String>,
    pub(super) bank: Option<String>,
    pub(super) legal_basis: String,
    pub(super) pay_by: Date,
    pub(super) paid_at: Option<Moment>,
    pub(super) paid_on: Option<Date>,
    pub(super) reference: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct FieldInspection {
    pub(super) called_at: Moment,
    pub(super) at: Moment,
    pub(super) place: String,
    pub(super) participants: String,
    pub(super) content: String,
    pub(super) findings: Option<String>,
    pub(super) conclusion: Option<String>,
    pub(super) objections: Option<String>,
}

/// The apology with a later date.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Extension {
    pub(super) at: Moment,
    pub(super) due_before: Moment,
    pub(super) new_due_at: Moment,
    pub(super) moves_due: bool,
    pub(super) told_in_time: bool,
    pub(super) reason_text: String,
    pub(super) text: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Transfer {
    pub(super) at: Moment,
    pub(super) from: AgencyRef,
    pub(super) to: AgencyRef,
    pub(super) reason: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Amendment {
    pub(super) proposed_at: Moment,
    pub(super) proposed_by: Option<OfficerRef>,
    pub(super) changes: Vec<FieldChange>,
    pub(super) reason: String,
    pub(super) decided_at: Option<Moment>,
    pub(super) decided_by: Option<OfficerRef>,
    pub(super) refused_reason: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct WithdrawalRequest {
    pub(super) at: Moment,
    pub(super) channel: SubmissionChannel,
    pub(super) reason: String,
    pub(super) refused_reason: Option<String>,
}

/// The end without a result.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Stop {
    pub(super) at: Moment,
    pub(super) ground_text: String,
    pub(super) reason: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Shipment {
    pub(super) slip: String,
    pub(super) address: String,
    pub(super) sent_at: Moment,
    pub(super) attempts: Vec<DeliveryAttempt>,
    pub(super) ended_at: Option<Moment>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct DeliveryAttempt {
    pub(super) at: Moment,
    pub(super) reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::workspace::operations::DossierKey;
    use cynic::QueryBuilder;

    #[test]
    fn what_is_asked_of_the_server() {
        insta::assert_snapshot!(LifeQuery::build(DossierKey { code: None, id: None }).query);
    }
}
