//! One row of the table.

use super::super::csv::cells;
use super::super::{
    Calendar, CalendarError, Closure, DayEnd, Duty, OfficeHours, Pause, PauseGround, PausePolicy,
    Problem, Shape, Term,
};
use super::params::Params;
use crate::time::Instant;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

/// The columns.
pub(super) const HEADER: &str = "id,kind,start,params,expected,note";

/// Working minutes of a whole day of a step.
const DAY_MINUTES: u64 = 480;

/// A row, understood.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) start: Instant,
    pub(super) question: Question,
    pub(super) expected: Instant,
    pub(super) note: String,
    office: Option<OfficeHours>,
    closed: Vec<NaiveDate>,
}

/// What is asked.
pub(super) enum Question {
    /// A term, with its pauses.
    Due { term: Term, pauses: Vec<Pause> },
    /// Office time from a moment on.
    Minutes(u32),
    /// Steps one after another, in working minutes.
    Chain(Vec<u32>),
    /// Another clock.
    Duty(Duty),
}

impl Row {
    /// Reads a row; the error has the id as far as known.
    pub(super) fn parse(text: &str) -> Result<Self, (String, Problem)> {
        let cells = cells(text).ok_or((String::new(), Problem::Quote))?;
        let id = cells.first().cloned().unwrap_or_default();
        Self::read(&cells).map_err(|problem| (id, problem))
    }

    fn read(cells: &[String]) -> Result<Self, Problem> {
        let [id, kind, start, params, expected, note] = cells else {
            return Err(Problem::Cells { found: cells.len(), wanted: 6 });
        };
        if id.is_empty() {
            return Err(Problem::Empty("id"));
        }
        let mut params = Params::parse(params)?;
        let office = params.optional("office").map(str::parse::<OfficeHours>).transpose()?;
        let closed = params.optional("closed").map_or(Ok(Vec::new()), dates)?;
        let question = question(kind, &mut params)?;
        params.finish()?;
        let (start, expected) = (moment(start)?, moment(expected)?);
        Ok(Self { id: id.clone(), start, question, expected, note: note.clone(), office, closed })
    }

    /// The calendar of the row's own office, when it differs.
    pub(super) fn adapt(&self, calendar: &Calendar) -> Result<Option<Calendar>, CalendarError> {
        if self.office.is_none() && self.closed.is_empty() {
            return Ok(None);
        }
        let mut parts = calendar.parts().clone();
        if let Some(office) = &self.office {
            parts.hours = vec![office.clone()];
        }
        parts.closures.retain(|closure| !self.closed.contains(&closure.date));
        parts.closures.extend(self.closed.iter().map(|date| Closure {
            date: *date,
            reason: self.id.clone(),
            source: String::new(),
        }));
        Calendar::build(parts).map(Some)
    }
}

fn question(kind: &str, params: &mut Params<'_>) -> Result<Question, Problem> {
    Ok(Question::Duty(match kind {
        "due" => return Ok(Question::Due { term: term(params)?, pauses: Vec::new() }),
        "pauses" => {
            let term = term(params)?;
            let pauses = pauses(params.required("pauses")?)?;
            return Ok(Question::Due { term, pauses });
        }
        "add_minutes" => return Ok(Question::Minutes(params.number("minutes")?)),
        "step" => return Ok(Question::Minutes(step(params.required("days")?)?)),
        "step_chain" => {
            let days = params.required("days")?.split('+');
            return days.map(step).collect::<Result<_, _>>().map(Question::Chain);
        }
        "hour_return" => Duty::HourReturn { hours: params.number("hours")? },
        "supplement_notice" => Duty::SupplementNotice { days: Some(params.number("days")?) },
        "late_notice" => Duty::LateNotice,
        "handover" => Duty::Handover,
        "online_alert" => Duty::OnlineAlert,
        "online_answer" => Duty::OnlineAnswer,
        "center_transfer" => Duty::CenterTransfer,
        "completion_window" => Duty::CompletionWindow,
        "correction" => Duty::Correction,
        "fee_transfer" => Duty::FeeTransfer,
        "publish_procedure" => Duty::PublishProcedure,
        "feedback_answer" => Duty::FeedbackAnswer,
        _ => return Err(Problem::NotA(Shape::Kind, kind.to_owned())),
    }))
}

