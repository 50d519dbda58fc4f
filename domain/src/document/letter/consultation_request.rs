//! An agency asks another for its opinion.

use super::LetterHead;
use crate::document::problem::{Check, LONG, NAME, TEXT};
use crate::document::{Form, FormKind, Problem};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Văn bản lấy ý kiến. The time of the dossier goes on while the other agency thinks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsultationRequest {
    /// Head, signature and dossier.
    #[serde(flatten)]
    pub letter: LetterHead,
    /// Kính gửi: the agency asked.
    pub to: String,
    /// What it is asked, one paragraph each line.
    pub content: String,
    /// Until when it is to answer.
    pub due_at: Instant,
    /// What the law makes of silence, in words with the provision, e.g. `Quá thời hạn trên mà không
    /// có văn bản trả lời thì được coi là đồng ý theo …`.
    #[serde(default)]
    pub silence_rule: Option<String>,
    /// Papers sent along.
    #[serde(default)]
    pub attachments: Vec<String>,
}

impl Form for ConsultationRequest {
    const KIND: FormKind = FormKind::ConsultationRequest;

    fn issued_at(&self) -> Instant {
        self.letter.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.text("to", &self.to, NAME);
        check.text("content", &self.content, TEXT);
        check.not_before("dueAt", self.letter.issued_at, Some(self.due_at));
        check.at_most("silenceRule", self.silence_rule.as_deref().unwrap_or_default(), LONG);
        for (i, paper) in self.attachments.iter().enumerate() {
            check.text(&format!("attachments[{i}]"), paper, LONG);
        }
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
    fn a_question_has_words_and_time() {
        let letter = head(FormKind::ConsultationRequest);
        let mut request = ConsultationRequest {
            due_at: letter.issued_at + TimeDelta::days(5),
            letter,
            to: "Sở Công Thương".into(),
            content: "Cho ý kiến về đấu nối điện.".into(),
            silence_rule: None,
            attachments: vec![],
        };
        assert_eq!(found(&request), []);
        request.content.clear();
        request.due_at = request.letter.issued_at - TimeDelta::seconds(1);
        assert_eq!(
            found(&request),
            [
                ("content".to_owned(), ProblemCode::Required),
                ("dueAt".to_owned(), ProblemCode::BeforeStart)
            ]
        );
    }

    #[test]
    fn the_head_lies_flat_in_the_frozen_data() {
        let letter = head(FormKind::ConsultationRequest);
        let request = ConsultationRequest {
            due_at: letter.issued_at,
            letter,
            to: "Sở Công Thương".into(),
            content: "?".into(),
            silence_rule: None,
            attachments: vec![],
        };
        let frozen = serde_json::to_value(&request).unwrap();
        assert_eq!(frozen["number"], "05/LYK");
        assert_eq!(frozen["dossier"]["code"], "H41.12-261005-0007");
        assert_eq!(serde_json::from_value::<ConsultationRequest>(frozen).unwrap(), request);
    }
}
