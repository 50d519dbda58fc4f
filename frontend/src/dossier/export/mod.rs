//! The list on screen as a file.
//!
//! ```text
//! <ExportMenu filter=signal_of_filter order=signal_of_order/>
//! ```

mod menu;
mod operations;
mod text;

pub use menu::ExportMenu;
