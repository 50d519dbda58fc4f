//! What a check found.

use super::super::{Derivation, Problem, moment_text};
use crate::lang::Lang;
use crate::time::{Instant, vietnam};

/// The outcome of a check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows, the unreadable included.
    pub cases: usize,
    /// Rows whose answer is as expected.
    pub matched: usize,
    /// Rows whose answer differs.
    pub mismatches: Vec<Mismatch>,
    /// Rows that can not be read or asked.
    pub malformed: Vec<RowError>,
}

/// A row whose answer differs, with both ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The row.
    pub id: String,
    /// What it is about.
    pub note: String,
    /// The moment in the table.
    pub expected: Instant,
    /// The moment computed; `None` when no due date is promised.
    pub computed: Option<Instant>,
    /// How the computed moment was found.
    pub ours: Derivation,
    /// What lies between the start and the expected moment.
    pub theirs: Derivation,
}

/// A row that can not be read or asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// Line of the file, from 1.
    pub line: usize,
    /// The row, as far as known.
    pub id: String,
    /// What is wrong with it.
    pub problem: Problem,
}

impl Report {
    /// Whether every row could be read and matched.
    pub fn passed(&self) -> bool {
        self.mismatches.is_empty() && self.malformed.is_empty()
    }

    /// The report for people, line by line; the last is `N cases, M ok`.
    pub fn text(&self, lang: Lang) -> Vec<String> {
        let mut lines = Vec::new();
        for RowError { line, id, problem } in &self.malformed {
            let id = if id.is_empty() { String::new() } else { format!(" ({id})") };
            let word = lang.pick("dòng", "line");
            lines.push(format!("{word} {line}{id}: {}", problem.text(lang)));
        }
        for mismatch in &self.mismatches {
            lines.extend(mismatch.text(lang));
        }
        lines.push(format!("{} cases, {} ok", self.cases, self.matched));
        lines
    }
}

impl Mismatch {
    fn text(&self, lang: Lang) -> Vec<String> {
        let exact = |at: Instant| {
            format!("{} ({})", at.with_timezone(&vietnam()).to_rfc3339(), moment_text(at, lang))
        };
        let computed = self.computed.map_or_else(|| "—".to_owned(), exact);
        let words = lang.pick(
            ["mong đợi", "tính được", "cách tính của phần mềm", "đếm đến kết quả mong đợi"],
            ["expected", "computed", "how it was computed", "counting up to the expected moment"],
        );
        let mut lines = vec![
            format!("{}: {}", self.id, self.note),
            format!("  {}: {}", words[0], exact(self.expected)),
            format!("  {}: {computed}", words[1]),
        ];
        for (title, derivation) in [(words[2], &self.ours), (words[3], &self.theirs)] {
            lines.push(format!("  {title}:"));
            lines.extend(derivation.text(lang).into_iter().map(|line| format!("    {line}")));
        }
        lines
    }
}
