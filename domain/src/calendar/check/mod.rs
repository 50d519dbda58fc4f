//! A table of expected answers, checked against this code: how a province convinces itself.
//!
//! The table is CSV with the columns `id,kind,start,params,expected,note`. Moments are RFC 3339.
//!
//! | `kind` | `params` |
//! |---|---|
//! | `due` | `unit`, `n`, `mode` with `WORKING_DAY`, `cutoff` with `SAME_DAY` (no `n`) |
//! | `pauses` | as `due`, and `pauses`: `RESTART@start/end`, several joined by a vertical bar |
//! | `add_minutes` | `minutes` |
//! | `step`, `step_chain` | `days` as decimals, several joined by `+` |
//! | `hour_return` | `hours` |
//! | `supplement_notice` | `days` |
//! | `late_notice`, `handover`, `online_alert`, `online_answer`, `center_transfer`, `completion_window`, `correction`, `fee_transfer`, `publish_procedure`, `feedback_answer` | |
//!
//! `params` are `key=value` joined by `;`. Any kind may have `office` (hours of every working day,
//! `07:30-11:30+13:30-17:30`) and `closed` (dates joined by `+`).

mod params;
mod report;
mod row;

pub use report::{Mismatch, Report, RowError};

use super::{Calendar, Clocks, Derivation, Limits, OutOfRange, Problem};
use crate::time::Instant;
use row::{Question, Row};

/// Checks every row of a table. Rows that can not be read are reported, the others still checked.
pub fn run(calendar: &Calendar, limits: &Limits, table: &str) -> Report {
    let mut report = Report::default();
    let text = table.trim_start_matches('\u{feff}');
    let mut lines = text.lines().enumerate().map(|(i, line)| (i + 1, line.trim_end()));
    let header = lines.next().map_or("", |(_, line)| line);
    if header != row::HEADER {
        let problem = Problem::Header(row::HEADER);
        report.malformed.push(RowError { line: 1, id: String::new(), problem });
        return report;
    }
    let mut seen = std::collections::BTreeSet::new();
    for (line, text) in lines.filter(|(_, text)| !text.trim().is_empty()) {
        report.cases += 1;
        let outcome = Row::parse(text).and_then(|row| {
            if !seen.insert(row.id.clone()) {
                return Err((row.id.clone(), Problem::Twice(row.id)));
            }
            check(calendar, limits, &row).map_err(|problem| (row.id.clone(), problem))
        });
        match outcome {
            Ok(None) => report.matched += 1,
            Ok(Some(mismatch)) => report.mismatches.push(mismatch),
            Err((id, problem)) => report.malformed.push(RowError { line, id, problem }),
        }
    }
    report
}

fn check(calendar: &Calendar, limits: &Limits, row: &Row) -> Result<Option<Mismatch>, Problem> {
    let own = row.adapt(calendar)?;
    let calendar = own.as_ref().unwrap_or(calendar);
    let computed = answer(calendar, limits, row)?;
    if computed == Some(row.expected) {
        return Ok(None);
    }
    Ok(Some(Mismatch {
        id: row.id.clone(),
        note: row.note.clone(),
        expected: row.expected,
        computed,
        ours: derivation(calendar, limits, row)?,
        theirs: towards(calendar, row),
    }))
}

/// What lies between the start and the expected moment, and between the last pause and it.
fn towards(calendar: &Calendar, row: &Row) -> Derivation {
    let mut way = calendar.reading(row.start, row.expected);
    if let Question::Due { pauses, .. } = &row.question
        && let Some(pause) = pauses.last()
    {
        way.lines.extend(calendar.reading(pause.end, row.expected).lines);
    }
    way
}

/// The moment, computed as the product does, without a derivation.
fn answer(calendar: &Calendar, limits: &Limits, row: &Row) -> Result<Option<Instant>, OutOfRange> {
    let start = row.start;
    match &row.question {
        Question::Due { term, pauses } => {
            calendar.due_after(start, *term, pauses).map(|due| due.map(|due| due.at))
        }
        Question::Minutes(minutes) => calendar.add_working_minutes(start, *minutes).map(Some),
        Question::Chain(steps) => {
            calendar.chain(start, steps).map(|dues| Some(dues.last().copied().unwrap_or(start)))
        }
        Question::Duty(duty) => {
            Clocks::new(calendar, limits).due(*duty, start).map(|due| Some(due.at))
        }
    }
}

fn derivation(calendar: &Calendar, limits: &Limits, row: &Row) -> Result<Derivation, OutOfRange> {
    let clocks = Clocks::new(calendar, limits);
    let steps = match &row.question {
        Question::Due { term, pauses } => {
            let derived = calendar.derive(row.start, *term, pauses)?;
            return Ok(derived
                .map_or_else(|| calendar.derivation(Vec::new()), |(_, derivation)| derivation));
        }
        Question::Duty(duty) => return clocks.derive(*duty, row.start).map(|(_, way)| way),
        Question::Minutes(minutes) => std::slice::from_ref(minutes),
        Question::Chain(steps) => steps,
    };
    let mut at = row.start;
    let mut lines = Vec::new();
    for minutes in steps {
        let (due, way) = clocks.derive(super::Duty::Step { minutes: *minutes }, at)?;
        at = due.at;
        lines.extend(way.lines);
    }
    Ok(calendar.derivation(lines))
}
