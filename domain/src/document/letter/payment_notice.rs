//! What the applicant has to pay before the dossier goes on.

use super::LetterHead;
use crate::document::problem::{Check, LONG, NAME};
use crate::document::wording::amount_in_words;
use crate::document::{Form, FormKind, Problem, ProblemCode};
use crate::time::{Instant, local_date};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Thông báo về việc thực hiện nghĩa vụ tài chính: fixed by the agency, sent by the Center, where
/// it is also paid or proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentNotice {
    /// Head, signature and dossier.
    #[serde(flatten)]
    pub letter: LetterHead,
    /// Where the applicant lives or has their seat.
    pub address: String,
    /// What is to be paid; at least one line.
    pub lines: Vec<PaymentLine>,
    /// The sum, in figures and in words.
    pub total: PaymentTotal,
    /// The provision it rests on.
    pub legal_basis: String,
    /// Who gets the money.
    pub payee: Payee,
    /// How and where to pay, one way each line; the first is the Center.
    pub ways: Vec<String>,
    /// Last day to pay.
    #[serde(default)]
    pub deadline: Option<NaiveDate>,
}

/// One thing to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentLine {
    /// What it is for.
    pub name: String,
    /// How it comes about, e.g. `200 m² × 1.500.000 đồng/m²`.
    #[serde(default)]
    pub calculation: Option<String>,
    /// Whole đồng.
    pub amount: u64,
}

/// Đơn vị thụ hưởng.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Payee {
    /// Its name.
    pub name: String,
    /// Number of its account.
    #[serde(default)]
    pub account: Option<String>,
    /// Bank or treasury that keeps the account.
    #[serde(default)]
    pub bank: Option<String>,
    /// What to write on the transfer so that it finds the dossier.
    #[serde(default)]
    pub reference: Option<String>,
}

/// A sum of money, with the words that stand beside the figures. Frozen with the words: what was
/// signed is read as it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentTotal {
    /// Whole đồng.
    amount: u64,
    /// The same in words.
    words: String,
}

impl PaymentTotal {
    /// The sum of some lines.
    pub fn of(lines: &[PaymentLine]) -> Self {
        let amount = lines.iter().fold(0, |sum: u64, line| sum.saturating_add(line.amount));
        Self { amount, words: amount_in_words(amount) }
    }

    /// Whole đồng.
    pub fn amount(&self) -> u64 {
        self.amount
    }

    /// The amount in words.
    pub fn words(&self) -> &str {
        &self.words
    }
}

impl Form for PaymentNotice {
    const KIND: FormKind = FormKind::PaymentNotice;

    fn issued_at(&self) -> Instant {
        self.letter.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.text("address", &self.address, LONG);
        check.lines("lines", self.lines.len());
        for (i, line) in self.lines.iter().enumerate() {
            check.text(&format!("lines[{i}].name"), &line.name, LONG);
            let calculation = line.calculation.as_deref().unwrap_or_default();
            check.at_most(&format!("lines[{i}].calculation"), calculation, LONG);
            if line.amount == 0 {
                check.add(&format!("lines[{i}].amount"), ProblemCode::NoCount);
            }
        }
        if self.total != PaymentTotal::of(&self.lines) {
            check.add("total", ProblemCode::TotalWrong);
        }
        check.text("legalBasis", &self.legal_basis, LONG);
        check.text("payee.name", &self.payee.name, NAME);
        check.paragraphs("ways", &self.ways, LONG);
        if self.deadline.is_some_and(|day| day < local_date(self.letter.issued_at)) {
            check.add("deadline", ProblemCode::BeforeStart);
        }
        self.letter.check(&mut check);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::head;
    use super::*;
    use crate::document::problem::samples::{day, found};

    #[test]
    fn the_total_is_the_sum_in_figures_and_words() {
        let line = |amount| PaymentLine { name: "Tiền".into(), calculation: None, amount };
        let lines = vec![line(1_000_000_000), line(1_000_000)];
        let mut notice = PaymentNotice {
            letter: head(FormKind::PaymentNotice),
            address: "Số 1 đường Mẫu".into(),
            total: PaymentTotal::of(&lines),
            lines,
            legal_basis: "Nghị định số 103/2024/NĐ-CP".into(),
            payee: Payee {
                name: "Kho bạc Nhà nước khu vực Mẫu".into(),
                account: None,
                bank: None,
                reference: None,
            },
            ways: vec!["Tại Trung tâm".into()],
            deadline: Some(day("2026-10-26")),
        };
        assert_eq!(notice.total.words(), "một tỷ không trăm linh một triệu đồng");
        assert_eq!(found(&notice), []);
        notice.lines.push(line(5));
        notice.deadline = Some(day("2026-10-25"));
        assert_eq!(
            found(&notice),
            [
                ("total".to_owned(), ProblemCode::TotalWrong),
                ("deadline".to_owned(), ProblemCode::BeforeStart)
            ]
        );
    }
}
