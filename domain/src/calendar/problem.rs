//! What can be wrong with a line of a file.

use super::{CalendarError, DayKind, OutOfRange};
use crate::lang::Lang;
use std::fmt;

/// Why a line can not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The first line must be these column names.
    Header(&'static str),
    /// A quoted cell is not closed.
    Quote,
    /// Too many or too few cells.
    Cells {
        /// How many there are.
        found: usize,
        /// How many there should be.
        wanted: usize,
    },
    /// A cell that must not be empty is.
    Empty(&'static str),
    /// Something occurs twice that may occur once.
    Twice(String),
    /// A value does not have the shape it should have.
    NotA(Shape, String),
    /// A parameter is missing.
    Missing(String),
    /// A parameter has no meaning here.
    Unneeded(String),
    /// A pause ends before it starts, or overlaps the one before.
    Order(String),
    /// The answer would lie outside the covered years.
    OutOfRange,
    /// The days or hours of the line make no calendar.
    Calendar(Box<CalendarError>),
}

/// The shape a value should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A date.
    Date,
    /// A moment.
    Moment,
    /// A time of day.
    Time,
    /// A whole number.
    Number,
    /// Days of a step that make whole minutes.
    StepDays,
    /// A kind of day.
    DayKind,
    /// A kind of case.
    Kind,
    /// A unit of a term.
    Unit,
    /// A mode of working days.
    Mode,
    /// A rule of a pause.
    Rule,
    /// A pause.
    Pause,
    /// A parameter.
    Pair,
}

impl Problem {
    /// The problem for a person, with what to do.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Header(columns) => lang.pick(
                format!("dòng đầu tiên phải là {columns}"),
                format!("the first line must be {columns}"),
            ),
            Self::Quote => {
                lang.pick("thiếu dấu ngoặc kép đóng", "a quoted cell is not closed").to_owned()
            }
            Self::Cells { found, wanted } => lang.pick(
                format!("có {found} ô, cần đúng {wanted} ô"),
                format!("has {found} cells instead of {wanted}"),
            ),
            Self::Empty(column) => lang.pick(
                format!("ô {column} không được để trống"),
                format!("the cell {column} must not be empty"),
            ),
            Self::Twice(what) => lang.pick(
                format!("{what} xuất hiện hai lần; hãy bỏ một"),
                format!("{what} occurs twice; remove one"),
            ),
            Self::NotA(shape, value) => {
                let shape = shape.text(lang);
                lang.pick(
                    format!("“{value}” không phải là {shape}"),
                    format!("“{value}” is not {shape}"),
                )
            }
            Self::Missing(key) => lang.pick(format!("thiếu {key}"), format!("{key} is missing")),
            Self::Unneeded(key) => lang.pick(
                format!("{key} không dùng ở đây; hãy bỏ đi"),
                format!("{key} has no meaning here; remove it"),
            ),
            Self::Order(pause) => lang.pick(
                format!("lần tạm dừng “{pause}” kết thúc trước khi bắt đầu hoặc trùng lần trước"),
                format!("the pause “{pause}” ends before it starts, or overlaps the one before"),
            ),
            Self::OutOfRange => OutOfRange.text(lang),
            Self::Calendar(error) => error.text(lang),
        }
    }
}

impl Shape {
    fn text(self, lang: Lang) -> String {
        let kinds = || DayKind::ALL.map(DayKind::code).join(", ");
        match self {
            Self::Date => lang.pick("ngày dạng YYYY-MM-DD", "a date YYYY-MM-DD"),
            Self::Moment => lang.pick(
                "thời điểm dạng 2021-01-12T09:00:00+07:00",
                "a moment like 2021-01-12T09:00:00+07:00",
            ),
            Self::Time => lang.pick("giờ dạng HH:MM", "a time HH:MM"),
            Self::Number => lang.pick("số nguyên không âm", "a whole number"),
            Self::StepDays => {
                lang.pick("số ngày ra số phút nguyên", "a number of days that makes whole minutes")
            }
            Self::DayKind => {
                let kinds = kinds();
                return lang
                    .pick(format!("loại ngày ({kinds})"), format!("a kind of day ({kinds})"));
            }
            Self::Kind => lang.pick("loại tình huống", "a kind of case"),
            Self::Unit => lang.pick("đơn vị thời hạn", "a unit of a term"),
            Self::Mode => lang.pick("END_OF_DAY hoặc SAME_TIME", "END_OF_DAY or SAME_TIME"),
            Self::Rule => lang.pick("RESTART hoặc RESUME", "RESTART or RESUME"),
            Self::Pause => lang.pick("QUY_TẮC@bắt đầu/kết thúc", "RULE@start/end"),
            Self::Pair => lang.pick("khóa=giá trị", "key=value"),
        }
        .to_owned()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl From<CalendarError> for Problem {
    fn from(error: CalendarError) -> Self {
        Self::Calendar(Box::new(error))
    }
}

impl From<OutOfRange> for Problem {
    fn from(OutOfRange: OutOfRange) -> Self {
        Self::OutOfRange
    }
}
