//! Dates, times and numbers in words.

use crate::calendar::{DateRun, DayEnd, PauseGround, PauseReason, Term};
use crate::lang::Lang;
use crate::time::{Instant, local, local_date};
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

/// Runs of days that a line still names one by one; of more it only says from when to when.
const RUNS_NAMED: usize = 6;

/// A term in words: `7 ngày làm việc`, `7 working days`; `không quy định` when nothing is promised.
pub fn span_text(term: Term, lang: Lang) -> String {
    let text =
        |n: u32, vi: &str, en: &str| lang.pick(format!("{n} {vi}"), plural(i64::from(n), en));
    match term {
        Term::WorkingDay { n, mode: DayEnd::EndOfDay } => text(n, "ngày làm việc", "working day"),
        Term::WorkingDay { n, mode: DayEnd::SameTime } => {
            let days = text(n, "ngày làm việc", "working day");
            format!("{days}{}", lang.pick(", đến cùng giờ", ", to the same time of day"))
        }
        Term::CalendarDay { n } => text(n, "ngày", "day"),
        Term::Month { n } => text(n, "tháng", "month"),
        Term::Hour { n } => text(n, "giờ", "hour"),
        Term::WorkingHour { n } => text(n, "giờ làm việc", "working hour"),
        Term::SameDay { cutoff } => {
            let cutoff = time_text(cutoff);
            lang.pick(
                format!("trong ngày nếu nhận trước hoặc đúng {cutoff}"),
                format!("the same day if received by {cutoff}"),
            )
        }
        Term::None => lang.pick("không quy định", "not prescribed").to_owned(),
    }
}

/// `12/01/2021`.
pub fn date_text(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// `09:00 thứ Ba, 12/01/2021`, `09:00 Tuesday, 12/01/2021`.
pub fn moment_text(at: Instant, lang: Lang) -> String {
    format!("{} {}", time_text(local(at).time()), day_text(local_date(at), lang))
}

/// `thứ Ba`, `Tuesday`.
pub fn weekday_name(day: Weekday, lang: Lang) -> &'static str {
    match day {
        Weekday::Mon => lang.pick("thứ Hai", "Monday"),
        Weekday::Tue => lang.pick("thứ Ba", "Tuesday"),
        Weekday::Wed => lang.pick("thứ Tư", "Wednesday"),
        Weekday::Thu => lang.pick("thứ Năm", "Thursday"),
        Weekday::Fri => lang.pick("thứ Sáu", "Friday"),
        Weekday::Sat => lang.pick("thứ Bảy", "Saturday"),
        Weekday::Sun => lang.pick("Chủ nhật", "Sunday"),
    }
}

pub(super) fn day_text(date: NaiveDate, lang: Lang) -> String {
    format!("{}, {}", weekday_name(date.weekday(), lang), date_text(date))
}

pub(super) fn time_text(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// `13/02/2021–14/02/2021, 20/02/2021`; only the ends when there are too many to read.
pub(super) fn runs_text(runs: &[DateRun], lang: Lang) -> String {
    let run = |run: &DateRun| {
        let (first, last) = (date_text(run.first), date_text(run.last));
        if first == last { first } else { format!("{first}–{last}") }
    };
    match runs {
        [first, .., last] if runs.len() > RUNS_NAMED => lang.pick(
            format!("từ {} đến {}", date_text(first.first), date_text(last.last)),
            format!("from {} to {}", date_text(first.first), date_text(last.last)),
        ),
        _ => runs.iter().map(run).collect::<Vec<_>>().join(", "),
    }
}

/// `12 giờ 30 phút làm việc`.
pub(super) fn working_time(minutes: i64, lang: Lang) -> String {
    let (hours, minutes) = (minutes / 60, minutes % 60);
    match (hours, minutes) {
        (_, 0) => lang.pick(format!("{hours} giờ làm việc"), plural(hours, "working hour")),
        (0, _) => lang.pick(format!("{minutes} phút làm việc"), plural(minutes, "working minute")),
        _ => lang.pick(
            format!("{hours} giờ {minutes} phút làm việc"),
            format!("{hours} h {minutes} min of working time"),
        ),
    }
}

pub(super) fn plural(n: i64, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

pub(super) fn sourced(text: &str, source: &str) -> String {
    format!("{}.", cited(text, Some(source).filter(|source| !source.is_empty())))
}

pub(super) fn cited(text: &str, source: Option<&str>) -> String {
    source.map_or_else(|| text.to_owned(), |source| format!("{text} ({source})"))
}

/// `tạm dừng do bất khả kháng (12/QĐ-UBND); chờ người nộp bổ sung hồ sơ (02/HDHS)`.
pub(super) fn grounds_text(
    ground: PauseGround,
    reference: Option<&str>,
    beside: &[PauseReason],
    lang: Lang,
) -> String {
    let beside = beside.iter().map(|it| (it.ground, it.reference.as_deref()));
    let all = std::iter::once((ground, reference)).chain(beside);
    all.map(|(ground, reference)| cited(ground.label(lang), reference))
        .collect::<Vec<_>>()
        .join("; ")
}

pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
