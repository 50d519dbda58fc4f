//! Proving that nothing was changed behind the product's back (R21).

mod series;
mod verify;

pub use verify::{Finding, Report, verify};
