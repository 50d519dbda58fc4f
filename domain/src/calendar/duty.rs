//! The clocks that run beside the procedure's own term.

use super::tick::{date_of, day_of, instant_of, tick};
use super::trace::{Silent, Trace};
use super::{Calendar, DayEnd, Derivation, Due, Limits, Line, OutOfRange, Term};
use crate::time::{Instant, local, local_date};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Something with a clock of its own. What the clock starts from stands with each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "duty", rename_all = "SCREAMING_SNAKE_CASE", rename_all_fields = "camelCase")]
pub enum Duty {
    /// Alert the intake officer; from the system's receipt of an online dossier.
    OnlineAlert,
    /// Accept, refuse or ask; from the system's receipt of an online dossier.
    OnlineAnswer,
    /// Hand a paper dossier over to the department; from its acceptance.
    Handover,
    /// Pass a paper dossier on to another Center; from its acceptance.
    CenterTransfer,
    /// Ask for a supplement; from acceptance, or from the answer for a further question.
    SupplementNotice {
        /// Working days of the specialised law; `None` for the general limit.
        days: Option<u32>,
    },
    /// The applicant completes the dossier; from the sending of the notice.
    CompletionWindow,
    /// Finish a step of the internal process; from entering it.
    Step {
        /// Working minutes; 480 are a day.
        minutes: u32,
    },
    /// Send the notice and apology for a delay; from (counted back) the due moment.
    LateNotice,
    /// Return a result due by the hour: at the due moment, or when the office next opens.
    HourReturn {
        /// Hours of real time from the clock's start.
        hours: u32,
    },
    /// Correct a faulty result; from the Center's receipt of the request.
    Correction,
    /// Pass a fee on to the department's account; from payment.
    FeeTransfer,
    /// Publish an announced procedure; from the signing of the decision.
    PublishProcedure,
    /// Answer feedback; from its receipt.
    FeedbackAnswer,
}

/// A calendar together with the limits in force: the answer to every [`Duty`].
#[derive(Debug, Clone, Copy)]
pub struct Clocks<'a> {
    calendar: &'a Calendar,
    limits: &'a Limits,
}

impl<'a> Clocks<'a> {
    /// The clocks of an office under some limits.
    pub fn new(calendar: &'a Calendar, limits: &'a Limits) -> Self {
        Self { calendar, limits }
    }

    /// When a duty is due whose clock began at `start`.
    ///
    /// # Errors
    /// The answer lies outside the covered years.
    pub fn due(self, duty: Duty, start: Instant) -> Result<Due, OutOfRange> {
        self.run(duty, start, &mut Silent)
    }

    /// [`Self::due`] together with how it was found.
    ///
    /// # Errors
    /// The answer lies outside the covered years.
    pub fn derive(self, duty: Duty, start: Instant) -> Result<(Due, Derivation), OutOfRange> {
        let mut lines = Vec::new();
        let due = self.run(duty, start, &mut lines)?;
        Ok((due, self.calendar.derivation(lines)))
    }

