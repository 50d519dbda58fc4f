//! What has happened to a dossier; the log is made of these, in order, hash-chained.

use super::clock::Dates;
use super::command::{CompletionLine, ResultContent, ResultKind, ReturnOfResult};
use super::intake::Intake;
use super::letter::{InspectionLetter, Letter, PaymentLetter};
use super::life::{Extension, FieldChange, InspectionRecord, LineFiles, Opinion, StopGround};
use super::regime::Regime;
use super::state::RegisterEntry;
use crate::calendar::{PauseGround, Term};
use crate::catalog::SubmissionChannel;
use crate::document::{FormKind, RefusalReason, SignedFor};
use crate::identifier::AgencyCode;
use crate::identity::{OfficerId, Role};
use crate::time::Instant;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who did it, in which role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct By {
    /// The officer.
    pub officer: OfficerId,
    /// The role by which the policy allowed it.
    pub role: Role,
    /// In whose place, when it was allowed by a delegation ("X thay mặt Y").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<OfficerId>,
}

/// An event as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Position in the dossier's log, from 1; the dossier's version after it.
    pub seq: u32,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: By,
    /// What.
    pub event: Event,
}

/// What every exit of the intake fixes (R3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IntakeFacts {
    /// The Center.
    pub center: AgencyCode,
    /// The agency that answers for the procedure.
    pub agency: AgencyCode,
    /// Version of the procedure.
    pub procedure_version: u32,
    /// What was filed.
    pub intake: Intake,
}

