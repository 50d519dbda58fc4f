//! Several refusals at once.

use super::Refusal;

/// Gathers the problems of several checks, so that a clerk sees all of them at once.
#[derive(Debug, Default)]
pub struct Problems(Vec<Refusal>);

impl Problems {
    /// None so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, refusal: impl Into<Refusal>) {
        self.0.push(refusal.into());
    }

    /// Adds several.
    pub fn extend(&mut self, refusals: impl IntoIterator<Item = Refusal>) {
        self.0.extend(refusals);
    }

    /// The value of a check, or its problem noted.
    pub fn note<T>(&mut self, checked: Result<T, Refusal>) -> Option<T> {
        checked.map_err(|refusal| self.0.push(refusal)).ok()
    }

    /// # Errors
    /// The problems, when there are any.
    pub fn into_result(self) -> Result<(), Vec<Refusal>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }
}
