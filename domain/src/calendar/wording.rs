//! A derivation in words that need no lawyer.

use super::{DateRun, DayEnd, Derivation, Duty, Left, Line, OffReason, PausePolicy, Term};
use crate::lang::Lang;
use crate::time::{Instant, local, local_date};
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

/// Runs of days that a line still names one by one; more are only counted.
const RUNS_NAMED: usize = 6;

impl Derivation {
    /// The lines in words, one sentence or two each. Dates are dd/MM/yyyy.
    pub fn text(&self, lang: Lang) -> Vec<String> {
        self.lines.iter().map(|line| line.text(lang)).collect()
    }
}

impl Line {
    /// The line in words.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.vi(),
            Lang::En => self.en(),
        }
    }

    fn vi(&self) -> String {
        let at = |at: Instant| moment_text(at, Lang::Vi);
        let day = |date: NaiveDate| day_text(date, Lang::Vi);
        let span = |term: Term| span_text(term, Lang::Vi);
        match self {
            Self::Duty { duty, source } => sourced(duty.label(Lang::Vi), source),
            Self::From { at: start, term } => from_vi(&at(*start), &span(*term), *term),
            Self::Minutes { from, minutes } => format!(
                "Tính từ {}. Thời gian cho phép: {}, chỉ tính trong giờ làm việc.",
                at(*from),
                working_time(i64::from(*minutes), Lang::Vi)
            ),
            Self::IntoHours { from, to } => {
                format!(
                    "{} là ngoài giờ làm việc nên chuyển sang {}.",
                    capital(&at(*from)),
                    at(*to)
                )
            }
            Self::Skipped { days, runs, reason } => skipped_vi(*days, runs, reason),
            Self::MadeUp { date, name, source } => {
                sourced(&format!("Có tính {} vì là ngày làm việc ({name})", day(*date)), source)
            }
            Self::Counted { days: 1, last, .. } => {
                format!("Ngày làm việc thứ 1 là {}.", day(*last))
            }
            Self::Counted { days, first, last, .. } => {
                format!(
                    "Ngày làm việc thứ 1 là {}; ngày thứ {days} là {}.",
                    day(*first),
                    day(*last)
                )
            }
            Self::MonthEnd { wanted, last } => format!(
                "Tháng đó không có ngày {wanted} nên lấy ngày cuối tháng, {} \
                 (khoản 3 Điều 148 Bộ luật Dân sự 2015).",
                day(*last)
            ),
            Self::LastDay { date } => format!("Ngày cuối cùng của thời hạn là {}.", day(*date)),
            Self::Moved { from, to } => format!(
                "{} là ngày nghỉ nên hạn chuyển sang ngày làm việc tiếp theo, {} \
                 (khoản 5 Điều 148 Bộ luật Dân sự 2015).",
                capital(&day(*from)),
                day(*to)
            ),
            Self::Cutoff { at: moment, cutoff, in_time: true } => format!(
                "Nhận lúc {}, trong ngày làm việc và không muộn hơn {}, nên tính trong ngày.",
                at(*moment),
                time_text(*cutoff)
            ),
            Self::Cutoff { at: moment, cutoff, in_time: false } => format!(
                "Nhận lúc {}, sau {} hoặc vào ngày nghỉ, nên chuyển sang ngày làm việc tiếp theo.",
                at(*moment),
                time_text(*cutoff)
            ),
            Self::AfterOpening { opening, minutes } => {
                format!("Trong {minutes} phút kể từ giờ mở cửa, {}.", at(*opening))
            }
            Self::Before { due, date } => {
                format!("Hạn là {}; ngày làm việc liền trước ngày đó là {}.", at(*due), day(*date))
            }
            Self::Paused { start, end, ground, policy, reference, left, .. } => {
                let ground = cited(ground.label(Lang::Vi), reference.as_deref());
                let (from, to) = (at(*start), at(*end));
                let then = match (policy, left) {
                    (PausePolicy::Restart, _) => "Sau đó thời hạn được tính lại từ đầu.".to_owned(),
                    (PausePolicy::Resume, Some(left)) => {
                        format!("Sau đó tính tiếp thời gian còn lại: {}.", left.text(Lang::Vi))
                    }
                    (PausePolicy::Resume, None) => String::new(),
                };
                format!("Tạm dừng từ {from} đến {to}: {ground}. {then}").trim_end().to_owned()
            }
            Self::AlreadyLate { due } => {
                format!("Lúc tạm dừng thì đã quá hạn, nên hạn vẫn là {}.", at(*due))
            }
            Self::Due { at: moment, closing: true } => {
                format!("Hạn chót: {} (hết giờ làm việc).", at(*moment))
            }
            Self::Due { at: moment, closing: false } => format!("Hạn chót: {}.", at(*moment)),
            Self::Provisional { published_until } => format!(
                "Đây là hạn dự kiến: lịch nghỉ sau ngày {} chưa được công bố nên hạn có thể thay đổi.",
                date_text(*published_until)
            ),
            Self::Reaches {
                from,
                at: moment,
                working_days,
                calendar_days,
                working_minutes,
                open,
            } => {
                let hours =
                    if *open { "trong giờ làm việc" } else { "ngoài giờ làm việc" };
                format!(
                    "Từ {} đến {} ({hours}): {working_days} ngày làm việc không kể ngày đầu, \
                     {calendar_days} ngày theo lịch, {}.",
                    at(*from),
                    at(*moment),
                    working_time(*working_minutes, Lang::Vi)
                )
            }
        }
    }

    fn en(&self) -> String {
        let at = |at: Instant| moment_text(at, Lang::En);
        let day = |date: NaiveDate| day_text(date, Lang::En);
        let span = |term: Term| span_text(term, Lang::En);
        match self {
            Self::Duty { duty, source } => sourced(duty.label(Lang::En), source),
            Self::From { at: start, term } => from_en(&at(*start), &span(*term), *term),
            Self::Minutes { from, minutes } => format!(
                "Counted from {}. Time allowed: {}, office hours only.",
                at(*from),
                working_time(i64::from(*minutes), Lang::En)
            ),
            Self::IntoHours { from, to } => {
                format!("{} is outside office hours, so {} counts.", capital(&at(*from)), at(*to))
            }
            Self::Skipped { days, runs, reason } => skipped_en(*days, runs, reason),
            Self::MadeUp { date, name, source } => {
                sourced(&format!("{} counts, it is a working day ({name})", day(*date)), source)
            }
            Self::Counted { days: 1, last, .. } => format!("Working day 1 is {}.", day(*last)),
            Self::Counted { days, first, last, .. } => {
                format!("Working day 1 is {}; working day {days} is {}.", day(*first), day(*last))
            }
            Self::MonthEnd { wanted, last } => format!(
                "That month has no day {wanted}, so its last day counts, {} \
                 (Civil Code 2015, Article 148.3).",
                day(*last)
            ),
            Self::LastDay { date } => format!("The last day of the term is {}.", day(*date)),
            Self::Moved { from, to } => format!(
                "{} is a day off, so the term ends on the next working day, {} \
                 (Civil Code 2015, Article 148.5).",
                day(*from),
                day(*to)
            ),
            Self::Cutoff { at: moment, cutoff, in_time: true } => format!(
                "Received at {}, on a working day and not later than {}, so it is for that day.",
                at(*moment),
                time_text(*cutoff)
            ),
            Self::Cutoff { at: moment, cutoff, in_time: false } => format!(
                "Received at {}, after {} or on a day off, so it is for the next working day.",
                at(*moment),
                time_text(*cutoff)
            ),
            Self::AfterOpening { opening, minutes } => {
                format!("Within {minutes} minutes of opening, {}.", at(*opening))
            }
            Self::Before { due, date } => {
                format!("Due {}; the working day before that date is {}.", at(*due), day(*date))
            }
            Self::Paused { start, end, ground, policy, reference, left, .. } => {
                let ground = cited(ground.label(Lang::En), reference.as_deref());
                let (from, to) = (at(*start), at(*end));
                let then = match (policy, left) {
                    (PausePolicy::Restart, _) => "Then the whole term starts again.".to_owned(),
                    (PausePolicy::Resume, Some(left)) => {
                        format!("Then the time left goes on: {}.", left.text(Lang::En))
                    }
                    (PausePolicy::Resume, None) => String::new(),
                };
                format!("Paused from {from} to {to}: {ground}. {then}").trim_end().to_owned()
            }
            Self::AlreadyLate { due } => {
                format!("It was already late when the pause began, so it stays due {}.", at(*due))
            }
            Self::Due { at: moment, closing: true } => {
                format!("Due: {} (closing time).", at(*moment))
            }
            Self::Due { at: moment, closing: false } => format!("Due: {}.", at(*moment)),
            Self::Provisional { published_until } => format!(
                "This is an estimate: the days off after {} are not published yet, so it may change.",
                date_text(*published_until)
            ),
            Self::Reaches {
                from,
                at: moment,
                working_days,
                calendar_days,
                working_minutes,
                open,
            } => {
                let hours = if *open { "in office hours" } else { "outside office hours" };
                format!(
                    "From {} to {} ({hours}): {}, not counting the first day, {}, {}.",
                    at(*from),
                    at(*moment),
                    plural(i64::from(*working_days), "working day"),
                    plural(*calendar_days, "calendar day"),
                    working_time(*working_minutes, Lang::En)
                )
            }
        }
    }
}

