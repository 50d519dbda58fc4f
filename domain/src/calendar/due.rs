//! When a term ends.

use super::tick::{date_of, day_no, day_of, instant_of, start_of, tick, time_of};
use super::trace::Trace;
use super::{Calendar, DayEnd, Line, OutOfRange, Term};
use crate::time::{Instant, local, local_date};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// The moment by which something must be done, that moment included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Due {
    /// The last moment that is still on time.
    pub at: Instant,
    /// Dự kiến: leans on days whose calendar is not published yet.
    pub provisional: bool,
}

impl Term {
    /// Whether the end depends on which days are off.
    pub(super) fn uses_calendar(self) -> bool {
        !matches!(self, Self::Hour { .. } | Self::None)
    }
}

impl Calendar {
    /// When a term ends that began at `start`; `None` when no due date is promised.
    ///
    /// The first day is not counted (BLDS 2015 Đ.147.2), except in hours (Đ.147.1) and
    /// [`Term::SameDay`]. A term in days or months whose last day is off ends on the next working
    /// day (Đ.148.5). Days end at closing time.
    ///
    /// # Errors
    /// The answer lies outside the covered years.
    pub fn due(&self, start: Instant, term: Term) -> Result<Option<Due>, OutOfRange> {
        self.due_after(start, term, &[])
    }

    /// Counts one term without pauses.
    pub(super) fn count<T: Trace>(
        &self,
        start: Instant,
        term: Term,
        trace: &mut T,
    ) -> Result<Option<Instant>, OutOfRange> {
        match term {
            Term::WorkingDay { n: 0, .. } | Term::CalendarDay { n: 0 } | Term::Month { n: 0 } => {
                self.end_on(local_date(start), trace)
            }
            Term::WorkingDay { n, mode: DayEnd::EndOfDay } => {
                self.working_days_end(start, n, trace)
            }
            Term::WorkingDay { n, mode: DayEnd::SameTime } => self.same_time(start, n, trace),
            Term::CalendarDay { n } => {
                let last = local_date(start).checked_add_days(Days::new(n.into()));
                self.end_on(last.ok_or(OutOfRange)?, trace)
            }
            Term::Month { n } => self.months_end(start, n, trace),
            Term::Hour { n } => {
                start.checked_add_signed(TimeDelta::hours(n.into())).ok_or(OutOfRange)
            }
            Term::WorkingHour { n } => {
                self.minutes_end(start, n.checked_mul(60).ok_or(OutOfRange)?, trace)
            }
            Term::SameDay { cutoff } => self.same_day(start, cutoff, trace),
            Term::None => return Ok(None),
        }
        .map(Some)
    }

    fn working_days_end<T: Trace>(
        &self,
        start: Instant,
        n: u32,
        trace: &mut T,
    ) -> Result<Instant, OutOfRange> {
        let first = day_of(tick(start))?;
        let last = self.nth_after(first, n)?;
        trace.add(|| self.skipped(date_of(first), date_of(last)));
        trace.add(|| self.counted(first, last, n));
        Ok(instant_of(self.closing_of(last)))
    }

    /// From the start, moved into office hours, the n-th working day at the same time of day. When
    /// office hours differ between the two days, not before opening and not after closing.
    fn same_time<T: Trace>(
        &self,
        start: Instant,
        n: u32,
        trace: &mut T,
    ) -> Result<Instant, OutOfRange> {
        let from = tick(start);
        let moved = self.next_open(from)?;
        if moved != from {
            trace.add(|| [Line::IntoHours { from: start, to: instant_of(moved) }]);
        }
        let first = day_of(moved)?;
        let last = self.nth_after(first, n)?;
        trace.add(|| self.skipped(date_of(first), date_of(last)));
        trace.add(|| self.counted(first, last, n));
        let at = start_of(last) + time_of(moved);
        Ok(instant_of(at.clamp(self.opening_of(last), self.closing_of(last))))
    }

    fn months_end<T: Trace>(
        &self,
        start: Instant,
        n: u32,
        trace: &mut T,
    ) -> Result<Instant, OutOfRange> {
        let from = local_date(start);
        let last = from.checked_add_months(Months::new(n)).ok_or(OutOfRange)?;
        if last.day() != from.day() {
            trace.add(|| [Line::MonthEnd { wanted: from.day(), last }]);
        }
        self.end_on(last, trace)
    }

    /// Closing time of the last day of a term in days or months, or of the next working day.
    pub(super) fn end_on<T: Trace>(
        &self,
        last: NaiveDate,
        trace: &mut T,
    ) -> Result<Instant, OutOfRange> {
        let day = day_no(last)?;
        let moved = self.on_or_after(day)?;
        trace.add(|| [Line::LastDay { date: last }]);
        if moved != day {
            let to = date_of(moved);
            trace.add(|| self.skipped(last.pred_opt().unwrap_or(last), to));
            trace.add(|| [Line::Moved { from: last, to }]);
        }
        Ok(instant_of(self.closing_of(moved)))
    }

    /// Office time from a moment on.
    pub(super) fn minutes_end<T: Trace>(
        &self,
        start: Instant,
        minutes: u32,
        trace: &mut T,
    ) -> Result<Instant, OutOfRange> {
        let at = self.add_working_minutes(start, minutes)?;
        trace.add(|| self.out_of_hours(start, minutes));
        trace.add(|| self.skipped_from(local_date(start), local_date(at)));
        Ok(at)
    }

    fn same_day<T: Trace>(
        &self,
        start: Instant,
        cutoff: NaiveTime,
        trace: &mut T,
    ) -> Result<Instant, OutOfRange> {
        let day = day_of(tick(start))?;
        let in_time = self.works(day) && local(start).time() <= cutoff;
        trace.add(|| [Line::Cutoff { at: start, cutoff, in_time }]);
        if in_time {
            return Ok(instant_of(self.closing_of(day)));
        }
        let next = self.nth_after(day, 1)?;
        trace.add(|| self.skipped_from(date_of(day), date_of(next)));
        Ok(instant_of(self.closing_of(next)))
    }

    /// The answer: says so, and marks it provisional when it leans on an unpublished day.
    /// `leans_on` is the latest day whose being off was looked at.
    pub(super) fn settle<T: Trace>(
        &self,
        at: Instant,
        leans_on: Option<NaiveDate>,
        trace: &mut T,
    ) -> Due {
        let provisional = leans_on.is_some_and(|date| date > self.published_until());
        trace.add(|| {
            let closing = day_of(tick(at))
                .is_ok_and(|day| self.works(day) && self.closing_of(day) == tick(at));
            [Line::Due { at, closing }]
        });
        if provisional {
            trace.add(|| [Line::Provisional { published_until: self.published_until() }]);
        }
        Due { at, provisional }
    }
}
