//! Why a text is not an identifier, in words for the person who typed it.

use crate::lang::Lang;

/// A text that could not be read as an identifier of the expected kind. Carries the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {:?}", self.code(), self.input())]
pub enum IdentifierError {
    /// Not a mã định danh điện tử.
    AgencyCode(String),
    /// Not a mã thủ tục hành chính.
    ProcedureCode(String),
    /// Not a mã hồ sơ.
    DossierCode(String),
    /// Shaped like a mã hồ sơ but with the letter O where a digit belongs.
    DossierCodeLetterO(String),
    /// Not a template for mã hồ sơ.
    DossierTemplate(String),
    /// Not 12 digits.
    PersonalId(String),
    /// Not 10 digits, or 10 and a branch of 3.
    TaxCode(String),
    /// Ten digits whose check digit is wrong.
    TaxCodeCheckDigit(String),
    /// Not a passport number.
    Passport(String),
    /// Not a telephone number.
    Phone(String),
    /// Not an e-mail address.
    Email(String),
    /// Not a person's name.
    PersonName(String),
}

impl IdentifierError {
    /// Stable code for programs, e.g. `PERSONAL_ID_INVALID`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AgencyCode(_) => "AGENCY_CODE_INVALID",
            Self::ProcedureCode(_) => "PROCEDURE_CODE_INVALID",
            Self::DossierCode(_) => "DOSSIER_CODE_INVALID",
            Self::DossierCodeLetterO(_) => "DOSSIER_CODE_LETTER_O",
            Self::DossierTemplate(_) => "DOSSIER_TEMPLATE_INVALID",
            Self::PersonalId(_) => "PERSONAL_ID_INVALID",
            Self::TaxCode(_) => "TAX_CODE_INVALID",
            Self::TaxCodeCheckDigit(_) => "TAX_CODE_CHECK_DIGIT",
            Self::Passport(_) => "PASSPORT_INVALID",
            Self::Phone(_) => "PHONE_INVALID",
            Self::Email(_) => "EMAIL_INVALID",
            Self::PersonName(_) => "PERSON_NAME_INVALID",
        }
    }

    /// The text that was offered.
    pub fn input(&self) -> &str {
        match self {
            Self::AgencyCode(text)
            | Self::ProcedureCode(text)
            | Self::DossierCode(text)
            | Self::DossierCodeLetterO(text)
            | Self::DossierTemplate(text)
            | Self::PersonalId(text)
            | Self::TaxCode(text)
            | Self::TaxCodeCheckDigit(text)
            | Self::Passport(text)
            | Self::Phone(text)
            | Self::Email(text)
            | Self::PersonName(text) => text,
        }
    }

    /// What is wrong and what to do about it.
    pub fn message(&self, lang: Lang) -> String {
        let (vi, en) = self.texts();
        format!("“{}” {}", self.input(), lang.pick(vi, en))
    }

    /// The rest of the sentence that begins with the quoted input.
    fn texts(&self) -> (&'static str, &'static str) {
        match self {
            Self::AgencyCode(_) => (
                "không phải mã định danh cơ quan. Nhập mã mới (ví dụ H41.12) hoặc mã cũ (ví dụ 000.00.12.H41).",
                "is not an agency code. Enter a new code (such as H41.12) or an old one (such as 000.00.12.H41).",
            ),
            Self::ProcedureCode(_) => (
                "không phải mã thủ tục hành chính. Nhập mã quốc gia gồm một chữ số, dấu chấm và sáu chữ số (ví dụ 1.002010).",
                "is not a procedure code. Enter the national code: one digit, a dot and six digits (such as 1.002010).",
            ),
            Self::DossierCode(_) => (
                "không phải mã hồ sơ. Nhập mã cơ quan, ngày tiếp nhận và số thứ tự, cách nhau bằng dấu gạch ngang (ví dụ H41.12-251120-0007).",
                "is not a dossier code. Enter agency code, date and number joined by hyphens (such as H41.12-251120-0007).",
            ),
            Self::DossierCodeLetterO(_) => (
                "có chữ O ở vị trí của chữ số. Gõ số 0 thay cho chữ O rồi tra lại.",
                "has the letter O where a digit belongs. Type the digit 0 instead and search again.",
            ),
            Self::DossierTemplate(_) => (
                "không phải mẫu mã hồ sơ. Mẫu phải có đủ {agency}, {yyMMdd} và {seq:04}, cách nhau bằng dấu gạch ngang.",
                "is not a dossier code template. It needs {agency}, {yyMMdd} and {seq:04} joined by hyphens.",
            ),
            Self::PersonalId(_) => (
                "không phải số định danh cá nhân. Nhập đủ 12 chữ số như trên thẻ Căn cước.",
                "is not a personal identification number. Enter all 12 digits as on the identity card.",
            ),
            Self::TaxCode(_) => (
                "không phải mã số thuế. Nhập 10 chữ số, hoặc 10 chữ số, dấu gạch ngang và 3 chữ số đối với đơn vị phụ thuộc.",
                "is not a tax code. Enter 10 digits, or 10 digits, a hyphen and 3 digits for a dependent unit.",
            ),
            Self::TaxCodeCheckDigit(_) => (
                "có chữ số kiểm tra không đúng. Đối chiếu từng chữ số của mã số thuế với giấy chứng nhận đăng ký.",
                "has a wrong check digit. Compare each digit of the tax code with the registration certificate.",
            ),
            Self::Passport(_) => (
                "không phải số hộ chiếu. Nhập từ 5 đến 15 chữ cái không dấu và chữ số, có ít nhất một chữ số.",
                "is not a passport number. Enter 5 to 15 plain letters and digits, with at least one digit.",
            ),
            Self::Phone(_) => (
                "không phải số điện thoại. Nhập 10 chữ số bắt đầu bằng 0 (ví dụ 0912 345 678), hoặc dấu + và mã nước.",
                "is not a telephone number. Enter 10 digits starting with 0 (such as 0912 345 678), or + and the country code.",
            ),
            Self::Email(_) => (
                "không phải địa chỉ thư điện tử. Nhập dạng ten@donvi.vn, không dấu và không có khoảng trắng.",
                "is not an e-mail address. Enter it as name@place.vn, without diacritics or spaces.",
            ),
            Self::PersonName(_) => (
                "không phải họ và tên. Nhập từ 2 đến 100 ký tự, chỉ gồm chữ cái, khoảng trắng và các dấu ' - .",
                "is not a person's name. Enter 2 to 100 characters: letters, spaces and the signs ' - . only.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifier::{AgencyCode, DossierCode, PersonalId};

    #[test]
    fn messages_quote_the_input_in_both_languages() {
        let errors = [
            AgencyCode::try_from("??").unwrap_err(),
            DossierCode::try_from("??").unwrap_err(),
            PersonalId::try_from("??").unwrap_err(),
        ];
        for error in errors {
            assert!(error.message(Lang::Vi).starts_with("“??” không phải"));
            assert!(error.message(Lang::En).starts_with("“??” is not"));
            assert_eq!(error.input(), "??");
        }
    }
}
