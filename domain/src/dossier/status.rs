//! The one value that says where a dossier legally stands (domain R24: facts of their own, such as
//! payment or custody, are kept elsewhere).

use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// Trạng thái hồ sơ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DossierStatus {
    /// Came online or by post; the Center owes an answer.
    Submitted,
    /// Papers incomplete at intake; Form 02 was given.
    IntakeSupplement,
    /// Not taken in; Form 03 was given. Final.
    IntakeRefused,
    /// Taken in, and on its way to the department.
    Accepted,
    /// With the department; the clock runs.
    Processing,
    /// The applicant was asked to complete the dossier; the clock stands still.
    SupplementRequested,
    /// The applicant has to pay first; the clock stands still.
    PaymentRequired,
    /// The applicant wishes to stop; the clock runs until it is decided.
    WithdrawalRequested,
    /// Ended without a result. Final.
    Stopped,
    /// The result is signed; the department must send it to the Center.
    ResultIssued,
    /// The result waits at the Center.
    ResultAtCenter,
    /// The result is in the applicant's hands. Final.
    Returned,
}

impl DossierStatus {
    /// Every status, in the order of a dossier's life.
    pub const ALL: [Self; 12] = [
        Self::Submitted,
        Self::IntakeSupplement,
        Self::IntakeRefused,
        Self::Accepted,
        Self::Processing,
        Self::SupplementRequested,
        Self::PaymentRequired,
        Self::WithdrawalRequested,
        Self::Stopped,
        Self::ResultIssued,
        Self::ResultAtCenter,
        Self::Returned,
    ];

    /// Statuses in which somebody still has to do something.
    pub const OPEN: [Self; 9] = [
        Self::Submitted,
        Self::IntakeSupplement,
        Self::Accepted,
        Self::Processing,
        Self::SupplementRequested,
        Self::PaymentRequired,
        Self::WithdrawalRequested,
        Self::ResultIssued,
        Self::ResultAtCenter,
    ];

    /// Statuses of a dossier that was accepted, or may have been, and has no result yet: its time
    /// counts, or waits to go on.
    pub const IN_TIME: [Self; 5] = [
        Self::Accepted,
        Self::Processing,
        Self::SupplementRequested,
        Self::PaymentRequired,
        Self::WithdrawalRequested,
    ];

    /// The national status code, `TrangThaiHoSo` 1–10.
    pub fn national(self) -> u8 {
        match self {
            Self::Submitted => 1,
            Self::Accepted => 2,
            Self::IntakeRefused => 3,
            Self::Processing => 4,
            Self::IntakeSupplement | Self::SupplementRequested => 5,
            Self::PaymentRequired => 6,
            Self::WithdrawalRequested => 7,
            Self::Stopped => 8,
            Self::ResultIssued | Self::ResultAtCenter => 9,
            Self::Returned => 10,
        }
    }

    /// The code as stored and as in the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Submitted => "SUBMITTED",
            Self::Accepted => "ACCEPTED",
            Self::SupplementRequested => "SUPPLEMENT_REQUESTED",
            Self::PaymentRequired => "PAYMENT_REQUIRED",
            Self::WithdrawalRequested => "WITHDRAWAL_REQUESTED",
            Self::Stopped => "STOPPED",
            Self::IntakeSupplement => "INTAKE_SUPPLEMENT",
            Self::IntakeRefused => "INTAKE_REFUSED",
            Self::Processing => "PROCESSING",
            Self::ResultIssued => "RESULT_ISSUED",
            Self::ResultAtCenter => "RESULT_AT_CENTER",
            Self::Returned => "RETURNED",
        }
    }

    /// The status of a stored code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// In words, fit for the public (TT 01/2018 Đ.16).
    pub fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::IntakeSupplement => {
                lang.pick("Chờ bổ sung trước khi tiếp nhận", "To be completed before acceptance")
            }
            Self::Submitted => {
                lang.pick("Mới đăng ký, chờ tiếp nhận", "Submitted, waiting for acceptance")
            }
            Self::Accepted => lang.pick("Được tiếp nhận", "Accepted"),
            Self::SupplementRequested => {
                lang.pick("Yêu cầu bổ sung giấy tờ", "Supplements requested")
            }
            Self::PaymentRequired => {
                lang.pick("Chờ thực hiện nghĩa vụ tài chính", "Waiting for payment")
            }
            Self::WithdrawalRequested => {
                lang.pick("Đã yêu cầu dừng, rút hồ sơ", "Withdrawal requested")
            }
            Self::Stopped => lang.pick("Dừng xử lý", "Stopped"),
            Self::IntakeRefused => lang.pick("Không được tiếp nhận", "Not accepted"),
            Self::Processing => lang.pick("Đang xử lý", "In process"),
            Self::ResultIssued => lang.pick("Đã xử lý xong", "Decided"),
            Self::ResultAtCenter => {
                lang.pick("Có kết quả, mời nhận", "Result ready for collection")
            }
            Self::Returned => lang.pick("Đã trả kết quả", "Result returned"),
        }
    }

    /// Whether nothing more can happen to the dossier (T35).
    pub fn is_final(self) -> bool {
        !Self::OPEN.contains(&self)
    }

    /// Whether the main clock runs in it, unless it is paused.
    pub fn clock_runs(self) -> bool {
        matches!(self, Self::Accepted | Self::Processing | Self::WithdrawalRequested)
    }

    /// Whether it waits for the applicant.
    pub fn waits_for_applicant(self) -> bool {
        matches!(self, Self::IntakeSupplement | Self::SupplementRequested | Self::PaymentRequired)
    }
}
