//! Số định danh cá nhân (Luật Căn cước Đ.12).

use super::IdentifierError;
use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// Sex as in the civil register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

impl Sex {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Male, Self::Female];

    /// The code as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Male => "MALE",
            Self::Female => "FEMALE",
        }
    }

    /// The word for it.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Male => lang.pick("Nam", "Male"),
            Self::Female => lang.pick("Nữ", "Female"),
        }
    }

    /// Reads `Nam`, `NỮ`, `nu`, `male`, `F` …; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        match crate::text::fold(text).as_str() {
            "nam" | "male" | "m" => Some(Self::Male),
            "nu" | "female" | "f" => Some(Self::Female),
            _ => None,
        }
    }
}

/// Twelve digits: province or country of birth registration (3), century and sex (1), year of
/// birth (2), random (6). There is no check digit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonalId(String);

text_identifier!(PersonalId);

impl PersonalId {
    pub(super) fn read(text: &str) -> Result<Self, IdentifierError> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '\u{a0}')).collect();
        let digits = digits.trim();
        if digits.len() == 12 && digits.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(digits.to_owned()))
        } else {
            Err(IdentifierError::PersonalId(text.trim().to_owned()))
        }
    }

    fn digit(&self, index: usize) -> i32 {
        i32::from(self.0.as_bytes()[index] - b'0')
    }

    /// The three digits of the place of birth registration.
    pub fn place(&self) -> &str {
        &self.0[..3]
    }

    /// Sex by the fourth digit.
    pub fn sex(&self) -> Sex {
        if self.digit(3) % 2 == 0 { Sex::Male } else { Sex::Female }
    }

    /// Year of birth by digits four to six.
    pub fn birth_year(&self) -> i32 {
        1900 + self.digit(3) / 2 * 100 + self.digit(4) * 10 + self.digit(5)
    }

    /// Whether the place is one that is never assigned (000, 999): an invented person.
    pub fn is_test(&self) -> bool {
        matches!(self.place(), "000" | "999")
    }

    /// What does not fit together. Never a reason to refuse: cards exist whose sex or year was
    /// corrected after the number was given.
    pub fn warnings(&self, sex: Option<Sex>, birth_year: Option<i32>) -> Vec<PersonalIdWarning> {
        let mut found = Vec::new();
        if !self.is_test() && self.place() < "100" && birth_province(self.place()).is_none() {
            found.push(PersonalIdWarning::UnknownPlace(self.place().to_owned()));
        }
        if let Some(stated) = sex.filter(|sex| *sex != self.sex()) {
            found.push(PersonalIdWarning::Sex { stated, in_number: self.sex() });
        }
        if let Some(stated) = birth_year.filter(|year| *year != self.birth_year()) {
            found.push(PersonalIdWarning::BirthYear { stated, in_number: self.birth_year() });
        }
        found
    }
}

/// Something about a number an officer should look at twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonalIdWarning {
    /// The first three digits are no province.
    UnknownPlace(String),
    /// The number says another sex than stated.
    Sex {
        /// What was stated.
        stated: Sex,
        /// What the fourth digit says.
        in_number: Sex,
    },
    /// The number says another year of birth than stated.
    BirthYear {
        /// What was stated.
        stated: i32,
        /// What the digits say.
        in_number: i32,
    },
}

impl PersonalIdWarning {
    /// Stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownPlace(_) => "PERSONAL_ID_PLACE_UNKNOWN",
            Self::Sex { .. } => "PERSONAL_ID_SEX_DIFFERS",
            Self::BirthYear { .. } => "PERSONAL_ID_BIRTH_YEAR_DIFFERS",
        }
    }

    /// What to look at.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::UnknownPlace(place) => lang.pick(
                format!("Ba chữ số đầu {place} không phải mã tỉnh, thành phố. Đối chiếu lại số với thẻ Căn cước."),
                format!("The first three digits {place} are no province. Compare the number with the card."),
            ),
            Self::Sex { stated, in_number } => lang.pick(
                format!(
                    "Giới tính khai là {}, số định danh cho biết {}. Đối chiếu với thẻ Căn cước.",
                    stated.name(lang), in_number.name(lang),
                ),
                format!(
                    "Sex is stated as {}, the number says {}. Compare with the card.",
                    stated.name(lang), in_number.name(lang),
                ),
            ),
            Self::BirthYear { stated, in_number } => lang.pick(
                format!("Năm sinh khai là {stated}, số định danh cho biết {in_number}. Đối chiếu với thẻ Căn cước."),
                format!("Year of birth is stated as {stated}, the number says {in_number}. Compare with the card."),
            ),
        }
    }
}