fn term(params: &mut Params<'_>) -> Result<Term, Problem> {
    Ok(match params.required("unit")? {
        "WORKING_DAY" => {
            let mode = match params.required("mode")? {
                "END_OF_DAY" => DayEnd::EndOfDay,
                "SAME_TIME" => DayEnd::SameTime,
                mode => return Err(Problem::NotA(Shape::Mode, mode.to_owned())),
            };
            Term::WorkingDay { n: params.number("n")?, mode }
        }
        "CALENDAR_DAY" => Term::CalendarDay { n: params.number("n")? },
        "MONTH" => Term::Month { n: params.number("n")? },
        "HOUR" => Term::Hour { n: params.number("n")? },
        "WORKING_HOUR" => Term::WorkingHour { n: params.number("n")? },
        "SAME_DAY" => {
            let cutoff = params.required("cutoff")?;
            let time = NaiveTime::parse_from_str(cutoff, "%H:%M");
            Term::SameDay {
                cutoff: time.map_err(|_| Problem::NotA(Shape::Time, cutoff.to_owned()))?,
            }
        }
        unit => return Err(Problem::NotA(Shape::Unit, unit.to_owned())),
    })
}

fn pauses(text: &str) -> Result<Vec<Pause>, Problem> {
    let mut pauses: Vec<Pause> = Vec::new();
    for part in text.split('|') {
        let wrong = || Problem::NotA(Shape::Pause, part.to_owned());
        let (rule, span) = part.split_once('@').ok_or_else(wrong)?;
        let (start, end) = span.split_once('/').ok_or_else(wrong)?;
        let (start, end) = (moment(start)?, moment(end)?);
        let (policy, ground) = match rule {
            "RESTART" => (PausePolicy::Restart, PauseGround::Supplement),
            "RESUME" => (PausePolicy::Resume, PauseGround::Payment),
            _ => return Err(Problem::NotA(Shape::Rule, rule.to_owned())),
        };
        if end < start || pauses.last().is_some_and(|before| start < before.end) {
            return Err(Problem::Order(part.to_owned()));
        }
        pauses.push(Pause { start, end, ground, policy, reference: None, beside: Vec::new() });
    }
    Ok(pauses)
}

/// Days of a step, up to four decimals, as working minutes; exact or refused.
fn step(text: &str) -> Result<u32, Problem> {
    let wrong = || Problem::NotA(Shape::StepDays, text.to_owned());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()) && part.len() <= 6;
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return Err(wrong());
    }
    let scale = 10_u64.pow(u32::try_from(fraction.len()).map_err(|_| wrong())?);
    let parse = |part: &str| if part.is_empty() { Ok(0) } else { part.parse::<u64>() };
    let (whole, fraction) =
        (parse(whole).map_err(|_| wrong())?, parse(fraction).map_err(|_| wrong())?);
    let scaled = (whole * scale + fraction) * DAY_MINUTES;
    if !scaled.is_multiple_of(scale) {
        return Err(wrong());
    }
    u32::try_from(scaled / scale).map_err(|_| wrong())
}

fn dates(text: &str) -> Result<Vec<NaiveDate>, Problem> {
    let date = |part: &str| {
        NaiveDate::parse_from_str(part, "%Y-%m-%d")
            .map_err(|_| Problem::NotA(Shape::Date, part.to_owned()))
    };
    text.split('+').map(date).collect()
}

fn moment(text: &str) -> Result<Instant, Problem> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| at.with_timezone(&Utc))
        .map_err(|_| Problem::NotA(Shape::Moment, text.to_owned()))
}
