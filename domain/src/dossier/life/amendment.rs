//! Corrections of what was filed, after acceptance.

use crate::dossier::letter::Mark;
use serde::{Deserialize, Serialize};

/// A correction of what was filed: never a silent change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Amendment {
    /// When and who proposed it.
    pub proposed: Mark,
    /// What changes.
    pub changes: Vec<FieldChange>,
    /// Why.
    pub reason: String,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<AmendmentOutcome>,
}

impl Amendment {
    /// Whether a field is among what changes.
    pub fn changes(&self, field: AmendableField) -> bool {
        self.changes.iter().any(|change| change.field == field)
    }
}

/// What became of a proposed correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AmendmentOutcome {
    /// When and who decided.
    pub mark: Mark,
    /// Why it was refused; `None` when it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Which.
    pub field: AmendableField,
    /// As it was.
    pub before: String,
    /// As it is to be.
    pub after: String,
}

/// What can be corrected after acceptance: plain data, in the order of the form. What rules hang on
/// can not: the procedure and its case, the kind of applicant, the papers, the moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AmendableField {
    /// Name of the applicant.
    Name,
    /// Số định danh cá nhân.
    PersonalId,
    /// Mã số thuế.
    TaxCode,
    /// Date of birth.
    BirthDate,
    /// Giới tính.
    Sex,
    /// Address of the applicant.
    Address,
    /// Phone number.
    Phone,
    /// E-mail address.
    Email,
    /// Name of who files for the applicant; without it there is nobody.
    SubmitterName,
    /// His số định danh cá nhân.
    SubmitterPersonalId,
    /// His phone number.
    SubmitterPhone,
    /// The paper that authorises him.
    SubmitterAuthorization,
    /// How the result is returned.
    ReturnMethod,
    /// Where the result goes by post.
    ReturnAddress,
}
