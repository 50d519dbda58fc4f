//! One dossier: what was handed in, where it stands, what can be done now.

mod actions;
mod bench;
mod beside;
mod due;
mod head;
mod life;
mod lifeline;
mod model;
mod mutations;
mod operations;
mod page;
mod papers;
mod pending;
mod people;
mod preview;
mod preview_of;
mod process;
#[cfg(test)]
mod samples;
mod seen;
mod text;
mod timeline;

pub use actions::Forms;
pub use page::DossierPage;
pub use preview::PreviewBeside;
pub(crate) use preview_of::{PreviewOf, Wish};
pub(crate) use text::HALF_TYPED;
