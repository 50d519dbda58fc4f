//! What the page of a dossier asks for: everything on it in one operation.

mod links;

pub(super) use links::{PaperQuery, WithPapers};

use super::pending::Pending;
use crate::api::{Date, Moment, schema};
pub(super) use crate::dossier::intake::kinds::{ApplicantKind, ReturnMethod, Sex};
use crate::dossier::list::{AgencyRef, DossierStatus, OfficerRef, UnitRef};
use domain::dossier::{self, AmendableField};
use domain::identifier;

/// By code, or by global id for a guidance that has no code.
#[derive(cynic::QueryVariables, Debug, Clone, PartialEq)]
pub(super) struct DossierKey {
    pub(super) code: Option<String>,
    pub(super) id: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "DossierKey")]
pub(super) struct DossierQuery {
    #[arguments(code: $code, id: $id)]
    pub(super) dossier: Option<DossierView>,
}

/// A dossier, as its page shows it.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Dossier")]
pub(super) struct DossierView {
    pub(super) id: cynic::Id,
    pub(super) version: i32,
    pub(super) code: Option<String>,
    pub(super) status: DossierStatus,
    pub(super) status_text: String,
    pub(super) procedure: ProcedureView,
    pub(super) case_name: String,
    pub(super) competent_agency: AgencyRef,
    pub(super) receiving_center: AgencyRef,
    pub(super) applicant: Applicant,
    pub(super) submitter: Option<Submitter>,
    pub(super) received_at: Moment,
    pub(super) accepted_at: Option<Moment>,
    pub(super) accepted_by: Option<OfficerRef>,
    pub(super) due_at: Option<Moment>,
    pub(super) remaining_minutes: Option<i32>,
    pub(super) due: Option<DueReasons>,
    pub(super) timeliness: Option<Timeliness>,
    pub(super) paused: bool,
    pub(super) documents: Vec<HandedIn>,
    pub(super) set_count: i32,
    pub(super) papers: Vec<Paper>,
    pub(super) control_sheet_url: Option<String>,
    pub(super) return_method: ReturnMethod,
    pub(super) return_address: Option<String>,
    pub(super) register_entry: Option<RegisterEntry>,
    pub(super) result: Option<ResultView>,
    pub(super) steps: Vec<Step>,
    pub(super) timeline: Vec<Happening>,
    pub(super) actions: Vec<Availability>,
    #[cynic(rename = "life")]
    pub(super) pending: Pending,
}

impl DossierView {
    /// Whether it has this global id.
    pub(super) fn is(&self, id: &str) -> bool {
        self.id.inner() == id
    }

    /// What stands in a field that can be corrected.
    pub(super) fn value_of(&self, field: AmendableField) -> Option<String> {
        let applicant = &self.applicant;
        let submitter = self.submitter.as_ref();
        let value = match field {
            AmendableField::Name => Some(applicant.name.clone()),
            AmendableField::PersonalId => applicant.personal_id.clone(),
            AmendableField::TaxCode => applicant.tax_code.clone(),
            AmendableField::BirthDate => applicant.birth_date.map(|day| day.0.to_string()),
            AmendableField::Sex => {
                applicant.sex.map(|sex| identifier::Sex::from(sex).code().into())
            }
            AmendableField::Address => Some(applicant.address.clone()),
            AmendableField::Phone => Some(applicant.phone.clone()),
            AmendableField::Email => applicant.email.clone(),
            AmendableField::SubmitterName => submitter.map(|it| it.name.clone()),
            AmendableField::SubmitterPersonalId => submitter.and_then(|it| it.personal_id.clone()),
            AmendableField::SubmitterPhone => submitter.and_then(|it| it.phone.clone()),
            AmendableField::SubmitterAuthorization => {
                submitter.and_then(|it| it.authorization.clone())
            }
            AmendableField::ReturnMethod => {
                Some(dossier::ReturnMethod::from(self.return_method).code().into())
            }
            AmendableField::ReturnAddress => self.return_address.clone(),
        };
        value.filter(|value| !value.is_empty())
    }

