//! The due date: how long still, and why this day.

use super::calendar::{Day, DayKind, Left, Skipped, left, weeks};
use super::operations::{Status, Tracking};
use super::text;
use crate::api::Moment;
use crate::format;
use crate::i18n::{Text, lang};
use crate::ui::html::{self, Html, all, badge, el, words};
use crate::ui::{Symbol, Tone};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// The due date in words, with its derivation folded below.
pub(super) fn due(tracking: &Tracking, now: NaiveDateTime) -> Html {
    let paused = paused(tracking);
    if tracking.status == Status::Stopped {
        return stopped(tracking);
    }
    let Some(Moment(at)) = tracking.due_at else {
        return if paused == Html::default() { no_date(tracking.status) } else { paused };
    };
    let date = format!("{}, {}", format::weekday(at.date(), lang()), format::date(at.date()));
    let why_not = tracking.due.as_ref().and_then(|due| due.provisional.as_ref());
    let provisional = why_not.map(|why| words("p", "muted", why)).unwrap_or_default();
    all([
        words("p", "due-date num", &date),
        state(tracking, at, now),
        paused,
        provisional,
        why(tracking, at, now.date()),
    ])
}

/// Why no date stands there.
fn no_date(status: Status) -> Html {
    let said = match status {
        Status::Submitted | Status::IntakeSupplement => text::DUE_ON_ACCEPTANCE,
        Status::IntakeRefused => text::NO_DUE_REFUSED,
        _ => text::NO_DUE,
    };
    words("p", "muted", said.get())
}

/// That the clock waits for the applicant, or stands still for another reason, while it does.
fn paused(tracking: &Tracking) -> Html {
    match stands_still(tracking) {
        true => words("p", "", text::PAUSED.get()),
        false => Html::default(),
    }
}

fn stands_still(tracking: &Tracking) -> bool {
    let asked = matches!(tracking.status, Status::SupplementRequested | Status::PaymentRequired);
    asked || (tracking.paused_at.is_some() && tracking.finished_at.is_none())
}

/// That it ended without a result: no date is promised any more.
fn stopped(tracking: &Tracking) -> Html {
    let said = tracking.finished_at.map_or_else(
        || text::STOPPED.get().to_owned(),
        |at| text::stopped(&format::date(at.0.date())),
    );
    badge(Tone::Neutral, Symbol::Cross, &said)
}

/// How long still, or what has come of it.
fn state(tracking: &Tracking, due: NaiveDateTime, now: NaiveDateTime) -> Html {
    let day = |at: Moment| format::date(at.0.date());
    let done = |words: String| badge(Tone::Done, Symbol::Check, &words);
    match (tracking.status, tracking.returned_at, tracking.finished_at) {
        (_, Some(at), _) => return done(text::returned(&day(at))),
        (_, None, Some(at)) => return done(text::finished(&day(at))),
        (Status::Accepted | Status::Processing | Status::WithdrawalRequested, None, None)
            if !stands_still(tracking) => {}
        _ => return Html::default(),
    }
    let start = tracking.accepted_at.map_or(now, |at| at.0).date();
    let left = left(now, start, due, &skipped(tracking));
    let (tone, icon) = match left {
        Left::Over { .. } => (Tone::Late, Symbol::Alert),
        Left::Today | Left::Days { days: 1, .. } => (Tone::Soon, Symbol::Clock),
        Left::Days { .. } => (Tone::Neutral, Symbol::Clock),
    };
    let words = match left {
        Left::Over { days: 0 } => text::OVER_TODAY.get().to_owned(),
        Left::Over { days: 1 } => text::OVER_ONE.get().to_owned(),
        Left::Over { days } => text::over(days),
        Left::Today => text::TODAY.get().to_owned(),
        Left::Days { days: 1, working: true } => text::LEFT_WORKING_ONE.get().to_owned(),
        Left::Days { days: 1, working: false } => text::LEFT_DAY_ONE.get().to_owned(),
        Left::Days { days, working: true } => text::left_working(days),
        Left::Days { days, working: false } => text::left_days(days),
    };
    badge(tone, icon, &words)
}

fn skipped(tracking: &Tracking) -> Vec<Skipped> {
    let due = tracking.due.iter();
    due.flat_map(|due| due.skipped.iter().map(|skip| (skip.from.0, skip.to.0))).collect()
}

/// The derivation: lines and a picture of the days.
fn why(tracking: &Tracking, due: NaiveDateTime, today: NaiveDate) -> Html {
    let Some(derivation) = &tracking.due else { return Html::default() };
    let lines = all(derivation.lines.iter().map(|line| words("li", "", line)));
    let start = tracking.accepted_at.map(|at| at.0.date());
    let picture = start.map(|start| picture(&weeks(start, due.date(), &skipped(tracking)), today));
    let content = [
        words("summary", "", text::WHY.get()),
        el("ol", &[("class", "why-lines")], &[lines]),
        picture.unwrap_or_default(),
    ];
    el("details", &[("class", "why")], &content)
}

