//! The days between acceptance and the due date: which count, which do not, how many are left.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};

/// More weeks than this are not drawn; the derivation in words must do.
const MOST_WEEKS: usize = 20;

/// Days passed over, both ends included.
pub(super) type Skipped = (NaiveDate, NaiveDate);

/// What a day is to the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayKind {
    /// Before the acceptance or after the due date.
    Outside,
    /// The day of acceptance, which does not count (BLDS 2015 Đ.147.2).
    Start,
    /// Counts.
    Counted,
    /// Does not count: weekend, holiday.
    Skipped,
    /// The due date.
    Due,
}

/// A day of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    /// Its date.
    pub(super) date: NaiveDate,
    /// What it is to the term.
    pub(super) kind: DayKind,
}

/// Whole weeks, Monday first, from the one of the acceptance to the one of the due date; nothing
/// when they are too many to be looked at.
pub(super) fn weeks(start: NaiveDate, due: NaiveDate, skipped: &[Skipped]) -> Vec<[Day; 7]> {
    let monday = start.week(Weekday::Mon).first_day();
    let count = (due - monday).num_days() / 7 + 1;
    let Some(count) = usize::try_from(count).ok().filter(|n| due >= start && *n <= MOST_WEEKS)
    else {
        return Vec::new();
    };
    let day = |offset: usize| {
        let date = monday + Days::new(offset as u64);
        let kind = match date {
            date if date < start || date > due => DayKind::Outside,
            date if date == due => DayKind::Due,
            date if date == start => DayKind::Start,
            date if is_skipped(date, skipped) => DayKind::Skipped,
            _ => DayKind::Counted,
        };
        Day { date, kind }
    };
    (0..count).map(|week| std::array::from_fn(|i| day(week * 7 + i))).collect()
}

/// The time left, as people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// The due moment has passed.
    Over {
        /// Calendar days since the due date, 0 on the day itself.
        days: i64,
    },
    /// Until a time of today.
    Today,
    /// So many days after today, the due date included.
    Days {
        /// How many, at least 1.
        days: i64,
        /// Whether only working days are counted.
        working: bool,
    },
}

/// The time left at `now`. Working days are spoken of where the term leaves out each weekend.
pub(super) fn left(
    now: NaiveDateTime,
    start: NaiveDate,
    due: NaiveDateTime,
    skipped: &[Skipped],
) -> Left {
    let (today, last) = (now.date(), due.date());
    if now > due {
        return Left::Over { days: (today - last).num_days() };
    }
    if today == last {
        return Left::Today;
    }
    let weekend = |date: &NaiveDate| matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    let working = between(start, last).filter(weekend).all(|date| is_skipped(date, skipped));
    let counts = |date: &NaiveDate| !working || !is_skipped(*date, skipped);
    Left::Days { days: between(today, last).filter(counts).count() as i64, working }
}

/// The days after `from`, up to and with `to`.
fn between(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().skip(1).take_while(move |date| *date <= to)
}

fn is_skipped(date: NaiveDate, skipped: &[Skipped]) -> bool {
    skipped.iter().any(|(from, to)| (*from..=*to).contains(&date))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn at(date: NaiveDate, hour: u32) -> NaiveDateTime {
        date.and_hms_opt(hour, 0, 0).unwrap()
    }

    /// Accepted on Monday 23 November 2026, five working days, Tuesday is a holiday.
    const HOLIDAY_WEEK: fn() -> Vec<Skipped> =
        || vec![(day(11, 24), day(11, 24)), (day(11, 28), day(11, 29))];

    #[test]
    fn every_day_of_the_weeks_has_its_kind() {
        let weeks = weeks(day(11, 23), day(12, 1), &HOLIDAY_WEEK());
        assert_eq!(weeks.len(), 2);
        assert_eq!(weeks[0][0].date, day(11, 23));
        let kinds: Vec<_> = weeks.iter().flatten().map(|day| day.kind).collect();
        use DayKind::{Counted as C, Due, Outside as O, Skipped as S, Start};
        assert_eq!(kinds, [Start, S, C, C, C, S, S, C, Due, O, O, O, O, O]);
    }

    #[test]
    fn a_term_within_one_day_is_one_week_with_a_due_day() {
        let weeks = weeks(day(11, 25), day(11, 25), &[]);
        assert_eq!(weeks.len(), 1);
        assert_eq!(weeks[0].map(|day| day.kind).iter().filter(|k| **k == DayKind::Due).count(), 1);
    }

    #[test]
    fn what_can_not_be_looked_at_is_not_drawn() {
        assert!(weeks(day(1, 1), day(12, 1), &[]).is_empty());
        assert!(weeks(day(12, 1), day(11, 1), &[]).is_empty());
        assert_eq!(weeks(day(1, 5), day(5, 24), &[]).len(), 20);
    }

    #[test]
    fn the_time_left_counts_what_the_term_counts() {
        let (start, due) = (day(11, 23), at(day(12, 1), 17));
        let left = |now| left(now, start, due, &HOLIDAY_WEEK());
        assert_eq!(left(at(day(11, 23), 18)), Left::Days { days: 5, working: true });
        assert_eq!(left(at(day(11, 27), 8)), Left::Days { days: 2, working: true });
        assert_eq!(left(at(day(11, 29), 8)), Left::Days { days: 2, working: true });
        assert_eq!(left(at(day(12, 1), 17)), Left::Today);
        assert_eq!(left(at(day(12, 1), 18)), Left::Over { days: 0 });
        assert_eq!(left(at(day(12, 4), 8)), Left::Over { days: 3 });
    }

    #[test]
    fn calendar_days_are_just_days() {
        let due = at(day(12, 23), 17);
        let left = left(at(day(11, 27), 8), day(11, 23), due, &[]);
        assert_eq!(left, Left::Days { days: 26, working: false });
    }
}