fn from_vi(at: &str, span: &str, term: Term) -> String {
    match term {
        Term::None => format!("Tính từ {at}. Không hẹn ngày trả kết quả."),
        Term::SameDay { .. } => format!("Tính từ {at}. Thời hạn: {span}."),
        Term::Hour { .. } => format!(
            "Tính ngay từ {at}. Thời hạn: {span}, kể cả đêm và ngày nghỉ \
             (khoản 1 Điều 147 Bộ luật Dân sự 2015)."
        ),
        Term::WorkingHour { .. } => {
            format!("Tính từ {at}. Thời hạn: {span}, chỉ tính trong giờ làm việc.")
        }
        Term::WorkingDay { .. } => format!(
            "Tính từ {at}. Thời hạn: {span}. Ngày đầu tiên không tính, đếm từ ngày hôm sau \
             (khoản 2 Điều 147 Bộ luật Dân sự 2015)."
        ),
        Term::CalendarDay { .. } | Term::Month { .. } => format!(
            "Tính từ {at}. Thời hạn: {span}, kể cả ngày nghỉ. Ngày đầu tiên không tính, đếm từ ngày \
             hôm sau (khoản 2 Điều 147 Bộ luật Dân sự 2015)."
        ),
    }
}

fn from_en(at: &str, span: &str, term: Term) -> String {
    match term {
        Term::None => format!("Counted from {at}. No due date is promised."),
        Term::SameDay { .. } => format!("Counted from {at}. Term: {span}."),
        Term::Hour { .. } => format!(
            "Counted at once from {at}. Term: {span}, nights and days off included \
             (Civil Code 2015, Article 147.1)."
        ),
        Term::WorkingHour { .. } => {
            format!("Counted from {at}. Term: {span}, office hours only.")
        }
        Term::WorkingDay { .. } => format!(
            "Counted from {at}. Term: {span}. The first day is not counted, counting begins the day \
             after (Civil Code 2015, Article 147.2)."
        ),
        Term::CalendarDay { .. } | Term::Month { .. } => format!(
            "Counted from {at}. Term: {span}, days off included. The first day is not counted, \
             counting begins the day after (Civil Code 2015, Article 147.2)."
        ),
    }
}

