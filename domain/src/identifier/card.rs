//! The QR code on citizen cards: what a counter scanner sends when a card is held under it.

use super::{PersonName, PersonalId, PersonalIdWarning, Sex};
use crate::lang::Lang;
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a card says about its holder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CitizenCard {
    /// Số định danh cá nhân.
    pub id: PersonalId,
    /// Number of the former CMND, nine digits, when the holder had one.
    pub old_id: Option<String>,
    /// Họ và tên.
    pub name: PersonName,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Giới tính.
    pub sex: Sex,
    /// Nơi thường trú (cư trú), as written on the card.
    pub address: String,
    /// Day of issue, when the card states it.
    pub issued_on: Option<NaiveDate>,
}

/// Fields a card always has: number, old number, name, birth, sex, address.
const FIELDS: usize = 6;

impl CitizenCard {
    /// Reads `id|old id|name|ddMMyyyy|sex|address|issue date`.
    ///
    /// Forgives what scanners add (a symbology prefix, control characters, a line end), text in
    /// decomposed Unicode, dates with separators, a missing day of issue and further fields.
    pub fn parse(line: &str) -> Result<Self, CardError> {
        let clean: String = line.chars().filter(|c| !c.is_control() && *c != '\u{feff}').collect();
        let clean = clean.trim();
        // "]Q1" and the like: the scanner names the kind of barcode first.
        let clean = clean.strip_prefix(']').and_then(|rest| rest.get(2..)).unwrap_or(clean);
        let fields: Vec<String> = clean.split('|').map(text::tidy).collect();
        let [id, old_id, name, birth, sex, address, rest @ ..] = fields.as_slice() else {
            return Err(CardError::NotACard { fields: fields.len(), expected: FIELDS });
        };
        let issued_on = match rest.first().filter(|date| !date.is_empty()) {
            Some(date) => Some(read_date(date).ok_or_else(|| CardError::IssueDate(date.clone()))?),
            None => None,
        };
        Ok(Self {
            id: PersonalId::read(id).map_err(|_| CardError::Id(id.clone()))?,
            old_id: read_old_id(old_id)?,
            name: PersonName::read(name).map_err(|_| CardError::Name(name.clone()))?,
            birth_date: read_date(birth).ok_or_else(|| CardError::BirthDate(birth.clone()))?,
            sex: Sex::parse(sex).ok_or_else(|| CardError::Sex(sex.clone()))?,
            address: Some(address.clone()).filter(|a| !a.is_empty()).ok_or(CardError::Address)?,
            issued_on,
        })
    }

    /// What on the card does not fit together; never blocks.
    pub fn warnings(&self) -> Vec<PersonalIdWarning> {
        use chrono::Datelike;
        self.id.warnings(Some(self.sex), Some(self.birth_date.year()))
    }
}

fn read_old_id(text: &str) -> Result<Option<String>, CardError> {
    match text.len() {
        0 => Ok(None),
        9 | 12 if text.bytes().all(|b| b.is_ascii_digit()) => Ok(Some(text.to_owned())),
        _ => Err(CardError::OldId(text.to_owned())),
    }
}

/// `ddMMyyyy`, also with `/`, `-` or `.` between.
fn read_date(text: &str) -> Option<NaiveDate> {
    let digits: String = text.chars().filter(|c| !matches!(c, '/' | '-' | '.')).collect();
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    NaiveDate::from_ymd_opt(
        digits[4..].parse().ok()?,
        digits[2..4].parse().ok()?,
        digits[..2].parse().ok()?,
    )
}

/// Which part of the line could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.code())]
pub enum CardError {
    /// Too few fields: another QR code, or half a line.
    NotACard {
        /// How many fields came.
        fields: usize,
        /// How many a card has at least.
        expected: usize,
    },
    /// The personal number.
    Id(String),
    /// The number of the former CMND.
    OldId(String),
    /// The name.
    Name(String),
    /// The date of birth.
    BirthDate(String),
    /// The sex.
    Sex(String),
    /// The address is empty.
    Address,
    /// The day of issue.
    IssueDate(String),
}

