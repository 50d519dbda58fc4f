//! What has happened to a dossier; the log is made of these, in order, hash-chained.

use super::command::{CompletionLine, ResultContent, ResultKind, ReturnOfResult};
use super::intake::Intake;
use super::regime::Regime;
use super::state::RegisterEntry;
use crate::calendar::Derivation;
use crate::document::{FormKind, RefusalReason};
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

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// Form 02 at the counter (T05).
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
    /// Form 01 (T03).
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
        /// When it is due; `None` when no date is promised.
        due_at: Option<Instant>,
        /// Why it is due then (R6).
        derivation: Option<Box<Derivation>>,
        /// Follows the dossier without login.
        secret: String,
    },
    /// A paper was issued, with its number (R2).
    PaperIssued {
        /// Its id.
        id: Uuid,
        /// Which.
        kind: FormKind,
        /// Number in the year's series.
        number: u32,
        /// SHA-256 of its frozen data, hex; ties the paper to the chain (R21).
        digest: String,
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
    },
    /// The result was sent to the Center (T27).
    ResultReleased {
        /// A remark for the return desk.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// The result was handed over (T28).
    ResultReturned(ReturnOfResult),
}

impl Event {
    /// The event's name as stored beside its data.
    pub fn name(&self) -> &'static str {
        match self {
            Self::CompletionRequested { .. } => "completionRequested",
            Self::IntakeRefused { .. } => "intakeRefused",
            Self::Accepted { .. } => "accepted",
            Self::PaperIssued { .. } => "paperIssued",
            Self::StepEntered { .. } => "stepEntered",
            Self::StepAssigned { .. } => "stepAssigned",
            Self::StepFinished { .. } => "stepFinished",
            Self::StepSentBack { .. } => "stepSentBack",
            Self::ResultSigned { .. } => "resultSigned",
            Self::ResultReleased { .. } => "resultReleased",
            Self::ResultReturned(_) => "resultReturned",
        }
    }
}
