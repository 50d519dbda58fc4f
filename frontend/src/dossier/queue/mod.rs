//! An officer's day: steps to perform, what runs out first, first.

mod claim;
mod operations;
mod page;
mod table;
mod text;

pub use page::QueuePage;
