//! The catalog of administrative procedures: what is asked for, how long it takes, what it costs.

mod model;

pub use model::*;
