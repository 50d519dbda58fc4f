//! Days off that the law fixes by the solar calendar, for years nothing is published about.
//!
//! Decision: a year without any listed day gets exactly these, *with* the days in lieu of BLLĐ 2019
//! Đ.111.3, because both follow from the law alone. What the Prime Minister or the Government decides
//! year by year does not follow and is left out: the five days of Tết, the day beside 02/9, swapped
//! days, and Giỗ Tổ, which the lunar calendar moves. Every answer that leans on such a year is
//! marked provisional.

use super::{CalendarDay, DayKind};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// First year of the Ngày Văn hóa Việt Nam, 24/11 (Nghị quyết 28/2026/QH16).
const CULTURE_DAY_SINCE: i32 = 2026;

/// The days off of a year that follow from the law alone, in order.
///
/// 24/11 has no day in lieu (Nghị quyết 28/2026/QH16 Đ.2).
pub fn days_fixed_by_law(year: i32) -> Vec<CalendarDay> {
    let legal = |month, day, name: &str, source: &str| {
        NaiveDate::from_ymd_opt(year, month, day).map(|date| CalendarDay {
            date,
            kind: DayKind::Legal,
            name: name.to_owned(),
            source: source.to_owned(),
        })
    };
    let labour_code = "Bộ luật Lao động 2019 Điều 112";
    let mut days: Vec<_> = [
        legal(1, 1, "Tết Dương lịch", labour_code),
        legal(4, 30, "Ngày Chiến thắng", labour_code),
        legal(5, 1, "Quốc tế lao động", labour_code),
        legal(9, 2, "Quốc khánh", labour_code),
    ]
    .into_iter()
    .flatten()
    .collect();
    for i in 0..days.len() {
        if is_weekend(days[i].date) {
            let in_lieu = in_lieu_of(&days[i], &days);
            days.extend(in_lieu);
        }
    }
    if year >= CULTURE_DAY_SINCE {
        days.extend(legal(11, 24, "Ngày Văn hóa Việt Nam", "Nghị quyết 28/2026/QH16"));
    }
    days.sort_by_key(|day| day.date);
    days
}

/// The next working day after a holiday on a weekly day off, given the days off so far.
fn in_lieu_of(holiday: &CalendarDay, off: &[CalendarDay]) -> Option<CalendarDay> {
    (1..=7)
        .filter_map(|n| holiday.date.checked_add_days(Days::new(n)))
        .find(|date| !is_weekend(*date) && off.iter().all(|day| day.date != *date))
        .map(|date| CalendarDay {
            date,
            kind: DayKind::Compensatory,
            name: format!("Nghỉ bù {}", holiday.name),
            source: "Bộ luật Lao động 2019 Điều 111 khoản 3".to_owned(),
        })
}

/// Whether a date is a Saturday or Sunday.
pub(super) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
