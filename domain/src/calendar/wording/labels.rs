//! Names of duties, and of what is left of a term.

use super::words::{plural, working_time};
use crate::calendar::{Duty, Left};
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
