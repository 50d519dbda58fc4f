//! Working days, office hours and every clock of the law, each answer with its derivation.

mod term;

pub use term::*;
