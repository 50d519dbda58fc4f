//! The days off as a file: what the State publishes, in a form an official can edit.

use super::{CalendarDay, CalendarError, DayKind, Problem, Shape};
use crate::text::tidy;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Reads `date,kind,name,source`, one day a line, in any order; the first line names the columns.
/// Cells may be quoted. Lines that are empty or begin with `#` are skipped.
///
/// # Errors
/// The first line that can not be read, with its number and what is wrong with it.
pub fn parse_csv(text: &str) -> Result<Vec<CalendarDay>, CalendarError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text
        .lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let (first, header) = lines.next().unwrap_or((1, ""));
    if cells(header).is_none_or(|cells| cells != ["date", "kind", "name", "source"]) {
        return Err(error(first, Problem::Header("date,kind,name,source")));
    }
    let mut seen = BTreeSet::new();
    lines
        .map(|(no, line)| {
            let day = day(line).map_err(|problem| error(no, problem))?;
            if seen.insert(day.date) {
                Ok(day)
            } else {
                Err(error(no, Problem::Twice(day.date.to_string())))
            }
        })
        .collect()
}

fn day(line: &str) -> Result<CalendarDay, Problem> {
    let cells = cells(line).ok_or(Problem::Quote)?;
    let [date, kind, name, source] = cells.as_slice() else {
        return Err(Problem::Cells { found: cells.len(), wanted: 4 });
    };
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d")
        .map_err(|_| Problem::NotA(Shape::Date, date.clone()))?;
    let kind =
        DayKind::from_code(kind).ok_or_else(|| Problem::NotA(Shape::DayKind, kind.clone()))?;
    for (column, cell) in [("name", name), ("source", source)] {
        if cell.is_empty() {
            return Err(Problem::Empty(column));
        }
    }
    Ok(CalendarDay { date, kind, name: tidy(name), source: tidy(source) })
}

/// The cells of a line; `None` when a quote is not closed.
pub(super) fn cells(line: &str) -> Option<Vec<String>> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let cell = cells.last_mut()?;
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cell.push(c),
        }
    }
    let trimmed = cells.into_iter().map(|cell| cell.trim().to_owned()).collect();
    (!quoted).then_some(trimmed)
}

fn error(line: usize, problem: Problem) -> CalendarError {
    CalendarError::Line { line, problem }
}
