//! Codes of administrative procedures in the national catalog.

use super::{AgencyCode, IdentifierError};
use serde::{Deserialize, Serialize};

/// National code of a procedure without a publisher's suffix, `N.NNNNNN`; internal procedures
/// begin with 6.
///
/// Reads codes with a local suffix too (`1.014199.H42`, `2.000004.000.00.00.H36`) and keeps the
/// base: procedures are compared by it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProcedureCode(String);

text_identifier!(ProcedureCode);

/// Length of `N.NNNNNN`.
const BASE: usize = 8;

impl ProcedureCode {
    pub(super) fn read(text: &str) -> Result<Self, IdentifierError> {
        Self::with_publisher(text).map(|(code, _)| code)
    }

    /// The base code, and the agency that published the local variant when the text names one.
    ///
    /// ```text
    /// "1.014199.H42" → (1.014199, Some(H42))
    /// ```
    pub fn with_publisher(text: &str) -> Result<(Self, Option<AgencyCode>), IdentifierError> {
        let refuse = || IdentifierError::ProcedureCode(text.trim().to_owned());
        let trimmed = text.trim();
        let base = trimmed.get(..BASE).ok_or_else(refuse)?;
        let bytes = base.as_bytes();
        let ok = matches!(bytes[0], b'1'..=b'3' | b'6')
            && bytes[1] == b'.'
            && bytes[2..].iter().all(u8::is_ascii_digit);
        if !ok {
            return Err(refuse());
        }
        let publisher = match &trimmed[BASE..] {
            "" => None,
            suffix => {
                let suffix = suffix.strip_prefix('.').ok_or_else(refuse)?;
                Some(AgencyCode::read(suffix).map_err(|_| refuse())?)
            }
        };
        Ok((Self(base.to_owned()), publisher))
    }

    /// Whether this is an internal procedure between state agencies.
    pub fn is_internal(&self) -> bool {
        self.0.starts_with('6')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_base_of_local_codes() {
        let (code, publisher) = ProcedureCode::with_publisher(" 2.000004.000.00.00.H36 ").unwrap();
        assert_eq!((code.as_str(), publisher.unwrap().as_str()), ("2.000004", "H36"));
        let (code, publisher) = ProcedureCode::with_publisher("1.014199.h42").unwrap();
        assert_eq!((code.as_str(), publisher.unwrap().as_str()), ("1.014199", "H42"));
        assert_eq!(ProcedureCode::with_publisher("1.013834").unwrap().1, None);
        assert!(ProcedureCode::try_from("6.000001").unwrap().is_internal());
    }

    #[test]
    fn refuses_what_is_no_code() {
        for text in [
            "",
            "1.01383",
            "4.013834",
            "1,013834",
            "1.0138345",
            "1.013834.",
            "1.013834.XYZ",
            "đ.đđđ",
        ] {
            let error = ProcedureCode::try_from(text).unwrap_err();
            assert_eq!(error.code(), "PROCEDURE_CODE_INVALID", "{text}");
        }
    }
}
