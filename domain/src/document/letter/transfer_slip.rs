//! A dossier goes on to another agency.

use super::LetterHead;
use crate::document::problem::{Check, LONG, NAME, TEXT};
use crate::document::{Form, FormKind, Problem};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Phiếu chuyển xử lý hồ sơ: what each agency is to do and in which time (NĐ 118/2025 Đ.20.2.a).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferSlip {
    /// Head, signature and dossier.
    #[serde(flatten)]
    pub letter: LetterHead,
    /// Cơ quan chuyển.
    pub from: String,
    /// Cơ quan nhận.
    pub to: String,
    /// Why it goes on.
    pub reason: String,
    /// What each agency does, in order; at least one line.
    pub works: Vec<TransferWork>,
    /// Papers that go along, one line each.
    #[serde(default)]
    pub papers: Vec<String>,
}

/// The share of one agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferWork {
    /// Who.
    pub agency: String,
    /// Does what.
    pub content: String,
    /// In which time, e.g. `05 ngày làm việc` ([`crate::document::wording::legal_time`]).
    pub time: String,
}

impl Form for TransferSlip {
    const KIND: FormKind = FormKind::TransferSlip;

    fn issued_at(&self) -> Instant {
        self.letter.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.text("from", &self.from, NAME);
        check.text("to", &self.to, NAME);
        check.text("reason", &self.reason, TEXT);
        check.lines("works", self.works.len());
        for (i, work) in self.works.iter().enumerate() {
            check.text(&format!("works[{i}].agency"), &work.agency, NAME);
            check.text(&format!("works[{i}].content"), &work.content, LONG);
            check.text(&format!("works[{i}].time"), &work.time, NAME);
        }
        for (i, paper) in self.papers.iter().enumerate() {
            check.text(&format!("papers[{i}]"), paper, LONG);
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

    #[test]
    fn each_agency_knows_what_and_how_long() {
        let mut slip = TransferSlip {
            letter: head(FormKind::TransferSlip),
            from: "Sở Xây dựng".into(),
            to: "Sở Nông nghiệp và Môi trường".into(),
            reason: "Thuộc thẩm quyền của cơ quan nhận".into(),
            works: vec![TransferWork {
                agency: "Sở Nông nghiệp và Môi trường".into(),
                content: "Thẩm định".into(),
                time: "05 ngày làm việc".into(),
            }],
            papers: vec![],
        };
        assert_eq!(found(&slip), []);
        slip.works[0].time.clear();
        assert_eq!(found(&slip), [("works[0].time".to_owned(), ProblemCode::Required)]);
        slip.works.clear();
        assert_eq!(found(&slip), [("works".to_owned(), ProblemCode::Empty)]);
    }
}
