//! The one value that says where a dossier legally stands (domain R24: facts of their own, such as
//! payment or custody, are kept elsewhere).

use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// Trạng thái hồ sơ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DossierStatus {
    /// Papers incomplete at intake; Form 02 was given.
    IntakeSupplement,
    /// Not taken in; Form 03 was given. Final.
    IntakeRefused,
    /// With the department; the clock runs.
    Processing,
    /// The result is signed; the department must send it to the Center.
    ResultIssued,
    /// The result waits at the Center.
    ResultAtCenter,
    /// The result is in the applicant's hands. Final.
    Returned,
}

impl DossierStatus {
    /// Every status, in the order of a dossier's life.
    pub const ALL: [Self; 6] = [
        Self::IntakeSupplement,
        Self::IntakeRefused,
        Self::Processing,
        Self::ResultIssued,
        Self::ResultAtCenter,
        Self::Returned,
    ];

    /// The national status code, `TrangThaiHoSo` 1–10.
    pub fn national(self) -> u8 {
        match self {
            Self::IntakeRefused => 3,
            Self::Processing => 4,
            Self::IntakeSupplement => 5,
            Self::ResultIssued | Self::ResultAtCenter => 9,
            Self::Returned => 10,
        }
    }

    /// The code as stored and as in the API.
    pub fn code(self) -> &'static str {
        match self {
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
            Self::IntakeRefused => lang.pick("Không được tiếp nhận", "Not accepted"),
            Self::Processing => lang.pick("Đang xử lý", "In process"),
            Self::ResultIssued => lang.pick("Đã xử lý xong", "Decided"),
            Self::ResultAtCenter => {
                lang.pick("Có kết quả, mời nhận", "Result ready for collection")
            }
            Self::Returned => lang.pick("Đã trả kết quả", "Result returned"),
        }
    }

    /// Whether the legal clock runs.
    pub fn clock_runs(self) -> bool {
        self == Self::Processing
    }

    /// Whether nothing more can happen to the dossier.
    pub fn is_final(self) -> bool {
        matches!(self, Self::IntakeRefused | Self::Returned)
    }
}
