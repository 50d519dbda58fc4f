//! What can go wrong between a screen and the server, as a screen must tell it.

use super::schema;

/// Why a request did not give what was asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum UiError {
    /// The server can not be reached, or took too long. Trying again may help.
    Offline,
    /// Nobody is signed in, and nobody signed in when asked to.
    SignedOut,
    /// The role held does not allow it.
    Forbidden,
    /// It does not exist, or may not be seen.
    NotFound,
    /// The rules refuse it, or the input is wrong; says what to do.
    User(UserErrors),
    /// Too many or too costly requests.
    Limited,
    /// A fault of ours. Carries the request's id for the report, when there is one.
    Unexpected(Option<String>),
}

impl UiError {
    /// Whether the server may have carried the request out all the same, so that a repetition
    /// must carry the same idempotency key.
    pub fn outcome_unknown(&self) -> bool {
        matches!(self, Self::Offline | Self::Unexpected(_))
    }
}

/// The refusals in one answer, at least one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UserErrors(pub Vec<UserError>);

impl UserErrors {
    /// The message for the field at `path` in the input, e.g. `["applicant", "phone"]`.
    pub fn at(&self, path: &[&str]) -> Option<String> {
        self.0.iter().find(|e| e.path.iter().eq(path.iter())).map(|e| e.message.clone())
    }

    /// The messages that belong to none of the fields given: shown above the form.
    pub fn besides(&self, paths: &[&[&str]]) -> Vec<String> {
        let known = |e: &&UserError| !paths.iter().any(|path| e.path.iter().eq(path.iter()));
        self.0.iter().filter(known).map(|e| e.message.clone()).collect()
    }

    /// Whether one of them has this code.
    pub fn has(&self, code: UserErrorCode) -> bool {
        self.0.iter().any(|e| e.code == code)
    }
}

/// A refusal or a mistake in the input, in the language of the request.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub struct UserError {
    /// Stable code, to act upon.
    pub code: UserErrorCode,
    /// What is wrong and what to do about it.
    pub message: String,
    /// Where in `input`; empty when it concerns the whole.
    pub path: Vec<String>,
}

/// The codes a screen acts upon; all others it only shows.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(non_exhaustive)]
pub enum UserErrorCode {
    /// Somebody else has changed it meanwhile; what is on screen is old.
    Stale,
    /// A paper that must be there is not.
    DocumentMissing,
    /// The password is good once and must be replaced.
    PasswordChangeNeeded,
    /// Asked too often; the message says how long to wait.
    TooManyAttempts,
    /// Any other code.
    #[cynic(fallback)]
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(path: &[&str], message: &str) -> UserError {
        UserError {
            code: UserErrorCode::Other,
            message: message.into(),
            path: path.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn messages_go_to_their_field_or_above_the_form() {
        let errors = UserErrors(vec![
            error(&["applicant", "phone"], "phone"),
            error(&[], "whole"),
            error(&["documents", "3"], "paper"),
        ]);
        assert_eq!(errors.at(&["applicant", "phone"]).as_deref(), Some("phone"));
        assert_eq!(errors.at(&["applicant"]), None);
        assert_eq!(errors.besides(&[&["applicant", "phone"]]), ["whole", "paper"]);
    }
}
