//! Files that lists are taken out as, read as a spreadsheet reads them.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::report::ExportColumn;
use std::io::{Cursor, Read as _};

/// The lines of a text file, its headings first.
pub fn lines(file: Vec<u8>) -> Vec<String> {
    let text = String::from_utf8(file).expect("UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    text.split_terminator("\r\n").map(str::to_owned).collect()
}

/// The cells of a line of a text file, as a spreadsheet reads it.
pub fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let (mut quoted, mut chars) = (false, line.chars().peekable());
    while let Some(c) = chars.next() {
        let cell = cells.last_mut().expect("at least one");
        match (quoted, c) {
            (true, '"') if chars.peek() == Some(&'"') => cell.extend(chars.next()),
            (_, '"') => quoted = !quoted,
            (false, ',') => cells.push(String::new()),
            _ => cell.push(c),
        }
    }
    cells
}

/// The rows of the only sheet of a workbook, its headings first; as wide as one with every column.
pub fn sheet(workbook: Vec<u8>) -> Vec<Vec<String>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook");
    assert!(archive.by_name("xl/worksheets/sheet2.xml").is_err(), "more than one sheet");
    let mut xml = String::new();
    let mut first = archive.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
    first.read_to_string(&mut xml).expect("UTF-8");
    let rows = xml.split("<row ").skip(1).map(|row| {
        let mut cells = vec![String::new(); ExportColumn::ALL.len()];
        // A cell that holds nothing is left out: each says in which column it is.
        for cell in row.split("<c r=\"").skip(1) {
            cells[usize::from(cell.as_bytes()[0] - b'A')] = shown(cell);
        }
        cells
    });
    rows.collect()
}

/// What a cell of a sheet shows; of a moment, which is a number of days with a style, the minute.
fn shown(cell: &str) -> String {
    let between = |start: &str, end: &str| {
        let (_, rest) = cell.split_once(start)?;
        Some(rest.split_once(end)?.0.to_owned())
    };
    if let Some(text) = between("<t xml:space=\"preserve\">", "</t>") {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
    let number =
        between("<v>", "</v>").unwrap_or_else(|| panic!("neither text nor number: {cell}"));
    if !cell.contains(" s=\"2\"") {
        return number;
    }
    let days: f64 = number.parse().expect("a number");
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day").and_time(NaiveTime::MIN);
    let at = first + TimeDelta::seconds((days * 86_400.0).round() as i64);
    at.format("%Y-%m-%d %H:%M").to_string()
}
