//! When the clock stands still, and how it goes on.

use super::due::Due;
use super::table::{instant_of, tick};
use super::trace::{Silent, Trace};
use super::{Calendar, Derivation, Line, OutOfRange, Term};
use crate::lang::Lang;
use crate::time::{Instant, local_date};
use chrono::Days;
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

impl Calendar {
    /// When a term ends that stood still during `pauses`, given in order. `None` when no due date
    /// is promised.
    ///
    /// Starts with the term without pauses; each pause changes the due moment in force before it.
    /// A pause that resumes but began at or after that moment leaves it: what was late stays late.
    ///
    /// # Errors
    /// The answer lies outside the covered years.
    pub fn due_after(
        &self,
        start: Instant,
        term: Term,
        pauses: &[Pause],
    ) -> Result<Option<Due>, OutOfRange> {
        self.run(start, term, pauses, &mut Silent)
    }

    /// [`Self::due_after`] together with how it was found.
    ///
    /// # Errors
    /// The answer lies outside the covered years.
    pub fn derive(
        &self,
        start: Instant,
        term: Term,
        pauses: &[Pause],
    ) -> Result<Option<(Due, Derivation)>, OutOfRange> {
        let mut lines = Vec::new();
        let due = self.run(start, term, pauses, &mut lines)?;
        Ok(due.map(|due| (due, self.derivation(lines))))
    }

    /// The one implementation behind both.
    pub(super) fn run<T: Trace>(
        &self,
        start: Instant,
        term: Term,
        pauses: &[Pause],
        trace: &mut T,
    ) -> Result<Option<Due>, OutOfRange> {
        trace.add(|| [Line::From { at: start, term }]);
        let Some(mut at) = self.count(start, term, trace)? else { return Ok(None) };
        for pause in pauses {
            at = self.after_pause(at, term, pause, trace)?;
        }
        Ok(Some(self.settle(at, term.uses_calendar().then(|| local_date(at)), trace)))
    }

    fn after_pause<T: Trace>(
        &self,
        due: Instant,
        term: Term,
        pause: &Pause,
        trace: &mut T,
    ) -> Result<Instant, OutOfRange> {
        let paused = |left| {
            let Pause { start, end, ground, policy, .. } = *pause;
            let reference = pause.reference.clone();
            [Line::Paused { start, end, ground, policy, reference, due_before: due, left }]
        };
        if pause.policy == PausePolicy::Restart {
            trace.add(|| paused(None));
            trace.add(|| [Line::From { at: pause.end, term }]);
            return Ok(self.count(pause.end, term, trace)?.unwrap_or(due));
        }
        if pause.start >= due {
            trace.add(|| paused(None));
            trace.add(|| [Line::AlreadyLate { due }]);
            return Ok(due);
        }
        match term {
            Term::CalendarDay { .. } | Term::Month { .. } => {
                let days =
                    local_date(due).signed_duration_since(local_date(pause.start)).num_days();
                let days = u32::try_from(days).unwrap_or(0);
                trace.add(|| paused(Some(Left::CalendarDays { n: days })));
                let last = local_date(pause.end).checked_add_days(Days::new(days.into()));
                self.end_on(last.ok_or(OutOfRange)?, trace)
            }
            Term::Hour { .. } => {
                let left = due - pause.start;
                trace.add(|| paused(Some(Left::Minutes { n: left.num_minutes() })));
                pause.end.checked_add_signed(left).ok_or(OutOfRange)
            }
            Term::WorkingDay { .. }
            | Term::WorkingHour { .. }
            | Term::SameDay { .. }
            | Term::None => {
                let left = self.elapsed(tick(due)) - self.elapsed(tick(pause.start));
                let minutes = left / super::table::MINUTE;
                trace.add(|| paused(Some(Left::WorkingMinutes { n: minutes })));
                let at = self.add(tick(pause.end), left)?;
                let at = if left == 0 { pause.end } else { instant_of(at) };
                trace.add(|| self.skipped(local_date(pause.end), local_date(at)));
                Ok(at)
            }
        }
    }
}
