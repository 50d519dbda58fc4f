//! Who is away and who stands in.

mod form;
mod lists;
mod operations;
mod page;
mod picker;
mod stand_in;
mod text;

pub(crate) use operations::{HeldRole, OfficerChoice, OfficerPurpose, Role};
pub use page::AbsencePage;
pub(crate) use picker::OfficerPicker;
pub(crate) use stand_in::StandInBanner;