impl CardError {
    /// Stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotACard { .. } => "CARD_NOT_RECOGNISED",
            Self::Id(_) => "CARD_ID_INVALID",
            Self::OldId(_) => "CARD_OLD_ID_INVALID",
            Self::Name(_) => "CARD_NAME_INVALID",
            Self::BirthDate(_) => "CARD_BIRTH_DATE_INVALID",
            Self::Sex(_) => "CARD_SEX_INVALID",
            Self::Address => "CARD_ADDRESS_MISSING",
            Self::IssueDate(_) => "CARD_ISSUE_DATE_INVALID",
        }
    }

    /// What could not be read, and what to do.
    pub fn message(&self, lang: Lang) -> String {
        let (what, value) = match self {
            Self::NotACard { fields, expected } => {
                return lang.pick(
                    format!("Mã QR này không phải của thẻ Căn cước (có {fields} mục, cần ít nhất {expected}). Quét mã QR ở mặt trước của thẻ."),
                    format!("This QR code is not of a citizen card ({fields} fields, at least {expected} needed). Scan the code on the front of the card."),
                );
            }
            Self::Address => {
                return lang.pick(
                    "Mã QR không có nơi cư trú. Quét lại, hoặc nhập nơi cư trú bằng tay."
                        .to_owned(),
                    "The QR code has no address. Scan again, or type the address.".to_owned(),
                );
            }
            Self::Id(value) => (lang.pick("số định danh cá nhân", "personal number"), value),
            Self::OldId(value) => (lang.pick("số CMND cũ", "former identity number"), value),
            Self::Name(value) => (lang.pick("họ và tên", "name"), value),
            Self::BirthDate(value) => (lang.pick("ngày sinh", "date of birth"), value),
            Self::Sex(value) => (lang.pick("giới tính", "sex"), value),
            Self::IssueDate(value) => (lang.pick("ngày cấp", "day of issue"), value),
        };
        lang.pick(
            format!("Không đọc được {what} trên mã QR: “{value}”. Quét lại; nếu vẫn lỗi, nhập theo thẻ bằng tay."),
            format!("The {what} in the QR code can not be read: “{value}”. Scan again; if it fails again, type what the card says."),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    const LINE: &str =
        "000185001234|123456789|Phạm Thị Lụa|05031985|Nữ|Xóm 3, xã Mẫu Sơn, Tỉnh Mẫu|20042021";

    #[test]
    fn reads_a_card() {
        let card = CitizenCard::parse(LINE).unwrap();
        assert_eq!(card.name.as_str(), "Phạm Thị Lụa");
        assert_eq!(card.birth_date, NaiveDate::from_ymd_opt(1985, 3, 5).unwrap());
        assert_eq!(card.issued_on, NaiveDate::from_ymd_opt(2021, 4, 20));
        assert!(card.warnings().is_empty());
    }

    #[test]
    fn forgives_scanners() {
        let expected = CitizenCard::parse(LINE).unwrap();
        let decomposed: String = LINE.nfd().collect();
        for line in [
            format!("\u{feff}{LINE}\r\n"),
            format!("]Q1{LINE}"),
            format!("\u{2}{LINE}\u{3}"),
            decomposed,
            LINE.replace("|Nữ|", "| NU |"),
            LINE.replace("05031985", "05/03/1985"),
            format!("{LINE}|||"),
        ] {
            assert_eq!(CitizenCard::parse(&line), Ok(expected.clone()), "{line:?}");
        }
        for line in [LINE.replace("|20042021", ""), LINE.replace("20042021", "")] {
            assert_eq!(CitizenCard::parse(&line).unwrap().issued_on, None);
        }
        assert_eq!(CitizenCard::parse(&LINE.replace("123456789", "")).unwrap().old_id, None);
    }

    #[test]
    fn names_the_part_that_is_wrong() {
        for (from, to, code) in [
            ("000185001234", "00018500123", "CARD_ID_INVALID"),
            ("|123456789|", "|12345|", "CARD_OLD_ID_INVALID"),
            ("Phạm Thị Lụa", "7", "CARD_NAME_INVALID"),
            ("05031985", "31021985", "CARD_BIRTH_DATE_INVALID"),
            ("|Nữ|", "|?|", "CARD_SEX_INVALID"),
            ("Xóm 3, xã Mẫu Sơn, Tỉnh Mẫu", " ", "CARD_ADDRESS_MISSING"),
            ("20042021", "2004", "CARD_ISSUE_DATE_INVALID"),
        ] {
            let error = CitizenCard::parse(&LINE.replace(from, to)).unwrap_err();
            assert_eq!(error.code(), code);
            assert_ne!(error.message(Lang::Vi), error.message(Lang::En));
        }
        let other = CitizenCard::parse("https://example.vn/tra-cuu?x=1").unwrap_err();
        assert_eq!(other, CardError::NotACard { fields: 1, expected: 6 });
    }

    proptest! {
        #[test]
        fn never_panics(line in "[\\PC|\\]]{0,80}") {
            let _ = CitizenCard::parse(&line);
        }
    }
}
