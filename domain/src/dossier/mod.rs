//! The life of a dossier (hồ sơ), from the counter or the inbox to the citizen's hands.
//!
//! [`decide`] answers a command with events or refusals, [`evolve`] folds events into the
//! [`Dossier`]; both are pure. [`actions`] asks the same rules which commands are possible now.
//! Transitions are named by their numbers in the table of the life cycle, T01–T35.

mod act;
mod actions;
mod amend;
mod applicant;
mod clock;
mod command;
mod decide;
mod event;
mod evolve;
mod intake;
mod letter;
mod letters;
mod life;
mod papers;
mod prints;
mod public;
mod recount;
mod regime;
mod responsibility;
mod signature;
mod state;
mod status;
mod timeline;
mod warning;

pub use act::Act;
pub use actions::{Availability, actions};
pub use amend::value as field_value;
pub use applicant::{Applicant, ApplicantKind, Submitter};
pub use clock::{Clock, Dates, OpenPause};
pub use command::{
    AcceptNumbers, Command, CompletionLine, Drawn, NewPaper, RecipientCheck, ResultContent,
    ResultKind, ReturnOfResult,
};
pub use decide::{
    Context, Decided, Decision, Names, Undecided, begins_on_arrival, check_account, decide,
    eligible, payment_account, undecided, wake_at,
};
pub use event::{By, DueCause, Event, IntakeFacts, Recorded};
pub use evolve::evolve;
pub use intake::{
    DocumentDraft, FILES as MOST_FILES, Intake, IntakeDraft, ReturnMethod, SubmittedDocument,
    SubmitterDraft,
};
pub use letter::{
    DelayReason, ExtensionLetter, InspectionLetter, Letter, Mark, OpinionRequest, PaymentItem,
    PaymentLetter, PendingLetter, ReturnedLetter, Route, StopLetter, SupplementLetter,
};
pub use life::{
    AmendableField, Amendment, AmendmentOutcome, Attempt, Consultation, Extension, FieldChange,
    Findings, Handover, Inspection, InspectionRecord, LineFiles, Obligation, Opinion,
    OpinionAnswer, Payment, Shipment, Stop, StopGround, Submission, SupplementAnswer,
    SupplementRound, Transfer, Withdrawal,
};
pub use papers::{Office, PaperDraft};
pub use prints::{History, MOST_OF_REGISTER, Printing, control_sheet, of_one_book, register_row};
pub use public::{next_text, public_timeline};
pub use regime::{LimitsByRegime, Regime};
pub use responsibility::responsibility_facts;
pub use state::{
    Acceptance, Dossier, Guidance, Outcome, PaperRef, RegisterEntry, ResultState, StepOutcome,
    StepRun, Timeliness, timeliness,
};
pub use status::DossierStatus;
pub use timeline::{TimelineEntry, TimelineKind, staff_timeline};
pub use warning::{Thresholds, WarningLevel, Warnings};
