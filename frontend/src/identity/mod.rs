//! Signing in, and the officer at work.

mod demo;
mod password_form;
mod sign_in;
mod text;
mod viewer;

pub use password_form::PasswordForm;
pub use sign_in::SignInPage;
pub use viewer::{AgencyName, Grant, Officer, Permission, UnitName, Viewer};
