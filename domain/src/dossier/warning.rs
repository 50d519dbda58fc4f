//! Early warning (features F48): when time begins to run out, and who is told.
//!
//! Two clocks run on a dossier: the legal one, until the result is due, and that of the current
//! step. Each has [`Thresholds`], fixed when the dossier is written, so that a list compares
//! moments and computes no calendar. Time in which a clock stood still is used by nobody (R7), and a
//! term that began anew has used nothing yet.

use super::state::Dossier;
use super::status::DossierStatus;
use crate::calendar::{Calendar, Pause};
use crate::identity::{Reach, Role};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Share of the working minutes after which time is running out, in percent.
const SOON_PERCENT: i64 = 70;
/// Working minutes of a day.
const DAY: i64 = 480;

/// How pressing a clock is; a later level contains the earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum WarningLevel {
    /// Sắp hết hạn: 70 % of the working minutes are used.
    Soon,
    /// Còn 1 ngày: a working day is left, or less.
    DayBefore,
    /// Quá hạn: the due moment has passed.
    Overdue,
}

impl WarningLevel {
    /// Every level, mildest first.
    pub const ALL: [Self; 3] = [Self::Soon, Self::DayBefore, Self::Overdue];

    /// How far a holder of a role is told of it, whichever clock it is of, besides whoever performs
    /// the step, who is told of every level: the head from the day before on, the leader, the focal
    /// person and the Center once it is overdue. `None` when the role is not told.
    pub fn reach(self, role: Role) -> Option<Reach> {
        match (self, role) {
            (Self::DayBefore | Self::Overdue, Role::Hod) => Some(Reach::StepPlace),
            (Self::Overdue, Role::Dir | Role::Foc | Role::Chm) => Some(Reach::Agency),
            (Self::Overdue, Role::Cdr) => Some(Reach::Center),
            _ => None,
        }
    }

    /// How far he is told, too, when the legal clock is what warns: who signs and who accepts an
    /// apology learns of it while it can still be made in time, a day before (NĐ 118/2025 Đ.19.6).
    pub fn reach_of_legal_clock(self, role: Role) -> Option<Reach> {
        match self {
            Self::DayBefore => Self::Overdue.reach(role).filter(|_| role != Role::Hod),
            Self::Soon | Self::Overdue => None,
        }
    }
}

/// The moments at which the level of one clock rises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// 70 % of the working minutes are used.
    pub soon_at: Instant,
    /// A working day is left; `None` for a clock that has no more than a day from the beginning.
    pub day_before_at: Option<Instant>,
    /// The due moment, inclusive: later is overdue.
    pub due_at: Instant,
}

impl Thresholds {
    /// Those of a clock that began at `start`, stood still during `pauses`, given in order, and ends
    /// at `due`.
    pub fn of(calendar: &Calendar, start: Instant, due: Instant, pauses: &[Pause]) -> Self {
        let runs = running(start, due, pauses);
        let total: i64 = runs.iter().map(|(from, to)| calendar.working_minutes(*from, *to)).sum();
        let after = |minutes: i64| {
            let mut left = minutes;
            for (from, to) in &runs {
                let here = calendar.working_minutes(*from, *to);
                if left <= here {
                    let left = u32::try_from(left).unwrap_or(0);
                    return calendar.add_working_minutes(*from, left).map_or(due, |at| at.min(due));
                }
                left -= here;
            }
            due
        };
        Self {
            soon_at: after(total * SOON_PERCENT / 100),
            day_before_at: (total > DAY).then(|| after(total - DAY)),
            due_at: due,
        }
    }

    /// The level at a moment; `None` while there is time.
    pub fn level(&self, now: Instant) -> Option<WarningLevel> {
        if now > self.due_at {
            Some(WarningLevel::Overdue)
        } else if self.day_before_at.is_some_and(|at| now >= at) {
            Some(WarningLevel::DayBefore)
        } else {
            (now >= self.soon_at).then_some(WarningLevel::Soon)
        }
    }
}

/// The times between two moments in which a clock ran.
fn running(start: Instant, due: Instant, pauses: &[Pause]) -> Vec<(Instant, Instant)> {
    let mut runs = Vec::new();
    let mut from = start;
    for pause in pauses.iter().filter(|pause| pause.end > start) {
        runs.push((from, pause.start.min(due)));
        from = pause.end;
    }
    runs.push((from, due));
    runs.retain(|(from, to)| from < to);
    runs
}

/// The thresholds of both clocks of a dossier; `None` where a clock does not run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Warnings {
    /// The current step's.
    pub step: Option<Thresholds>,
    /// The dossier's.
    pub dossier: Option<Thresholds>,
}

impl Warnings {
    /// Those of a dossier as it stands.
    pub fn of(dossier: &Dossier, calendar: &Calendar) -> Self {
        let step = dossier.current_step().filter(|_| step_clock_runs(dossier));
        let clock = dossier.clock.as_ref().filter(|_| dossier.clock_runs());
        let pauses = dossier.clock.as_ref().map(|clock| &clock.pauses[..]).unwrap_or_default();
        let of = |start, due, pauses: &[Pause]| Thresholds::of(calendar, start, due, pauses);
        Self {
            step: step.and_then(|run| Some(of(run.entered_at, run.due_at?, pauses))),
            dossier: clock.and_then(|clock| {
                Some(of(clock.counts_since()?, clock.due_at?, &clock.stood_still()))
            }),
        }
    }

