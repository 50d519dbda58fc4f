//! The days off as a file: what the State publishes, in a form an official can edit.

use super::{CalendarDay, CalendarError, DayKind};
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
        return Err(error(first, "the first line must be date,kind,name,source".to_owned()));
    }
    let mut seen = BTreeSet::new();
    lines
        .map(|(no, line)| {
            let day = day(line).map_err(|message| error(no, message))?;
            if seen.insert(day.date) {
                Ok(day)
            } else {
                Err(error(no, format!("{} is listed twice", day.date)))
            }
        })
        .collect()
}

fn day(line: &str) -> Result<CalendarDay, String> {
    let cells = cells(line).ok_or("a quoted cell is not closed")?;
    let [date, kind, name, source] = cells.as_slice() else {
        return Err(format!("has {} cells instead of 4", cells.len()));
    };
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d")
        .map_err(|_| format!("{date:?} is not a date YYYY-MM-DD"))?;
    let kind = DayKind::from_code(kind).ok_or_else(|| {
        let known = DayKind::ALL.map(DayKind::code).join(", ");
        format!("{kind:?} is not a kind of day ({known})")
    })?;
    if name.is_empty() || source.is_empty() {
        return Err("name and source must not be empty".to_owned());
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

fn error(line: usize, message: String) -> CalendarError {
    CalendarError::Line { line, message }
}
