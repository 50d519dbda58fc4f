//! What can be wrong with a calendar, and with a question to it.

use super::{FIRST_DAY, LAST_DAY, Problem};
use crate::lang::Lang;
use chrono::NaiveDate;
use thiserror::Error;

/// The days or hours given make no calendar.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalendarError {
    /// The same day is listed twice.
    #[error("{0} is listed twice")]
    Twice(NaiveDate),
    /// A day lies outside the years a calendar covers.
    #[error("{0} lies outside {FIRST_DAY} to {LAST_DAY}")]
    Outside(NaiveDate),
    /// Office hours are empty, out of order, overlapping, or not in whole minutes.
    #[error("office hours {0:?} are not intervals HH:MM-HH:MM in order, joined by +")]
    Hours(String),
    /// A line of a CSV file can not be read.
    #[error("line {line}: {problem}")]
    Line {
        /// Counts from 1.
        line: usize,
        /// What is wrong.
        problem: Problem,
    },
}

impl CalendarError {
    /// The message for a person, with what to do.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Twice(date) => {
                let date = super::date_text(*date);
                lang.pick(
                    format!("Ngày {date} được ghi hai lần; hãy bỏ một dòng."),
                    format!("{date} is listed twice; remove one of the lines."),
                )
            }
            Self::Outside(date) => {
                let [date, first, last] = [*date, FIRST_DAY, LAST_DAY].map(super::date_text);
                lang.pick(
                    format!("Ngày {date} nằm ngoài lịch ({first} đến {last}); hãy kiểm tra năm."),
                    format!("{date} lies outside {first} to {last}; check the year."),
                )
            }
            Self::Hours(hours) => lang.pick(
                format!(
                    "Giờ làm việc “{hours}” không hợp lệ; hãy ghi như 07:00-11:30+13:30-17:00, \
                     theo thứ tự, không chồng nhau."
                ),
                format!(
                    "Office hours “{hours}” are not valid; write them as 07:00-11:30+13:30-17:00, \
                     in order and not overlapping."
                ),
            ),
            Self::Line { line, problem } => {
                let problem = problem.text(lang);
                lang.pick(format!("Dòng {line}: {problem}."), format!("Line {line}: {problem}."))
            }
        }
    }
}

/// The answer would lie outside the years a calendar covers, [`FIRST_DAY`] to [`LAST_DAY`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the term reaches outside {FIRST_DAY} to {LAST_DAY}")]
pub struct OutOfRange;

impl OutOfRange {
    /// The message for a person, with what to do.
    pub fn text(self, lang: Lang) -> String {
        let [first, last] = [FIRST_DAY, LAST_DAY].map(super::date_text);
        lang.pick(
            format!("Thời hạn vượt ra ngoài lịch ({first} đến {last}); hãy kiểm tra số ngày."),
            format!("The term reaches outside {first} to {last}; check the number of days."),
        )
    }
}
