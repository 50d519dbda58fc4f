//! Who applies, and who stands at the counter for them.

use crate::identifier::{Email, PersonName, PersonalId, Phone, Sex, TaxCode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Cá nhân or tổ chức.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ApplicantKind {
    /// A person.
    Person,
    /// An organisation, with a tax code.
    Organization,
}

/// Chủ hồ sơ. Made by [`super::IntakeDraft::check`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Applicant {
    /// Person or organisation.
    pub kind: ApplicantKind,
    /// Full name, or legal name.
    pub name: String,
    /// Số định danh cá nhân.
    pub personal_id: Option<PersonalId>,
    /// Mã số thuế.
    pub tax_code: Option<TaxCode>,
    /// As on the citizen card.
    pub birth_date: Option<NaiveDate>,
    /// As on the citizen card.
    pub sex: Option<Sex>,
    /// One line.
    pub address: String,
    /// Reachable at.
    pub phone: Phone,
    /// E-mail address.
    pub email: Option<Email>,
}

/// Người nộp theo ủy quyền.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Submitter {
    /// Full name.
    pub name: PersonName,
    /// Số định danh cá nhân.
    pub personal_id: Option<PersonalId>,
    /// Reachable at.
    pub phone: Option<Phone>,
    /// The paper that gives the authority, e.g. number and date.
    pub authorization: Option<String>,
}
