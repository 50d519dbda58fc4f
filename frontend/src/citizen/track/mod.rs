//! Tracking: where a dossier is, when it is due and why, what to do.

mod answer;
mod calendar;
mod due;
mod form;
mod operations;
mod page;
#[cfg(test)]
mod samples;
pub mod text;
mod view;

pub use page::TrackPage;
