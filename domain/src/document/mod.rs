//! The prescribed forms: what stands on each of them, and which one is due when.
//!
//! A form is plain data. It is frozen as JSON when the paper is issued, and the same JSON printed
//! with the same template gives the same paper for ever; so moments are stored as moments and
//! counts as counts, and the words for them are found when printing.

mod intake_refusal;
mod kind;
mod number;
mod party;
mod problem;
mod receipt_slip;
mod result;
mod supplement_request;
pub mod wording;

pub use intake_refusal::{IntakeRefusal, RefusalReason};
pub use kind::{Form, FormFamily, FormKind};
pub use number::{DocumentNumber, InvalidNumber};
pub use party::{Applicant, Contact, IssuingBody, RepresentedBy, Reprint, Signatory};
pub use problem::{Problem, ProblemCode};
pub use receipt_slip::{FeeLine, PaperLine, ReceiptSlip, RegisterReference, ReturnMethod};
pub use result::{Decree, ResultDocument};
pub use supplement_request::{SupplementLine, SupplementRequest};
