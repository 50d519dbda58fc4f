//! What a caller asks for, before numbers are drawn and officers looked up.

use domain::document::RefusalReason;
use domain::dossier::{CompletionLine, IntakeDraft, ResultKind, ReturnOfResult};
use domain::identity::{Action, OfficerId};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A request to change a dossier.
#[derive(Debug, Clone, Serialize)]
pub struct Order {
    /// The dossier and the version the caller has seen; `None` for a new one.
    pub target: Option<(Uuid, u32)>,
    /// Chosen by the caller; the same key gives the same answer (R22).
    pub key: String,
    /// What to do.
    pub task: Task,
}

/// What to do.
#[derive(Debug, Clone, Serialize)]
pub enum Task {
    /// Form 01.
    Accept(Filing),
    /// Form 02.
    RequestCompletion {
        /// What was filed.
        filing: Filing,
        /// What is missing.
        lines: Vec<CompletionLine>,
        /// Why it can not be accepted.
        reason: String,
        /// The provision, if not the general one.
        legal_basis: Option<String>,
    },
    /// Form 03.
    Refuse {
        /// What was filed.
        filing: Filing,
        /// Why.
        reason: RefusalReason,
        /// In words.
        text: String,
    },
    /// Take the current step.
    Claim,
    /// Give the current step to somebody.
    Assign {
        /// To whom.
        officer: OfficerId,
        /// Why.
        reason: Option<String>,
    },
    /// Finish the current step.
    Forward {
        /// A remark.
        note: Option<String>,
        /// Who takes the next.
        next: Option<OfficerId>,
    },
    /// Back to an earlier step.
    SendBack {
        /// Which, from 1.
        ordinal: u32,
        /// Why.
        reason: String,
    },
    /// Sign the result.
    SignResult {
        /// Granted or refused.
        kind: ResultKind,
        /// What it is called.
        title: String,
        /// Its text.
        text: Option<String>,
        /// Its file.
        file: Option<Uuid>,
    },
    /// Send the result to the Center.
    Release {
        /// A remark.
        note: Option<String>,
    },
    /// Hand the result over.
    ReturnResult(ReturnOfResult),
}

/// What was filed, as typed.
#[derive(Debug, Clone, Serialize)]
pub struct Filing {
    /// National code of the procedure.
    pub procedure: String,
    /// Key of the case.
    pub case: String,
    /// The rest.
    pub draft: IntakeDraft,
}

impl Task {
    /// The action of the policy table.
    pub fn action(&self) -> Action {
        match self {
            Self::Accept(_) => Action::Accept,
            Self::RequestCompletion { .. } => Action::RequestCompletion,
            Self::Refuse { .. } => Action::Refuse,
            Self::Claim => Action::Claim,
            Self::Assign { .. } => Action::Assign,
            Self::Forward { .. } => Action::Forward,
            Self::SendBack { .. } => Action::SendBack,
            Self::SignResult { .. } => Action::SignResult,
            Self::Release { .. } => Action::Release,
            Self::ReturnResult(_) => Action::ReturnResult,
        }
    }

    /// What was filed, for the three exits of the intake.
    pub fn filing(&self) -> Option<&Filing> {
        match self {
            Self::Accept(filing)
            | Self::RequestCompletion { filing, .. }
            | Self::Refuse { filing, .. } => Some(filing),
            _ => None,
        }
    }
}

impl Order {
    /// Digest by which a repeated request is told from a different one with the same key.
    ///
    /// # Errors
    /// The order can not be written as JSON.
    pub fn digest(&self) -> Result<String, serde_json::Error> {
        let bytes = serde_json::to_vec(&(&self.target, &self.task))?;
        Ok(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }
}
