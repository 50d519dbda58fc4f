//! A result written in the system, on the sheet of NĐ 30/2020.

use super::problem::{Check, LONG, NAME, TEXT};
use super::{DocumentNumber, Form, FormKind, IssuingBody, Problem, Signatory};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// The result of a procedure as an administrative document (NĐ 30/2020, phụ lục I and III): signed
/// by the deciding agency, handed over by the Center.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultDocument {
    /// The deciding agency.
    pub issuer: IssuingBody,
    /// Its number.
    pub number: DocumentNumber,
    /// Day it was signed.
    pub issued_at: Instant,
    /// Name of the kind, e.g. `Giấy phép xây dựng`. Printed in capitals.
    pub title: String,
    /// Trích yếu, one line under the title.
    #[serde(default)]
    pub subject: Option<String>,
    /// Mã hồ sơ.
    pub dossier_code: String,
    /// Procedure it answers.
    pub procedure_name: String,
    /// What it rests on and what it orders, for papers with the form of a decision.
    #[serde(default)]
    pub decree: Option<Decree>,
    /// Paragraphs.
    pub body: Vec<String>,
    /// Who signs; the position is printed above the name.
    pub signatory: Signatory,
    /// Nơi nhận, one line each.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// Address of the public page that verifies this paper, printed as QR.
    #[serde(default)]
    pub verify_url: Option<String>,
}

/// The head of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Decree {
    /// Who decides, e.g. `Giám đốc Sở Xây dựng`. Printed in capitals.
    pub authority: String,
    /// Căn cứ, in order, each without the final mark.
    pub bases: Vec<String>,
}

impl Form for ResultDocument {
    const KIND: FormKind = FormKind::Result;

    fn issued_at(&self) -> Instant {
        self.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.text("title", &self.title, NAME);
        check.text("dossierCode", &self.dossier_code, NAME);
        if let Some(decree) = &self.decree {
            check.text("decree.authority", &decree.authority, NAME);
            check.lines("decree.bases", decree.bases.len());
            for (i, basis) in decree.bases.iter().enumerate() {
                check.text(&format!("decree.bases[{i}]"), basis, LONG);
            }
        }
        check.lines("body", self.body.len());
        for (i, paragraph) in self.body.iter().enumerate() {
            check.text(&format!("body[{i}]"), paragraph, TEXT);
        }
        check.leader(&self.signatory, self.issued_at);
        check.finish()
    }
}
