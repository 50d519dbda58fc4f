//! Telephone numbers.

use super::IdentifierError;
use serde::{Deserialize, Serialize};

/// A telephone number in E.164 (`+84912345678`); hotlines, which have no international form, as
/// dialled (`19001234`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

text_identifier!(Phone);

/// What a number reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhoneKind {
    /// Vietnamese mobile: can receive a text message.
    Mobile,
    /// Vietnamese fixed line.
    Landline,
    /// 1800 and 1900.
    Hotline,
    /// Another country.
    Foreign,
}

impl Phone {
    pub(super) fn read(text: &str) -> Result<Self, IdentifierError> {
        let refuse = || IdentifierError::Phone(text.trim().to_owned());
        let plain: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '(' | ')' | '–'))
            .collect();
        let (international, digits) = match plain.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => match plain.strip_prefix("00") {
                Some(rest) => (true, rest),
                None => (false, plain.as_str()),
            },
        };
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(refuse());
        }
        let national = match digits.strip_prefix("84") {
            Some(rest) if international || matches!(digits.len(), 11 | 12) => rest,
            _ if international => {
                let ok = matches!(digits.len(), 8..=15) && !digits.starts_with('0');
                return if ok { Ok(Self(format!("+{digits}"))) } else { Err(refuse()) };
            }
            _ if is_hotline(digits) => return Ok(Self(digits.to_owned())),
            _ => digits.strip_prefix('0').ok_or_else(refuse)?,
        };
        // People write +84 (0) 912 345 678 as well.
        let national = national.strip_prefix('0').unwrap_or(national);
        let ok = is_mobile(national) || is_landline(national);
        if ok { Ok(Self(format!("+84{national}"))) } else { Err(refuse()) }
    }

    /// What the number reaches.
    pub fn kind(&self) -> PhoneKind {
        match self.0.strip_prefix("+84") {
            Some(national) if is_mobile(national) => PhoneKind::Mobile,
            Some(_) => PhoneKind::Landline,
            None if self.0.starts_with('+') => PhoneKind::Foreign,
            None => PhoneKind::Hotline,
        }
    }

    /// As people read it: `0912 345 678`, `0238 3123456`, `1900 1234`, `+33612345678`.
    pub fn display(&self) -> String {
        let national = self.0.strip_prefix("+84").unwrap_or(&self.0);
        match self.kind() {
            PhoneKind::Mobile => {
                format!("0{} {} {}", &national[..3], &national[3..6], &national[6..])
            }
            PhoneKind::Landline => {
                let area = if matches!(&national[..2], "24" | "28") { 2 } else { 3 };
                format!("0{} {}", &national[..area], &national[area..])
            }
            PhoneKind::Hotline => format!("{} {}", &national[..4], &national[4..]),
            PhoneKind::Foreign => self.0.clone(),
        }
    }
}

/// Nine digits after the 0, beginning with 3, 5, 7, 8 or 9.
fn is_mobile(national: &str) -> bool {
    national.len() == 9 && matches!(national.as_bytes()[0], b'3' | b'5' | b'7' | b'8' | b'9')
}

/// Nine or ten digits after the 0, beginning with 2.
fn is_landline(national: &str) -> bool {
    matches!(national.len(), 9 | 10) && national.starts_with('2')
}

fn is_hotline(digits: &str) -> bool {
    (digits.starts_with("1800") || digits.starts_with("1900")) && matches!(digits.len(), 8..=10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phone(text: &str) -> Phone {
        text.parse().unwrap()
    }

    #[test]
    fn every_way_to_write_a_mobile_number_is_one_number() {
        for text in [
            "0912345678",
            "0912 345 678",
            "+84 912.345.678",
            "84912345678",
            "0084 912345678",
            "+84 (0)912-345-678",
        ] {
            assert_eq!(phone(text).as_str(), "+84912345678", "{text}");
        }
        assert_eq!(phone("0912345678").display(), "0912 345 678");
    }

    #[test]
    fn landlines_hotlines_and_abroad() {
        assert_eq!(phone("(0238) 3123456").display(), "0238 3123456");
        assert_eq!(phone("024 38251234").display(), "024 38251234");
        assert_eq!(phone("1900 1234").kind(), PhoneKind::Hotline);
        assert_eq!(phone("19001234").display(), "1900 1234");
        assert_eq!(phone("+33 6 12 34 56 78").kind(), PhoneKind::Foreign);
    }

    #[test]
    fn refuses_what_rings_nowhere() {
        for text in [
            "",
            "0",
            "+",
            "091234567",
            "09123456789",
            "0112345678",
            "091234567a",
            "912345678",
            "+0912345678",
        ] {
            assert_eq!(Phone::try_from(text).unwrap_err().code(), "PHONE_INVALID", "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(text in "0[35789][0-9]{8}|02[0-9]{8,9}|1[89]00[0-9]{4}") {
            let phone = phone(&text);
            prop_assert_eq!(Phone::try_from(phone.display()).unwrap(), phone.clone());
            prop_assert_eq!(Phone::try_from(phone.as_str()).unwrap(), phone);
        }
    }
}
