//! The public catalog of procedures.

mod operations;
mod page;
pub mod text;
mod view;

pub use page::CatalogPage;