    /// The step where it stands.
    pub(super) fn current(&self) -> Option<&Step> {
        self.steps.iter().find(|step| step.state == StepState::Current)
    }
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Procedure")]
pub(super) struct ProcedureView {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) results: Vec<ResultName>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "ResultType")]
pub(super) struct ResultName {
    pub(super) name: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Applicant {
    pub(super) kind: ApplicantKind,
    pub(super) name: String,
    pub(super) personal_id: Option<String>,
    pub(super) tax_code: Option<String>,
    pub(super) birth_date: Option<Date>,
    pub(super) sex: Option<Sex>,
    pub(super) address: String,
    pub(super) phone: String,
    pub(super) email: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Submitter {
    pub(super) name: String,
    pub(super) personal_id: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) authorization: Option<String>,
}

/// Why it is due when it is due.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Due")]
pub(super) struct DueReasons {
    pub(super) lines: Vec<String>,
    pub(super) provisional: Option<String>,
    pub(super) estimate: bool,
    pub(super) skipped: Vec<Skipped>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "SkippedDays")]
pub(super) struct Skipped {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) reason: String,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timeliness {
    Early,
    OnTime,
    Late,
}

/// A paper the case asks for, with what was handed in.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "SubmittedDocument")]
pub(super) struct HandedIn {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) required: bool,
    pub(super) originals: i32,
    pub(super) copies: i32,
    pub(super) electronic: i32,
    pub(super) note: Option<String>,
    pub(super) files: Vec<File>,
}

/// An uploaded file.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Attachment")]
pub(super) struct File {
    pub(super) id: cynic::Id,
    pub(super) name: String,
    pub(super) size: i32,
    pub(super) uploaded_at: Moment,
    pub(super) uploaded_by: Option<OfficerRef>,
    pub(super) url: String,
}

/// An issued paper.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "IssuedPaper")]
pub(super) struct Paper {
    pub(super) id: cynic::Id,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) issued_at: Moment,
    pub(super) reprintable: bool,
    pub(super) url: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct RegisterEntry {
    pub(super) book: String,
    pub(super) row: i32,
}

/// The signed result.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "DossierResult")]
pub(super) struct ResultView {
    pub(super) kind: ResultKind,
    pub(super) title: String,
    pub(super) signed_at: Moment,
    pub(super) signer: Option<OfficerRef>,
    pub(super) released_at: Option<Moment>,
    pub(super) returned_at: Option<Moment>,
    pub(super) recipient: Option<String>,
}

/// Granted or refused.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ResultKind {
    Approval,
    Refusal,
}

/// A step with what has happened in it.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "StepInstance")]
pub(super) struct Step {
    pub(super) ordinal: i32,
    pub(super) title: String,
    pub(super) action: StepAction,
    pub(super) agency: AgencyRef,
    pub(super) unit: Option<UnitRef>,
    pub(super) role_name: String,
    pub(super) minutes: i32,
    pub(super) state: StepState,
    pub(super) entered_at: Option<Moment>,
    pub(super) due_at: Option<Moment>,
    pub(super) finished_at: Option<Moment>,
    pub(super) assignee: Option<OfficerRef>,
    pub(super) performer: Option<OfficerRef>,
    pub(super) note: Option<String>,
    pub(super) used_minutes: Option<i32>,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(non_exhaustive)]