fn skipped_vi(days: u32, runs: &[DateRun], reason: &OffReason) -> String {
    let dates = runs_text(runs, Lang::Vi);
    match reason {
        OffReason::Weekend => format!("Không tính {days} ngày thứ Bảy, Chủ nhật: {dates}."),
        OffReason::Day { kind, name, source } => {
            let kind = kind.label(Lang::Vi);
            sourced(&format!("Không tính {days} ngày {kind}, {name}: {dates}"), source)
        }
        OffReason::Closure { reason, source } => {
            sourced(&format!("Không tính {days} ngày cơ quan nghỉ, {reason}: {dates}"), source)
        }
    }
}

fn skipped_en(days: u32, runs: &[DateRun], reason: &OffReason) -> String {
    let dates = runs_text(runs, Lang::En);
    let count = |what: &str| plural(i64::from(days), what);
    match reason {
        OffReason::Weekend => format!("Not counted, {}: {dates}.", count("weekend day")),
        OffReason::Day { kind, name, source } => {
            let kind = kind.label(Lang::En);
            sourced(&format!("Not counted, {} ({kind}, {name}): {dates}", count("day")), source)
        }
        OffReason::Closure { reason, source } => sourced(
            &format!("Not counted, {} the office is closed ({reason}): {dates}", count("day")),
            source,
        ),
    }
}

