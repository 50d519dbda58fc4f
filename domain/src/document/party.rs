//! Who issues, who receives, who signs.

use crate::time::Instant;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The body in whose name a paper is issued. All words of a province are here; no template and no
/// code knows its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IssuingBody {
    /// The agency above it, e.g. `Ủy ban nhân dân tỉnh Mẫu`. Printed in capitals.
    pub superior: String,
    /// Its own name, e.g. `Trung tâm Phục vụ hành chính công tỉnh Mẫu`.
    pub name: String,
    /// Place of the date line, e.g. `Mẫu`.
    pub place: String,
    /// Where people come to; printed at the foot.
    #[serde(default)]
    pub address: Option<String>,
    /// Number to call; printed at the foot.
    #[serde(default)]
    pub hotline: Option<String>,
}

/// The person or organisation whose dossier it is (chủ hồ sơ).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Applicant {
    /// Full name, or legal name.
    pub name: String,
    /// Số CCCD or mã số thuế.
    #[serde(default)]
    pub identity_number: Option<String>,
    /// Where they live or have their seat.
    pub address: String,
    /// Phone number as written for people, e.g. `0912 345 678`.
    #[serde(default)]
    pub phone: Option<String>,
    /// Email address.
    #[serde(default)]
    pub email: Option<String>,
}

/// Who handed the dossier in, when that is not the applicant (người nộp theo ủy quyền).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepresentedBy {
    /// Full name.
    pub name: String,
    /// Số CCCD.
    #[serde(default)]
    pub identity_number: Option<String>,
    /// Phone number.
    #[serde(default)]
    pub phone: Option<String>,
}

/// Whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// An officer or a desk of the Center, e.g. `bà Trần Thị Mẫu, Quầy số 5`.
    pub name: String,
    /// Phone number.
    pub phone: String,
}

/// An officer who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Signatory {
    /// Full name.
    pub name: String,
    /// Chức vụ, e.g. `Giám đốc`; printed by papers that show one.
    #[serde(default)]
    pub position: Option<String>,
    /// Signature in electronic form; without it the paper leaves room for ink.
    #[serde(default)]
    pub signed_at: Option<Instant>,
    /// Agency in the certificate, when signed electronically.
    #[serde(default)]
    pub agency: Option<String>,
    /// For whom, when they do not sign in their own right.
    #[serde(default)]
    pub delegation: Option<SignedFor>,
}

/// The authority of somebody else under which a paper is signed, or in whose place an officer acts.
/// Nobody signs for another without the number of the document that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignedFor {
    /// In which way; decides the letters before the position.
    #[serde(default)]
    pub capacity: SigningCapacity,
    /// Position of the one who delegates, e.g. `Giám đốc`.
    pub position: String,
    /// Their name.
    pub name: String,
    /// Number of the document, e.g. `45/QĐ-SXD`; a stand-in may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_no: Option<String>,
    /// First day it holds.
    pub from: NaiveDate,
    /// Last day it holds.
    pub to: NaiveDate,
}

/// How somebody signs for another (NĐ 30/2020 Đ.13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SigningCapacity {
    /// Thừa ủy quyền, `TUQ.`: somebody below, authorised in writing for a time.
    #[default]
    Authorised,
    /// Ký thay, `KT.`: the deputy.
    Deputy,
    /// Thực hiện thay: a colleague does the work of an absent one. No letters stand before a position,
    /// since he acts in his own; the paper says for whom.
    StandIn,
}

impl SigningCapacity {
    /// How somebody with one chức vụ signs for somebody with another: `Phó Giám đốc` is the deputy of
    /// a `Giám đốc Sở Tư pháp`, and of nobody else.
    pub fn between(signer: &str, delegator: &str) -> Self {
        let (signer, delegator) = (signer.trim().to_lowercase(), delegator.trim().to_lowercase());
        match signer.strip_prefix("phó ").map(str::trim_start) {
            Some(of) if !of.is_empty() && delegator.starts_with(of) => Self::Deputy,
            _ => Self::Authorised,
        }
    }
}

/// Marks a second and later print of the same paper. Not part of the frozen form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reprint {
    /// Which reprint it is, from 1.
    pub ordinal: u32,
    /// When it was printed again.
    pub at: Instant,
}

impl Reprint {
    /// The data of a form with this mark on it, ready to print. A form is a JSON object; anything
    /// else is returned as it came.
    pub fn mark(self, mut form: Value) -> Value {
        if let Some(fields) = form.as_object_mut() {
            fields.insert("reprint".to_owned(), json!({ "ordinal": self.ordinal, "at": self.at }));
        }
        form
    }
}
