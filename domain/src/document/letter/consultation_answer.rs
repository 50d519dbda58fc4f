//! What the consulted agency thinks.

use super::{LetterHead, LetterReference};
use crate::document::problem::{Check, LONG, NAME, TEXT};
use crate::document::{Form, FormKind, Problem};
use crate::lang::Lang;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Văn bản trả lời ý kiến, written by the consulted agency to the one that asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsultationAnswer {
    /// Head, signature and dossier.
    #[serde(flatten)]
    pub letter: LetterHead,
    /// Kính gửi: the agency that asked.
    pub to: String,
    /// The letter it answers.
    pub request: LetterReference,
    /// For or against.
    pub opinion: Opinion,
    /// The opinion in words, one paragraph each line; demanded unless it simply agrees.
    #[serde(default)]
    pub content: String,
    /// The provision it rests on.
    #[serde(default)]
    pub legal_basis: Option<String>,
}

/// An opinion in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Opinion {
    /// Đồng ý.
    Agree,
    /// Không đồng ý.
    Disagree,
    /// Có ý kiến, neither for nor against.
    Comment,
}

impl Opinion {
    /// The opinion as printed.
    pub fn label(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Agree => ("Đồng ý", "Agrees"),
            Self::Disagree => ("Không đồng ý", "Does not agree"),
            Self::Comment => ("Có ý kiến như sau", "Comments"),
        };
        lang.pick(vi, en)
    }
}

impl Form for ConsultationAnswer {
    const KIND: FormKind = FormKind::ConsultationAnswer;

    fn issued_at(&self) -> Instant {
        self.letter.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.text("to", &self.to, NAME);
        check.text("request.number", &self.request.number, NAME);
        if self.opinion != Opinion::Agree {
            check.present("content", Some(&self.content));
        }
        check.at_most("content", &self.content, TEXT);
        check.at_most("legalBasis", self.legal_basis.as_deref().unwrap_or_default(), LONG);
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

    #[test]
    fn only_consent_needs_no_words() {
        let mut answer = ConsultationAnswer {
            letter: head(FormKind::ConsultationAnswer),
            to: "Sở Xây dựng".into(),
            request: LetterReference { number: "05/LYK".into(), date: day("2026-10-20") },
            opinion: Opinion::Agree,
            content: String::new(),
            legal_basis: None,
        };
        assert_eq!(found(&answer), []);
        for opinion in [Opinion::Disagree, Opinion::Comment] {
            answer.opinion = opinion;
            assert_eq!(found(&answer), [("content".to_owned(), ProblemCode::Required)]);
        }
    }
}
