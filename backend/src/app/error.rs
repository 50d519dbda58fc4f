//! How anything ends that does not succeed.

use domain::lang::Lang;
use domain::refusal::{Code, Refusal};

/// Why a request was not done.
///
/// Not a [`std::error::Error`], on purpose: anything printable turns into a GraphQL error by
/// itself, and an [`AppError`] must go through the one place that keeps faults from the caller.
#[derive(Debug)]
pub enum AppError {
    /// The rules refuse, or the input is wrong: for the user, in words.
    Refused(Vec<Refusal>),
    /// It does not exist, or the caller may not know that it does.
    NotFound,
    /// The caller's role does not allow it.
    Forbidden,
    /// Nobody is signed in.
    Unauthenticated,
    /// Something that should not happen; shown as a number, logged in full.
    Internal(anyhow::Error),
}

/// The result of anything that can fail.
pub type AppResult<T> = Result<T, AppError>;

impl AppError {
    /// What the user is told, when it is for the user at all.
    pub fn refusals(&self) -> Option<Vec<Refusal>> {
        match self {
            Self::Refused(refusals) => Some(refusals.clone()),
            Self::NotFound => Some(vec![Refusal::new(Code::NotFound)]),
            Self::Forbidden => Some(vec![Refusal::new(Code::Forbidden)]),
            Self::Unauthenticated | Self::Internal(_) => None,
        }
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<Code> for AppError {
    fn from(code: Code) -> Self {
        Self::from(Refusal::new(code))
    }
}

impl From<Vec<Refusal>> for AppError {
    fn from(refusals: Vec<Refusal>) -> Self {
        Self::Refused(refusals)
    }
}

impl From<anyhow::Error> for AppError {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

/// For the command line, where nobody is kept from anything.
impl From<AppError> for anyhow::Error {
    fn from(error: AppError) -> Self {
        match error.refusals() {
            Some(refusals) => {
                let texts: Vec<_> = refusals.iter().map(|it| it.message(Lang::En)).collect();
                Self::msg(texts.join(" "))
            }
            None => match error {
                AppError::Internal(error) => error,
                _ => Self::msg("nobody is signed in"),
            },
        }
    }
}

impl From<sea_orm::DbErr> for AppError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Internal(error.into())
    }
}

impl From<serde_json::Error> for AppError {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.into())
    }
}
