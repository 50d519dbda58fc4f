//! Names of duties, of what is left of a term, and why a day is not worked.

use super::words::{cited, plural, working_time};
use crate::calendar::{Duty, Left, OffReason};
use crate::lang::Lang;

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

impl OffReason {
    /// Why, in a few words, with the decision: `nghỉ cuối tuần`.
    pub fn text(&self, lang: Lang) -> String {
        let named = |what: String, source: &str| {
            cited(&what, Some(source).filter(|source| !source.is_empty()))
        };
        match self {
            Self::Weekend => lang.pick("nghỉ cuối tuần", "weekend").to_owned(),
            Self::Day { kind, name, source } => {
                let what = lang.pick(name.clone(), format!("{}, {name}", kind.label(lang)));
                named(what, source)
            }
            Self::Closure { reason, source } => {
                let closed = lang.pick("cơ quan nghỉ", "office closed");
                named(format!("{closed}, {reason}"), source)
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
