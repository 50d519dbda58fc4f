//! Intake at the counter: one form, three exits, no mouse.
//!
//! [`model`] holds the form as plain data with its rules, [`form`] the same as signals,
//! [`counter`] what the parts of the page share, [`send`] the way to the server, [`view`] what is
//! drawn. What is typed is kept by [`store`] until the server has said yes.

mod counter;
mod exits;
mod focus;
mod form;
mod inbox;
pub(in crate::dossier) mod kinds;
mod model;
mod operations;
mod page;
mod send;
mod store;
mod terms;
mod text;
mod view;

pub use page::IntakePage;
pub use view::IntakeExits;
