//! The only place where dates, numbers and money become text: `dd/MM/yyyy`, 24 hours, `đ` after the
//! sum in both languages; `.` between thousands and `,` before decimals in Vietnamese, in English
//! the other way round. What has numbers follows the language in use.

use crate::i18n::lang;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use domain::lang::Lang;

/// Working minutes of a working day of eight hours.
const DAY: i64 = 480;

/// `21/01/2021`.
pub fn date(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// `21/01`, where the year goes without saying.
pub fn day_month(date: NaiveDate) -> String {
    format!("{:02}/{:02}", date.day(), date.month())
}

/// `ngày 06 tháng 01 năm 2021` / `6 January 2021`. As on official papers: the day has two digits,
/// the month only for January and February (NĐ 30/2020).
pub fn date_long(date: NaiveDate, lang: Lang) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (day, month, year) = (date.day(), date.month(), date.year());
    match lang {
        Lang::Vi if month < 3 => format!("ngày {day:02} tháng {month:02} năm {year}"),
        Lang::Vi => format!("ngày {day:02} tháng {month} năm {year}"),
        Lang::En => format!("{day} {} {year}", MONTHS[date.month0() as usize]),
    }
}

/// `thứ Hai` / `Monday`.
pub fn weekday(date: NaiveDate, lang: Lang) -> &'static str {
    const VI: [&str; 7] =
        ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
    const EN: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    lang.pick(VI, EN)[date.weekday().num_days_from_monday() as usize]
}

/// `14:30`.
pub fn time(at: NaiveDateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// `14:30 21/01/2021`, hour first as on papers.
pub fn date_time(at: NaiveDateTime) -> String {
    format!("{} {}", time(at), date(at.date()))
}

/// A moment as people write it: `08:30 21/01/2026`, `21/1/2026 8h30`, `8h 21/01/2026`.
pub fn parse_moment(typed: &str) -> Option<NaiveDateTime> {
    let (first, second) = typed.trim().split_once(' ')?;
    let (hour, day) = if first.contains([':', 'h']) { (first, second) } else { (second, first) };
    let day = parse_date(day.trim())?;
    let (hours, minutes) = hour.trim().split_once([':', 'h'])?;
    let minutes = if minutes.is_empty() { "0" } else { minutes };
    day.and_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)
}

/// Between thousands, and before decimals.
fn marks() -> (char, char) {
    match lang() {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    }
}

/// `1.234.567` / `1,234,567`; the sign is a true minus.
pub fn number(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 3);
    if n < 0 {
        out.push('−');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(marks().0);
        }
        out.push(digit);
    }
    out
}

/// `100.000 đ`, with a blank that does not break.
pub fn vnd(dong: i64) -> String {
    format!("{}\u{a0}đ", number(dong))
}

/// A share in percent with one decimal: `0.9731` → `97,3 %` / `97.3 %`.
pub fn percent(share: f64) -> String {
    let tenths = (share * 1000.0).round() as i64;
    format!("{}{}{}\u{a0}%", number(tenths / 10), marks().1, (tenths % 10).abs())
}

/// Working time, two units at most: `2 ngày 3 giờ`, `45 phút`. The sign is dropped.
pub fn working_time(minutes: i64, lang: Lang) -> String {
    let minutes = minutes.abs();
    let (days, hours, rest) = (minutes / DAY, minutes % DAY / 60, minutes % 60);
    let unit = |n: i64, vi: &str, one: &str, many: &str| {
        let name = match lang {
            Lang::Vi => vi,
            Lang::En if n == 1 => one,
            Lang::En => many,
        };
        format!("{}\u{a0}{name}", number(n))
    };
    let day = |n| unit(n, "ngày", "day", "days");
    let hour = |n| unit(n, "giờ", "hour", "hours");
    let minute = |n| unit(n, "phút", "minute", "minutes");
    match (days, hours, rest) {
        (0, 0, m) => minute(m),
        (0, h, 0) => hour(h),
        (0, h, m) => format!("{} {}", hour(h), minute(m)),
        (d, 0, _) => day(d),
        (d, h, _) => format!("{} {}", day(d), hour(h)),
    }
}

/// The same in its largest unit, rounded down, where there is no room for two: `2 ngày`.
pub fn working_time_short(minutes: i64, lang: Lang) -> String {
    let minutes = minutes.abs();
    let unit = [DAY, 60].into_iter().find(|unit| minutes >= *unit).unwrap_or(1);
    working_time(minutes / unit * unit, lang)
}

/// A file's size: `812 B`, `34 KB`, `1,2 MB`.
pub fn file_size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes}\u{a0}B"),
        1_000..1_000_000 => format!("{}\u{a0}KB", bytes.div_ceil(1_000)),
        _ => format!("{}{}{}\u{a0}MB", bytes / 1_000_000, marks().1, bytes % 1_000_000 / 100_000),
    }
}

