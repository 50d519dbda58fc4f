//! Codes of agencies, procedures, dossiers and people: each a type that can not hold a wrong one.
//!
//! Every type reads what people and machines really write (spaces, lower case, older forms) and
//! keeps one normal form. What can not be read is an error with a stable code and a message that
//! says what to do; what can be read but looks odd is a *warning*, which never blocks.

#[macro_use]
mod newtype;
mod agency;
mod card;
mod dossier;
mod email;
mod error;
mod name;
mod passport;
mod personal;
mod phone;
mod postal;
mod procedure;
mod tax;

pub use agency::AgencyCode;
pub use card::{CardError, CitizenCard};
pub use dossier::{DossierCode, DossierCodeTemplate};
pub use email::Email;
pub use error::IdentifierError;
pub use name::PersonName;
pub use passport::Passport;
pub use personal::{PersonalId, PersonalIdWarning, Sex, birth_province};
pub use phone::{Phone, PhoneKind};
pub use postal::{is_item_number, postal_number};
pub use procedure::ProcedureCode;
pub use tax::TaxCode;
