//! Papers the system issues, files people upload, and links that open them.

pub mod attachments;
pub mod files;
pub mod links;
pub mod paper_entity;
pub mod papers;

pub use files::Files;
pub use links::Links;
