//! Fields that can be corrected after acceptance: read, checked, set.

use super::applicant::{ApplicantKind, Submitter};
use super::intake::{Intake, ReturnMethod, can_be_born, identifier, line, name, optional};
use super::life::{AmendableField, FieldChange};
use crate::document::wording::short_date;
use crate::identifier::{Email, IdentifierError, PersonName, PersonalId, Phone, Sex, TaxCode};
use crate::lang::Lang;
use crate::refusal::{Code, Problems, Refusal};
use crate::text;
use chrono::NaiveDate;
use std::str::FromStr;

impl AmendableField {
    /// Every field, in the order in which changes are made.
    pub const ALL: [Self; 14] = [
        Self::Name,
        Self::PersonalId,
        Self::TaxCode,
        Self::BirthDate,
        Self::Sex,
        Self::Address,
        Self::Phone,
        Self::Email,
        Self::SubmitterName,
        Self::SubmitterPersonalId,
        Self::SubmitterPhone,
        Self::SubmitterAuthorization,
        Self::ReturnMethod,
        Self::ReturnAddress,
    ];

    /// What it is called.
    pub fn label(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Name => ("Tên chủ hồ sơ", "Name of the applicant"),
            Self::PersonalId => ("Số định danh cá nhân", "Personal id"),
            Self::TaxCode => ("Mã số thuế", "Tax code"),
            Self::BirthDate => ("Ngày sinh", "Date of birth"),
            Self::Sex => ("Giới tính", "Sex"),
            Self::Address => ("Địa chỉ", "Address"),
            Self::Phone => ("Số điện thoại", "Phone number"),
            Self::Email => ("Thư điện tử", "E-mail"),
            Self::SubmitterName => ("Tên người nộp thay", "Name of the representative"),
            Self::SubmitterPersonalId => {
                ("Số định danh của người nộp thay", "Personal id of the representative")
            }
            Self::SubmitterPhone => {
                ("Số điện thoại của người nộp thay", "Phone number of the representative")
            }
            Self::SubmitterAuthorization => {
                ("Giấy ủy quyền nộp hồ sơ", "Authorisation of the representative")
            }
            Self::ReturnMethod => ("Cách nhận kết quả", "How the result is returned"),
            Self::ReturnAddress => ("Địa chỉ nhận kết quả", "Address for the result"),
        };
        lang.pick(vi, en)
    }

    /// The values there are to choose from, as stored; none where it is typed.
    pub fn choices(self) -> Vec<&'static str> {
        match self {
            Self::Sex => Sex::ALL.map(Sex::code).to_vec(),
            Self::ReturnMethod => ReturnMethod::ALL.map(ReturnMethod::code).to_vec(),
            _ => Vec::new(),
        }
    }

    /// A value as people read it: a choice in words, a date as it is written.
    pub fn text(self, value: &str, lang: Lang) -> String {
        let words = match self {
            Self::Sex => sex(value).map(|sex| sex.name(lang).to_owned()),
            Self::ReturnMethod => way(value).map(|way| way.name(lang).to_owned()),
            Self::BirthDate => day(value).map(short_date),
            _ => None,
        };
        words.unwrap_or_else(|| value.to_owned())
    }

    /// Whether it may be left empty by itself; an address for the result, as long as the way does
    /// not need it.
    pub fn may_be_empty(self, kind: ApplicantKind) -> bool {
        match self {
            Self::PersonalId => kind == ApplicantKind::Organization,
            Self::TaxCode => kind == ApplicantKind::Person,
            Self::Name | Self::Address | Self::Phone | Self::ReturnMethod => false,
            Self::BirthDate
            | Self::Sex
            | Self::Email
            | Self::SubmitterName
            | Self::SubmitterPersonalId
            | Self::SubmitterPhone
            | Self::SubmitterAuthorization
            | Self::ReturnAddress => true,
        }
    }
}

