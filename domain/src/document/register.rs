//! The book of all dossiers of a Center: Mẫu 06 of TT 01/2018, Mẫu 07 of TT 03/2025.

use super::problem::{Check, LONG, NAME};
use super::{Form, FormKind, IssuingBody, Problem, ProblemCode};
use crate::time::Instant;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Most rows of one print, some hundreds of pages.
const ROWS: usize = 5_000;

/// Sổ theo dõi hồ sơ, or the part of it that falls in a period. Derived, without number, never
/// issued; a period without dossiers is an empty book and no error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Register {
    /// The Center that keeps it.
    pub issuer: IssuingBody,
    /// When this print was made.
    pub printed_at: Instant,
    /// Quyển số, e.g. `01/2026`.
    pub book: String,
    /// Its year.
    pub year: u16,
    /// First day shown.
    pub from: NaiveDate,
    /// Last day shown.
    pub to: NaiveDate,
    /// Dossiers in the order of their numbers.
    pub rows: Vec<RegisterRow>,
    /// How the book was closed; `None` as long as its year goes on.
    #[serde(default)]
    pub closing: Option<Closing>,
}

/// Khóa sổ: at the end of its year a book is closed, with how much is in it; the head of the Center
/// signs and seals that (TT 01/2018 Đ.10.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Closing {
    /// The last day of the year.
    pub on: NaiveDate,
    /// How many dossiers are in the whole book.
    pub rows: u32,
}

impl Closing {
    /// The closing of the book of a year with so many dossiers in it, seen from a day.
    pub fn seen_on(today: NaiveDate, year: u16, rows: u32) -> Option<Self> {
        let on = NaiveDate::from_ymd_opt(i32::from(year), 12, 31)?;
        (today > on).then_some(Self { on, rows })
    }
}

/// One dossier in the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterRow {
    /// Số thứ tự in the book, from 1.
    pub row: u32,
    /// Mã hồ sơ.
    pub dossier_code: String,
    /// Tên thủ tục hành chính.
    pub procedure_name: String,
    /// Số lượng hồ sơ, bộ.
    pub set_count: u16,
    /// Tên cá nhân, tổ chức.
    pub applicant: String,
    /// Where they live or have their seat.
    pub address: String,
    /// Phone number as written for people.
    #[serde(default)]
    pub phone: Option<String>,
    /// Cơ quan chủ trì giải quyết.
    pub agency: String,
    /// Nhận hồ sơ.
    pub received_at: Instant,
    /// Hẹn trả kết quả; the appointment in force.
    #[serde(default)]
    pub due_at: Option<Instant>,
    /// Trả kết quả.
    #[serde(default)]
    pub returned_at: Option<Instant>,
    /// Phương thức nhận kết quả in words, e.g. `Bưu chính`.
    #[serde(default)]
    pub return_method: Option<String>,
    /// Ký nhận: who took the result; without it the paper leaves room for ink.
    #[serde(default)]
    pub taken_by: Option<String>,
    /// Ghi chú.
    #[serde(default)]
    pub note: Option<String>,
}

impl Form for Register {
    const KIND: FormKind = FormKind::Register;

    fn issued_at(&self) -> Instant {
        self.printed_at
    }

    /// A book has one form from its first page to its last: that of the day it was opened on.
    fn begun_on(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(i32::from(self.year), 1, 1).unwrap_or(self.from)
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.text("book", &self.book, NAME);
        check.any_count("year", &[self.year]);
        if self.to < self.from {
            check.add("to", ProblemCode::BeforeStart);
        }
        if self.rows.len() > ROWS {
            check.add("rows", ProblemCode::TooLong { max: ROWS });
        }
        for (i, row) in self.rows.iter().enumerate() {
            check.text(&format!("rows[{i}].dossierCode"), &row.dossier_code, NAME);
            check.text(&format!("rows[{i}].procedureName"), &row.procedure_name, LONG);
            check.text(&format!("rows[{i}].applicant"), &row.applicant, NAME);
            check.at_most(&format!("rows[{i}].address"), &row.address, LONG);
        }
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::FormFamily;
    use crate::document::problem::samples::{self, day, found};

    #[test]
    fn a_book_is_closed_when_its_year_is_over() {
        let seen = |today| Closing::seen_on(day(today), 2026, 1_207);
        assert_eq!(seen("2026-12-31"), None);
        assert_eq!(seen("2027-01-01"), Some(Closing { on: day("2026-12-31"), rows: 1_207 }));
    }

    #[test]
    fn an_empty_book_prints_and_an_endless_one_does_not() {
        let mut register = Register {
            issuer: samples::issuer(),
            printed_at: samples::moment(),
            book: "01/2026".into(),
            year: 2026,
            from: day("2026-10-01"),
            to: day("2026-10-31"),
            rows: vec![],
            closing: None,
        };
        assert_eq!(found(&register), []);
        assert_eq!(register.family(), FormFamily::Circular2025);
        let opened_before = Register { year: 2025, ..register.clone() };
        assert_eq!(opened_before.family(), FormFamily::Circular2018, "the book of 2025 goes on");
        let row = RegisterRow {
            row: 1,
            dossier_code: "H41.12-261026-0007".into(),
            procedure_name: "Cấp giấy phép xây dựng".into(),
            set_count: 1,
            applicant: "Nguyễn Văn Thử".into(),
            address: "Số 1 đường Mẫu".into(),
            phone: None,
            agency: "Sở Xây dựng".into(),
            received_at: samples::moment(),
            due_at: None,
            returned_at: None,
            return_method: None,
            taken_by: None,
            note: None,
        };
        register.rows = vec![row; ROWS + 1];
        register.to = day("2026-09-30");
        assert_eq!(
            found(&register),
            [
                ("to".to_owned(), ProblemCode::BeforeStart),
                ("rows".to_owned(), ProblemCode::TooLong { max: ROWS })
            ]
        );
    }
}