    /// The source of law of a duty's limit; empty where the limit is not a common rule's.
    pub fn source(self, duty: Duty) -> &'a str {
        let limits = self.limits;
        match duty {
            Duty::OnlineAlert => &limits.online_alert.source,
            Duty::OnlineAnswer => &limits.online_answer.source,
            Duty::Handover => &limits.handover_cutoff.source,
            Duty::CenterTransfer => &limits.center_transfer.source,
            Duty::SupplementNotice { .. } => &limits.supplement_notice.source,
            Duty::CompletionWindow => &limits.completion_window.source,
            Duty::Correction => &limits.correction.source,
            Duty::FeeTransfer => &limits.fee_transfer.source,
            Duty::PublishProcedure => &limits.publish_procedure.source,
            Duty::FeedbackAnswer => &limits.feedback_answer.source,
            Duty::LateNotice => &limits.late_notice,
            Duty::Step { .. } | Duty::HourReturn { .. } => "",
        }
    }

    fn run<T: Trace>(self, duty: Duty, start: Instant, trace: &mut T) -> Result<Due, OutOfRange> {
        let limits = self.limits;
        trace.add(|| [Line::Duty { duty, source: self.source(duty).to_owned() }]);
        let days = |n| Term::WorkingDay { n, mode: DayEnd::EndOfDay };
        let term = match duty {
            Duty::Handover => return self.handover(start, trace),
            Duty::LateNotice => return self.late_notice(start, trace),
            Duty::HourReturn { hours } => return self.hour_return(start, hours, trace),
            Duty::Step { minutes } => return self.step(start, minutes, trace),
            Duty::OnlineAlert => Term::Hour { n: limits.online_alert.value },
            Duty::OnlineAnswer => Term::WorkingHour { n: limits.online_answer.value },
            Duty::FeeTransfer => Term::WorkingHour { n: limits.fee_transfer.value },
            Duty::CompletionWindow => Term::CalendarDay { n: limits.completion_window.value },
            Duty::CenterTransfer => days(limits.center_transfer.value),
            Duty::SupplementNotice { days: n } => days(n.unwrap_or(limits.supplement_notice.value)),
            Duty::Correction => days(limits.correction.value),
            Duty::PublishProcedure => days(limits.publish_procedure.value),
            Duty::FeedbackAnswer => days(limits.feedback_answer.value),
        };
        self.calendar.run(start, term, &[], trace)?.ok_or(OutOfRange)
    }

    /// Accepted on a working day up to the cut-off: closing of that day. Else a grace after the
    /// opening of the next working day, whatever the time on a day off.
    fn handover<T: Trace>(self, accepted: Instant, trace: &mut T) -> Result<Due, OutOfRange> {
        let calendar = self.calendar;
        let day = day_of(tick(accepted))?;
        let cutoff = self.limits.handover_cutoff.value;
        let in_time = calendar.works(day) && local(accepted).time() <= cutoff;
        trace.add(|| [Line::Cutoff { at: accepted, cutoff, in_time }]);
        let at = if in_time {
            instant_of(calendar.closing_of(day))
        } else {
            let next = calendar.nth_after(day, 1)?;
            let minutes = self.limits.handover_grace.value;
            let opening = instant_of(calendar.opening_of(next));
            trace.add(|| calendar.skipped_from(date_of(day), date_of(next)));
            trace.add(|| [Line::AfterOpening { opening, minutes }]);
            opening.checked_add_signed(TimeDelta::minutes(minutes.into())).ok_or(OutOfRange)?
        };
        Ok(calendar.settle(at, Some(local_date(at)), trace))
    }

    /// Closing of the last working day strictly before the due date.
    fn late_notice<T: Trace>(self, due: Instant, trace: &mut T) -> Result<Due, OutOfRange> {
        let calendar = self.calendar;
        let day = day_of(tick(due))?;
        let last = calendar.before(day)?;
        trace.add(|| [Line::Before { due, date: date_of(last) }]);
        trace.add(|| calendar.skipped(date_of(last), date_of(day.saturating_sub(1))));
        let leans_on = Some(date_of(day.saturating_sub(1)));
        Ok(calendar.settle(instant_of(calendar.closing_of(last)), leans_on, trace))
    }

    fn hour_return<T: Trace>(
        self,
        start: Instant,
        hours: u32,
        trace: &mut T,
    ) -> Result<Due, OutOfRange> {
        let calendar = self.calendar;
        let term = Term::Hour { n: hours };
        trace.add(|| [Line::From { at: start, term }]);
        let due = calendar.count(start, term, trace)?.ok_or(OutOfRange)?;
        let at = calendar.next_opening(due)?;
        if at != due {
            trace.add(|| calendar.skipped_from(local_date(due), local_date(at)));
            trace.add(|| [Line::IntoHours { from: due, to: at }]);
        }
        Ok(calendar.settle(at, Some(local_date(at)), trace))
    }

    fn step<T: Trace>(
        self,
        start: Instant,
        minutes: u32,
        trace: &mut T,
    ) -> Result<Due, OutOfRange> {
        trace.add(|| [Line::Minutes { from: start, minutes }]);
        let at = self.calendar.minutes_end(start, minutes, trace)?;
        Ok(self.calendar.settle(at, (minutes > 0).then(|| local_date(at)), trace))
    }
}
