//! The kinds of forms, and the two circulars that prescribe them.

use super::Problem;
use crate::lang::Lang;
use crate::time::{Instant, local_date};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// First day of TT 03/2025/TT-VPCP.
const CIRCULAR_2025_FROM: NaiveDate = NaiveDate::from_ymd_opt(2025, 9, 15).expect("a date");

/// The circular whose forms are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FormFamily {
    /// TT 01/2018/TT-VPCP, until 14/9/2025.
    #[serde(rename = "TT_01_2018")]
    Circular2018,
    /// TT 03/2025/TT-VPCP, from 15/9/2025.
    #[serde(rename = "TT_03_2025")]
    Circular2025,
}

impl FormFamily {
    /// The family in force on a day.
    pub fn on(date: NaiveDate) -> Self {
        if date < CIRCULAR_2025_FROM { Self::Circular2018 } else { Self::Circular2025 }
    }

    /// Year of the circular, as used in template names.
    pub fn year(self) -> u16 {
        match self {
            Self::Circular2018 => 2018,
            Self::Circular2025 => 2025,
        }
    }
}

/// What kind of paper a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FormKind {
    /// Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
    ReceiptSlip,
    /// Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.
    SupplementRequest,
    /// Phiếu từ chối tiếp nhận giải quyết hồ sơ.
    IntakeRefusal,
    /// Phiếu xin lỗi và hẹn lại ngày trả kết quả.
    ApologyLetter,
    /// Thông báo dừng giải quyết hồ sơ; a letter before TT 03/2025 made it a form.
    StopNotice,
    /// Phiếu kiểm soát quá trình giải quyết hồ sơ.
    ControlSheet,
    /// Sổ theo dõi hồ sơ.
    Register,
    /// Kết quả giải quyết, written in the system. Not a prescribed form.
    Result,
    /// Văn bản lấy ý kiến. This and all that follow are letters on the sheet of NĐ 30/2020.
    ConsultationRequest,
    /// Văn bản trả lời ý kiến.
    ConsultationAnswer,
    /// Thông báo về việc quá thời hạn cho ý kiến, to the head of the Center.
    ConsultationOverdue,
    /// Thông báo về việc thực hiện nghĩa vụ tài chính.
    PaymentNotice,
    /// Thông báo về việc kiểm tra thực địa.
    InspectionNotice,
    /// Biên bản kiểm tra thực địa.
    InspectionMinutes,
    /// Thông báo về việc chậm giải quyết hồ sơ, to the Center.
    LateNotice,
    /// Phiếu chuyển xử lý hồ sơ.
    TransferSlip,
    /// Biên bản giao nhận with the postal operator.
    PostalMinutes,
    /// Giấy cam đoan mất giấy hẹn.
    LostSlipDeclaration,
    /// Biên bản sửa đổi thông tin hồ sơ.
    AmendmentRecord,
}

impl FormKind {
    /// Every kind.
    pub const ALL: [Self; 19] = [
        Self::ReceiptSlip,
        Self::SupplementRequest,
        Self::IntakeRefusal,
        Self::ApologyLetter,
        Self::StopNotice,
        Self::ControlSheet,
        Self::Register,
        Self::Result,
        Self::ConsultationRequest,
        Self::ConsultationAnswer,
        Self::ConsultationOverdue,
        Self::PaymentNotice,
        Self::InspectionNotice,
        Self::InspectionMinutes,
        Self::LateNotice,
        Self::TransferSlip,
        Self::PostalMinutes,
        Self::LostSlipDeclaration,
        Self::AmendmentRecord,
    ];

