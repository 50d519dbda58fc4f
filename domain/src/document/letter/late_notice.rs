//! A department tells the Center that it will be late.

use super::LetterHead;
use crate::document::problem::{Check, LONG, NAME, TEXT};
use crate::document::{Form, FormKind, Problem, ProblemCode};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Thông báo về việc chậm giải quyết hồ sơ, at the latest one day before the time is over, together
/// with the apology to the applicant (NĐ 61/2018 Đ.19.9, NĐ 118/2025 Đ.19.6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LateNotice {
    /// Head, signature and dossier; the dossier has an appointment.
    #[serde(flatten)]
    pub letter: LetterHead,
    /// Kính gửi: the Center.
    pub to: String,
    /// The ground in words, e.g. `Chờ ý kiến của cơ quan phối hợp`.
    pub ground: String,
    /// What happened.
    pub reason: String,
    /// The provision that allows it, where there is one.
    #[serde(default)]
    pub legal_basis: Option<String>,
    /// The proposed new appointment.
    pub new_due: Instant,
    /// Number of the apology sent along, e.g. `03/PXL`.
    #[serde(default)]
    pub apology_number: Option<String>,
}

impl Form for LateNotice {
    const KIND: FormKind = FormKind::LateNotice;

    fn issued_at(&self) -> Instant {
        self.letter.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.text("to", &self.to, NAME);
        if self.letter.dossier.due_at.is_none() {
            check.add("dossier.dueAt", ProblemCode::Required);
        }
        check.text("ground", &self.ground, LONG);
        check.text("reason", &self.reason, TEXT);
        check.at_most("legalBasis", self.legal_basis.as_deref().unwrap_or_default(), LONG);
        if self.letter.dossier.due_at.is_some_and(|due| self.new_due <= due) {
            check.add("newDue", ProblemCode::BeforeStart);
        }
        self.letter.check(&mut check);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::head;
    use super::*;
    use crate::document::problem::samples::found;
    use chrono::TimeDelta;

    #[test]
    fn a_notice_says_why_and_until_when() {
        let letter = head(FormKind::LateNotice);
        let mut notice = LateNotice {
            new_due: letter.issued_at + TimeDelta::days(8),
            letter,
            to: "Trung tâm Phục vụ hành chính công tỉnh Mẫu".into(),
            ground: "Chờ ý kiến của cơ quan phối hợp".into(),
            reason: "Sở Công Thương chưa trả lời.".into(),
            legal_basis: None,
            apology_number: None,
        };
        assert_eq!(found(&notice), []);
        notice.new_due = notice.letter.dossier.due_at.unwrap();
        assert_eq!(found(&notice), [("newDue".to_owned(), ProblemCode::BeforeStart)]);
        notice.letter.dossier.due_at = None;
        assert_eq!(found(&notice), [("dossier.dueAt".to_owned(), ProblemCode::Required)]);
    }
}
