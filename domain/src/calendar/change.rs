//! A newer version of a calendar: what the Government announced, what the province decided.

use super::{Calendar, CalendarDay, CalendarError, CalendarParts, Closure};
use crate::identity::{OfficeAction, OfficePermit};
use crate::lang::Lang;
use crate::refusal::{Code, Problems, Refusal};
use crate::text::{self, unprintable};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What differs from the calendar in force. Days of the past may be among it: a storm is decided on
/// when it is over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CalendarChange {
    /// Label of the version in force that was looked at.
    pub based_on: String,
    /// Label of the new version, e.g. `2026.2`.
    pub version: String,
    /// Last day for which the State has published the days off; `None` leaves it.
    #[serde(default)]
    pub published_until: Option<NaiveDate>,
    /// Days that differ for the whole country; one listed already is replaced.
    #[serde(default)]
    pub days: Vec<CalendarDay>,
    /// Days on which the offices of the province are closed; one listed already is replaced.
    #[serde(default)]
    pub closures: Vec<Closure>,
    /// Days that are ordinary again.
    #[serde(default)]
    pub ordinary: Vec<NaiveDate>,
}

/// Longest label of a version, and longest name, reason or source of a day, in characters.
const LONGEST: [usize; 2] = [20, 200];

impl CalendarChange {
    /// The calendar that may be published. What was typed is tidied.
    ///
    /// # Errors
    /// Everything wrong with it, each at its field; a version of this label is `taken`.
    pub fn check(
        mut self,
        permit: &OfficePermit,
        before: &Calendar,
        taken: impl Fn(&str) -> bool,
    ) -> Result<Calendar, Vec<Refusal>> {
        if permit.action() != OfficeAction::PublishCalendar {
            return Err(vec![Refusal::new(Code::Forbidden)]);
        }
        looked_at(&self.based_on, before, "basedOn")?;
        let mut problems = Problems::new();
        self.version = said(&mut problems, &self.version, LONGEST[0], "version");
        if taken(&self.version) {
            problems.push(
                Refusal::at(Code::CalendarVersionTaken, "version").with("version", &self.version),
            );
        }
        for (i, day) in self.days.iter_mut().enumerate() {
            day.name = said(&mut problems, &day.name, LONGEST[1], &format!("days.{i}.name"));
            day.source = said(&mut problems, &day.source, LONGEST[1], &format!("days.{i}.source"));
        }
        for (i, it) in self.closures.iter_mut().enumerate() {
            let path = |field: &str| format!("closures.{i}.{field}");
            it.reason = said(&mut problems, &it.reason, LONGEST[1], &path("reason"));
            it.source = said(&mut problems, &it.source, LONGEST[1], &path("source"));
        }
        problems.into_result()?;
        let after = self.applied(before.parts()).map_err(|error| {
            let refusal = Refusal::new(Code::CalendarDayInvalid);
            vec![refusal.with("why", error.text(Lang::Vi)).with("whyEn", error.text(Lang::En))]
        })?;
        let differs = after.special != before.special
            || after.closures != before.closures
            || after.published_until() != before.published_until();
        if differs { Ok(after) } else { Err(vec![Refusal::new(Code::CalendarUnchanged)]) }
    }

    /// The calendar after the change.
    ///
    /// # Errors
    /// A day named twice, or outside the covered years.
    pub fn applied(&self, before: &CalendarParts) -> Result<Calendar, CalendarError> {
        let mut named = BTreeSet::new();
        let dates = self.days.iter().map(|day| day.date);
        let dates = dates.chain(self.closures.iter().map(|it| it.date));
        for date in dates.chain(self.ordinary.iter().copied()) {
            if !named.insert(date) {
                return Err(CalendarError::Twice(date));
            }
        }
        let kept = |date: NaiveDate| !named.contains(&date);
        let days = before.days.iter().filter(|day| kept(day.date)).chain(&self.days);
        let closures = before.closures.iter().filter(|it| kept(it.date)).chain(&self.closures);
        Calendar::build(CalendarParts {
            version: self.version.clone(),
            published_until: self.published_until.unwrap_or(before.published_until),
            days: days.cloned().collect(),
            closures: closures.cloned().collect(),
            hours: before.hours.clone(),
        })
    }
}

