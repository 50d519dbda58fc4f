//! The same for many dossiers: the bar under a selection, and the dialog that first shows what
//! would be done, then does it and says what became of each.
//!
//! ```text
//! <BulkBar chosen=signal_of_targets on_clear=… on_changed=…/>
//! ```

mod bar;
mod dialog;
mod form;
mod items;
mod model;
mod operations;
mod text;

pub use bar::BulkBar;
pub use dialog::BulkDialog;
pub use model::BulkTargets;
pub use operations::{BulkAction, BulkTarget, LoadLevel};
