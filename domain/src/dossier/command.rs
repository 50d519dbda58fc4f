//! What may be asked of a dossier, with everything the rules need: numbers, ids and secrets are
//! drawn by the write path in the same transaction and arrive here as values.

use super::decide::Act;
use super::intake::Intake;
use super::state::RegisterEntry;
use crate::identity::{Actor, OfficerId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::RefusalReason;

/// A command. Who sends it and when stands in the context.
#[derive(Debug, Clone)]
pub enum Command {
    /// Tiếp nhận hồ sơ (T03).
    Accept {
        /// What was filed, checked.
        intake: Box<Intake>,
        /// Numbers drawn in this transaction.
        numbers: AcceptNumbers,
    },
    /// Yêu cầu hoàn thiện tại quầy (T05).
    RequestCompletion {
        /// What was filed, checked.
        intake: Box<Intake>,
        /// What is to be completed.
        lines: Vec<CompletionLine>,
        /// Why it can not be accepted as it is.
        reason: String,
        /// The provision; `None` for the general one of the regime.
        legal_basis: Option<String>,
        /// Form 02.
        paper: NewPaper,
    },
    /// Từ chối tiếp nhận (T08).
    Refuse {
        /// What was filed, checked.
        intake: Box<Intake>,
        /// Why.
        reason: RefusalReason,
        /// In words.
        text: String,
        /// Form 03.
        paper: NewPaper,
    },
    /// Nhận việc: the current step for oneself.
    Claim,
    /// Phân công.
    Assign {
        /// The officer who is to do the current step.
        officer: Box<Actor>,
        /// Why, when it is taken from somebody.
        reason: Option<String>,
    },
    /// Chuyển bước (T10).
    Forward {
        /// A remark for the next.
        note: Option<String>,
        /// Who takes the next step; must be named when this step is an assignment.
        next: Option<Box<Actor>>,
    },
    /// Trả lại bước trước (T11).
    SendBack {
        /// Ordinal of the step to go back to, from 1.
        ordinal: u32,
        /// Why.
        reason: String,
    },
    /// Ký kết quả (T25, T26).
    SignResult {
        /// Granted or refused.
        kind: ResultKind,
        /// What it is called.
        title: String,
        /// The file or the text.
        content: ResultContent,
        /// The numbered result.
        paper: NewPaper,
    },
    /// Chuyển kết quả đến Trung tâm (T27).
    Release {
        /// A remark for the return desk.
        note: Option<String>,
    },
    /// Trả kết quả tại quầy (T28).
    ReturnResult(ReturnOfResult),
}

/// Numbers of an acceptance; without gaps, since they are drawn in its transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptNumbers {
    /// Mã hồ sơ.
    pub code: String,
    /// Row of the register book.
    pub register: RegisterEntry,
    /// Form 01.
    pub paper: NewPaper,
    /// Eight characters that let the holder of the slip follow the dossier.
    pub secret: String,
}

/// Identity and number of a paper about to be issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPaper {
    /// Its id.
    pub id: Uuid,
    /// Its number in the year's series of its kind.
    pub number: u32,
}

/// A line of Form 02.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CompletionLine {
    /// The paper of the case it is about, if one.
    pub document_key: Option<String>,
    /// What is to be completed.
    pub content: String,
    /// Why.
    pub reason: String,
    /// Originals to bring.
    pub originals: u16,
    /// Certified copies to bring.
    pub certified: u16,
    /// Plain copies to bring.
    pub copies: u16,
}

/// Granted or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ResultKind {
    /// What was applied for.
    Approval,
    /// Not eligible after appraisal; returned like any result (NĐ 118/2025 Đ.19.3).
    Refusal,
}

/// What the result consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ResultContent {
    /// An uploaded PDF.
    File {
        /// Its attachment.
        id: Uuid,
    },
    /// Paragraphs from which a document is made.
    Text {
        /// The paragraphs.
        body: String,
    },
}

/// How the recipient was checked (NĐ 118/2025 Đ.6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RecipientCheck {
    /// The slip (Form 01) was shown.
    ReceiptShown,
    /// The slip is lost: identity was checked.
    IdentityChecked,
}

/// Who took the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReturnOfResult {
    /// Name of whoever took it.
    pub recipient: String,
    /// 12 digits; needed when identity was checked.
    pub personal_id: Option<String>,
    /// How it was checked.
    pub check: RecipientCheck,
    /// The authorisation, when it is not the applicant.
    pub authorization: Option<String>,
}

impl Command {
    /// The action it takes; what a permit must be for.
    pub fn act(&self) -> Act {
        match self {
            Self::Accept { .. } => Act::Accept,
            Self::RequestCompletion { .. } => Act::RequestCompletion,
            Self::Refuse { .. } => Act::Refuse,
            Self::Claim => Act::Claim,
            Self::Assign { .. } => Act::Assign,
            Self::Forward { .. } => Act::Forward,
            Self::SendBack { .. } => Act::SendBack,
            Self::SignResult { .. } => Act::SignResult,
            Self::Release { .. } => Act::Release,
            Self::ReturnResult(_) => Act::ReturnResult,
        }
    }

    /// The officer that is to receive a step by this command.
    pub fn names(&self) -> Option<OfficerId> {
        match self {
            Self::Assign { officer, .. } => Some(officer.id),
            Self::Forward { next, .. } => next.as_ref().map(|next| next.id),
            _ => None,
        }
    }
}
