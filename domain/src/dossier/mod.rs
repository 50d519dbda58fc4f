//! The life of a dossier (hồ sơ), from the counter to the citizen's hands.
//!
//! [`decide`] answers a command with events or refusals, [`evolve`] folds events into the
//! [`Dossier`]; both are pure. [`actions`] asks the same rules which commands are possible now.

mod actions;
mod applicant;
mod command;
mod decide;
mod event;
mod evolve;
mod intake;
mod papers;
mod regime;
mod state;
mod status;
mod timeline;
mod warning;

pub use actions::{Act, Availability, actions};
pub use applicant::{Applicant, ApplicantKind, Submitter};
pub use command::{
    AcceptNumbers, Command, CompletionLine, NewPaper, RecipientCheck, ResultContent, ResultKind,
    ReturnOfResult,
};
pub use decide::{Context, Decision, Names, decide, eligible};
pub use event::{By, Event, IntakeFacts, Recorded};
pub use evolve::evolve;
pub use intake::{
    DocumentDraft, Intake, IntakeDraft, ReturnMethod, SubmittedDocument, SubmitterDraft,
};
pub use papers::{Office, PaperDraft};
pub use regime::Regime;
pub use state::{
    Acceptance, Dossier, Guidance, Outcome, PaperRef, RegisterEntry, ResultState, StepOutcome,
    StepRun, Timeliness, timeliness,
};
pub use status::DossierStatus;
pub use timeline::{TimelineEntry, TimelineKind, next_text, public_timeline, staff_timeline};
pub use warning::{Thresholds, WarningLevel, Warnings};