    /// Number of the form (Mẫu số) in a circular, two digits; `None` when the circular has no such
    /// form.
    pub fn form_number(self, family: FormFamily) -> Option<&'static str> {
        let (in_2018, in_2025) = match self {
            Self::ReceiptSlip => (Some("01"), Some("01")),
            Self::SupplementRequest => (Some("02"), Some("02")),
            Self::IntakeRefusal => (Some("03"), Some("03")),
            Self::ApologyLetter => (Some("04"), Some("04")),
            Self::StopNotice => (None, Some("05")),
            Self::ControlSheet => (Some("05"), Some("06")),
            Self::Register => (Some("06"), Some("07")),
            _ => (None, None),
        };
        match family {
            FormFamily::Circular2018 => in_2018,
            FormFamily::Circular2025 => in_2025,
        }
    }

    /// What follows the slash in the number of such a paper; `None` for papers without a number.
    /// No two kinds share one: it names the series.
    pub fn suffix(self) -> Option<&'static str> {
        Some(match self {
            Self::ReceiptSlip => "TNHS",
            Self::SupplementRequest => "HDHS",
            Self::IntakeRefusal => "PTC",
            Self::ApologyLetter => "PXL",
            Self::StopNotice => "TB",
            Self::Result => "KQ",
            Self::ConsultationRequest => "LYK",
            Self::ConsultationAnswer => "TLYK",
            Self::ConsultationOverdue => "TB-QHYK",
            Self::PaymentNotice => "TB-NVTC",
            Self::InspectionNotice => "TB-KTTĐ",
            Self::InspectionMinutes => "BB-KTTĐ",
            Self::LateNotice => "TB-CGQ",
            Self::TransferSlip => "PC",
            Self::PostalMinutes => "BB-GN",
            Self::LostSlipDeclaration => "GCĐ",
            Self::AmendmentRecord => "BB-SĐ",
            Self::ControlSheet | Self::Register => return None,
        })
    }

    /// The title as printed, and its translation for screens.
    pub fn title(self, family: FormFamily, lang: Lang) -> &'static str {
        let (vi, en) = match (self, family) {
            (Self::ReceiptSlip, _) => {
                ("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt and appointment slip")
            }
            (Self::SupplementRequest, _) => {
                ("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Request to complete the dossier")
            }
            (Self::IntakeRefusal, _) => {
                ("Phiếu từ chối tiếp nhận giải quyết hồ sơ", "Refusal to take in the dossier")
            }
            (Self::ApologyLetter, FormFamily::Circular2018) => {
                ("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Apology and new appointment")
            }
            (Self::ApologyLetter, FormFamily::Circular2025) => (
                "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
                "Apology and request for more time",
            ),
            (Self::StopNotice, _) => {
                ("Thông báo dừng giải quyết hồ sơ", "Notice that processing stops")
            }
            (Self::ControlSheet, _) => {
                ("Phiếu kiểm soát quá trình giải quyết hồ sơ", "Processing control sheet")
            }
            (Self::Register, _) => ("Sổ theo dõi hồ sơ", "Register of dossiers"),
            (Self::Result, _) => ("Kết quả giải quyết thủ tục hành chính", "Result"),
            (Self::ConsultationRequest, _) => ("Văn bản lấy ý kiến", "Request for an opinion"),
            (Self::ConsultationAnswer, _) => ("Văn bản trả lời ý kiến", "Answer to a consultation"),
            (Self::ConsultationOverdue, _) => (
                "Thông báo về việc quá thời hạn cho ý kiến",
                "Notice that a consultation is overdue",
            ),
            (Self::PaymentNotice, _) => (
                "Thông báo về việc thực hiện nghĩa vụ tài chính",
                "Notice of a financial obligation",
            ),
            (Self::InspectionNotice, _) => {
                ("Thông báo về việc kiểm tra thực địa", "Notice of a field inspection")
            }
            (Self::InspectionMinutes, _) => {
                ("Biên bản kiểm tra thực địa", "Minutes of a field inspection")
            }
            (Self::LateNotice, _) => {
                ("Thông báo về việc chậm giải quyết hồ sơ", "Notice that the dossier will be late")
            }
            (Self::TransferSlip, _) => ("Phiếu chuyển xử lý hồ sơ", "Transfer slip"),
            (Self::PostalMinutes, _) => {
                ("Biên bản giao nhận hồ sơ, kết quả", "Minutes of a postal handover")
            }
            (Self::LostSlipDeclaration, _) => (
                "Giấy cam đoan về việc mất giấy tiếp nhận hồ sơ và hẹn trả kết quả",
                "Declaration that the receipt slip is lost",
            ),
            (Self::AmendmentRecord, _) => {
                ("Biên bản sửa đổi thông tin hồ sơ", "Record of corrected dossier data")
            }
        };
        lang.pick(vi, en)
    }

    /// Name of the template that prints such a paper, e.g. `form-01@2025`. What the circular does
    /// not prescribe is a letter on the sheet of NĐ 30/2020, one template for both circulars;
    /// `None` when there is neither.
    pub fn template(self, family: FormFamily) -> Option<String> {
        if let Some(form) = self.form_number(family) {
            return Some(format!("form-{form}@{}", family.year()));
        }
        let name = match self {
            Self::Result => "result",
            Self::StopNotice => "letter-stop-notice",
            Self::ConsultationRequest => "letter-consultation-request",
            Self::ConsultationAnswer => "letter-consultation-answer",
            Self::ConsultationOverdue => "letter-consultation-overdue",
            Self::PaymentNotice => "letter-payment-notice",
            Self::InspectionNotice => "letter-inspection-notice",
            Self::InspectionMinutes => "letter-inspection-minutes",
            Self::LateNotice => "letter-late-notice",
            Self::TransferSlip => "letter-transfer-slip",
            Self::PostalMinutes => "letter-postal-minutes",
            Self::LostSlipDeclaration => "letter-lost-slip-declaration",
            Self::AmendmentRecord => "letter-amendment-record",
            _ => return None,
        };
        Some(format!("{name}@2020"))
    }
}

