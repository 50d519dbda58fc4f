//! Intake, queue, list, workspace and return desk.

mod hand_over;
mod intake;
mod list;
mod queue;
mod workspace;

pub use hand_over::ReturnPage;
pub use intake::IntakePage;
pub use queue::{ListPage, QueuePage};
pub use workspace::DossierPage;
