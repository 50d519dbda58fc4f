//! The lines in Vietnamese.

use super::words::{capital, day_text, grounds_text, runs_text, sourced, time_text, working_time};
use super::{date_text, moment_text, span_text};
use crate::calendar::{DateRun, Left, Line, OffReason, PausePolicy, Term};
use crate::lang::Lang;
use crate::time::{Instant, local};
use chrono::{NaiveDate, NaiveTime};

impl Line {
    pub(super) fn vi(&self) -> String {
        let at = |at: Instant| moment_text(at, Lang::Vi);
        let day = |date: NaiveDate| day_text(date, Lang::Vi);
        let span = |term: Term| span_text(term, Lang::Vi);
        match self {
            Self::Duty { duty, source } => sourced(duty.label(Lang::Vi), source),
            Self::From { at: start, term } => begun(&at(*start), &span(*term), *term),
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
            Self::Skipped { days, runs, reason } => skipped(*days, runs, reason),
            Self::MadeUp { date, name, source } => {
                sourced(&format!("Có tính {} vì là ngày làm việc: {name}", day(*date)), source)
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
            Self::Cutoff { at, cutoff, in_time } => received(*at, *cutoff, *in_time),
            Self::AfterOpening { opening, minutes } => {
                format!("Trong {minutes} phút kể từ giờ mở cửa, {}.", at(*opening))
            }
            Self::Before { due, date } => {
                format!("Hạn là {}; ngày làm việc liền trước ngày đó là {}.", at(*due), day(*date))
            }
            Self::Paused { start, end, ground, policy, reference, beside, left, .. } => {
                let grounds = grounds_text(*ground, reference.as_deref(), beside, Lang::Vi);
                paused(&at(*start), &at(*end), &grounds, *policy, *left)
            }
            Self::AlreadyLate { due } => {
                format!("Lúc tạm dừng thì đã quá hạn, nên hạn vẫn là {}.", at(*due))
            }
            Self::Extended { due_before, reference } => {
                let due = at(*due_before);
                sourced(&format!("Hạn trước đây là {due}; nay được gia hạn"), reference)
            }
            Self::Recounted { calendar, reference } => {
                sourced(&format!("Đã tính lại theo lịch làm việc {calendar}"), reference)
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
                let counts = (*working_days, *calendar_days, *working_minutes);
                reaches(&at(*from), &at(*moment), counts, *open)
            }
        }
    }
}

fn begun(at: &str, span: &str, term: Term) -> String {
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

fn paused(from: &str, to: &str, grounds: &str, policy: PausePolicy, left: Option<Left>) -> String {
    let pause = format!("Tạm dừng từ {from} đến {to}: {grounds}.");
    match (policy, left) {
        (PausePolicy::Restart, _) => format!("{pause} Sau đó thời hạn được tính lại từ đầu."),
        (PausePolicy::Resume, Some(left)) => {
            format!("{pause} Sau đó tính tiếp phần còn lại: {}.", left.text(Lang::Vi))
        }
        (PausePolicy::Resume, None) => pause,
    }
}

fn reaches(from: &str, at: &str, (working, days, minutes): (u32, i64, i64), open: bool) -> String {
    let hours = if open { "trong giờ làm việc" } else { "ngoài giờ làm việc" };
    let time = working_time(minutes, Lang::Vi);
    format!(
        "Từ {from} đến {at} ({hours}): {working} ngày làm việc không kể ngày đầu, \
         {days} ngày theo lịch, {time}."
    )
}

fn skipped(days: u32, runs: &[DateRun], reason: &OffReason) -> String {
    let dates = runs_text(runs, Lang::Vi);
    match reason {
        OffReason::Weekend => format!("Không tính {days} ngày nghỉ cuối tuần: {dates}."),
        why => format!("Không tính {days} ngày, {dates}: {}.", why.text(Lang::Vi)),
    }
}

fn received(at: Instant, cutoff: NaiveTime, in_time: bool) -> String {
    let (moment, limit) = (moment_text(at, Lang::Vi), time_text(cutoff));
    if in_time {
        format!("Nhận lúc {moment}, không muộn hơn {limit} của ngày làm việc, nên tính trong ngày.")
    } else if local(at).time() > cutoff {
        format!("Nhận lúc {moment}, sau {limit}, nên chuyển sang ngày làm việc tiếp theo.")
    } else {
        format!("Nhận lúc {moment}, là ngày nghỉ, nên chuyển sang ngày làm việc tiếp theo.")
    }
}