/// What every form can say about itself.
pub trait Form: Serialize {
    /// Which kind it is.
    const KIND: FormKind;

    /// When it was issued; of what is only printed, when it was printed.
    fn issued_at(&self) -> Instant;

    /// The day whose circular it follows: that of its issue. What grows from day to day keeps the form
    /// it was begun on, whenever it is printed.
    fn begun_on(&self) -> NaiveDate {
        local_date(self.issued_at())
    }

    /// What stands in the way of issuing it, in the order of the paper; empty when it may be
    /// issued.
    fn problems(&self) -> Vec<Problem>;

    /// The circular it follows.
    fn family(&self) -> FormFamily {
        FormFamily::on(self.begun_on())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_changes_on_15_september_2025() {
        let day = |d| NaiveDate::from_ymd_opt(2025, 9, d).unwrap();
        assert_eq!(FormFamily::on(day(14)), FormFamily::Circular2018);
        assert_eq!(FormFamily::on(day(15)), FormFamily::Circular2025);
    }

    #[test]
    fn templates_are_named_by_form_and_year() {
        use FormFamily::{Circular2018, Circular2025};
        let name = |kind: FormKind, family| kind.template(family);
        assert_eq!(name(FormKind::ReceiptSlip, Circular2018).unwrap(), "form-01@2018");
        assert_eq!(name(FormKind::ControlSheet, Circular2018).unwrap(), "form-05@2018");
        assert_eq!(name(FormKind::ControlSheet, Circular2025).unwrap(), "form-06@2025");
        assert_eq!(name(FormKind::StopNotice, Circular2025).unwrap(), "form-05@2025");
        // No stop is without a paper, also where the circular knows none.
        assert_eq!(name(FormKind::StopNotice, Circular2018).unwrap(), "letter-stop-notice@2020");
        assert_eq!(name(FormKind::Result, Circular2018), name(FormKind::Result, Circular2025));
    }

    #[test]
    fn no_two_kinds_share_a_form_number() {
        for family in [FormFamily::Circular2018, FormFamily::Circular2025] {
            let mut seen: Vec<_> =
                FormKind::ALL.iter().filter_map(|kind| kind.form_number(family)).collect();
            let count = seen.len();
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), count, "{family:?}");
        }
    }

    #[test]
    fn no_two_kinds_share_a_series_a_title_or_a_template() {
        fn distinct<T: Ord>(mut values: Vec<T>) -> bool {
            let count = values.len();
            values.sort_unstable();
            values.dedup();
            values.len() == count
        }
        assert!(distinct(FormKind::ALL.iter().filter_map(|kind| kind.suffix()).collect()));
        for family in [FormFamily::Circular2018, FormFamily::Circular2025] {
            let kinds = FormKind::ALL.iter();
            let templates: Vec<_> =
                kinds.clone().map(|kind| kind.template(family).unwrap()).collect();
            assert!(distinct(templates));
            for lang in [Lang::Vi, Lang::En] {
                assert!(distinct(kinds.clone().map(|kind| kind.title(family, lang)).collect()));
            }
        }
    }
}
