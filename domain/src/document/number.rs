//! Numbers of issued papers: `01/TNHS`.

use super::FormKind;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A text that is not the number of a paper.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a document number like 01/TNHS")]
pub struct InvalidNumber(pub String);

/// Number of an issued paper: its ordinal in the year, at least two digits, a slash and the suffix
/// of its kind (NĐ 30/2020, phụ lục I, mục II.3). Stored as text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentNumber {
    ordinal: u32,
    suffix: String,
}

impl DocumentNumber {
    /// The number of the `ordinal`-th paper (from 1) of a kind; `None` for kinds without numbers.
    pub fn of(kind: FormKind, ordinal: u32) -> Option<Self> {
        kind.suffix().map(|suffix| Self { ordinal, suffix: suffix.to_owned() })
    }

    /// Its place in the year, from 1.
    pub fn ordinal(&self) -> u32 {
        self.ordinal
    }

    /// What follows the slash.
    pub fn suffix(&self) -> &str {
        &self.suffix
    }
}

impl TryFrom<String> for DocumentNumber {
    type Error = InvalidNumber;

    /// Also accepts suffixes of departments, such as `125/GP-SXD`.
    fn try_from(text: String) -> Result<Self, InvalidNumber> {
        let parsed = text.trim().split_once('/').and_then(|(ordinal, suffix)| {
            let is_number = !ordinal.is_empty() && ordinal.bytes().all(|b| b.is_ascii_digit());
            let is_suffix = (1..=40).contains(&suffix.chars().count())
                && suffix
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '&'));
            let ordinal = ordinal.parse().ok().filter(|n| *n > 0 && is_number && is_suffix)?;
            Some(Self { ordinal, suffix: suffix.to_owned() })
        });
        parsed.ok_or(InvalidNumber(text))
    }
}

impl From<DocumentNumber> for String {
    fn from(number: DocumentNumber) -> Self {
        number.to_string()
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}/{}", self.ordinal, self.suffix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_least_two_digits() {
        let number = |n| DocumentNumber::of(FormKind::ReceiptSlip, n).unwrap().to_string();
        assert_eq!(number(1), "01/TNHS");
        assert_eq!(number(99), "99/TNHS");
        assert_eq!(number(12_345), "12345/TNHS");
        assert_eq!(DocumentNumber::of(FormKind::Register, 1), None);
    }

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        for text in ["01/TNHS", "125/GP-SXD", "07/QĐ-UBND"] {
            let number = DocumentNumber::try_from(text.to_owned()).unwrap();
            assert_eq!(number.to_string(), text);
        }
        for text in ["", "/TNHS", "00/TNHS", "1", "+1/TNHS", "1/", "1/A B", "99999999999/X"] {
            assert!(DocumentNumber::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
