//! Mẫu 02: the one complete list of what is missing.

use super::problem::{Check, LONG, NAME, TEXT};
use super::{
    Applicant, Contact, DocumentNumber, Form, FormKind, IssuingBody, Problem, ProblemCode,
    Signatory,
};
use crate::time::{Instant, local_date};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02). Always issued by the Center, also when a
/// department asks (R1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupplementRequest {
    /// The Center.
    pub issuer: IssuingBody,
    /// Số …/HDHS.
    pub number: DocumentNumber,
    /// When it was made.
    pub issued_at: Instant,
    /// Mã hồ sơ, when the dossier already has one.
    #[serde(default)]
    pub dossier_code: Option<String>,
    /// The department that asks, when the Center asks for it during processing, e.g. `Sở Xây dựng`.
    #[serde(default)]
    pub drafted_by: Option<String>,
    /// Who is asked.
    pub applicant: Applicant,
    /// Name of the procedure.
    pub procedure_name: String,
    /// National code of the procedure.
    pub procedure_code: String,
    /// Which request it is for this dossier, from 1.
    pub round: u16,
    /// What is asked for; at least one line, each with its reason.
    pub lines: Vec<SupplementLine>,
    /// Why the dossier as handed in is not enough.
    pub reason: String,
    /// The provision that asks for it.
    pub legal_basis: String,
    /// The specialised provision that allows to ask again; demanded from the second round on
    /// (NĐ 118/2025 Đ.11).
    #[serde(default)]
    pub repeat_basis: Option<String>,
    /// Last day to complete the dossier.
    #[serde(default)]
    pub deadline: Option<NaiveDate>,
    /// Whom to ask in case of difficulties.
    pub contact: Contact,
    /// Who guided the applicant.
    pub officer: Signatory,
    /// Invitation to rate the service.
    #[serde(default)]
    pub evaluation_note: Option<String>,
    /// Address of the public tracking page, printed as QR.
    #[serde(default)]
    pub tracking_url: Option<String>,
}

/// One thing to bring or put right. Counts may all be 0 when something is to be corrected rather
/// than brought.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupplementLine {
    /// The paper or the content.
    pub name: String,
    /// Bản chính.
    #[serde(default)]
    pub originals: u16,
    /// Bản sao chứng thực.
    #[serde(default)]
    pub certified: u16,
    /// Bản photo.
    #[serde(default)]
    pub photocopies: u16,
    /// Why it is asked for.
    pub reason: String,
}

impl Form for SupplementRequest {
    const KIND: FormKind = FormKind::SupplementRequest;

    fn issued_at(&self) -> Instant {
        self.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.applicant(&self.applicant);
        check.text("procedureName", &self.procedure_name, LONG);
        check.any_count("round", &[self.round]);
        check.lines("lines", self.lines.len());
        for (i, line) in self.lines.iter().enumerate() {
            check.text(&format!("lines[{i}].name"), &line.name, LONG);
            check.text(&format!("lines[{i}].reason"), &line.reason, LONG);
        }
        check.text("reason", &self.reason, TEXT);
        check.text("legalBasis", &self.legal_basis, LONG);
        let repeat_basis = self.repeat_basis.as_deref().unwrap_or_default();
        if self.round > 1 && repeat_basis.trim().is_empty() {
            check.add("repeatBasis", ProblemCode::RepeatBasisMissing);
        } else {
            check.at_most("repeatBasis", repeat_basis, LONG);
        }
        if self.deadline.is_some_and(|day| day < local_date(self.issued_at)) {
            check.add("deadline", ProblemCode::BeforeStart);
        }
        if let Some(department) = &self.drafted_by {
            // What a department asks for belongs to a dossier that was taken in.
            check.text("draftedBy", department, NAME);
            check.present("dossierCode", self.dossier_code.as_deref());
        }
        check.contact(&self.contact);
        check.signatory("officer", &self.officer, self.issued_at);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::problem::samples::{self, found};

    fn request() -> SupplementRequest {
        SupplementRequest {
            issuer: samples::issuer(),
            number: DocumentNumber::of(FormKind::SupplementRequest, 7).unwrap(),
            issued_at: samples::moment(),
            dossier_code: None,
            drafted_by: None,
            applicant: samples::applicant(),
            procedure_name: "Cấp giấy phép xây dựng".into(),
            procedure_code: "1.013236".into(),
            round: 1,
            lines: vec![SupplementLine {
                name: "Bản vẽ thiết kế".into(),
                originals: 1,
                reason: "Chưa có chữ ký của người thiết kế".into(),
                ..SupplementLine::default()
            }],
            reason: "Thành phần hồ sơ chưa đầy đủ".into(),
            legal_basis: "Điều 55 Nghị định số 175/2024/NĐ-CP".into(),
            repeat_basis: None,
            deadline: NaiveDate::from_ymd_opt(2026, 11, 10),
            contact: Contact { name: "Quầy số 5".into(), phone: "0238 000 000".into() },
            officer: samples::officer(),
            evaluation_note: None,
            tracking_url: None,
        }
    }

    #[test]
    fn asks_for_something_and_says_why() {
        assert_eq!(found(&request()), []);
        let mut empty = request();
        empty.lines.clear();
        assert_eq!(found(&empty), [("lines".to_owned(), ProblemCode::Empty)]);
        let mut silent = request();
        silent.lines[0].reason = "  ".into();
        assert_eq!(found(&silent), [("lines[0].reason".to_owned(), ProblemCode::Required)]);
    }

    #[test]
    fn asking_again_needs_its_own_basis() {
        let mut again = request();
        again.round = 2;
        assert_eq!(found(&again), [("repeatBasis".to_owned(), ProblemCode::RepeatBasisMissing)]);
        again.repeat_basis = Some("khoản 3 Điều 15".into());
        assert_eq!(found(&again), []);
    }

    #[test]
    fn a_department_asks_within_a_dossier() {
        let mut asked = request();
        asked.drafted_by = Some("Sở Xây dựng".into());
        assert_eq!(found(&asked), [("dossierCode".to_owned(), ProblemCode::Required)]);
        asked.dossier_code = Some("H41.12-261026-0007".into());
        assert_eq!(found(&asked), []);
    }

    #[test]
    fn the_deadline_lies_ahead() {
        let mut late = request();
        late.deadline = local_date(late.issued_at).pred_opt();
        assert_eq!(found(&late), [("deadline".to_owned(), ProblemCode::BeforeStart)]);
    }

    #[test]
    fn frozen_data_reads_back_the_same() {
        let frozen = serde_json::to_value(request()).unwrap();
        assert_eq!(frozen["number"], "07/HDHS");
        assert_eq!(frozen["lines"][0]["originals"], 1);
        assert_eq!(serde_json::from_value::<SupplementRequest>(frozen).unwrap(), request());
    }
}
