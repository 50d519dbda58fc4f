//! The lines in English.

use super::words::{day_text, grounds_text, plural, runs_text, sourced, time_text, working_time};
use super::{date_text, moment_text, span_text};
use crate::calendar::{DateRun, Left, Line, OffReason, PausePolicy, Term};
use crate::lang::Lang;
use crate::time::{Instant, local};
use chrono::{NaiveDate, NaiveTime};

impl Line {
    pub(super) fn en(&self) -> String {
        let at = |at: Instant| moment_text(at, Lang::En);
        let day = |date: NaiveDate| day_text(date, Lang::En);
        let span = |term: Term| span_text(term, Lang::En);
        match self {
            Self::Duty { duty, source } => sourced(duty.label(Lang::En), source),
            Self::From { at: start, term } => begun(&at(*start), &span(*term), *term),
            Self::Minutes { from, minutes } => format!(
                "Counted from {}. Time allowed: {}, office hours only.",
                at(*from),
                working_time(i64::from(*minutes), Lang::En)
            ),
            Self::IntoHours { from, to } => {
                format!("{} is outside office hours, so {} counts.", at(*from), at(*to))
            }
            Self::Skipped { days, runs, reason } => skipped(*days, runs, reason),
            Self::MadeUp { date, name, source } => {
                sourced(&format!("{} counts as a working day: {name}", day(*date)), source)
            }
            Self::Counted { days: 1, last, .. } => format!("Working day 1 is {}.", day(*last)),
            Self::Counted { days, first, last, .. } => {
                format!("Working day 1 is {}; working day {days} is {}.", day(*first), day(*last))
            }
            Self::MonthEnd { wanted, last } => format!(
                "That month has no day {wanted}, so its last day counts, {} \
                 (Civil Code 2015, Article 148.3).",
                day(*last)
            ),
            Self::LastDay { date } => format!("The last day of the term is {}.", day(*date)),
            Self::Moved { from, to } => format!(
                "{} is a day off, so the term ends on the next working day, {} \
                 (Civil Code 2015, Article 148.5).",
                day(*from),
                day(*to)
            ),
            Self::Cutoff { at, cutoff, in_time } => received(*at, *cutoff, *in_time),
            Self::AfterOpening { opening, minutes } => {
                format!("Within {minutes} minutes of opening, {}.", at(*opening))
            }
            Self::Before { due, date } => {
                format!("Due {}; the working day before that date is {}.", at(*due), day(*date))
            }
            Self::Paused { start, end, ground, policy, reference, beside, left, .. } => {
                let grounds = grounds_text(*ground, reference.as_deref(), beside, Lang::En);
                paused(&at(*start), &at(*end), &grounds, *policy, *left)
            }
            Self::AlreadyLate { due } => {
                format!("It was already late when the pause began, so it stays due {}.", at(*due))
            }
            Self::Extended { due_before, reference } => {
                let due = at(*due_before);
                sourced(&format!("It was due {due}; that was extended"), reference)
            }
            Self::Recounted { calendar, reference } => {
                sourced(&format!("Counted again on calendar {calendar}"), reference)
            }
            Self::Due { at: moment, closing: true } => {
                format!("Due: {} (closing time).", at(*moment))
            }
            Self::Due { at: moment, closing: false } => format!("Due: {}.", at(*moment)),
            Self::Provisional { published_until } => format!(
                "This is an estimate: the days off after {} are not published yet, so it may change.",
                date_text(*published_until)
            ),
            Self::Reaches {
                from,
                at: moment,
                working_days,
                calendar_days,
                working_minutes,
                open,
            } => {
                let counts = (*working_days, *calendar_days, *working_minutes);
                reaches(&at(*from), &at(*moment), counts, *open)
            }
        }
    }
}

fn begun(at: &str, span: &str, term: Term) -> String {
    match term {
        Term::None => format!("Counted from {at}. No due date is promised."),
        Term::SameDay { .. } => format!("Counted from {at}. Term: {span}."),
        Term::Hour { .. } => format!(
            "Counted at once from {at}. Term: {span}, nights and days off included \
             (Civil Code 2015, Article 147.1)."
        ),
        Term::WorkingHour { .. } => {
            format!("Counted from {at}. Term: {span}, office hours only.")
        }
        Term::WorkingDay { .. } => format!(
            "Counted from {at}. Term: {span}. The first day is not counted, counting begins the day \
             after (Civil Code 2015, Article 147.2)."
        ),
        Term::CalendarDay { .. } | Term::Month { .. } => format!(
            "Counted from {at}. Term: {span}, days off included. The first day is not counted, \
             counting begins the day after (Civil Code 2015, Article 147.2)."
        ),
    }
}

fn paused(from: &str, to: &str, grounds: &str, policy: PausePolicy, left: Option<Left>) -> String {
    let pause = format!("Paused from {from} to {to}: {grounds}.");
    match (policy, left) {
        (PausePolicy::Restart, _) => format!("{pause} Then the whole term starts again."),
        (PausePolicy::Resume, Some(left)) => {
            format!("{pause} Then what was left goes on: {}.", left.text(Lang::En))
        }
        (PausePolicy::Resume, None) => pause,
    }
}

fn reaches(from: &str, at: &str, (working, days, minutes): (u32, i64, i64), open: bool) -> String {
    let hours = if open { "in office hours" } else { "outside office hours" };
    let working = plural(i64::from(working), "working day");
    let days = plural(days, "calendar day");
    let time = working_time(minutes, Lang::En);
    format!("From {from} to {at} ({hours}): {working} not counting the first day, {days}, {time}.")
}

fn skipped(days: u32, runs: &[DateRun], reason: &OffReason) -> String {
    let dates = runs_text(runs, Lang::En);
    let count = |what: &str| plural(i64::from(days), what);
    match reason {
        OffReason::Weekend => format!("Not counted, {}: {dates}.", count("weekend day")),
        why => format!("Not counted, {}, {dates}: {}.", count("day"), why.text(Lang::En)),
    }
}

fn received(at: Instant, cutoff: NaiveTime, in_time: bool) -> String {
    let (moment, limit) = (moment_text(at, Lang::En), time_text(cutoff));
    if in_time {
        format!("Received at {moment}, by {limit} of a working day, so it is for that day.")
    } else if local(at).time() > cutoff {
        format!("Received at {moment}, after {limit}, so it is for the next working day.")
    } else {
        format!("Received at {moment}, a day off, so it is for the next working day.")
    }
}
