//! Figures over many dossiers: the live board, and who has how much to do.

mod figure;
mod operations;
mod page;
mod text;
mod view;
mod workload;

pub use figure::bucket_name;
pub use operations::{Board, BoardFigures, BoardRow};
pub use page::BoardPage;
pub use view::BoardView;
pub use workload::WorkloadPage;
