//! Terms that stood still.

use super::due::Due;
use super::tick::{MINUTE, instant_of, tick};
use super::trace::{Silent, Trace};
use super::{Calendar, Derivation, Left, Line, OutOfRange, Pause, PausePolicy, Term};
use crate::time::{Instant, local_date};
use chrono::Days;

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

    /// When a term ends that was due at `due` and then stood still once more, with the lines that
    /// tell so.
    ///
    /// # Errors
    /// The answer lies outside the covered years.
    pub fn resume(
        &self,
        due: Instant,
        term: Term,
        pause: &Pause,
    ) -> Result<(Instant, Vec<Line>), OutOfRange> {
        let mut lines = Vec::new();
        let at = self.after_pause(due, term, pause, &mut lines)?;
        let leans_on = term.uses_calendar().then(|| local_date(at));
        Ok((self.settle(at, leans_on, &mut lines).at, lines))
    }

    /// The one implementation behind all of them.
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
            let Pause { start, end, ground, policy, reference, beside } = pause.clone();
            [Line::Paused { start, end, ground, policy, reference, beside, due_before: due, left }]
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
                let minutes = left / MINUTE;
                trace.add(|| paused(Some(Left::WorkingMinutes { n: minutes })));
                let at = self.add(tick(pause.end), left)?;
                let at = if left == 0 { pause.end } else { instant_of(at) };
                trace.add(|| self.skipped(local_date(pause.end), local_date(at)));
                Ok(at)
            }
        }
    }
}