/// The decision by which a Center lets the calendar in force, of `version` when it was looked at, hold
/// for what it accepted before (R6); tidied.
///
/// # Errors
/// The permit is for something else, another version is in force, or the number is missing.
pub fn confirmation(
    permit: &OfficePermit,
    in_force: &Calendar,
    version: &str,
    decision_no: &str,
) -> Result<String, Vec<Refusal>> {
    if permit.action() != OfficeAction::ConfirmCalendar {
        return Err(vec![Refusal::new(Code::Forbidden)]);
    }
    looked_at(version, in_force, "version")?;
    let mut problems = Problems::new();
    let decision_no = said(&mut problems, decision_no, LONGEST[1], "decisionNo");
    problems.into_result().map(|()| decision_no)
}

/// Nobody decides about a version he has not seen.
fn looked_at(version: &str, in_force: &Calendar, path: &str) -> Result<(), Vec<Refusal>> {
    if version == in_force.version() {
        return Ok(());
    }
    let refusal = Refusal::at(Code::CalendarSuperseded, path);
    Err(vec![refusal.with("version", in_force.version())])
}

/// A text that must be there, tidied.
fn said(problems: &mut Problems, given: &str, longest: usize, path: &str) -> String {
    let text = text::tidy(given);
    if text.is_empty() {
        problems.push(Refusal::at(Code::Required, path));
    } else if text.chars().any(unprintable) {
        problems.push(Refusal::at(Code::InvalidText, path));
    } else if text.chars().count() > longest {
        problems.push(Refusal::at(Code::TooLong, path).with("max", longest));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DayKind;

    fn before() -> CalendarParts {
        CalendarParts {
            version: "2026.1".to_owned(),
            published_until: "2026-12-31".parse().expect("a date"),
            days: vec![day("2026-09-02", DayKind::Legal)],
            hours: Vec::new(),
            closures: vec![closed("2026-09-10")],
        }
    }

    fn day(date: &str, kind: DayKind) -> CalendarDay {
        let text = |text: &str| text.to_owned();
        CalendarDay {
            date: date.parse().expect("a date"),
            kind,
            name: text("Quốc khánh"),
            source: text("Điều 112"),
        }
    }

    fn closed(date: &str) -> Closure {
        let (reason, source) = ("bão".to_owned(), "45/QĐ-UBND".to_owned());
        Closure { date: date.parse().expect("a date"), reason, source }
    }

    #[test]
    fn days_are_added_replaced_and_made_ordinary_again() {
        let change = CalendarChange {
            based_on: "2026.1".to_owned(),
            version: "2026.2".to_owned(),
            published_until: Some("2027-12-31".parse().expect("a date")),
            days: vec![day("2026-09-12", DayKind::SwapWork)],
            closures: vec![closed("2026-09-11")],
            ordinary: vec!["2026-09-10".parse().expect("a date")],
        };
        let after = change.applied(&before()).expect("a calendar");
        let works = |date: &str| after.is_working_day(date.parse().expect("a date"));
        let days = ["2026-09-02", "2026-09-10", "2026-09-11", "2026-09-12"];
        assert_eq!(days.map(works), [false, true, false, true]);
        assert_eq!(after.version(), "2026.2");
        assert_eq!(after.published_until().to_string(), "2027-12-31");
    }

    #[test]
    fn a_day_is_named_once() {
        let twice = CalendarChange {
            closures: vec![closed("2026-09-11")],
            ordinary: vec!["2026-09-11".parse().expect("a date")],
            ..CalendarChange::default()
        };
        assert!(matches!(twice.applied(&before()), Err(CalendarError::Twice(_))));
    }
}
