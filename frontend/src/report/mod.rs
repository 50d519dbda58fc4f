//! The live board.

mod figure;
mod operations;
mod page;
mod text;
mod view;

pub use figure::bucket_name;
pub use operations::{Board, BoardFigures, BoardRow};
pub use page::BoardPage;
pub use view::BoardView;
