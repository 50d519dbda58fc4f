//! Signing in, and the officer at work.

mod accounts;
mod demo;
mod password_dialog;
mod password_form;
mod sign_in;
mod substitution;
mod text;
mod viewer;

pub use accounts::AccountPage;
pub use password_dialog::ChangeForm;
pub(crate) use password_dialog::PasswordDialog;
pub use password_form::PasswordForm;
pub use sign_in::SignInPage;
pub use substitution::AbsencePage;
pub(crate) use substitution::StandInBanner;
pub use viewer::{AgencyName, Behalf, Grant, Officer, OfficerName, Permission, UnitName, Viewer};
