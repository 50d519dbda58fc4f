//! Rows as CSV.

use super::cells::Cell;
use domain::report::csv_cell;
use domain::time::local;

/// Tells spreadsheets that it is UTF-8.
const MARK: &str = "\u{feff}";

/// A file as it grows.
#[derive(Debug)]
pub(super) struct Csv(String);

impl Csv {
    /// A file with its headings.
    pub(super) fn new(headings: &[&str]) -> Self {
        let mut file = Self(MARK.to_owned());
        file.line(headings.iter().map(|heading| csv_cell(heading)));
        file
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: &[Cell]) {
        self.line(cells.iter().map(words));
    }

    /// What there is since it was last taken.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0).into_bytes()
    }

    fn line(&mut self, cells: impl Iterator<Item = String>) {
        self.0.push_str(&cells.collect::<Vec<_>>().join(","));
        self.0.push_str("\r\n");
    }
}

/// Only text is guarded against being taken for a formula: a negative number is none.
fn words(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => csv_cell(text),
        Cell::Number(number) => number.to_string(),
        Cell::Moment(at) => local(*at).format("%Y-%m-%d %H:%M").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_by_their_kind() {
        let mut file = Csv::new(&["Mã", "Còn lại"]);
        let at = "2026-11-23T01:00:00Z".parse().unwrap();
        file.row(&[
            Cell::Text("=1+1".into()),
            Cell::Number(-90),
            Cell::Moment(at),
            Cell::Empty,
            Cell::Text("a, \"b\"".into()),
        ]);
        let text = String::from_utf8(file.take()).unwrap();
        assert_eq!(text, "\u{feff}Mã,Còn lại\r\n'=1+1,-90,2026-11-23 08:00,,\"a, \"\"b\"\"\"\r\n");
        assert!(file.take().is_empty());
    }
}