/// The value of a field as it is now; empty when there is none.
pub fn value(intake: &Intake, field: AmendableField) -> String {
    let applicant = &intake.applicant;
    let submitter = intake.submitter.as_ref();
    let text = match field {
        AmendableField::Name => Some(applicant.name.clone()),
        AmendableField::PersonalId => applicant.personal_id.as_ref().map(ToString::to_string),
        AmendableField::TaxCode => applicant.tax_code.as_ref().map(ToString::to_string),
        AmendableField::BirthDate => applicant.birth_date.as_ref().map(ToString::to_string),
        AmendableField::Sex => applicant.sex.map(|sex| sex.code().to_owned()),
        AmendableField::Address => Some(applicant.address.clone()),
        AmendableField::Phone => Some(applicant.phone.to_string()),
        AmendableField::Email => applicant.email.as_ref().map(ToString::to_string),
        AmendableField::SubmitterName => submitter.map(|it| it.name.to_string()),
        AmendableField::SubmitterPersonalId => {
            submitter.and_then(|it| it.personal_id.as_ref()).map(ToString::to_string)
        }
        AmendableField::SubmitterPhone => {
            submitter.and_then(|it| it.phone.as_ref()).map(ToString::to_string)
        }
        AmendableField::SubmitterAuthorization => submitter.and_then(|it| it.authorization.clone()),
        AmendableField::ReturnMethod => Some(intake.return_method.code().to_owned()),
        AmendableField::ReturnAddress => intake.return_address.clone(),
    };
    text.unwrap_or_default()
}

/// A new value in its canonical form; empty when it is taken out.
///
/// # Errors
/// It can not be a value of the field.
pub(super) fn check(
    intake: &Intake,
    field: AmendableField,
    given: &str,
    today: NaiveDate,
    path: &str,
) -> Result<String, Refusal> {
    let needed = !field.may_be_empty(intake.applicant.kind);
    let person = intake.applicant.kind == ApplicantKind::Person;
    match field {
        AmendableField::Name if !person => name(given, path),
        AmendableField::Name | AmendableField::SubmitterName => {
            canonical::<PersonName>(given, path, needed)
        }
        AmendableField::PersonalId | AmendableField::SubmitterPersonalId => {
            canonical::<PersonalId>(given, path, needed)
        }
        AmendableField::TaxCode => canonical::<TaxCode>(given, path, needed),
        AmendableField::Phone | AmendableField::SubmitterPhone => {
            canonical::<Phone>(given, path, needed)
        }
        AmendableField::Email => canonical::<Email>(given, path, needed),
        AmendableField::Address => line(given, path),
        AmendableField::SubmitterAuthorization | AmendableField::ReturnAddress => {
            optional(given, path).map(Option::unwrap_or_default)
        }
        AmendableField::BirthDate => {
            let given = text::tidy(given);
            match day(&given) {
                Some(born) if can_be_born(born, today) => Ok(born.to_string()),
                None if given.is_empty() => Ok(given),
                _ => Err(Refusal::at(Code::InvalidDate, path)),
            }
        }
        AmendableField::Sex | AmendableField::ReturnMethod => {
            let given = text::tidy(given);
            match given.as_str() {
                "" if needed => Err(Refusal::at(Code::Required, path)),
                "" => Ok(given),
                known if field.choices().contains(&known) => Ok(given),
                _ => Err(none_of_them(field, path)),
            }
        }
    }
}

fn canonical<T>(given: &str, path: &str, needed: bool) -> Result<String, Refusal>
where
    T: TryFrom<String, Error = IdentifierError> + ToString,
{
    let value = identifier::<T>(given, path, needed)?;
    Ok(value.map(|value| value.to_string()).unwrap_or_default())
}

fn none_of_them(field: AmendableField, path: &str) -> Refusal {
    let choices = |lang| {
        let words = field.choices().into_iter().map(|code| field.text(code, lang));
        words.collect::<Vec<_>>().join(", ")
    };
    Refusal::at(Code::InvalidChoice, path)
        .with("choices", choices(Lang::Vi))
        .with("choicesEn", choices(Lang::En))
}

fn sex(code: &str) -> Option<Sex> {
    Sex::ALL.into_iter().find(|sex| sex.code() == code)
}

fn way(code: &str) -> Option<ReturnMethod> {
    ReturnMethod::ALL.into_iter().find(|way| way.code() == code)
}

