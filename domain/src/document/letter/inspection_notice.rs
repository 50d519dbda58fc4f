//! When and where the matter of a dossier is looked at on site.

use super::LetterHead;
use crate::document::problem::{Check, LONG, NAME, TEXT};
use crate::document::{Form, FormKind, Problem};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Thông báo về việc kiểm tra thực địa, sent to the applicant by the Center.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionNotice {
    /// Head, signature and dossier.
    #[serde(flatten)]
    pub letter: LetterHead,
    /// When.
    pub at: Instant,
    /// Where.
    pub place: String,
    /// Who takes part, one line each.
    pub participants: Vec<String>,
    /// What is looked at, one paragraph each line.
    pub content: String,
    /// What the applicant is to have ready.
    #[serde(default)]
    pub preparation: Option<String>,
}

impl Form for InspectionNotice {
    const KIND: FormKind = FormKind::InspectionNotice;

    fn issued_at(&self) -> Instant {
        self.letter.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.not_before("at", self.letter.issued_at, Some(self.at));
        check.text("place", &self.place, LONG);
        check.paragraphs("participants", &self.participants, NAME);
        check.text("content", &self.content, TEXT);
        check.at_most("preparation", self.preparation.as_deref().unwrap_or_default(), TEXT);
        self.letter.check(&mut check);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::head;
    use super::*;
    use crate::document::ProblemCode;
    use crate::document::problem::samples::found;
    use chrono::TimeDelta;

    #[test]
    fn people_are_told_before_somebody_comes() {
        let letter = head(FormKind::InspectionNotice);
        let mut notice = InspectionNotice {
            at: letter.issued_at + TimeDelta::days(2),
            letter,
            place: "Thửa đất số 7, phường Mẫu".into(),
            participants: vec!["Sở Xây dựng".into()],
            content: "Hiện trạng công trình".into(),
            preparation: None,
        };
        assert_eq!(found(&notice), []);
        notice.at = notice.letter.issued_at - TimeDelta::days(2);
        notice.participants.clear();
        assert_eq!(
            found(&notice),
            [
                ("at".to_owned(), ProblemCode::BeforeStart),
                ("participants".to_owned(), ProblemCode::Empty)
            ]
        );
    }
}
