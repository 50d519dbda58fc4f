//! The head of the Center learns that a consulted agency has not answered.

use super::{LetterHead, LetterReference};
use crate::document::problem::{Check, NAME};
use crate::document::{Form, FormKind, Problem};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Thông báo về việc quá thời hạn cho ý kiến, from the agency that asked to the head of the Center
/// (NĐ 61/2018 Đ.19.5, NĐ 118/2025 Đ.19.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsultationOverdue {
    /// Head, signature and dossier.
    #[serde(flatten)]
    pub letter: LetterHead,
    /// Kính gửi: the head of the Center.
    pub to: String,
    /// The agency that has not answered.
    pub consulted: String,
    /// The letter it has not answered.
    pub request: LetterReference,
    /// Until when it was to answer.
    pub due_at: Instant,
    /// Whether the procedure takes silence for consent, so that the dossier goes on without the
    /// answer.
    #[serde(default)]
    pub deemed_agreed: bool,
}

impl Form for ConsultationOverdue {
    const KIND: FormKind = FormKind::ConsultationOverdue;

    fn issued_at(&self) -> Instant {
        self.letter.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.text("to", &self.to, NAME);
        check.text("consulted", &self.consulted, NAME);
        check.text("request.number", &self.request.number, NAME);
        check.not_before("issuedAt", self.due_at, Some(self.letter.issued_at));
        self.letter.check(&mut check);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::head;
    use super::*;
    use crate::document::ProblemCode;
    use crate::document::problem::samples::{day, found};
    use chrono::TimeDelta;

    #[test]
    fn nobody_is_reported_before_the_time_is_over() {
        let letter = head(FormKind::ConsultationOverdue);
        let mut notice = ConsultationOverdue {
            due_at: letter.issued_at - TimeDelta::days(1),
            letter,
            to: "Giám đốc Trung tâm Phục vụ hành chính công tỉnh Mẫu".into(),
            consulted: "Sở Công Thương".into(),
            request: LetterReference { number: "05/LYK".into(), date: day("2026-10-10") },
            deemed_agreed: false,
        };
        assert_eq!(found(&notice), []);
        notice.due_at = notice.letter.issued_at + TimeDelta::hours(1);
        assert_eq!(found(&notice), [("issuedAt".to_owned(), ProblemCode::BeforeStart)]);
    }
}
