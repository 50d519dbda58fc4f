//! Mã số thuế of organisations, which is also the mã số doanh nghiệp.

use super::IdentifierError;
use serde::{Deserialize, Serialize};

/// Ten digits with a check digit, or ten, a hyphen and the three of a dependent unit.
///
/// People pay tax under their [`super::PersonalId`] since 01/7/2025; that is not this type.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TaxCode(String);

text_identifier!(TaxCode);

const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];

impl TaxCode {
    pub(super) fn read(text: &str) -> Result<Self, IdentifierError> {
        let shown = || text.trim().to_owned();
        let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        let (base, branch) = match plain.split_once('-') {
            Some((base, branch)) => (base, Some(branch)),
            None if plain.len() == 13 && plain.is_ascii() => (&plain[..10], Some(&plain[10..])),
            None => (plain.as_str(), None),
        };
        let digits = |text: &str, n| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
        let branch_ok = branch.is_none_or(|branch| digits(branch, 3) && branch != "000");
        if !digits(base, 10) || !branch_ok {
            return Err(IdentifierError::TaxCode(shown()));
        }
        let last = u32::from(base.as_bytes()[9] - b'0');
        if last != check_value(base) % 10 {
            return Err(IdentifierError::TaxCodeCheckDigit(shown()));
        }
        Ok(Self(branch.map_or_else(|| base.to_owned(), |branch| format!("{base}-{branch}"))))
    }

    /// The ten digits of the enterprise.
    pub fn enterprise(&self) -> &str {
        &self.0[..10]
    }

    /// The three digits of a dependent unit.
    pub fn branch(&self) -> Option<&str> {
        self.0.get(11..)
    }

    /// Whether the check comes out as 10, which no digit can hold: some systems take it as 0,
    /// others refuse the number. Worth a second look, not a refusal.
    pub fn is_doubtful(&self) -> bool {
        check_value(self.enterprise()) == 10
    }
}

/// `10 − (Σ wᵢdᵢ mod 11)`, from 0 to 10.
fn check_value(base: &str) -> u32 {
    let sum: u32 =
        base.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    10 - sum % 11
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn checks_the_digit() {
        for text in ["0100109106", "0100686209", "0101243150", "0300588569", "0100112437"] {
            assert!(!TaxCode::try_from(text).unwrap().is_doubtful(), "{text}");
        }
        assert_eq!(TaxCode::try_from("0100109107").unwrap_err().code(), "TAX_CODE_CHECK_DIGIT");
    }

    #[test]
    fn reads_branches_with_and_without_hyphen() {
        let code = TaxCode::try_from("0100109106 001").unwrap();
        assert_eq!(code.as_str(), "0100109106-001");
        assert_eq!((code.enterprise(), code.branch()), ("0100109106", Some("001")));
        for text in ["0100109106-000", "0100109106-1", "010010910", "01001O9106", ""] {
            assert_eq!(TaxCode::try_from(text).unwrap_err().code(), "TAX_CODE_INVALID", "{text}");
        }
    }

    #[test]
    fn a_remainder_of_zero_is_doubtful_and_only_zero_fits() {
        assert!(TaxCode::try_from("0000000000").unwrap().is_doubtful());
        assert!(TaxCode::try_from("0000000001").is_err());
    }

    proptest! {
        #[test]
        fn exactly_one_last_digit_fits(base in "[0-9]{9}") {
            let fitting = (0..10).filter(|d| TaxCode::try_from(format!("{base}{d}")).is_ok()).count();
            prop_assert_eq!(fitting, 1);
        }
    }
}