    /// The higher level of both clocks.
    pub fn level(&self, now: Instant) -> Option<WarningLevel> {
        let levels = [self.step, self.dossier].into_iter().flatten();
        levels.filter_map(|clock| clock.level(now)).max()
    }
}

/// Whether an officer's time counts: while the legal clock runs, and after the signature until
/// the result has left. A paused dossier costs nobody's time.
fn step_clock_runs(dossier: &Dossier) -> bool {
    dossier.clock_runs() || dossier.status == DossierStatus::ResultIssued
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{CalendarParts, PauseGround, PausePolicy};
    use crate::time::instant;
    use chrono::{NaiveDate, TimeDelta};

    fn calendar() -> Calendar {
        Calendar::build(CalendarParts {
            version: "test".into(),
            published_until: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
            days: Vec::new(),
            hours: Vec::new(),
            closures: Vec::new(),
        })
        .unwrap()
    }

    /// A moment of November 2026; the 23rd is a Monday.
    fn at(day: u32, hour: u32, minute: u32) -> Instant {
        instant(
            NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(hour, minute, 0).unwrap(),
        )
    }

    #[test]
    fn levels_rise_in_working_time() {
        // Five working days, over a weekend.
        let clock = Thresholds::of(&calendar(), at(19, 7, 0), at(25, 17, 0), &[]);
        assert_eq!(clock.soon_at, at(24, 11, 0));
        assert_eq!(clock.day_before_at, Some(at(24, 17, 0)));
        let minute = TimeDelta::minutes(1);
        assert_eq!(clock.level(clock.soon_at - minute), None);
        assert_eq!(clock.level(clock.soon_at), Some(WarningLevel::Soon));
        assert_eq!(clock.level(at(24, 17, 0)), Some(WarningLevel::DayBefore));
        assert_eq!(clock.level(at(25, 17, 0)), Some(WarningLevel::DayBefore), "due is inclusive");
        assert_eq!(clock.level(at(25, 17, 0) + minute), Some(WarningLevel::Overdue));
    }

    #[test]
    fn a_clock_of_a_day_does_not_alarm_the_head_from_the_first_minute() {
        let clock = Thresholds::of(&calendar(), at(23, 7, 0), at(23, 17, 0), &[]);
        assert_eq!(clock.day_before_at, None);
        assert_eq!(clock.level(at(23, 7, 0)), None);
        assert_eq!(clock.level(clock.soon_at), Some(WarningLevel::Soon));
    }

    #[test]
    fn a_clock_without_time_is_soon_at_once_and_never_before_its_due_moment_late() {
        let due = at(23, 7, 0);
        let clock = Thresholds::of(&calendar(), at(23, 8, 0), due, &[]);
        assert_eq!((clock.soon_at, clock.day_before_at), (due, None));
    }

    fn pause(start: Instant, end: Instant) -> Pause {
        let (ground, policy) = (PauseGround::Suspension, PausePolicy::Resume);
        Pause { start, end, ground, policy, reference: None, beside: Vec::new() }
    }

    #[test]
    fn time_that_stood_still_is_not_used() {
        // Two working days from Thursday: one before the pause, one after it.
        let pauses = [pause(at(1, 8, 0), at(2, 8, 0)), pause(at(20, 7, 0), at(25, 7, 0))];
        let clock = Thresholds::of(&calendar(), at(19, 7, 0), at(25, 17, 0), &pauses);
        assert_eq!(clock.day_before_at, Some(at(19, 17, 0)), "960 minutes, 480 before it");
        assert_eq!(clock.soon_at, at(25, 10, 12), "672 minutes");
        // A day is a day, however long it stood still.
        let clock = Thresholds::of(&calendar(), at(19, 12, 0), at(25, 11, 30), &pauses[1..]);
        assert_eq!(clock.day_before_at, None);
        // What was late when it stopped is late.
        let clock = Thresholds::of(&calendar(), at(19, 7, 0), at(19, 17, 0), &pauses);
        assert_eq!((clock.soon_at, clock.due_at), (at(19, 14, 36), at(19, 17, 0)));
    }

    #[test]
    fn each_level_reaches_further() {
        let mut before: Vec<Role> = Vec::new();
        for level in WarningLevel::ALL {
            let told: Vec<Role> =
                Role::ALL.into_iter().filter(|role| level.reach(*role).is_some()).collect();
            assert!(before.iter().all(|role| told.contains(role)), "{level:?}");
            before = told;
        }
        assert_eq!(WarningLevel::Soon.reach(Role::Hod), None);
        assert_eq!(WarningLevel::DayBefore.reach(Role::Hod), Some(Reach::StepPlace));
        assert_eq!(WarningLevel::DayBefore.reach(Role::Dir), None);
        let legal = |role: &Role| WarningLevel::DayBefore.reach_of_legal_clock(*role).is_some();
        let earlier: Vec<Role> = Role::ALL.into_iter().filter(legal).collect();
        assert_eq!(earlier, [Role::Cdr, Role::Foc, Role::Dir, Role::Chm]);
        assert_eq!(before, [Role::Cdr, Role::Foc, Role::Hod, Role::Dir, Role::Chm]);
    }
}