/// A leaf of a calendar: a row a week, each day with its kind in shape, mark and words.
fn picture(weeks: &[[Day; 7]], today: NaiveDate) -> Html {
    let Some(first) = weeks.first() else { return Html::default() };
    let heads = first.map(|day| {
        let letters = html::text(text::weekday_letters(day.date));
        let short = el("span", &[("aria-hidden", "true")], &[letters]);
        let name = hidden(format::weekday(day.date, lang()));
        el("th", &[("scope", "col")], &[short, name])
    });
    let rows = weeks.iter().map(|week| el("tr", &[], &week.map(|day| cell(day, today))));
    let table = [
        words("caption", "visually-hidden", text::CALENDAR.get()),
        el("thead", &[], &[el("tr", &[], &heads)]),
        el("tbody", &[], &[all(rows)]),
    ];
    let legend = [DayKind::Start, DayKind::Counted, DayKind::Skipped, DayKind::Due];
    let legend = legend.map(|kind| {
        let (name, words) = face(kind);
        let attributes = [("class", "day"), ("data-kind", name), ("aria-hidden", "true")];
        el("li", &[], &[el("span", &attributes, &[]), html::text(words.get())])
    });
    all([el("table", &[("class", "days")], &table), el("ul", &[("class", "days-legend")], &legend)])
}

fn hidden(said: &str) -> Html {
    words("span", "visually-hidden", said)
}

/// Name in the style sheet, and words.
fn face(kind: DayKind) -> (&'static str, Text) {
    match kind {
        DayKind::Start | DayKind::Outside => ("start", text::START_DAY),
        DayKind::Counted => ("counted", text::COUNTED_DAY),
        DayKind::Skipped => ("skipped", text::SKIPPED_DAY),
        DayKind::Due => ("due", text::DUE_DAY),
    }
}

fn cell(day: Day, today: NaiveDate) -> Html {
    if day.kind == DayKind::Outside {
        return el("td", &[], &[]);
    }
    let (kind, words) = face(day.kind);
    // The month is said where it begins.
    let number = match (day.date.day(), day.date.month()) {
        (1, month) => format!("1/{month}"),
        (day, _) => day.to_string(),
    };
    let (mark, now) = match day.date == today {
        true => ("yes", format!(", {}", text::TODAY_DAY.get())),
        false => ("", String::new()),
    };
    let attributes = [("class", "day"), ("data-kind", kind), ("data-today", mark)];
    let said = hidden(&format!(", {}{now}", words.get()));
    el("td", &[], &[el("span", &attributes, &[html::text(&number), said])])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citizen::track::samples::{moment, tracking};
    use domain::lang::Lang;

    fn shown(tracking: &Tracking) -> String {
        due(tracking, moment(24, 9)).as_str().to_owned()
    }

    fn undated(status: Status) -> Tracking {
        Tracking { accepted_at: None, due_at: None, ..tracking(status) }
    }

    fn vi(text: Text) -> &'static str {
        text.on(Lang::Vi)
    }

    #[test]
    fn time_left_is_told_while_the_clock_runs() {
        for status in [Status::Accepted, Status::Processing, Status::WithdrawalRequested] {
            let shown = shown(&tracking(status));
            assert!(shown.contains("Còn ") && shown.contains("30/11/2026"), "{status:?}: {shown}");
            assert!(!shown.contains(vi(text::PAUSED)), "{status:?}");
        }
    }

    /// No days are counted that do not pass.
    #[test]
    fn a_clock_that_was_stopped_by_decision_has_no_days_left() {
        let stopped =
            Tracking { paused_at: Some(Moment(moment(24, 8))), ..tracking(Status::Processing) };
        let seen = shown(&stopped);
        assert!(seen.contains(vi(text::PAUSED)) && seen.contains("30/11/2026"), "{seen}");
        assert!(!seen.contains("Còn "), "{seen}");
    }

    #[test]
    fn that_the_clock_waits_for_the_applicant_is_said() {
        for status in [Status::SupplementRequested, Status::PaymentRequired] {
            let dated = shown(&tracking(status));
            assert!(dated.contains(vi(text::PAUSED)) && dated.contains("30/11/2026"), "{dated}");
            assert!(!dated.contains("Còn "), "{dated}");
            let undated = shown(&undated(status));
            assert!(undated.contains(vi(text::PAUSED)) && !undated.contains(vi(text::NO_DUE)));
        }
    }

    #[test]
    fn a_stopped_dossier_has_no_result_and_promises_none() {
        let finished_at = Some(Moment(moment(24, 8)));
        let stopped = Tracking { finished_at, ..tracking(Status::Stopped) };
        let said = shown(&stopped);
        assert!(said.contains("Đã dừng giải quyết ngày 24/11/2026"), "{said}");
        assert!(!said.contains("Có kết quả") && !said.contains("30/11/2026"), "{said}");
        let issued = Tracking { status: Status::ResultIssued, ..stopped };
        assert!(shown(&issued).contains("Có kết quả ngày 24/11/2026"));
    }

    #[test]
    fn before_acceptance_the_date_is_still_to_come() {
        for status in [Status::Submitted, Status::IntakeSupplement] {
            assert!(shown(&undated(status)).contains(vi(text::DUE_ON_ACCEPTANCE)), "{status:?}");
        }
        assert!(shown(&undated(Status::IntakeRefused)).contains(vi(text::NO_DUE_REFUSED)));
        assert!(shown(&undated(Status::Processing)).contains(vi(text::NO_DUE)));
    }
}
