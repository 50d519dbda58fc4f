//! The work queue as officers arrange it: due windows, columns, saved views.

mod column;
mod due;
mod view;

pub use column::{MOST_COLUMNS, QueueColumn, default_columns, tidy_columns};
pub use due::DueWindow;
pub use view::{MOST_VIEWS, Sharing, ViewDraft};
