//! Letters and minutes around a dossier, on the sheet of NĐ 30/2020. No circular prescribes them;
//! each names the Center, where the dossier came in and where its result goes out (R1).

mod amendment_record;
mod consultation_answer;
mod consultation_overdue;
mod consultation_request;
mod inspection_minutes;
mod inspection_notice;
mod late_notice;
mod lost_slip_declaration;
mod payment_notice;
mod postal_minutes;
mod transfer_slip;

pub use amendment_record::{AmendmentLine, AmendmentRecord};
pub use consultation_answer::{ConsultationAnswer, Opinion};
pub use consultation_overdue::ConsultationOverdue;
pub use consultation_request::ConsultationRequest;
pub use inspection_minutes::{Finding, InspectionMinutes, Participant};
pub use inspection_notice::InspectionNotice;
pub use late_notice::LateNotice;
pub use lost_slip_declaration::LostSlipDeclaration;
pub use payment_notice::{Payee, PaymentLine, PaymentNotice, PaymentTotal};
pub use postal_minutes::{PostalLine, PostalMinutes, PostalParty};
pub use transfer_slip::{TransferSlip, TransferWork};

use super::problem::{Check, LONG, NAME};
use super::{Contact, DocumentNumber, IssuingBody, Signatory};
use crate::time::Instant;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What every letter about a dossier carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LetterHead {
    /// In whose name it is written.
    pub issuer: IssuingBody,
    /// Its number.
    pub number: DocumentNumber,
    /// When it was signed.
    pub issued_at: Instant,
    /// The dossier it is about.
    pub dossier: DossierReference,
    /// The Center.
    pub contact: Contact,
    /// Nơi nhận, one line each.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// Who signs; the position is printed above the name.
    pub signatory: Signatory,
}

impl LetterHead {
    fn check(&self, check: &mut Check) {
        check.text("dossier.code", &self.dossier.code, NAME);
        check.text("dossier.applicant", &self.dossier.applicant, NAME);
        check.text("dossier.procedureName", &self.dossier.procedure_name, LONG);
        check.contact(&self.contact);
        for (i, recipient) in self.recipients.iter().enumerate() {
            check.text(&format!("recipients[{i}]"), recipient, NAME);
        }
        check.leader(&self.signatory, self.issued_at);
    }
}

/// The dossier a letter is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DossierReference {
    /// Mã hồ sơ.
    pub code: String,
    /// Name of the applicant.
    pub applicant: String,
    /// Name of the procedure.
    pub procedure_name: String,
    /// National code of the procedure.
    #[serde(default)]
    pub procedure_code: Option<String>,
    /// When it was taken in.
    pub received_at: Instant,
    /// The appointment in force.
    #[serde(default)]
    pub due_at: Option<Instant>,
}

/// A letter that another one answers or speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LetterReference {
    /// Its number as printed, e.g. `05/LYK`.
    pub number: String,
    /// Its day.
    pub date: NaiveDate,
}

#[cfg(test)]
mod samples {
    use super::{DossierReference, LetterHead};
    use crate::document::problem::samples;
    use crate::document::{DocumentNumber, FormKind};
    use chrono::TimeDelta;

    pub(super) fn head(kind: FormKind) -> LetterHead {
        LetterHead {
            issuer: samples::issuer(),
            number: DocumentNumber::of(kind, 5).unwrap(),
            issued_at: samples::moment(),
            dossier: DossierReference {
                code: "H41.12-261005-0007".into(),
                applicant: "Nguyễn Văn Thử".into(),
                procedure_name: "Cấp giấy phép xây dựng".into(),
                procedure_code: Some("1.013236".into()),
                received_at: samples::moment() - TimeDelta::days(21),
                due_at: Some(samples::moment() + TimeDelta::days(1)),
            },
            contact: samples::contact(),
            recipients: vec!["Như trên".into()],
            signatory: samples::leader(),
        }
    }
}
