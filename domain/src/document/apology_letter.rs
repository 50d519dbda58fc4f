//! Mẫu 04: the agency says that it will be late, and until when.

use super::problem::{Check, LONG, NAME, TEXT};
use super::{
    Applicant, Contact, DocumentNumber, Form, FormKind, IssuingBody, Problem, ProblemCode,
    Signatory,
};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Phiếu xin lỗi và hẹn lại ngày trả kết quả (Mẫu số 04 of TT 01/2018); from TT 03/2025 on Văn bản
/// xin lỗi và đề nghị gia hạn thời gian giải quyết. Signed by the head of the deciding agency, at
/// the latest one day before the time is over (NĐ 118/2025 Đ.19.6); sent by the Center.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApologyLetter {
    /// The deciding agency.
    pub issuer: IssuingBody,
    /// Số …/PXL.
    pub number: DocumentNumber,
    /// When it was signed.
    pub issued_at: Instant,
    /// Mã hồ sơ.
    pub dossier_code: String,
    /// Who is kept waiting.
    pub applicant: Applicant,
    /// Name of the procedure.
    pub procedure_name: String,
    /// National code of the procedure.
    #[serde(default)]
    pub procedure_code: Option<String>,
    /// When the dossier was taken in.
    pub received_at: Instant,
    /// The appointment that can not be kept.
    pub due_before: Instant,
    /// The ground in words, e.g. `Chờ ý kiến của cơ quan phối hợp`.
    pub ground: String,
    /// What happened.
    pub reason: String,
    /// The new appointment.
    pub new_due: Instant,
    /// Which extension it is; there is only the first.
    pub round: u16,
    /// The Center, where to ask and where the result will be.
    pub contact: Contact,
    /// The head of the agency.
    pub signatory: Signatory,
    /// Address of the public tracking page, printed as QR.
    #[serde(default)]
    pub tracking_url: Option<String>,
}

impl Form for ApologyLetter {
    const KIND: FormKind = FormKind::ApologyLetter;

    fn issued_at(&self) -> Instant {
        self.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.applicant(&self.applicant);
        check.text("dossierCode", &self.dossier_code, NAME);
        check.text("procedureName", &self.procedure_name, LONG);
        check.text("ground", &self.ground, LONG);
        check.text("reason", &self.reason, TEXT);
        if self.new_due <= self.due_before.max(self.issued_at) {
            check.add("newDue", ProblemCode::BeforeStart);
        }
        check.any_count("round", &[self.round]);
        if self.round > 1 {
            check.add("round", ProblemCode::AlreadyExtended);
        }
        check.contact(&self.contact);
        check.leader(&self.signatory, self.issued_at);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::problem::samples::{self, found};
    use chrono::TimeDelta;

    fn letter() -> ApologyLetter {
        ApologyLetter {
            issuer: samples::issuer(),
            number: DocumentNumber::of(FormKind::ApologyLetter, 3).unwrap(),
            issued_at: samples::moment(),
            dossier_code: "H41.12-261005-0007".into(),
            applicant: samples::applicant(),
            procedure_name: "Cấp giấy phép xây dựng".into(),
            procedure_code: None,
            received_at: samples::moment() - TimeDelta::days(21),
            due_before: samples::moment() + TimeDelta::days(1),
            ground: "Chờ ý kiến của cơ quan phối hợp".into(),
            reason: "Sở Công Thương chưa có văn bản trả lời.".into(),
            new_due: samples::moment() + TimeDelta::days(8),
            round: 1,
            contact: samples::contact(),
            signatory: samples::leader(),
            tracking_url: None,
        }
    }

    #[test]
    fn there_is_one_extension_and_it_lies_ahead() {
        assert_eq!(found(&letter()), []);
        let mut again = letter();
        again.round = 2;
        assert_eq!(found(&again), [("round".to_owned(), ProblemCode::AlreadyExtended)]);
        let mut idle = letter();
        idle.new_due = idle.due_before;
        assert_eq!(found(&idle), [("newDue".to_owned(), ProblemCode::BeforeStart)]);
        let mut past = letter();
        past.issued_at = past.new_due;
        assert_eq!(found(&past), [("newDue".to_owned(), ProblemCode::BeforeStart)]);
    }

    #[test]
    fn it_says_why_and_where_to_turn() {
        let mut silent = letter();
        silent.reason.clear();
        silent.contact.phone.clear();
        silent.signatory.position = None;
        let paths: Vec<_> = silent.problems().into_iter().map(|problem| problem.path).collect();
        assert_eq!(paths, ["reason", "contact.phone", "signatory.position"]);
    }
}