pub(super) enum StepAction {
    Intake,
    Assign,
    Appraise,
    Review,
    Sign,
    Release,
    Return,
    #[cynic(fallback)]
    Unknown,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StepState {
    Waiting,
    Current,
    Done,
    SentBack,
    Undone,
    Dropped,
}

/// A line of the timeline.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "TimelineEntry")]
pub(super) struct Happening {
    pub(super) at: Moment,
    pub(super) kind: HappeningKind,
    pub(super) title: String,
    pub(super) detail: Option<String>,
    pub(super) actor: Option<OfficerRef>,
    pub(super) on_behalf_of: Option<OfficerRef>,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(graphql_type = "TimelineKind", non_exhaustive)]
pub(super) enum HappeningKind {
    Accepted,
    Amended,
    Answered,
    Assigned,
    CompletionRequested,
    Consulted,
    DueChanged,
    Extended,
    Forwarded,
    HandedOver,
    Inspected,
    Letter,
    Paid,
    PaymentRequested,
    Posted,
    Refused,
    Released,
    Returned,
    SentBack,
    Signed,
    Stopped,
    Submitted,
    Suspended,
    SupplementReceived,
    SupplementRequested,
    Transferred,
    Withdrawal,
    #[cynic(fallback)]
    Unknown,
}

/// An action and whether it is possible now.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "ActionAvailability")]
pub(super) struct Availability {
    pub(super) name: ActionName,
    pub(super) label: String,
    pub(super) allowed: bool,
    pub(super) reason: Option<String>,
    pub(super) code: Option<Refusal>,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cynic(non_exhaustive)]
pub(super) enum ActionName {
    Accept,
    RequestCompletion,
    Refuse,
    Resubmit,
    Claim,
    Assign,
    Forward,
    SendBack,
    SignResult,
    Release,
    ReturnResult,
    HandOver,
    ConfirmArrival,
    DraftSupplement,
    DraftPayment,
    DraftConsultation,
    DraftInspection,
    DraftExtension,
    DraftStop,
    ApproveLetter,
    ReturnLetter,
    DiscardLetter,
    SendLetter,
    RejectLetter,
    GrantExtension,
    ReturnExtension,
    ReceiveSupplement,
    RecordPayment,
    AnswerConsultation,
    RecordInspection,
    RequestWithdrawal,
    StopBeforeHandover,
    DeclineWithdrawal,
    Close,
    Transfer,
    ProposeAmendment,
    ApproveAmendment,
    RejectAmendment,
    SuspendClock,
    EndSuspension,
    Undo,
    ConfirmResult,
    PostResult,
    ConfirmDelivery,
    FailDelivery,
    #[cynic(fallback)]
    Unknown,
}

/// Why an action is not possible, as far as the page draws it differently.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(graphql_type = "UserErrorCode", non_exhaustive)]
pub(super) enum Refusal {
    /// Somebody has the step.
    AlreadyClaimed,
    /// Somebody else has the step.
    NotAssignee,
    /// Another duty on this dossier stands in the way.
    ConflictOfDuty,
    /// Any other reason.
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct AssigneeVariables {
    pub(super) id: cynic::Id,
    pub(super) next: bool,
}

/// Who could do the step.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "AssigneeVariables")]
pub(super) struct AssigneeQuery {
    #[arguments(id: $id)]
    pub(super) dossier: Option<WithAssignees>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Dossier", variables = "AssigneeVariables")]
pub(super) struct WithAssignees {
    #[arguments(next: $next)]
    pub(super) assignees: Vec<Assignee>,
}

/// An officer with what he has to do already.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Assignee {
    pub(super) officer: Colleague,
    pub(super) open_steps: i32,
}

/// An officer who may be away.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Officer")]
pub(super) struct Colleague {
    pub(super) id: cynic::Id,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) absent_until: Option<Date>,
    pub(super) stand_ins: Vec<OfficerRef>,
}

/// Something within reach changed.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Subscription")]
pub(super) struct Changed {
    pub(super) dossier_changed: Change,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DossierChange")]
pub(super) struct Change {
    pub(super) id: cynic::Id,
    pub(super) dossier: Option<ChangedDossier>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Dossier")]
pub(super) struct ChangedDossier {
    pub(super) version: i32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use cynic::QueryBuilder;

    #[test]
    fn what_is_asked_of_the_server() {
        insta::assert_snapshot!(DossierQuery::build(DossierKey { code: None, id: None }).query);
    }
}
