//! When the clock stands still, and how it goes on.

use crate::lang::Lang;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// A time in which the term did not run. Pauses of one term never overlap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pause {
    /// When the clock stopped.
    pub start: Instant,
    /// When it went on; not before `start`.
    pub end: Instant,
    /// On which ground.
    pub ground: PauseGround,
    /// How it went on.
    pub policy: PausePolicy,
    /// Number of the notice or decision, or the article that allows it, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Further grounds on which it stood still in this time, as they came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<PauseReason>,
}

/// A ground of a pause, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PauseReason {
    /// Which.
    pub ground: PauseGround,
    /// Number of the notice or decision, or the article that allows it, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

impl Pause {
    /// Every ground on which it stood still, as they came.
    pub fn reasons(&self) -> impl Iterator<Item = PauseReason> {
        let first = PauseReason { ground: self.ground, reference: self.reference.clone() };
        std::iter::once(first).chain(self.beside.iter().cloned())
    }
}

/// The legal grounds for stopping the clock. There are no others: waiting for a signature, a
/// colleague or a machine is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PauseGround {
    /// Yêu cầu bổ sung: the applicant must complete the dossier (NĐ 118/2025 Đ.19).
    Supplement,
    /// Nghĩa vụ tài chính: the applicant must pay first.
    Payment,
    /// Lấy ý kiến, kiểm tra thực địa, hội đồng: only where the procedure version says, with its
    /// legal basis, that the time does not count.
    Procedure,
    /// Bất khả kháng: a decision of the Center's director for a set of dossiers.
    Suspension,
}

/// How the term goes on after a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PausePolicy {
    /// The whole term again, from the end of the pause (NĐ 61/2018 Đ.19.4, NĐ 118/2025 Đ.19.5).
    Restart,
    /// What was left when the pause began, from its end.
    Resume,
}

impl PauseGround {
    /// Every ground.
    pub const ALL: [Self; 4] = [Self::Supplement, Self::Payment, Self::Procedure, Self::Suspension];

    /// How the term goes on: a supplement as the procedure version says (by the general rule
    /// [`PausePolicy::Restart`]), everything else resumes.
    pub fn policy(self, supplement: PausePolicy) -> PausePolicy {
        match self {
            Self::Supplement => supplement,
            Self::Payment | Self::Procedure | Self::Suspension => PausePolicy::Resume,
        }
    }

    /// The ground, for people.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Supplement => lang.pick(
                "chờ người nộp bổ sung hồ sơ",
                "waiting for the applicant to complete the dossier",
            ),
            Self::Payment => lang.pick(
                "chờ người nộp thực hiện nghĩa vụ tài chính",
                "waiting for the applicant to pay",
            ),
            Self::Procedure => lang.pick(
                "thời gian không tính theo quy định của thủ tục",
                "time that does not count under the rules of the procedure",
            ),
            Self::Suspension => {
                lang.pick("tạm dừng do bất khả kháng", "suspended because of force majeure")
            }
        }
    }
}

/// What was left of a term when a pause began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "unit", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Left {
    /// Office time.
    WorkingMinutes {
        /// Whole minutes, rounded down for show; the due moment is exact.
        n: i64,
    },
    /// Whole calendar days, of a term in days or months.
    CalendarDays {
        /// How many.
        n: u32,
    },
    /// Real time, of a term in hours.
    Minutes {
        /// Whole minutes, rounded down for show; the due moment is exact.
        n: i64,
    },
}
