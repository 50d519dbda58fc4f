//! Mã hồ sơ: the one code of a dossier from acceptance to archive.

use super::{AgencyCode, IdentifierError};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// Code of a dossier, `H41.12-251120-0007` (NĐ 118/2025 Đ.28), or the older
/// `000.00.12.H41-210112-0001` (TT 01/2018 Đ.19), which is kept as issued.
///
/// Upper case, no spaces: two codes are the same dossier exactly when they are equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DossierCode(String);

text_identifier!(DossierCode);

impl DossierCode {
    pub(super) fn read(text: &str) -> Result<Self, IdentifierError> {
        let code: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !c.is_control())
            .map(|c| match c {
                '‐' | '‑' | '–' | '—' => '-',
                c => c.to_ascii_uppercase(),
            })
            .collect();
        if well_formed(&code) {
            return Ok(Self(code));
        }
        let shown = text.trim().to_owned();
        if code.contains('O') && well_formed(&code.replace('O', "0")) {
            return Err(IdentifierError::DossierCodeLetterO(shown));
        }
        Err(IdentifierError::DossierCode(shown))
    }

    /// The agency in the code: the competent one, or the Center for a group of linked procedures.
    pub fn agency(&self) -> AgencyCode {
        let agency = self.0.split('-').next().unwrap_or_default();
        AgencyCode::read(agency).expect("checked when the code was read")
    }

    /// The date of receipt; `None` when the six digits are no date written year first.
    pub fn date(&self) -> Option<NaiveDate> {
        let part = self.0.split('-').nth(1)?;
        let number = |range: std::ops::Range<usize>| part.get(range)?.parse::<u32>().ok();
        let year = i32::try_from(number(0..2)?).ok()?;
        NaiveDate::from_ymd_opt(2000 + year, number(2..4)?, number(4..6)?)
    }

    /// The ordinal of the day, from 1.
    pub fn sequence(&self) -> u32 {
        self.0.rsplit('-').next().and_then(|part| part.parse().ok()).unwrap_or_default()
    }
}

/// `agency-DDDDDD-NNNN` or with five digits at the end.
fn well_formed(code: &str) -> bool {
    let mut parts = code.split('-');
    let (Some(agency), Some(date), Some(sequence), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    AgencyCode::read(agency).is_ok()
        && date.len() == 6
        && digits(date)
        && matches!(sequence.len(), 4..=5)
        && digits(sequence)
}

/// How codes are made under one regime, as text in the configuration:
/// `{agency}-{yyMMdd}-{seq:04}`. `{agency:old}` writes the agency in the old style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DossierCodeTemplate(String);

text_identifier!(DossierCodeTemplate);

impl Default for DossierCodeTemplate {
    fn default() -> Self {
        Self("{agency}-{yyMMdd}-{seq:04}".to_owned())
    }
}

impl DossierCodeTemplate {
    pub(super) fn read(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim();
        let parts: Vec<&str> = text.split('-').collect();
        let ok = matches!(
            parts[..],
            ["{agency}" | "{agency:old}", "{yyMMdd}" | "{ddMMyy}", "{seq:04}" | "{seq:05}"]
        );
        if ok {
            Ok(Self(text.to_owned()))
        } else {
            Err(IdentifierError::DossierTemplate(text.to_owned()))
        }
    }

    /// The code of the `sequence`-th dossier (from 1) that `agency` received on `date`. From
    /// 10 000 a day the ordinal widens to five digits.
    pub fn code(&self, agency: &AgencyCode, date: NaiveDate, sequence: u32) -> DossierCode {
        let (y, m, d) = (date.year().rem_euclid(100), date.month(), date.day());
        let mut code = String::new();
        for (index, part) in self.0.split('-').enumerate() {
            if index > 0 {
                code.push('-');
            }
            let written = match part {
                "{agency:old}" => {
                    code.push_str(agency.legacy().as_deref().unwrap_or(agency.as_str()));
                    Ok(())
                }
                "{yyMMdd}" => write!(code, "{y:02}{m:02}{d:02}"),
                "{ddMMyy}" => write!(code, "{d:02}{m:02}{y:02}"),
                "{seq:04}" => write!(code, "{sequence:04}"),
                "{seq:05}" => write!(code, "{sequence:05}"),
                _ => {
                    code.push_str(agency.as_str());
                    Ok(())
                }
            };
            written.expect("writing to a string");
        }
        DossierCode(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_people_type_and_scanners_send() {
        for text in ["h41.12-251120-0007", " H41.12 - 251120 - 0007\r\n", "H41.12–251120–0007"]
        {
            assert_eq!(DossierCode::try_from(text).unwrap().as_str(), "H41.12-251120-0007");
        }
        let old = DossierCode::try_from("000.00.12.H41-210112-0001").unwrap();
        assert_eq!(old.as_str(), "000.00.12.H41-210112-0001");
        assert_eq!(old.agency().as_str(), "H41.12");
        assert_eq!(old.date(), NaiveDate::from_ymd_opt(2021, 1, 12));
        assert_eq!(old.sequence(), 1);
    }

    #[test]
    fn names_the_letter_o() {
        let error = DossierCode::try_from("H41.12-25112O-OOO7").unwrap_err();
        assert_eq!(error.code(), "DOSSIER_CODE_LETTER_O");
        for text in [
            "",
            "H41.12-251120",
            "H41.12-251120-007",
            "H41.12-251120-000007",
            "12-251120-0007",
            "a-b-c-d",
        ] {
            assert_eq!(DossierCode::try_from(text).unwrap_err().code(), "DOSSIER_CODE_INVALID");
        }
    }

    #[test]
    fn templates_are_checked_and_obeyed() {
        let agency = AgencyCode::try_from("H41.12").unwrap();
        let date = NaiveDate::from_ymd_opt(2021, 1, 12).unwrap();
        let code = |template: &str, n| {
            DossierCodeTemplate::try_from(template).unwrap().code(&agency, date, n).to_string()
        };
        assert_eq!(code("{agency}-{yyMMdd}-{seq:04}", 1), "H41.12-210112-0001");
        assert_eq!(code("{agency}-{yyMMdd}-{seq:04}", 10_000), "H41.12-210112-10000");
        assert_eq!(code("{agency:old}-{yyMMdd}-{seq:04}", 7), "000.00.12.H41-210112-0007");
        assert_eq!(code("{agency}-{ddMMyy}-{seq:05}", 7), "H41.12-120121-00007");
        assert!(DossierCodeTemplate::try_from("{agency}-{seq:04}").is_err());
    }

    proptest! {
        #[test]
        fn a_made_code_reads_back(n in 1u32..100_000, days in 0i64..9000, unit in 1u32..100) {
            let agency = AgencyCode::try_from(format!("H41.{unit:02}")).unwrap();
            let date = NaiveDate::from_ymd_opt(2018, 1, 1).unwrap() + chrono::Days::new(days as u64);
            let code = DossierCodeTemplate::default().code(&agency, date, n);
            let read = DossierCode::try_from(code.as_str().to_lowercase()).unwrap();
            prop_assert_eq!(&read, &code);
            prop_assert_eq!((read.agency(), read.date(), read.sequence()), (agency, Some(date), n));
        }
    }
}
