//! Windows of the due moment that a list can be narrowed to.

use crate::calendar::Calendar;
use crate::time::{Instant, instant, local_date};
use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// When the clock of a dossier ends, seen from now. The windows ahead contain each other: what is
/// due today is due this week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DueWindow {
    /// The due moment has passed.
    Overdue,
    /// By the end of today.
    Today,
    /// By the end of the second working day after today.
    TwoDays,
    /// By the end of Sunday.
    ThisWeek,
    /// After this week and the next two working days.
    Later,
    /// No clock runs: paused, finished, or no date promised.
    None,
}

impl DueWindow {
    /// Every window, nearest first.
    pub const ALL: [Self; 6] =
        [Self::Overdue, Self::Today, Self::TwoDays, Self::ThisWeek, Self::Later, Self::None];

    /// The moments from (included) and until (excluded) which a clock ends in the window; `None`
    /// stands for no bound. [`Self::None`] has no moments: nothing is due then.
    pub fn range(
        self,
        calendar: &Calendar,
        now: Instant,
    ) -> Option<(Option<Instant>, Option<Instant>)> {
        let today = local_date(now);
        match self {
            Self::Overdue => Some((None, Some(now))),
            Self::Today => Some((Some(now), Some(end_of(today)))),
            Self::TwoDays => Some((Some(now), Some(end_of(second_working_day(calendar, today))))),
            Self::ThisWeek => Some((Some(now), Some(end_of(sunday(today))))),
            Self::Later => {
                let near = second_working_day(calendar, today).max(sunday(today));
                Some((Some(end_of(near)), None))
            }
            Self::None => None,
        }
    }
}

/// Midnight in Vietnam at which a day ends.
fn end_of(date: NaiveDate) -> Instant {
    instant((date + Days::new(1)).and_time(NaiveTime::MIN))
}

fn sunday(date: NaiveDate) -> NaiveDate {
    date + Days::new(6 - u64::from(date.weekday().num_days_from_monday()))
}

/// The second working day after a date; within a month, for no holiday lasts longer.
fn second_working_day(calendar: &Calendar, date: NaiveDate) -> NaiveDate {
    let after = date.iter_days().skip(1).take(31);
    after.filter(|day| calendar.is_working_day(*day)).nth(1).unwrap_or(date + Days::new(31))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::CalendarParts;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn window(window: DueWindow, day: u32) -> Option<(Option<Instant>, Option<Instant>)> {
        let parts = CalendarParts {
            version: "test".into(),
            published_until: date(30),
            days: Vec::new(),
            hours: Vec::new(),
            closures: Vec::new(),
        };
        let now = instant(date(day).and_hms_opt(9, 0, 0).unwrap());
        window.range(&Calendar::build(parts).unwrap(), now)
    }

    #[test]
    fn two_working_days_reach_over_the_weekend() {
        // The 19th is a Thursday.
        let until = window(DueWindow::TwoDays, 19).unwrap().1;
        assert_eq!(until, Some(end_of(date(23))));
        assert_eq!(window(DueWindow::ThisWeek, 19).unwrap().1, Some(end_of(date(22))));
        assert_eq!(window(DueWindow::Later, 19).unwrap().0, Some(end_of(date(23))));
    }

    #[test]
    fn every_moment_is_overdue_or_near_or_later() {
        for day in 16..=22 {
            let (_, late) = window(DueWindow::Overdue, day).unwrap();
            let (from, today) = window(DueWindow::Today, day).unwrap();
            assert_eq!(late, from);
            let (_, two) = window(DueWindow::TwoDays, day).unwrap();
            let (_, week) = window(DueWindow::ThisWeek, day).unwrap();
            assert!(today <= two && today <= week);
            assert_eq!(window(DueWindow::Later, day).unwrap().0, two.max(week));
        }
        assert_eq!(window(DueWindow::None, 16), None);
    }
}
