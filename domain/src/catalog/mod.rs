//! The catalog of administrative procedures: what is asked for, how long it takes, what it costs.

pub mod import;
mod model;
mod rules;

pub use model::*;
pub use rules::*;
