//! What was found on site.

use super::LetterHead;
use crate::document::problem::{Check, LONG, NAME, TEXT};
use crate::document::{Form, FormKind, Problem, Signatory};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Biên bản kiểm tra thực địa. The signatory of the letter leads the inspection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionMinutes {
    /// Head, signature and dossier.
    #[serde(flatten)]
    pub letter: LetterHead,
    /// When it began.
    pub started_at: Instant,
    /// When it ended and the minutes were read out.
    pub ended_at: Instant,
    /// Where.
    pub place: String,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// What was looked at and found.
    pub findings: Vec<Finding>,
    /// What follows from it, where that was written down.
    #[serde(default)]
    pub conclusion: Option<String>,
    /// Objections of those present, in their words.
    #[serde(default)]
    pub objections: Option<String>,
    /// Who signs for the applicant.
    pub applicant_side: Signatory,
}

/// Somebody present.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Participant {
    /// Full name.
    pub name: String,
    /// Position and agency, e.g. `Chuyên viên Phòng Quản lý xây dựng, Sở Xây dựng`.
    pub role: String,
}

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What was looked at.
    pub subject: String,
    /// What was found.
    pub found: String,
}

impl Form for InspectionMinutes {
    const KIND: FormKind = FormKind::InspectionMinutes;

    fn issued_at(&self) -> Instant {
        self.letter.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.not_before("endedAt", self.started_at, Some(self.ended_at));
        check.text("place", &self.place, LONG);
        check.lines("participants", self.participants.len());
        for (i, person) in self.participants.iter().enumerate() {
            check.text(&format!("participants[{i}].name"), &person.name, NAME);
            check.text(&format!("participants[{i}].role"), &person.role, NAME);
        }
        check.lines("findings", self.findings.len());
        for (i, finding) in self.findings.iter().enumerate() {
            // As much as the notice says that called the inspection.
            check.text(&format!("findings[{i}].subject"), &finding.subject, TEXT);
            check.text(&format!("findings[{i}].found"), &finding.found, TEXT);
        }
        check.at_most("conclusion", self.conclusion.as_deref().unwrap_or_default(), TEXT);
        check.at_most("objections", self.objections.as_deref().unwrap_or_default(), TEXT);
        check.signatory("applicantSide", &self.applicant_side, self.letter.issued_at);
        self.letter.check(&mut check);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::head;
    use super::*;
    use crate::document::ProblemCode;
    use crate::document::problem::samples::{found, officer};
    use chrono::TimeDelta;

    #[test]
    fn minutes_tell_what_was_found() {
        let letter = head(FormKind::InspectionMinutes);
        let mut minutes = InspectionMinutes {
            started_at: letter.issued_at - TimeDelta::hours(2),
            ended_at: letter.issued_at,
            letter,
            place: "Thửa đất số 7, phường Mẫu".into(),
            participants: vec![Participant {
                name: "Lê Văn Kiểm".into(),
                role: "Chuyên viên Sở Xây dựng".into(),
            }],
            findings: vec![Finding {
                subject: "Ranh giới".into(), found: "Đúng bản vẽ".into()
            }],
            conclusion: Some("Đủ điều kiện.".into()),
            objections: None,
            applicant_side: officer(),
        };
        assert_eq!(found(&minutes), []);
        minutes.findings[0].found.clear();
        minutes.ended_at = minutes.started_at - TimeDelta::minutes(1);
        assert_eq!(
            found(&minutes),
            [
                ("endedAt".to_owned(), ProblemCode::BeforeStart),
                ("findings[0].found".to_owned(), ProblemCode::Required)
            ]
        );
    }
}
