//! Codes of agencies, procedures, dossiers and people: each a type that can not hold a wrong one.

mod code;

pub use code::{AgencyCode, InvalidCode, ProcedureCode};
