//! What the counter shows, part by part.

mod applicant;
mod bar;
mod done;
mod entry;
mod exits;
mod messages;
mod papers;
mod procedure;
mod refusal;
mod request;
mod return_way;
mod scan;
mod side;
mod way;

pub(super) use applicant::ApplicantPart;
pub(super) use bar::Bar;
pub(super) use done::Done;
pub use exits::IntakeExits;
pub(super) use messages::Messages;
pub(super) use papers::PapersPart;
pub(super) use procedure::ProcedurePart;
pub(super) use side::Side;
