//! Passport numbers.

use super::IdentifierError;
use serde::{Deserialize, Serialize};

/// Number of a passport, Vietnamese (a letter and 7 or 8 digits) or foreign (5 to 15 letters and
/// digits). Upper case, no spaces.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Passport(String);

text_identifier!(Passport);

impl Passport {
    pub(super) fn read(text: &str) -> Result<Self, IdentifierError> {
        let number: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let ok = (5..=15).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && number.bytes().any(|b| b.is_ascii_digit());
        if ok { Ok(Self(number)) } else { Err(IdentifierError::Passport(text.trim().to_owned())) }
    }

    /// Whether it has the form of a Vietnamese passport.
    pub fn is_vietnamese_form(&self) -> bool {
        let (first, rest) = self.0.split_at(1);
        first.bytes().all(|b| b.is_ascii_uppercase())
            && matches!(rest.len(), 7 | 8)
            && rest.bytes().all(|b| b.is_ascii_digit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_and_foreign() {
        let number = Passport::try_from(" c1234567 ").unwrap();
        assert_eq!(number.as_str(), "C1234567");
        assert!(number.is_vietnamese_form());
        assert!(!Passport::try_from("12AB34567").unwrap().is_vietnamese_form());
        for text in ["", "C123", "ABCDEFGH", "C1234567890123456", "Đ1234567"] {
            assert_eq!(Passport::try_from(text).unwrap_err().code(), "PASSPORT_INVALID");
        }
    }
}
