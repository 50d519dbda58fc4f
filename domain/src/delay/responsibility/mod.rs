//! Responsibility minutes: from the first fact of a dossier to its end, every working minute
//! belongs to exactly one [`Holder`], and the parts sum to the whole, always.
//!
//! A late dossier is not the fault of whoever had it last. [`ledger`] replays what happened and
//! says who had it when; delay is then the minutes that a holder spent beyond the own share.
//!
//! The holder is the first that applies:
//!
//! 1. the applicant, while an answer or a payment is awaited;
//! 2. the Center or the post, while the dossier is there: nobody else can work on it;
//! 3. a consulted agency, while the open step can not go on without its answer (see [`Fact::ConsultationAsked`]);
//! 4. the officer of the open step;
//! 5. the department.

mod fact;
mod holder;
mod ledger;
mod standing;

pub use fact::{Fact, Waiting};
pub use holder::Holder;
pub use ledger::{Ledger, Span, ledger};
