//! Writing down how a moment is found, at no cost when nobody asks.

use super::tick::{DayNo, date_of, day_no};
use super::{Calendar, DateRun, Derivation, Due, FIRST_DAY, LAST_DAY, Line, OffReason, OutOfRange};
use crate::time::{Instant, local_date};
use chrono::NaiveDate;

/// Where the counting reports what it does.
pub(super) trait Trace {
    /// Takes lines; whoever does not want them does not make them either.
    fn add<L: IntoIterator<Item = Line>>(&mut self, lines: impl FnOnce() -> L);
}

/// Nobody asks.
pub(super) struct Silent;

impl Trace for Silent {
    fn add<L: IntoIterator<Item = Line>>(&mut self, _: impl FnOnce() -> L) {}
}

impl Trace for Vec<Line> {
    fn add<L: IntoIterator<Item = Line>>(&mut self, lines: impl FnOnce() -> L) {
        self.extend(lines());
    }
}

impl Calendar {
    pub(super) fn derivation(&self, lines: Vec<Line>) -> Derivation {
        Derivation { calendar: self.version().to_owned(), lines }
    }

    /// The days off strictly after one date and up to another, included, and the weekend days in
    /// between that are worked. All plain weekends make one line, each holiday one.
    pub(super) fn skipped(&self, after: NaiveDate, until: NaiveDate) -> Vec<Line> {
        self.skipped_from(after.succ_opt().unwrap_or(after), until)
    }

    /// [`Self::skipped`] including the first date.
    pub(super) fn skipped_from(&self, from: NaiveDate, until: NaiveDate) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let until = until.min(LAST_DAY);
        for date in from.max(FIRST_DAY).iter_days().take_while(|date| *date <= until) {
            let Some(why) = self.off_reason(date) else {
                if let Some(day) = self.special(date) {
                    let (name, source) = (day.name.clone(), day.source.clone());
                    lines.push(Line::MadeUp { date, name, source });
                }
                continue;
            };
            let same = lines.iter_mut().find_map(|line| match line {
                Line::Skipped { days, runs, reason } if *reason == why => Some((days, runs)),
                _ => None,
            });
            if let Some((days, runs)) = same {
                *days += 1;
                DateRun::push(runs, date);
            } else {
                let runs = vec![DateRun { first: date, last: date }];
                lines.push(Line::Skipped { days: 1, runs, reason: why });
            }
        }
        // The ordinary first, then what is special.
        lines.sort_by_key(|line| !matches!(line, Line::Skipped { reason: OffReason::Weekend, .. }));
        lines
    }

    /// The working days strictly after one day and up to another, included.
    pub(super) fn counted(&self, after: DayNo, last: DayNo, days: u32) -> Option<Line> {
        let mut runs = Vec::new();
        for day in (after + 1..=last).filter(|day| self.works(*day)) {
            DateRun::push(&mut runs, date_of(day));
        }
        let (first, last) = (runs.first()?.first, runs.last()?.last);
        Some(Line::Counted { days, first, last, runs })
    }

    /// Says when office time first runs, if it does not run at once.
    pub(super) fn out_of_hours(&self, start: Instant, minutes: u32) -> Option<Line> {
        let to = self.next_opening(start).ok().filter(|to| minutes > 0 && *to != start)?;
        Some(Line::IntoHours { from: start, to })
    }

    /// A due moment moved to the closing of a later day by a letter or decision, appended to the
    /// way to the earlier one. A day off moves to the next working day (BLDS 2015 Đ.148.5).
    ///
    /// # Errors
    /// The day lies outside the covered years.
    pub fn extend(
        &self,
        due_before: Instant,
        mut way: Derivation,
        until: NaiveDate,
        reference: &str,
    ) -> Result<(Due, Derivation), OutOfRange> {
        way.lines.push(Line::Extended { due_before, reference: reference.to_owned() });
        let at = self.end_on(until, &mut way.lines)?;
        let due = self.settle(at, Some(local_date(at)), &mut way.lines);
        Ok((due, way))
    }

    /// What lies between a beginning and some moment, in whichever order; to set an expectation
    /// beside an answer.
    pub fn reading(&self, from: Instant, at: Instant) -> Derivation {
        let (early, late) = (from.min(at), from.max(at));
        let dates = (local_date(early), local_date(late));
        let mut lines = self.skipped(dates.0, dates.1);
        let working_days = self.working_days(dates.0, dates.1);
        if let (Ok(first), Ok(last)) = (day_no(dates.0), day_no(dates.1)) {
            lines.extend(self.counted(first, last, working_days));
        }
        lines.push(Line::Reaches {
            from,
            at,
            working_days,
            calendar_days: local_date(at).signed_duration_since(local_date(from)).num_days(),
            working_minutes: self.working_minutes(early, late),
            open: self.is_open(at),
        });
        if dates.1 > self.published_until() {
            lines.push(Line::Provisional { published_until: self.published_until() });
        }
        self.derivation(lines)
    }
}
