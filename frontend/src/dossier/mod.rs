//! Intake, queue, list, workspace and return desk; acting on many, lists as files.

pub mod bulk;
pub mod export;
mod hand_over;
mod intake;
mod kept;
pub(crate) mod list;
mod place;
mod queue;
mod workspace;

pub use hand_over::ReturnPage;
pub use intake::{IntakeExits, IntakePage};
pub use queue::{ColumnChoice, ListPage, QueuePage, ViewForm};
pub use workspace::{DossierPage, Forms, PreviewBeside};
