//! The account of a dossier's time.

use super::standing::Standing;
use super::{Fact, Holder, Waiting};
use crate::calendar::Calendar;
use crate::time::Instant;

/// A time in which a dossier had one holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span<O> {
    /// When it began.
    pub from: Instant,
    /// When it ended; always after `from`.
    pub to: Instant,
    /// Who had the dossier.
    pub holder: Holder<O>,
    /// What the applicant was asked for, when the applicant is the holder.
    pub waiting: Option<Waiting>,
    /// Whole working minutes of the office; 0 for a night.
    pub minutes: i64,
}

/// Who had a dossier when, from its first fact to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger<O> {
    /// One after another, without gap or overlap; neighbours differ in holder or in what is
    /// awaited from the applicant.
    pub spans: Vec<Span<O>>,
}

/// Who had a dossier when.
///
/// `facts` are in order; those of the same moment take effect in the order given. The account
/// ends with the last fact when it ends the dossier, else at `until`, which is now; what lies
/// after the end takes no time, and a fact dated before its predecessor counts from the latter.
///
/// Minutes are those of [`Calendar::working_minutes`], whose parts sum to the whole even where a
/// minute has more than one holder.
pub fn ledger<O: Clone + Eq>(
    calendar: &Calendar,
    facts: &[(Instant, Fact<O>)],
    until: Instant,
) -> Ledger<O> {
    // Whatever is recorded at the moment of the end (its last step is finished) begins nothing.
    let last = facts.last().map(|(at, _)| *at);
    let ended = facts.iter().rev().find(|(_, fact)| fact.ends()).map(|(at, _)| *at);
    let end = ended.filter(|at| last == Some(*at)).unwrap_or(until);
    let mut ledger = Ledger { spans: Vec::new() };
    let mut standing = Standing::new();
    let mut from = facts.first().map_or(end, |(at, _)| *at);
    for (index, (_, fact)) in facts.iter().enumerate() {
        standing.apply(fact);
        let to = facts.get(index + 1).map_or(end, |(next, _)| (*next).min(end));
        if from < to {
            ledger.extend(calendar, &standing, from, to);
            from = to;
        }
    }
    ledger
}

impl<O: Clone + Eq> Ledger<O> {
    /// Adds a time, to the last span when nothing changed.
    fn extend(&mut self, calendar: &Calendar, now: &Standing<O>, from: Instant, to: Instant) {
        let (holder, waiting) = (now.holder(), now.waiting);
        let minutes = calendar.working_minutes(from, to);
        match self.spans.last_mut() {
            Some(last) if last.holder == holder && last.waiting == waiting => {
                last.to = to;
                last.minutes += minutes;
            }
            _ => self.spans.push(Span { from, to, holder, waiting, minutes }),
        }
    }

    /// Working minutes of each holder who has any, in the order in which they came.
    pub fn totals(&self) -> Vec<(Holder<O>, i64)> {
        let mut totals: Vec<(Holder<O>, i64)> = Vec::new();
        for span in self.spans.iter().filter(|span| span.minutes > 0) {
            match totals.iter_mut().find(|(holder, _)| *holder == span.holder) {
                Some((_, minutes)) => *minutes += span.minutes,
                None => totals.push((span.holder.clone(), span.minutes)),
            }
        }
        totals
    }

    /// Working minutes of all holders: those from the first fact to the end.
    pub fn total(&self) -> i64 {
        self.spans.iter().map(|span| span.minutes).sum()
    }
}
