//! Inputs around letters, opinions, payments, delivery.

pub use super::payment_input::{DossierPaymentDraftInput, PaymentItemInput};

use super::enums::{AmendableField, DelayReason, Opinion, StopGround};
use super::input::{CompletionLineInput, IntakeInput, files};
use crate::catalog::graphql::SubmissionChannel;
use crate::graphql::scalar::{LegalDate, Moment, Vnd};
use async_graphql::{ID, InputObject};
use domain::dossier::{
    ExtensionLetter, InspectionLetter, Letter, LineFiles, OpinionRequest, StopLetter,
    SupplementLetter,
};
use domain::refusal::{Code, Refusal};

/// An action that needs nothing but the dossier.
#[derive(Debug, Clone, InputObject)]
pub struct DossierActInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// An action that needs a reason.
#[derive(Debug, Clone, InputObject)]
pub struct DossierReasonInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Why.
    pub reason: String,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// A submission that reaches the inbox.
#[derive(Debug, Clone, InputObject)]
pub struct DossierSubmitInput {
    /// What is filed.
    pub intake: IntakeInput,
    /// Online or by post.
    pub channel: SubmissionChannel,
    /// By post: when the minutes with the postman were signed; now when left out.
    pub filed_at: Option<Moment>,
    /// The code that the national portal has given it; stays the dossier's code.
    pub portal_code: Option<String>,
    /// By post: number of the postal slip.
    pub slip: Option<String>,
    /// By post: how the envelope was found, e.g. `Bao bì nguyên vẹn`, for the minutes with the postman;
    /// they say that nothing was recorded when left out.
    pub condition: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// A submission that was completed.
#[derive(Debug, Clone, InputObject)]
pub struct DossierResubmitInput {
    /// What is filed now; `dossierId` and `expectedVersion` name the submission.
    pub intake: IntakeInput,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// The paper file leaves the Center.
#[derive(Debug, Clone, InputObject)]
pub struct DossierHandOverInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Number of the postal slip.
    pub reference: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// The clock is stopped by a decision.
#[derive(Debug, Clone, InputObject)]
pub struct DossierClockSuspendInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Number of the decision of the Center's director; the applicant sees it.
    pub decision_no: String,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// A request for supplements, to be approved and sent by the Center.
#[derive(Debug, Clone, InputObject)]
pub struct DossierSupplementDraftInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Everything that is missing, in one list.
    pub lines: Vec<CompletionLineInput>,
    /// Why the dossier is not enough.
    pub reason: String,
    /// The specialised provision; needed from the second request on.
    pub legal_basis: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

impl DossierSupplementDraftInput {
    /// The letter.
    ///
    /// # Errors
    /// A count is negative or absurd.
    pub fn letter(self) -> Result<Letter, Refusal> {
        let lines: Result<Vec<_>, Refusal> =
            (0..).zip(self.lines).map(|(index, line): (usize, _)| line.line(index)).collect();
        let (reason, legal_basis) = (self.reason, self.legal_basis);
        Ok(Letter::Supplement(SupplementLetter { lines: lines?, reason, legal_basis }))
    }
}

/// An invitation to an inspection, to be approved and sent by the Center.
#[derive(Debug, Clone, InputObject)]
pub struct DossierInspectionDraftInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// When.
    pub at: Moment,
    /// Where.
    pub place: String,
    /// Who takes part, one a line.
    pub participants: String,
    /// What is looked at.
    pub content: String,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

impl DossierInspectionDraftInput {
    /// The letter.
    pub fn letter(self) -> Letter {
        Letter::Inspection(InspectionLetter {
            at: self.at.0,
            place: self.place,
            participants: self.participants,
            content: self.content,
        })
    }
}

/// Requests for opinions of several agencies at once; out as soon as they are approved.
#[derive(Debug, Clone, InputObject)]
pub struct DossierConsultationDraftInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// One for each agency.
    pub requests: Vec<OpinionRequestInput>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// What an agency is asked.
#[derive(Debug, Clone, InputObject)]
pub struct OpinionRequestInput {
    /// Code of the agency.
    pub agency: String,
    /// What.
    pub content: String,
    /// Last day to answer.
    pub answer_by: LegalDate,
    /// Whether the step waits for the answer, or goes on beside it.
    #[graphql(default = true)]
    pub waits: bool,
}

impl DossierConsultationDraftInput {
    /// The letter.
    ///
    /// # Errors
    /// A code that is none of an agency.
    pub fn letter(self) -> Result<Letter, Refusal> {
        let request = |(index, it): (usize, OpinionRequestInput)| {
            let path = format!("requests.{index}.agency");
            let agency = it.agency.as_str().try_into();
            Ok(OpinionRequest {
                agency: agency.map_err(|_| Refusal::at(Code::CanNotBeAsked, &path))?,
                content: it.content,
                answer_by: it.answer_by.0,
                waits: it.waits,
            })
        };
        let requests: Result<_, Refusal> =
            self.requests.into_iter().enumerate().map(request).collect();
        Ok(Letter::Consultation { requests: requests? })
    }
}

/// A notice that processing stops, or that it does not; the leader approves, the Center sends.
#[derive(Debug, Clone, InputObject)]
pub struct DossierStopDraftInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// On which ground it stops; leave out to refuse the applicant's wish.
    pub ground: Option<StopGround>,
    /// Why.
    pub reason: String,
    /// The provision.
    pub legal_basis: String,
    /// What happens to the originals.
    pub originals: String,
    /// What happens to fees already paid.
    pub fees: String,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

impl DossierStopDraftInput {
    /// The letter.
    pub fn letter(self) -> Letter {
        Letter::Stop(StopLetter {
            ground: self.ground.map(Into::into),
            reason: self.reason,
            legal_basis: self.legal_basis,
            originals: self.originals,
            fees: self.fees,
        })
    }
}

/// An apology with a proposal for a later date; the leader signs, the Center decides.
#[derive(Debug, Clone, InputObject)]
pub struct DossierExtensionDraftInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// What kind of reason.
    pub reason: DelayReason,
    /// In words.
    pub text: String,
    /// The new day.
    pub new_date: LegalDate,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

impl DossierExtensionDraftInput {
    /// The letter.
    pub fn letter(self) -> Letter {
        let (reason, text, new_date) = (self.reason.into(), self.text, self.new_date.0);
        Letter::Extension(ExtensionLetter { reason, text, new_date })
    }
}

/// Supplements brought to the Center.
#[derive(Debug, Clone, InputObject)]
pub struct DossierSupplementReceiveInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Which lines of the request it answers, from 0.
    pub lines: Vec<u32>,
    /// Uploaded files of lines it answers. An integrator answers each line with files, and none that
    /// asks for an original or a certified copy.
    #[graphql(default)]
    pub files: Vec<SupplementFilesInput>,
    /// A remark.
    pub note: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// Files that answer a line of a request for supplements.
#[derive(Debug, Clone, InputObject)]
pub struct SupplementFilesInput {
    /// Which line, from 0.
    pub line: u32,
    /// Files the caller has uploaded, see `POST /files`; at most 10, none of another dossier.
    pub files: Vec<ID>,
}

impl From<SupplementFilesInput> for LineFiles {
    fn from(given: SupplementFilesInput) -> Self {
        Self { line: given.line, files: files(&given.files) }
    }
}

/// A payment that was made.
#[derive(Debug, Clone, InputObject)]
pub struct DossierPaymentRecordInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Exactly what the notice asks for.
    pub amount: Vnd,
    /// Number of the receipt or the tax voucher.
    pub reference: String,
    /// The day on which it was paid, where it is not today; the second stage counts from it. Not before
    /// the notice.
    pub paid_on: Option<LegalDate>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// What a consulted agency says.
#[derive(Debug, Clone, InputObject)]
pub struct DossierConsultationAnswerInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Which request, from 1.
    pub number: u32,
    /// In one word.
    pub opinion: Opinion,
    /// In full.
    pub text: String,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// What an inspection found.
#[derive(Debug, Clone, InputObject)]
pub struct DossierInspectionRecordInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// What was found.
    pub text: String,
    /// What follows from it; the minutes have no conclusion when left out.
    pub conclusion: Option<String>,
    /// What those present object, in their words; none when left out, and the minutes say so.
    pub objections: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// The applicant's wish to stop.
#[derive(Debug, Clone, InputObject)]
pub struct DossierWithdrawalRequestInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// How the wish came.
    pub channel: SubmissionChannel,
    /// Why, in the applicant's words.
    pub reason: String,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// Another agency is competent.
#[derive(Debug, Clone, InputObject)]
pub struct DossierTransferInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Code of the competent agency.
    pub agency: String,
    /// Why.
    pub reason: String,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// A correction of what was filed.
#[derive(Debug, Clone, InputObject)]
pub struct DossierAmendmentProposeInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// What changes.
    pub changes: Vec<FieldChangeInput>,
    /// Why.
    pub reason: String,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// One field with what it is to be.
#[derive(Debug, Clone, InputObject)]
pub struct FieldChangeInput {
    /// Which.
    pub field: AmendableField,
    /// As it is to be; null or empty takes out what may be left out. `RETURN_METHOD` and `SEX` have the
    /// codes of `ReturnMethod` and `Sex`, `BIRTH_DATE` is `1985-03-01` or `01/03/1985`, the rest is
    /// as at the intake.
    pub after: Option<String>,
}

/// A result given to the post.
#[derive(Debug, Clone, InputObject)]
pub struct DossierResultPostInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Number of the postal slip (phiếu gửi).
    pub slip: String,
    /// Where to, where it is not the address of the dossier.
    pub address: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// The post has delivered a result.
#[derive(Debug, Clone, InputObject)]
pub struct DossierDeliveryConfirmInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Who took it.
    pub recipient_name: String,
    /// The authorisation, when it is not the applicant.
    pub authorization: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// The post could not deliver a result.
#[derive(Debug, Clone, InputObject)]
pub struct DossierDeliveryFailInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// When the postman came.
    pub tried_at: Moment,
    /// Why it failed.
    pub reason: String,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}
