//! Names of people.

use super::IdentifierError;
use crate::text;
use serde::{Deserialize, Serialize};

/// Họ và tên in one field, as typed, in Unicode NFC with single blanks: 2 to 100 characters of
/// letters, spaces and `'`, `-`, `.`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

text_identifier!(PersonName);

impl PersonName {
    pub(super) fn read(input: &str) -> Result<Self, IdentifierError> {
        let name = text::tidy(input).replace('’', "'");
        let ok = (2..=100).contains(&name.chars().count())
            && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '-' | '.'))
            && name.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        if ok { Ok(Self(name)) } else { Err(IdentifierError::PersonName(text::tidy(input))) }
    }

    /// As printed on forms.
    pub fn upper(&self) -> String {
        self.0.to_uppercase()
    }

    /// The copy that is searched, see [`text::fold`].
    pub fn search_key(&self) -> String {
        text::fold(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keeps_vietnamese_names_in_one_normal_form() {
        let name = PersonName::try_from("  Đặng   Thị Ngo\u{323}c A\u{301}nh ").unwrap();
        assert_eq!(name.as_str(), "Đặng Thị Ngọc Ánh");
        assert_eq!(name.upper(), "ĐẶNG THỊ NGỌC ÁNH");
        assert_eq!(name.search_key(), "dang thi ngoc anh");
        assert_eq!(PersonName::try_from("H’Hen Niê").unwrap().as_str(), "H'Hen Niê");
    }

    #[test]
    fn refuses_what_is_no_name() {
        for text in ["", "A", "Lan 2", "--", "Lan@", &"a".repeat(101)] {
            assert_eq!(
                PersonName::try_from(text).unwrap_err().code(),
                "PERSON_NAME_INVALID",
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn reading_twice_changes_nothing(text in "\\PC{0,30}") {
            if let Ok(name) = PersonName::try_from(text) {
                prop_assert_eq!(PersonName::try_from(name.as_str()).unwrap(), name);
            }
        }
    }
}
