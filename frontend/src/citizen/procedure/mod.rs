//! One procedure, told to who needs it.

mod model;
mod operations;
mod page;
mod term_text;
pub mod text;
mod view;

pub(super) use model::at_counter;
pub(super) use operations::ChannelTerm;
pub use page::ProcedurePage;
pub(super) use view::{fee, term};
