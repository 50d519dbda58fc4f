//! Where a moment stands on a line of working minutes.
//!
//! The server says how many working minutes lie between the moments at which the dossier changed
//! hands. What lies between those, and ahead, is set by eye: a mark may be off by some pixels where
//! a holiday or other office hours lie in between. Nothing that is read as a number comes from here.

use super::operations::Span;
use crate::api::Moment;
use chrono::{Datelike, NaiveDateTime, Timelike};

/// Working minutes from acceptance to a moment.
pub(super) fn place(spans: &[Span], at: Moment) -> f64 {
    let mut before = 0.0;
    for span in spans {
        if at <= span.from {
            return before;
        }
        if at < span.to {
            return before + f64::from(span.minutes) * gone(span.from.0, at.0, span.to.0);
        }
        before += f64::from(span.minutes);
    }
    before + spans.last().map_or(0.0, |last| office(at.0) - office(last.to.0))
}

/// Which share of a time had gone by at a moment in it.
fn gone(from: NaiveDateTime, at: NaiveDateTime, to: NaiveDateTime) -> f64 {
    let all = office(to) - office(from);
    if all > 0.0 {
        (office(at) - office(from)) / all
    } else {
        (at - from).as_seconds_f64() / (to - from).as_seconds_f64()
    }
}

/// Minutes of usual office hours, Monday to Friday, from a Monday long ago to a moment.
fn office(at: NaiveDateTime) -> f64 {
    let days = i64::from(at.num_days_from_ce()) - 1;
    let (weeks, weekday) = (days.div_euclid(7), days.rem_euclid(7));
    let minute = i64::from(at.hour() * 60 + at.minute());
    let morning = (minute - 450).clamp(0, 240);
    let afternoon = (minute - 810).clamp(0, 240);
    let today = if weekday < 5 { morning + afternoon } else { 0 };
    (weeks * 2400 + weekday.min(5) * 480 + today) as f64
}

#[cfg(test)]
mod tests {
    use super::super::model::tests::{moment, span};
    use super::*;

    #[test]
    fn a_week_of_office_hours_has_forty_and_a_weekend_none() {
        let office = |at: &str| office(moment(at).0);
        assert_eq!(office("2026-11-30 08:00") - office("2026-11-23 08:00"), 2400.0);
        assert_eq!(office("2026-11-23 17:30") - office("2026-11-23 07:30"), 480.0);
        assert_eq!(office("2026-11-30 07:30") - office("2026-11-27 17:30"), 0.0);
    }

    #[test]
    fn a_moment_stands_where_the_servers_minutes_put_its_span() {
        let spans = [
            span("2026-11-23 08:00", "2026-11-23 10:00", 100),
            span("2026-11-23 10:00", "2026-11-23 10:00", 0),
            span("2026-11-23 10:00", "2026-11-24 10:00", 480),
        ];
        assert_eq!(place(&spans, moment("2026-11-20 08:00")), 0.0);
        assert_eq!(place(&spans, moment("2026-11-23 09:00")), 50.0);
        assert_eq!(place(&spans, moment("2026-11-23 10:00")), 100.0);
        assert_eq!(place(&spans, moment("2026-11-24 10:00")), 580.0);
        assert_eq!(place(&spans, moment("2026-11-24 11:00")), 640.0, "ahead");
        let night = [span("2026-11-23 18:00", "2026-11-23 20:00", 60)];
        assert_eq!(place(&night, moment("2026-11-23 19:00")), 30.0, "by the clock on the wall");
        assert_eq!(place(&[], moment("2026-11-23 19:00")), 0.0);
    }
}