/// Why a due date changed; there are no other reasons (R6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DueCause {
    /// The competent agency has the dossier of another Center: the clock begins.
    Started,
    /// A pause has ended.
    Resumed,
    /// Stage 2 has begun.
    SecondStage,
    /// A second request for supplements, which the national indicator counts as late.
    AskedAgain,
    /// The one extension.
    Extended,
    /// The Center has confirmed a newer calendar.
    Recounted,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// Reached the Center's inbox (T01, T02), or came back completed (T06).
    Submitted {
        /// What was filed.
        facts: Box<IntakeFacts>,
        /// When it counts as filed.
        filed_at: Instant,
        /// The code that the national portal has given it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        portal_code: Option<String>,
        /// By post: number of the postal slip, under which the sender follows it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        slip: Option<String>,
        /// When the intake officer has to be alerted.
        alert_at: Instant,
        /// When the answer is due.
        answer_due_at: Instant,
    },
    /// Form 02 at the counter or to the inbox (T05).
    CompletionRequested {
        /// What was filed so far.
        facts: Box<IntakeFacts>,
        /// What is to be completed.
        lines: Vec<CompletionLine>,
        /// Why.
        reason: String,
        /// Last day to complete (15 days, NĐ 118/2025 Đ.19.5 by analogy).
        deadline: NaiveDate,
    },
    /// Form 03 (T08).
    IntakeRefused {
        /// What was filed.
        facts: Box<IntakeFacts>,
        /// Why.
        reason: RefusalReason,
        /// In words.
        text: String,
    },
    /// Form 01 (T03, T04).
    Accepted {
        /// What was filed.
        facts: Box<IntakeFacts>,
        /// Mã hồ sơ.
        code: String,
        /// The rules it lives under.
        regime: Regime,
        /// Version of the process.
        process_version: u32,
        /// Version of the calendar.
        calendar: String,
        /// Row of the register.
        register: RegisterEntry,
        /// How long it may take.
        term: Term,
        /// How long stage 2 may take.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        second_term: Option<Term>,
        /// When the clock began; `None` when it waits for the competent agency.
        started_at: Option<Instant>,
        /// When it is due and why (R6).
        dates: Dates,
        /// When the file has to leave the Center.
        handover_due_at: Instant,
        /// Follows the dossier without login.
        secret: String,
    },
    /// A paper was issued, with its number (R2).
    PaperIssued {
        /// Its id.
        id: Uuid,
        /// Which.
        kind: FormKind,
        /// In whose yearly series it is numbered.
        issuer: AgencyCode,
        /// Number in that series.
        number: u32,
        /// SHA-256 of its frozen data, hex; ties the paper to the chain (R21).
        digest: String,
    },
    /// The file left the Center for the department (T09).
    HandedOver {
        /// Number of the postal slip; `None` for an electronic file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reference: Option<String>,
    },
    /// The department has it.
    Arrived,
    /// The main clock stopped on a legal ground (R7).
    ClockPaused {
        /// Which.
        ground: PauseGround,
        /// Whether the whole term begins again afterwards.
        restarts: bool,
        /// Number of the notice, or the provision.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reference: Option<String>,
    },
    /// A ground to stop the clock has gone.
    ClockResumed {
        /// Which.
        ground: PauseGround,
        /// When the current step should be done now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step_due_at: Option<Instant>,
        /// When the step left last was to be done, should it be taken back: its minutes stood still
        /// as well, as if it had never been left.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        left_due_at: Option<Instant>,
    },
    /// The due date changed.
    DueChanged {
        /// Why.
        cause: DueCause,
        /// The dates from now on.
        dates: Dates,
    },
    /// The dossier is bound to a newer calendar from now on; a change of the due date follows (R6).
    CalendarChanged {
        /// Version of the calendar.
        version: String,
        /// Number of the decision.
        decision_no: String,
        /// Who confirmed it for the Center.
        confirmed_by: OfficerId,
        /// When the current step should be done now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step_due_at: Option<Instant>,
        /// When the step before it should be done, should it be taken back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        left_due_at: Option<Instant>,
        /// When the file has to leave the Center now, while it is there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        handover_due_at: Option<Instant>,
    },
    /// A step of the process began.
    StepEntered {
        /// Index into the process, from 0.
        index: u32,
        /// When it should be done; `None` for steps that count no time.
        due_at: Option<Instant>,
    },
    /// The current step was given to an officer, or taken by him.
    StepAssigned {
        /// To whom.
        officer: OfficerId,
        /// Why, when it was with somebody else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// The division that takes the work with him, where the process can not name one: at an
        /// agency to which the dossier was transferred (T33).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
    },
    /// The current step was done.
    StepFinished {
        /// A remark for the next.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// The current step was left and an earlier one is to be done again.
    StepSentBack {
        /// Index of the earlier step.
        to: u32,
        /// Why.
        reason: String,
    },
    /// The last passing on was taken back before anybody had begun; the step before goes on with the
    /// time it had.
    StepUndone {
        /// Why.
        reason: String,
    },
    /// A letter was drafted, or drafted anew.
    LetterDrafted {
        /// The agency in whose name.
        agency: AgencyCode,
        /// What it says.
        letter: Box<Letter>,
    },
    /// The letter was approved.
    LetterApproved {
        /// Under whose authority, when not the approver's own; the letter cites it when it goes out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        signed_for: Option<Box<SignedFor>>,
    },
    /// The letter came back to who drafted it.
    LetterReturned {
        /// Why.
        reason: String,
        /// Whether it is the proposal that waits while another letter is made.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        set_aside: bool,
    },
    /// The letter was given up.
    LetterDiscarded,
    /// The applicant was asked to complete the dossier (T15).
    SupplementRequested {
        /// What is missing.
        lines: Vec<CompletionLine>,
        /// Why.
        reason: String,
        /// The provision, where it is not the general one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        legal_basis: Option<String>,
        /// Last day to complete.
        deadline: NaiveDate,
    },
    /// The applicant brought supplements (T16, T17).
    SupplementReceived {
        /// Which lines they answer, from 0.
        lines: Vec<u32>,
        /// A remark.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        /// Whether nothing is missing any more.
        complete: bool,
        /// How it came, where nobody brought it to the Center.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channel: Option<SubmissionChannel>,
        /// Uploaded files, by line.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<LineFiles>,
    },
    /// The applicant has to pay first (T19).
    PaymentRequested(PaymentLetter),
    /// It was paid (T20).
    PaymentRecorded {
        /// The day on which it was paid, where it was told later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paid_on: Option<NaiveDate>,
        /// Number of the receipt or the tax voucher.
        reference: String,
    },
    /// An agency was asked for its opinion (T12).
    ConsultationSent {
        /// Who.
        agency: AgencyCode,
        /// What.
        content: String,
        /// When the answer is due.
        due_at: Instant,
        /// Whether the step waits for it.
        waits: bool,
        /// The provision by which the main clock stands still for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pauses_clock: Option<String>,
        /// Who asked; in events written before it was kept, the agency that answers for the dossier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asked_by: Option<AgencyCode>,
    },
    /// It answered (T13).
    ConsultationAnswered {
        /// Which request, from 1.
        number: u32,
        /// In one word.
        opinion: Opinion,
        /// In full.
        text: String,
    },
    /// It did not answer in time; the Center was told (T14).
    ConsultationOverdue {
        /// Which request, from 1.
        number: u32,
        /// Whether silence counts as consent.
        deemed_agreed: bool,
    },
    /// The applicant was invited to an inspection.
    InspectionCalled(InspectionLetter),
    /// What it found.
    InspectionRecorded(InspectionRecord),
    /// The applicant wishes to stop (T21).
    WithdrawalRequested {
        /// How the wish came.
        channel: SubmissionChannel,
        /// Why.
        reason: String,
    },
    /// It is not granted (T23).
    WithdrawalRefused {
        /// Why.
        reason: String,
    },
    /// It ended without a result (T07, T18, T22, T24).
    Stopped {
        /// On which ground.
        ground: StopGround,
        /// Why.
        reason: String,
    },
    /// Another agency is competent (T33).
    Transferred {
        /// Which.
        to: AgencyCode,
        /// Why.
        reason: String,
    },
    /// The Center granted a later date and sent the apology (T32).
    ExtensionGranted(Box<Extension>),
    /// A correction of what was filed was proposed.
    AmendmentProposed {
        /// What changes.
        changes: Vec<FieldChange>,
        /// Why.
        reason: String,
    },
    /// The correction was made.
    AmendmentApproved,
    /// The correction was refused.
    AmendmentRejected {
        /// Why.
        reason: String,
    },
    /// The result was signed; the clock ends (T25, T26).
    ResultSigned {
        /// Granted or refused.
        kind: ResultKind,
        /// What it is called.
        title: String,
        /// The file or the text.
        content: ResultContent,
        /// The paper that carries it.
        paper: Uuid,
        /// The provision on which it is refused.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        legal_basis: Option<String>,
    },
    /// The department let go of the result (T27).
    ResultReleased {
        /// A remark for the return desk.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// The Center has the result (T27).
    ResultArrived,
    /// The result was given to the post (T29).
    ResultPosted {
        /// Number of the postal slip.
        slip: String,
        /// Where to.
        address: String,
    },
    /// The postman did not find anybody (T31).
    DeliveryFailed {
        /// When he came.
        tried_at: Instant,
        /// Why it failed.
        reason: String,
        /// Whether the result is back at the Center.
        back: bool,
    },
    /// The result was handed over (T28–T30).
    ResultReturned(ReturnOfResult),
}

impl Event {
    /// The event's name as stored beside its data.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Submitted { .. } => "submitted",
            Self::CompletionRequested { .. } => "completionRequested",
            Self::IntakeRefused { .. } => "intakeRefused",
            Self::Accepted { .. } => "accepted",
            Self::PaperIssued { .. } => "paperIssued",
            Self::HandedOver { .. } => "handedOver",
            Self::Arrived => "arrived",
            Self::ClockPaused { .. } => "clockPaused",
            Self::ClockResumed { .. } => "clockResumed",
            Self::DueChanged { .. } => "dueChanged",
            Self::CalendarChanged { .. } => "calendarChanged",
            Self::StepEntered { .. } => "stepEntered",
            Self::StepAssigned { .. } => "stepAssigned",
            Self::StepFinished { .. } => "stepFinished",
            Self::StepSentBack { .. } => "stepSentBack",
            Self::StepUndone { .. } => "stepUndone",
            Self::LetterDrafted { .. } => "letterDrafted",
            Self::LetterApproved { .. } => "letterApproved",
            Self::LetterReturned { .. } => "letterReturned",
            Self::LetterDiscarded => "letterDiscarded",
            Self::SupplementRequested { .. } => "supplementRequested",
            Self::SupplementReceived { .. } => "supplementReceived",
            Self::PaymentRequested(_) => "paymentRequested",
            Self::PaymentRecorded { .. } => "paymentRecorded",
            Self::ConsultationSent { .. } => "consultationSent",
            Self::ConsultationAnswered { .. } => "consultationAnswered",
            Self::ConsultationOverdue { .. } => "consultationOverdue",
            Self::InspectionCalled(_) => "inspectionCalled",
            Self::InspectionRecorded(_) => "inspectionRecorded",
            Self::WithdrawalRequested { .. } => "withdrawalRequested",
            Self::WithdrawalRefused { .. } => "withdrawalRefused",
            Self::Stopped { .. } => "stopped",
            Self::Transferred { .. } => "transferred",
            Self::ExtensionGranted(_) => "extensionGranted",
            Self::AmendmentProposed { .. } => "amendmentProposed",
            Self::AmendmentApproved => "amendmentApproved",
            Self::AmendmentRejected { .. } => "amendmentRejected",
            Self::ResultSigned { .. } => "resultSigned",
            Self::ResultReleased { .. } => "resultReleased",
            Self::ResultArrived => "resultArrived",
            Self::ResultPosted { .. } => "resultPosted",
            Self::DeliveryFailed { .. } => "deliveryFailed",
            Self::ResultReturned(_) => "resultReturned",
        }
    }
}
