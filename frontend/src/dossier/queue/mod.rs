//! The work queue and the list of dossiers: one page that differs only in where it begins.
//!
//! The address says everything about a list ([`crate::dossier::list::Filter`]); [`page`] puts the
//! parts together, [`rows`] fetches and keeps the rows true, the rest draws.

mod bar;
mod board;
mod cells;
mod chips;
mod claim;
mod columns;
mod operations;
mod page;
mod panel;
mod preview;
mod rail;
mod rows;
mod save;
mod slots;
mod strip;
mod table;
mod text;
mod words;

pub use columns::ColumnChoice;
pub use page::{ListPage, QueuePage};
pub use save::ViewForm;
