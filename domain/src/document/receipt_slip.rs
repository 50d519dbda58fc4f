//! Mẫu 01: what the applicant holds in hand after the dossier was taken in.

use super::problem::{Check, LONG, NAME};
use super::{
    Applicant, DocumentNumber, Form, FormKind, IssuingBody, Problem, RepresentedBy, Signatory,
};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Giấy tiếp nhận hồ sơ và hẹn trả kết quả (TT 01/2018 Đ.9, TT 03/2025, Mẫu số 01). Issued only
/// for a dossier that is complete and correct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptSlip {
    /// The Center.
    pub issuer: IssuingBody,
    /// Số …/TNHS.
    pub number: DocumentNumber,
    /// When the slip was made; gives the date line.
    pub issued_at: Instant,
    /// Mã hồ sơ, also printed as bar code.
    pub dossier_code: String,
    /// Whose dossier it is.
    pub applicant: Applicant,
    /// Who handed it in, if somebody else.
    #[serde(default)]
    pub submitter: Option<RepresentedBy>,
    /// Nội dung yêu cầu giải quyết: name of the procedure, and of its case where there are several.
    pub procedure_name: String,
    /// National code of the procedure.
    pub procedure_code: String,
    /// Papers handed in, in the order of the list of the procedure.
    pub papers: Vec<PaperLine>,
    /// Số lượng hồ sơ, bộ; from 1.
    pub set_count: u16,
    /// Thời gian giải quyết theo quy định, e.g. `15 ngày làm việc`
    /// ([`super::wording::legal_time`]).
    pub legal_time: String,
    /// Start of the clock.
    pub received_at: Instant,
    /// Appointment; `None` for procedures "không có ngày hẹn".
    #[serde(default)]
    pub due_at: Option<Instant>,
    /// What this slip replaces, when the appointment is a new one.
    #[serde(default)]
    pub reappointment: Option<Reappointment>,
    /// Where the applicant wants the result.
    pub return_method: ReturnMethod,
    /// What is to be paid; empty when the procedure is free of charge.
    #[serde(default)]
    pub fees: Vec<FeeLine>,
    /// Row of the register.
    pub register: RegisterReference,
    /// Who took it in.
    pub officer: Signatory,
    /// Invitation to rate the service, handed out with the slip (TT 01/2018 Đ.12).
    #[serde(default)]
    pub evaluation_note: Option<String>,
    /// Address of the public tracking page of this dossier, printed as QR.
    #[serde(default)]
    pub tracking_url: Option<String>,
}

/// Hẹn lại: the appointment before, and why there is a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reappointment {
    /// What the slip before said; `None` when it had no appointment.
    #[serde(default)]
    pub previous_due: Option<Instant>,
    /// Why, e.g. `Đã bổ sung hồ sơ theo Phiếu yêu cầu số 19/HDHS`.
    pub reason: String,
    /// That there is no new one yet: the slip has none while the time stands still, else the one
    /// before, which has passed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_new_date: bool,
}

/// A paper handed in, with how many of each kind. At least one of the counts is not 0.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaperLine {
    /// What it is.
    pub name: String,
    /// Bản chính.
    #[serde(default)]
    pub originals: u16,
    /// Bản sao.
    #[serde(default)]
    pub copies: u16,
    /// Bản điện tử.
    #[serde(default)]
    pub electronic: u16,
}

/// Where the result is handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReturnMethod {
    /// At the Center.
    Counter,
    /// By public post to an address.
    Post {
        /// Full postal address.
        address: String,
    },
    /// Electronically, on the portal.
    Online,
}

/// A phí or lệ phí.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeeLine {
    /// What it is for, e.g. `Lệ phí cấp giấy phép`.
    pub name: String,
    /// Whole đồng.
    pub amount: u64,
    /// Number of the e-receipt once paid.
    #[serde(default)]
    pub receipt: Option<String>,
}

/// A row of the Sổ theo dõi hồ sơ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterReference {
    /// Quyển số, e.g. `01/2026`.
    pub book: String,
    /// Số thứ tự, from 1.
    pub row: u32,
}

impl Form for ReceiptSlip {
    const KIND: FormKind = FormKind::ReceiptSlip;

    fn issued_at(&self) -> Instant {
        self.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.text("dossierCode", &self.dossier_code, NAME);
        check.applicant(&self.applicant);
        check.present("applicant.phone", self.applicant.phone.as_deref());
        check.text("procedureName", &self.procedure_name, LONG);
        check.lines("papers", self.papers.len());
        for (i, paper) in self.papers.iter().enumerate() {
            check.text(&format!("papers[{i}].name"), &paper.name, LONG);
            let pieces = [paper.originals, paper.copies, paper.electronic];
            check.any_count(&format!("papers[{i}]"), &pieces);
        }
        check.any_count("setCount", &[self.set_count]);
        check.text("legalTime", &self.legal_time, NAME);
        if let ReturnMethod::Post { address } = &self.return_method {
            check.text("returnMethod.address", address, LONG);
        }
        match &self.reappointment {
            Some(again) if again.no_new_date => {}
            _ => check.not_before("dueAt", self.received_at, self.due_at),
        }
        if let Some(again) = &self.reappointment {
            check.text("reappointment.reason", &again.reason, LONG);
        }
        check.text("register.book", &self.register.book, NAME);
        check.any_count("register.row", &[u16::from(self.register.row > 0)]);
        check.signatory("officer", &self.officer, self.issued_at);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::ProblemCode;
    use crate::document::problem::samples::{self, found};
    use serde_json::json;

    fn frozen() -> serde_json::Value {
        json!({
            "issuer": samples::issuer(),
            "number": "07/TNHS",
            "issuedAt": samples::moment(),
            "dossierCode": "H41.12-261026-0007",
            "applicant": samples::applicant(),
            "procedureName": "Cấp giấy phép xây dựng",
            "procedureCode": "1.013236",
            "papers": [{ "name": "Đơn đề nghị", "originals": 1 }],
            "setCount": 1,
            "legalTime": "20 ngày làm việc",
            "receivedAt": samples::moment(),
            "returnMethod": { "kind": "COUNTER" },
            "register": { "book": "01/2026", "row": 1207 },
            "officer": { "name": "Trần Thị Mẫu" },
        })
    }

    #[test]
    fn a_slip_frozen_before_there_were_new_appointments_still_reads() {
        let slip: ReceiptSlip = serde_json::from_value(frozen()).unwrap();
        assert_eq!(slip.reappointment, None);
        assert_eq!(slip.officer.delegation, None);
        assert_eq!(found(&slip), []);
    }

    #[test]
    fn a_new_appointment_says_why() {
        let mut slip: ReceiptSlip = serde_json::from_value(frozen()).unwrap();
        slip.reappointment =
            Some(Reappointment { previous_due: None, reason: " ".into(), no_new_date: false });
        let reason = "reappointment.reason".to_owned();
        assert_eq!(found(&slip), [(reason, ProblemCode::Required)]);
    }
}