/// A date as people type it: `21/01/2021`, `21-1-2021`, `21012021`, or the form of
/// `<input type=date>`, `2021-01-21`.
pub fn parse_date(input: &str) -> Option<NaiveDate> {
    let input = input.trim();
    if input.len() == 8 && input.bytes().all(|b| b.is_ascii_digit()) {
        return from_parts(&input[..2], &input[2..4], &input[4..]);
    }
    let mut parts = input.split(['/', '-', '.']);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    match (a.len(), parts.next()) {
        (_, Some(_)) => None,
        (4, None) => from_parts(c, b, a),
        (_, None) => from_parts(a, b, c),
    }
}

fn from_parts(day: &str, month: &str, year: &str) -> Option<NaiveDate> {
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn dates_as_on_vietnamese_papers() {
        let at = day(2021, 1, 6).and_hms_opt(9, 5, 59).unwrap();
        assert_eq!(date(at.date()), "06/01/2021");
        assert_eq!(date_time(at), "09:05 06/01/2021");
        assert_eq!(date_long(at.date(), Lang::Vi), "ngày 06 tháng 01 năm 2021");
        assert_eq!(date_long(day(2021, 3, 6), Lang::Vi), "ngày 06 tháng 3 năm 2021");
        assert_eq!(date_long(day(2021, 12, 31), Lang::En), "31 December 2021");
        assert_eq!(weekday(day(2026, 11, 23), Lang::Vi), "thứ Hai");
        assert_eq!(weekday(day(2026, 11, 29), Lang::En), "Sunday");
    }

    #[test]
    fn numbers_and_money() {
        for (n, text) in [(0, "0"), (999, "999"), (1_000, "1.000"), (1_234_567, "1.234.567")] {
            assert_eq!(number(n), text);
        }
        assert_eq!(number(-12_345), "−12.345");
        assert_eq!(vnd(100_000), "100.000\u{a0}đ");
        assert_eq!(percent(0.9731), "97,3\u{a0}%");
        assert_eq!(percent(1.0), "100,0\u{a0}%");
        assert_eq!(file_size(1_250_000), "1,2\u{a0}MB");
        assert_eq!(file_size(1_001), "2\u{a0}KB");
    }

    #[test]
    fn numbers_are_written_as_the_language_has_them() {
        let owner = leptos::prelude::Owner::new();
        owner.set();
        let written = || [number(1_234_567), vnd(450_000), percent(0.9731), file_size(1_250_000)];
        assert_eq!(
            written(),
            ["1.234.567", "450.000\u{a0}đ", "97,3\u{a0}%", "1,2\u{a0}MB"].map(str::to_owned)
        );
        crate::i18n::set_lang(Lang::En);
        assert_eq!(
            written(),
            ["1,234,567", "450,000\u{a0}đ", "97.3\u{a0}%", "1.2\u{a0}MB"].map(str::to_owned)
        );
        crate::i18n::set_lang(Lang::Vi);
    }

    #[test]
    fn working_time_in_one_unit_is_rounded_down() {
        let short = |m| working_time_short(m, Lang::Vi).replace('\u{a0}', " ");
        assert_eq!(
            [959, 480, 479, 61, 59, 0].map(short),
            ["1 ngày", "1 ngày", "7 giờ", "1 giờ", "59 phút", "0 phút"]
        );
        assert_eq!(short(-1_000), "2 ngày");
    }

    #[test]
    fn working_time_in_two_units_at_most() {
        let vi = |m| working_time(m, Lang::Vi).replace('\u{a0}', " ");
        let en = |m| working_time(m, Lang::En).replace('\u{a0}', " ");
        assert_eq!(vi(0), "0 phút");
        assert_eq!(vi(45), "45 phút");
        assert_eq!(vi(195), "3 giờ 15 phút");
        assert_eq!(vi(480), "1 ngày");
        assert_eq!(vi(-1145), "2 ngày 3 giờ");
        assert_eq!(en(61), "1 hour 1 minute");
        assert_eq!(en(960), "2 days");
    }

    #[test]
    fn dates_as_people_type_them() {
        let expected = Some(day(2021, 1, 21));
        for input in
            ["21/01/2021", "21/1/2021", "21-01-2021", "21.01.2021", "21012021", "2021-01-21"]
        {
            assert_eq!(parse_date(input), expected, "{input}");
        }
        for input in ["", "21/01", "31/02/2021", "21/01/21", "1/2/3/4", "ă1/01/2021"] {
            assert_eq!(parse_date(input), None, "{input}");
        }
    }
}
