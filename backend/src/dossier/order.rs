//! What a caller asks for, before numbers are drawn and officers looked up.

use crate::document::attachments::Named;
use domain::document::RefusalReason;
use domain::dossier::{Command, CompletionLine, IntakeDraft, ResultKind};
use domain::identity::{Action, OfficerId};
use domain::time::Instant;
use serde::{Serialize, Serializer};
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
    /// Into the inbox.
    Submit {
        /// What was filed.
        filing: Filing,
        /// When the minutes with the postman were signed.
        filed_at: Option<Instant>,
        /// The code that the national portal has given it.
        portal_code: Option<String>,
        /// Number of the postal slip.
        slip: Option<String>,
        /// How the envelope was found.
        #[serde(skip_serializing_if = "Option::is_none")]
        condition: Option<String>,
    },
    /// Completed by the applicant.
    Resubmit(Filing),
    /// Form 01.
    Accept {
        /// What was filed.
        filing: Filing,
        /// Whether Form 01 is made for a result of the same day, too.
        slip: bool,
    },
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
        /// The provision on which it is refused.
        legal_basis: Option<String>,
    },
    /// What needs nothing looked up: the command as it stands.
    Plain(#[serde(serialize_with = "as_debugged")] Command),
}

/// A command as it is told in the log; enough to tell two requests apart.
fn as_debugged<S: Serializer>(command: &Command, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&format_args!("{command:?}"))
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
            Self::Submit { .. } => Action::Submit,
            Self::Resubmit(_) => Action::Resubmit,
            Self::Accept { .. } => Action::Accept,
            Self::RequestCompletion { .. } => Action::RequestCompletion,
            Self::Refuse { .. } => Action::Refuse,
            Self::Assign { .. } => Action::Assign,
            Self::Forward { .. } => Action::Forward,
            Self::SignResult { .. } => Action::SignResult,
            Self::Plain(command) => command.act().action(),
        }
    }

    /// What was filed, for the inbox and the exits of the intake.
    pub fn filing(&self) -> Option<&Filing> {
        match self {
            Self::Submit { filing, .. }
            | Self::Resubmit(filing)
            | Self::Accept { filing, .. }
            | Self::RequestCompletion { filing, .. }
            | Self::Refuse { filing, .. } => Some(filing),
            _ => None,
        }
    }
}

impl Task {
    /// The uploaded files it names for lines of papers, with their paths.
    pub(super) fn files(&self) -> Vec<Named> {
        let line = |path: String, files: &[Uuid]| {
            let files = files.iter().enumerate();
            files.map(|(i, file)| Named { file: *file, path: format!("{path}.{i}") }).collect()
        };
        let lines: Vec<Vec<Named>> = match self {
            Self::Plain(Command::ReceiveSupplement { files, .. }) => {
                let lines = files.iter().enumerate();
                lines.map(|(i, it)| line(format!("files.{i}.files"), &it.files)).collect()
            }
            _ => {
                let lines = self.filing().map(|filing| filing.draft.documents.as_slice());
                let lines = lines.unwrap_or_default().iter().enumerate();
                lines.map(|(i, it)| line(format!("documents.{i}.files"), &it.files)).collect()
            }
        };
        lines.into_iter().flatten().collect()
    }
}

impl From<Command> for Task {
    fn from(command: Command) -> Self {
        Self::Plain(command)
    }
}

impl Order {
    /// Digest by which a repeated request is told from a different one with the same key.
    ///
    /// # Errors
    /// The order can not be written as JSON.
    pub fn digest(&self) -> Result<String, serde_json::Error> {
        super::idempotency::digest(&(&self.target, &self.task))
    }
}
