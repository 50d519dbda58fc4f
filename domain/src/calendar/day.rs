//! What is special about a day.

use crate::lang::Lang;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A day on which the whole country differs from the ordinary week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CalendarDay {
    /// The day.
    pub date: NaiveDate,
    /// How it differs.
    pub kind: DayKind,
    /// What people call it, e.g. `Tết Nguyên đán Tân Sửu`.
    pub name: String,
    /// Number of the decision or notice, or the article of law, that says so.
    pub source: String,
}

/// Why a day differs from the ordinary week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DayKind {
    /// Nghỉ lễ, Tết (BLLĐ 2019 Đ.112).
    Legal,
    /// Nghỉ bù, for a holiday on a weekly day off (BLLĐ 2019 Đ.111.3).
    Compensatory,
    /// Nghỉ hoán đổi: a working day off, worked on a Saturday instead.
    SwapOff,
    /// Làm bù: the Saturday worked instead. A working day like any other.
    SwapWork,
}

impl DayKind {
    /// Every kind, in the order in which screens list them.
    pub const ALL: [Self; 4] = [Self::Legal, Self::Compensatory, Self::SwapOff, Self::SwapWork];

    /// The code used in CSV files and in the API, e.g. `SWAP_OFF`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Legal => "LEGAL",
            Self::Compensatory => "COMPENSATORY",
            Self::SwapOff => "SWAP_OFF",
            Self::SwapWork => "SWAP_WORK",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether offices work on such a day.
    pub fn is_working(self) -> bool {
        self == Self::SwapWork
    }

    /// The name of the kind, for people.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Legal => lang.pick("nghỉ lễ, Tết", "public holiday"),
            Self::Compensatory => lang.pick("nghỉ bù", "day off in lieu"),
            Self::SwapOff => lang.pick("nghỉ hoán đổi", "swapped day off"),
            Self::SwapWork => lang.pick("làm bù", "make-up working day"),
        }
    }
}

/// A day on which one office is closed though the country works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Closure {
    /// The day.
    pub date: NaiveDate,
    /// Why, for people, e.g. `bão số 3`.
    pub reason: String,
    /// Number of the decision.
    pub source: String,
}
