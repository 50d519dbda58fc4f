//! Who had the dossier while its time ran.
//!
//! - [`responsibility`]: every working minute of a dossier belongs to exactly one [`Holder`];
//! - [`check`]: a file of dossiers with known minutes against this code.
//!
//! [`Holder`]: responsibility::Holder

pub mod check;
pub mod responsibility;

#[cfg(test)]
mod tests;
