//! Home: one search box, the ways on, the Center.

mod browse;
mod operations;
mod page;
mod scan;
mod search_box;
pub mod text;
mod viewfinder;

pub use page::HomePage;
pub(super) use scan::ScanButton;
pub use viewfinder::Viewfinder;