impl Left {
    /// How much, in words.
    pub fn text(self, lang: Lang) -> String {
        match self {
            Self::WorkingMinutes { n } => working_time(n, lang),
            Self::CalendarDays { n } => {
                lang.pick(format!("{n} ngày"), plural(i64::from(n), "calendar day"))
            }
            Self::Minutes { n } => {
                let (hours, minutes) = (n / 60, n % 60);
                lang.pick(format!("{hours} giờ {minutes} phút"), format!("{hours} h {minutes} min"))
            }
        }
    }
}

impl Duty {
    /// What is due, for people.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::OnlineAlert => lang.pick(
                "Cảnh báo cán bộ tiếp nhận hồ sơ trực tuyến",
                "Alert to the intake officer about an online dossier",
            ),
            Self::OnlineAnswer => {
                lang.pick("Trả lời hồ sơ trực tuyến", "Answer to an online dossier")
            }
            Self::Handover => lang.pick(
                "Chuyển hồ sơ giấy đến cơ quan giải quyết",
                "Handover of the paper dossier to the department",
            ),
            Self::CenterTransfer => lang.pick(
                "Chuyển hồ sơ giấy giữa các Trung tâm",
                "Transfer of the paper dossier between Centers",
            ),
            Self::SupplementNotice { .. } => {
                lang.pick("Thông báo yêu cầu bổ sung hồ sơ", "Request for a supplement")
            }
            Self::CompletionWindow => lang
                .pick("Người nộp hoàn thiện hồ sơ", "Completion of the dossier by the applicant"),
            Self::Step { .. } => lang.pick("Hoàn thành bước xử lý", "Completion of the step"),
            Self::LateNotice => {
                lang.pick("Thông báo chậm hạn và xin lỗi", "Notice of the delay and apology")
            }
            Self::HourReturn { .. } => {
                lang.pick("Trả kết quả tính theo giờ", "Return of a result due by the hour")
            }
            Self::Correction => {
                lang.pick("Đính chính kết quả có sai sót", "Correction of a faulty result")
            }
            Self::FeeTransfer => lang.pick(
                "Chuyển tiền vào tài khoản thụ hưởng",
                "Transfer of the fee to the beneficiary account",
            ),
            Self::PublishProcedure => {
                lang.pick("Công khai thủ tục hành chính", "Publication of the procedure")
            }
            Self::FeedbackAnswer => lang.pick("Trả lời phản ánh, kiến nghị", "Answer to feedback"),
        }
    }
}

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

fn day_text(date: NaiveDate, lang: Lang) -> String {
    format!("{}, {}", weekday_name(date.weekday(), lang), date_text(date))
}

fn time_text(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// `13/02/2021–14/02/2021, 20/02/2021`; only the ends when there are too many to read.
fn runs_text(runs: &[DateRun], lang: Lang) -> String {
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
fn working_time(minutes: i64, lang: Lang) -> String {
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

fn plural(n: i64, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn sourced(text: &str, source: &str) -> String {
    format!("{}.", cited(text, Some(source).filter(|source| !source.is_empty())))
}

fn cited(text: &str, source: Option<&str>) -> String {
    source.map_or_else(|| text.to_owned(), |source| format!("{text} ({source})"))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
