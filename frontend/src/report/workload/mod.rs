//! Who has how much to do, and giving it to somebody else.

mod list;
mod model;
mod operations;
mod page;
mod table;
mod text;

pub use page::WorkloadPage;
