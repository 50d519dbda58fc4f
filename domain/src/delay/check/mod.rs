//! A file of dossiers with known minutes, checked against this code: how a province convinces
//! itself that nobody is charged for another's time.
//!
//! JSON lines, one dossier each; moments are RFC 3339:
//!
//! ```json
//! {"id": "R00", "note": "example",
//!  "events": [{"at": "2021-01-12T09:00:00+07:00", "event": "ACCEPTED"},
//!             {"at": "2021-01-12T10:00:00+07:00", "event": "HANDED_OVER"}],
//!  "expected": {"minutes": {"CENTER": 60}, "total": 60}}
//! ```
//!
//! | `event` | also has |
//! |---|---|
//! | `ACCEPTED`, `HANDED_OVER`, `ARRIVED` | |
//! | `STEP_STARTED`, `STEP_FINISHED` | `officer` |
//! | `SUPPLEMENT_ASKED`, `SUPPLEMENT_ANSWERED`, `PAYMENT_ASKED`, `PAID` | |
//! | `CONSULTATION_ASKED` | `request` (a number), `agency` (its code), `waits` (true or false) |
//! | `CONSULTATION_ANSWERED` | `request` |
//! | `RESULT_SIGNED`, `RESULT_AT_CENTER`, `RETURNED`, `ENDED` | |
//!
//! Events are in order and the last one ends the count. `minutes` names the holders as
//! [`Holder`](super::responsibility::Holder) displays them and leaves out those with 0.

mod case;
mod report;

pub use case::{Expected, Problem};
pub use report::{LineError, Mismatch, Report};

use super::responsibility::ledger;
use crate::calendar::Calendar;
use case::Case;
use std::collections::{BTreeMap, BTreeSet};

/// Checks every line of a file. Lines that can not be read are reported, the others still checked.
pub fn run(calendar: &Calendar, file: &str) -> Report {
    let mut report = Report::default();
    let mut seen = BTreeSet::new();
    let lines = file.trim_start_matches('\u{feff}').lines().enumerate();
    for (index, text) in lines.filter(|(_, text)| !text.trim().is_empty()) {
        report.cases += 1;
        let case = Case::parse(text).and_then(|case| {
            if seen.insert(case.id.clone()) { Ok(case) } else { Err(Problem::Twice(case.id)) }
        });
        match case.map(|case| check(calendar, case)) {
            Ok(None) => report.matched += 1,
            Ok(Some(mismatch)) => report.mismatches.push(mismatch),
            Err(problem) => report.malformed.push(LineError { line: index + 1, problem }),
        }
    }
    report
}

fn check(calendar: &Calendar, case: Case) -> Option<Mismatch> {
    let ledger = ledger(calendar, &case.facts, case.until);
    let minutes: BTreeMap<String, i64> =
        ledger.totals().into_iter().map(|(holder, n)| (holder.to_string(), n)).collect();
    if minutes == case.expected.minutes && ledger.total() == case.expected.total {
        return None;
    }
    let (id, note, expected) = (case.id, case.note, case.expected);
    Some(Mismatch { id, note, expected, minutes, ledger })
}