/// A day as stored, `1985-03-01`, or as people type it, `1/3/1985`.
fn day(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// A change, and where in the input its new value stands.
pub(super) type Wanted = (String, FieldChange);

/// What goes only together: a way by post with an address, what is known of a representative with
/// his name. A representative who is taken out goes with all that was known of him.
pub(super) fn together(intake: &Intake, changes: &mut Vec<Wanted>, problems: &mut Problems) {
    use AmendableField::{ReturnAddress, ReturnMethod as Way, SubmitterName};
    const OF_THE_SUBMITTER: [AmendableField; 3] = [
        AmendableField::SubmitterPersonalId,
        AmendableField::SubmitterPhone,
        AmendableField::SubmitterAuthorization,
    ];
    let wanted = |field| changes.iter().find(|(_, change)| change.field == field);
    let after = |field| {
        wanted(field).map_or_else(|| value(intake, field), |(_, change)| change.after.clone())
    };
    if after(Way) == ReturnMethod::Post.code() && after(ReturnAddress).is_empty() {
        match (wanted(ReturnAddress), wanted(Way)) {
            (Some((path, _)), _) => problems.push(Refusal::at(Code::Required, path)),
            (None, Some((path, _))) => problems.push(needs(ReturnAddress, path)),
            (None, None) => {}
        }
    }
    let mut gone = Vec::new();
    if after(SubmitterName).is_empty() {
        for field in OF_THE_SUBMITTER {
            let before = value(intake, field);
            match wanted(field) {
                Some((path, change)) if !change.after.is_empty() => {
                    problems.push(needs(SubmitterName, path));
                }
                None if !before.is_empty() => {
                    gone.push((String::new(), FieldChange { field, before, after: String::new() }))
                }
                _ => {}
            }
        }
    }
    changes.extend(gone);
    changes.sort_by_key(|(_, change)| change.field);
}

fn needs(field: AmendableField, path: &str) -> Refusal {
    Refusal::at(Code::FieldNeeded, path)
        .with("field", field.label(Lang::Vi))
        .with("fieldEn", field.label(Lang::En))
}

/// Sets a field to what was approved. A value that was checked can be read back; one that can not
/// leaves the field as it was.
pub(super) fn apply(intake: &mut Intake, change: &FieldChange) {
    let after = change.after.as_str();
    let applicant = &mut intake.applicant;
    match change.field {
        AmendableField::Name => after.clone_into(&mut applicant.name),
        AmendableField::PersonalId => set(&mut applicant.personal_id, after),
        AmendableField::TaxCode => set(&mut applicant.tax_code, after),
        AmendableField::BirthDate => set(&mut applicant.birth_date, after),
        AmendableField::Sex => applicant.sex = sex(after),
        AmendableField::Address => after.clone_into(&mut applicant.address),
        AmendableField::Phone => {
            if let Ok(phone) = Phone::from_str(after) {
                applicant.phone = phone;
            }
        }
        AmendableField::Email => set(&mut applicant.email, after),
        AmendableField::SubmitterName => match (PersonName::from_str(after), &mut intake.submitter)
        {
            (Ok(name), Some(submitter)) => submitter.name = name,
            (Ok(name), nobody) => {
                let (personal_id, phone, authorization) = (None, None, None);
                *nobody = Some(Submitter { name, personal_id, phone, authorization });
            }
            (Err(_), submitter) if after.is_empty() => *submitter = None,
            (Err(_), _) => {}
        },
        AmendableField::SubmitterPersonalId
        | AmendableField::SubmitterPhone
        | AmendableField::SubmitterAuthorization => {
            let Some(submitter) = &mut intake.submitter else { return };
            match change.field {
                AmendableField::SubmitterPersonalId => set(&mut submitter.personal_id, after),
                AmendableField::SubmitterPhone => set(&mut submitter.phone, after),
                _ => submitter.authorization = given(after),
            }
        }
        AmendableField::ReturnMethod => {
            if let Some(way) = way(after) {
                intake.return_method = way;
            }
        }
        AmendableField::ReturnAddress => intake.return_address = given(after),
    }
}

fn given(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn set<T: FromStr>(field: &mut Option<T>, text: &str) {
    match text.parse() {
        Ok(value) => *field = Some(value),
        Err(_) if text.is_empty() => *field = None,
        Err(_) => {}
    }
}
