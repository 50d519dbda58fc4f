//! What a check found.

use super::super::responsibility::{Ledger, Span};
use super::{Expected, Problem};
use crate::calendar::{PauseGround, moment_text};
use crate::lang::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// The outcome of a check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Dossiers, the unreadable included.
    pub cases: usize,
    /// Dossiers whose minutes are as expected.
    pub matched: usize,
    /// Dossiers whose minutes differ.
    pub mismatches: Vec<Mismatch>,
    /// Lines that can not be read.
    pub malformed: Vec<LineError>,
}

/// A dossier whose minutes differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The dossier.
    pub id: String,
    /// What it is about.
    pub note: String,
    /// The minutes in the file.
    pub expected: Expected,
    /// The minutes computed, of each holder who has any.
    pub minutes: BTreeMap<String, i64>,
    /// How they came about.
    pub ledger: Ledger<String>,
}

/// A line that can not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: Problem,
}

impl Report {
    /// Whether every line could be read and matched.
    pub fn passed(&self) -> bool {
        self.mismatches.is_empty() && self.malformed.is_empty()
    }

    /// The report for people, line by line; the last is `N cases, M ok`.
    pub fn text(&self, lang: Lang) -> Vec<String> {
        let mut lines = Vec::new();
        for LineError { line, problem } in &self.malformed {
            lines.push(format!("{} {line}: {}", lang.pick("dòng", "line"), problem.text(lang)));
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
        let (expected, computed) = lang.pick(("mong đợi", "tính được"), ("expected", "computed"));
        let compare = |who: &str, theirs: i64, ours: i64| {
            let sign = if theirs == ours { ' ' } else { '≠' };
            format!("  {sign} {who}: {expected} {theirs}, {computed} {ours}")
        };
        let mut lines = vec![format!("{}: {}", self.id, self.note)];
        let holders: BTreeSet<_> =
            self.expected.minutes.keys().chain(self.minutes.keys()).collect();
        lines.extend(holders.into_iter().map(|holder| {
            let of = |minutes: &BTreeMap<String, i64>| minutes.get(holder).copied().unwrap_or(0);
            compare(holder, of(&self.expected.minutes), of(&self.minutes))
        }));
        let total = lang.pick("tổng", "total");
        lines.push(compare(total, self.expected.total, self.ledger.total()));
        lines.push(format!("  {}:", lang.pick("cách tính của phần mềm", "how it was computed")));
        lines.extend(self.ledger.spans.iter().map(|span| format!("    {}", span_text(span, lang))));
        lines
    }
}

fn span_text(span: &Span<String>, lang: Lang) -> String {
    let (from, to) = (moment_text(span.from, lang), moment_text(span.to, lang));
    let ground = span.waiting.map(|waiting| PauseGround::from(waiting).label(lang));
    let ground = ground.map(|ground| format!(" ({ground})")).unwrap_or_default();
    let minutes = lang.pick("phút", "min");
    format!("{from} → {to}: {}{ground}, {} {minutes}", span.holder, span.minutes)
}
