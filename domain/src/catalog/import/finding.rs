//! One thing the import has to say about a row.

use crate::lang::Lang;
use serde::Serialize;

/// A statement about a row, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Stable code for programs, e.g. `DEPARTMENT_UNKNOWN`.
    pub code: &'static str,
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Finding {
    /// A finding from its texts.
    pub(super) fn new(code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, vi: vi.into(), en: en.into() }
    }

    /// The statement in one language.
    pub fn message(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}
