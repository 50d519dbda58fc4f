//! How dates, numbers and money are written in Vietnamese (NĐ 30/2020, phụ lục I).

mod amount;

pub use amount::amount_in_words;

use crate::calendar::Term;
use crate::time::{Instant, local, local_date};
use chrono::{Datelike, NaiveDate, Timelike};

/// A day in the long form of papers. Days under 10 get a zero, months only when they are 1 or 2.
///
/// ```text
/// 2021-01-06 → "ngày 06 tháng 01 năm 2021"
/// 2021-03-13 → "ngày 13 tháng 3 năm 2021"
/// ```
pub fn long_date(day: NaiveDate) -> String {
    let month = day.month();
    let pad = if month <= 2 { "0" } else { "" };
    format!("ngày {:02} tháng {pad}{month} năm {}", day.day(), day.year())
}

/// The date line: `Nghệ An, ngày 06 tháng 01 năm 2021`.
pub fn date_line(place: &str, at: Instant) -> String {
    format!("{place}, {}", long_date(local_date(at)))
}

/// A moment in the long form: `14 giờ 30 phút, ngày 13 tháng 01 năm 2021`.
pub fn long_moment(at: Instant) -> String {
    let time = local(at);
    format!("{:02} giờ {:02} phút, {}", time.hour(), time.minute(), long_date(time.date()))
}

/// A day in the short form, `dd/MM/yyyy`.
pub fn short_date(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// A moment in the short form, `HH:mm dd/MM/yyyy`.
pub fn short_moment(at: Instant) -> String {
    let time = local(at);
    format!("{:02}:{:02} {}", time.hour(), time.minute(), short_date(time.date()))
}

/// A whole number with dots between thousands: `1.234.567`.
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// An amount of money: `100.000 đồng`.
pub fn money(dong: u64) -> String {
    format!("{} đồng", number(dong))
}

/// A legal duration as it stands on a slip: `15 ngày làm việc`.
pub fn legal_time(term: Term) -> String {
    match term {
        Term::WorkingDay { n, .. } => format!("{n:02} ngày làm việc"),
        Term::CalendarDay { n } => format!("{n:02} ngày"),
        Term::Month { n } => format!("{n:02} tháng"),
        Term::Hour { n } => format!("{n:02} giờ"),
        Term::WorkingHour { n } => format!("{n:02} giờ làm việc"),
        Term::SameDay { .. } => "Trong ngày làm việc".to_owned(),
        Term::None => "Không quy định".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::instant;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn months_are_padded_only_for_january_and_february() {
        assert_eq!(long_date(day(2021, 1, 6)), "ngày 06 tháng 01 năm 2021");
        assert_eq!(long_date(day(2021, 2, 28)), "ngày 28 tháng 02 năm 2021");
        assert_eq!(long_date(day(2021, 3, 9)), "ngày 09 tháng 3 năm 2021");
        assert_eq!(long_date(day(2021, 12, 31)), "ngày 31 tháng 12 năm 2021");
    }

    #[test]
    fn moments_are_told_in_vietnam_time() {
        let at = instant(day(2021, 1, 13).and_hms_opt(14, 30, 0).unwrap());
        assert_eq!(long_moment(at), "14 giờ 30 phút, ngày 13 tháng 01 năm 2021");
        assert_eq!(short_moment(at), "14:30 13/01/2021");
        let early = instant(day(2026, 3, 1).and_hms_opt(0, 5, 0).unwrap());
        assert_eq!(date_line("Mẫu", early), "Mẫu, ngày 01 tháng 3 năm 2026");
        assert_eq!(long_moment(early), "00 giờ 05 phút, ngày 01 tháng 3 năm 2026");
    }

    #[test]
    fn thousands_get_dots() {
        assert_eq!(money(0), "0 đồng");
        assert_eq!(money(999), "999 đồng");
        assert_eq!(money(100_000), "100.000 đồng");
        assert_eq!(number(1_234_567), "1.234.567");
    }
}
