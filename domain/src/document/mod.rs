//! The prescribed forms and the letters around them: what stands on each, and which one is due
//! when.
//!
//! A form is plain data. It is frozen as JSON when the paper is issued, and the same JSON printed
//! with the same template gives the same paper for ever; so moments are stored as moments and
//! counts as counts, and the words for them are found when printing.

mod apology_letter;
mod control_sheet;
mod intake_refusal;
mod kind;
mod letter;
mod number;
mod party;
mod problem;
mod receipt_slip;
mod register;
mod result;
mod stop_notice;
mod supplement_request;
pub mod wording;

pub use apology_letter::ApologyLetter;
pub use control_sheet::{ControlRow, ControlSheet, HandoverResult};
pub use intake_refusal::{IntakeRefusal, RefusalReason};
pub use kind::{Form, FormFamily, FormKind};
pub use letter::{
    AmendmentLine, AmendmentRecord, ConsultationAnswer, ConsultationOverdue, ConsultationRequest,
    DossierReference, Finding, InspectionMinutes, InspectionNotice, LateNotice, LetterHead,
    LetterReference, LostSlipDeclaration, Opinion, Participant, Payee, PaymentLine, PaymentNotice,
    PaymentTotal, PostalLine, PostalMinutes, PostalParty, TransferSlip, TransferWork,
};
pub use number::{DocumentNumber, InvalidNumber};
pub use party::{
    Applicant, Contact, IssuingBody, RepresentedBy, Reprint, Signatory, SignedFor, SigningCapacity,
};
pub(crate) use problem::{LINES as MOST_LINES, NAME as LONGEST_NAME, TEXT as LONGEST_TEXT};
pub use problem::{Problem, ProblemCode};
pub use receipt_slip::{
    FeeLine, PaperLine, Reappointment, ReceiptSlip, RegisterReference, ReturnMethod,
};
pub use register::{Closing, Register, RegisterRow};
pub use result::{Decree, ResultDocument};
pub use stop_notice::{StopDecision, StopGround, StopNotice};
pub use supplement_request::{SupplementLine, SupplementRequest};
