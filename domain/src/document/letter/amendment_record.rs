//! Data of a dossier put right after it was taken in.

use super::LetterHead;
use crate::document::problem::{Check, LONG, NAME, TEXT};
use crate::document::{Form, FormKind, Problem, ProblemCode, Signatory};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Biên bản sửa đổi thông tin hồ sơ: never a silent change. The signatory of the letter approves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AmendmentRecord {
    /// Head, dossier, and the signature of who approves.
    #[serde(flatten)]
    pub letter: LetterHead,
    /// What changes; at least one line.
    pub lines: Vec<AmendmentLine>,
    /// Why.
    pub reason: String,
    /// Who proposes it.
    pub proposer: Signatory,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AmendmentLine {
    /// Its name in words.
    pub field: String,
    /// What stood there; empty when nothing did.
    #[serde(default)]
    pub before: String,
    /// What stands there now; empty when it was taken out.
    #[serde(default)]
    pub after: String,
}

impl Form for AmendmentRecord {
    const KIND: FormKind = FormKind::AmendmentRecord;

    fn issued_at(&self) -> Instant {
        self.letter.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.lines("lines", self.lines.len());
        for (i, line) in self.lines.iter().enumerate() {
            check.text(&format!("lines[{i}].field"), &line.field, NAME);
            check.at_most(&format!("lines[{i}].before"), &line.before, LONG);
            check.at_most(&format!("lines[{i}].after"), &line.after, LONG);
            if line.before == line.after {
                check.add(&format!("lines[{i}].after"), ProblemCode::Unchanged);
            }
        }
        check.text("reason", &self.reason, TEXT);
        check.signatory("proposer", &self.proposer, self.letter.issued_at);
        self.letter.check(&mut check);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::head;
    use super::*;
    use crate::document::problem::samples::{found, officer};

    #[test]
    fn a_record_tells_what_changed() {
        let mut record = AmendmentRecord {
            letter: head(FormKind::AmendmentRecord),
            lines: vec![AmendmentLine {
                field: "Số điện thoại".into(),
                before: String::new(),
                after: "0900 000 001".into(),
            }],
            reason: "Nhập thiếu khi tiếp nhận".into(),
            proposer: officer(),
        };
        assert_eq!(found(&record), []);
        record.lines[0].before = record.lines[0].after.clone();
        assert_eq!(found(&record), [("lines[0].after".to_owned(), ProblemCode::Unchanged)]);
    }
}
