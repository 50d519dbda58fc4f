//! Fields that can be corrected after acceptance: read, checked, set.

use super::intake::{Intake, line, name};
use super::life::{AmendableField, FieldChange};
use crate::identifier::{Email, IdentifierError, PersonName, PersonalId, Phone, TaxCode};
use crate::lang::Lang;
use crate::refusal::Refusal;
use crate::text;

use super::applicant::ApplicantKind;

impl AmendableField {
    /// Every field.
    pub const ALL: [Self; 7] = [
        Self::Name,
        Self::PersonalId,
        Self::TaxCode,
        Self::Address,
        Self::Phone,
        Self::Email,
        Self::ReturnAddress,
    ];

    /// What it is called.
    pub fn label(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Name => ("Tên chủ hồ sơ", "Name of the applicant"),
            Self::PersonalId => ("Số định danh cá nhân", "Personal id"),
            Self::TaxCode => ("Mã số thuế", "Tax code"),
            Self::Address => ("Địa chỉ", "Address"),
            Self::Phone => ("Số điện thoại", "Phone number"),
            Self::Email => ("Thư điện tử", "E-mail"),
            Self::ReturnAddress => ("Địa chỉ nhận kết quả", "Address for the result"),
        };
        lang.pick(vi, en)
    }
}

/// The value of a field as it is now; empty when there is none.
pub fn value(intake: &Intake, field: AmendableField) -> String {
    let applicant = &intake.applicant;
    let text = match field {
        AmendableField::Name => Some(applicant.name.clone()),
        AmendableField::PersonalId => applicant.personal_id.as_ref().map(ToString::to_string),
        AmendableField::TaxCode => applicant.tax_code.as_ref().map(ToString::to_string),
        AmendableField::Address => Some(applicant.address.clone()),
        AmendableField::Phone => Some(applicant.phone.to_string()),
        AmendableField::Email => applicant.email.as_ref().map(ToString::to_string),
        AmendableField::ReturnAddress => intake.return_address.clone(),
    };
    text.unwrap_or_default()
}

/// A new value in its canonical form.
///
/// # Errors
/// It can not be a value of the field.
pub(super) fn check(
    intake: &Intake,
    field: AmendableField,
    given: &str,
    path: &str,
) -> Result<String, Refusal> {
    match field {
        AmendableField::Name if intake.applicant.kind == ApplicantKind::Person => {
            canonical::<PersonName>(given, path)
        }
        AmendableField::Name => name(given, path),
        AmendableField::PersonalId => canonical::<PersonalId>(given, path),
        AmendableField::TaxCode => canonical::<TaxCode>(given, path),
        AmendableField::Phone => canonical::<Phone>(given, path),
        AmendableField::Email => canonical::<Email>(given, path),
        AmendableField::Address | AmendableField::ReturnAddress => line(given, path),
    }
}

fn canonical<T>(given: &str, path: &str) -> Result<String, Refusal>
where
    T: TryFrom<String, Error = IdentifierError> + ToString,
{
    T::try_from(text::tidy(given))
        .map(|value| value.to_string())
        .map_err(|error| Refusal::from(error).in_field(path))
}

/// Sets a field to what was approved. A value that was checked can be read back; one that can not
/// leaves the field as it was.
pub(super) fn apply(intake: &mut Intake, change: &FieldChange) {
    let after = change.after.clone();
    let applicant = &mut intake.applicant;
    match change.field {
        AmendableField::Name => applicant.name = after,
        AmendableField::PersonalId => {
            if let Ok(id) = PersonalId::try_from(after) {
                applicant.personal_id = Some(id);
            }
        }
        AmendableField::TaxCode => {
            if let Ok(code) = TaxCode::try_from(after) {
                applicant.tax_code = Some(code);
            }
        }
        AmendableField::Address => applicant.address = after,
        AmendableField::Phone => {
            if let Ok(phone) = Phone::try_from(after) {
                applicant.phone = phone;
            }
        }
        AmendableField::Email => {
            if let Ok(email) = Email::try_from(after) {
                applicant.email = Some(email);
            }
        }
        AmendableField::ReturnAddress => intake.return_address = Some(after),
    }
}