/// Name of the province a place code stands for. The codes are those of the 63 provinces before
/// 01/7/2025, which stay valid in numbers already given and include those of the 34 since.
pub fn birth_province(place: &str) -> Option<&'static str> {
    let code = place.parse::<u8>().ok().filter(|_| place.len() == 3)?;
    PROVINCES.binary_search_by_key(&code, |(code, _)| *code).ok().map(|index| PROVINCES[index].1)
}

#[rustfmt::skip]
const PROVINCES: [(u8, &str); 63] = [
    (1, "Hà Nội"), (2, "Hà Giang"), (4, "Cao Bằng"), (6, "Bắc Kạn"), (8, "Tuyên Quang"),
    (10, "Lào Cai"), (11, "Điện Biên"), (12, "Lai Châu"), (14, "Sơn La"), (15, "Yên Bái"),
    (17, "Hòa Bình"), (19, "Thái Nguyên"), (20, "Lạng Sơn"), (22, "Quảng Ninh"), (24, "Bắc Giang"),
    (25, "Phú Thọ"), (26, "Vĩnh Phúc"), (27, "Bắc Ninh"), (30, "Hải Dương"), (31, "Hải Phòng"),
    (33, "Hưng Yên"), (34, "Thái Bình"), (35, "Hà Nam"), (36, "Nam Định"), (37, "Ninh Bình"),
    (38, "Thanh Hóa"), (40, "Nghệ An"), (42, "Hà Tĩnh"), (44, "Quảng Bình"), (45, "Quảng Trị"),
    (46, "Thừa Thiên Huế"), (48, "Đà Nẵng"), (49, "Quảng Nam"), (51, "Quảng Ngãi"),
    (52, "Bình Định"), (54, "Phú Yên"), (56, "Khánh Hòa"), (58, "Ninh Thuận"), (60, "Bình Thuận"),
    (62, "Kon Tum"), (64, "Gia Lai"), (66, "Đắk Lắk"), (67, "Đắk Nông"), (68, "Lâm Đồng"),
    (70, "Bình Phước"), (72, "Tây Ninh"), (74, "Bình Dương"), (75, "Đồng Nai"),
    (77, "Bà Rịa - Vũng Tàu"), (79, "Thành phố Hồ Chí Minh"), (80, "Long An"), (82, "Tiền Giang"),
    (83, "Bến Tre"), (84, "Trà Vinh"), (86, "Vĩnh Long"), (87, "Đồng Tháp"), (89, "An Giang"),
    (91, "Kiên Giang"), (92, "Cần Thơ"), (93, "Hậu Giang"), (94, "Sóc Trăng"), (95, "Bạc Liêu"),
    (96, "Cà Mau"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(text: &str) -> PersonalId {
        text.parse().unwrap()
    }

    #[test]
    fn decodes_century_and_sex() {
        assert_eq!((id("000085001234").sex(), id("000085001234").birth_year()), (Sex::Male, 1985));
        assert_eq!(
            (id("999199000001").sex(), id("999199000001").birth_year()),
            (Sex::Female, 1999)
        );
        assert_eq!((id("000204000001").sex(), id("000204000001").birth_year()), (Sex::Male, 2004));
        assert_eq!(
            (id("000310000001").sex(), id("000310000001").birth_year()),
            (Sex::Female, 2010)
        );
        assert!(id("000085001234").is_test() && id("999 085 001 234").is_test());
    }

    #[test]
    fn mismatches_warn() {
        let warnings = |text, sex, year| {
            id(text).warnings(sex, year).iter().map(PersonalIdWarning::code).collect::<Vec<_>>()
        };
        assert!(warnings("000085001234", Some(Sex::Male), Some(1985)).is_empty());
        assert_eq!(
            warnings("003085001234", Some(Sex::Female), Some(1958)),
            [
                "PERSONAL_ID_PLACE_UNKNOWN",
                "PERSONAL_ID_SEX_DIFFERS",
                "PERSONAL_ID_BIRTH_YEAR_DIFFERS"
            ]
        );
        assert!(warnings("040085001234", None, None).is_empty());
    }

    #[test]
    fn refuses_other_lengths_and_letters() {
        for text in ["", "08501234", "0000850012345", "00008500123O", "٠٠٠٠٨٥٠٠١٢٣٤"] {
            assert_eq!(PersonalId::try_from(text).unwrap_err().code(), "PERSONAL_ID_INVALID");
        }
    }

    #[test]
    fn provinces_are_in_order() {
        assert!(PROVINCES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(birth_province("040"), Some("Nghệ An"));
        assert_eq!(birth_province("40"), None);
    }

    proptest! {
        #[test]
        fn agrees_with_itself(digits in "[0-9]{12}") {
            let id = id(&digits);
            let warnings = id.warnings(Some(id.sex()), Some(id.birth_year()));
            prop_assert!(warnings.iter().all(|w| matches!(w, PersonalIdWarning::UnknownPlace(_))));
        }
    }
}
