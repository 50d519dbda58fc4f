//! Where a dossier legally stands, as the interface shows it.

use crate::api::schema;
use crate::ui::{Badge, Symbol, Tone};
use leptos::prelude::*;

/// Where a dossier legally stands.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(non_exhaustive)]
pub enum DossierStatus {
    /// Mới đăng ký, ở hộp chờ.
    Submitted,
    /// Chờ bổ sung trước khi tiếp nhận.
    IntakeSupplement,
    /// Không được tiếp nhận.
    IntakeRefused,
    /// Được tiếp nhận, trên đường tới cơ quan.
    Accepted,
    /// Đang xử lý.
    Processing,
    /// Chờ người nộp bổ sung.
    SupplementRequested,
    /// Chờ nộp tiền.
    PaymentRequired,
    /// Người nộp xin rút.
    WithdrawalRequested,
    /// Dừng xử lý.
    Stopped,
    /// Đã xử lý xong, kết quả còn ở cơ quan.
    ResultIssued,
    /// Có kết quả tại Trung tâm.
    ResultAtCenter,
    /// Đã trả kết quả.
    Returned,
    /// A status this version of the interface does not know.
    #[cynic(fallback)]
    Unknown,
}

impl DossierStatus {
    /// Every status one can filter by, with its name in the API.
    pub const ALL: [(Self, &str); 12] = [
        (Self::Submitted, "SUBMITTED"),
        (Self::IntakeSupplement, "INTAKE_SUPPLEMENT"),
        (Self::Accepted, "ACCEPTED"),
        (Self::Processing, "PROCESSING"),
        (Self::SupplementRequested, "SUPPLEMENT_REQUESTED"),
        (Self::PaymentRequired, "PAYMENT_REQUIRED"),
        (Self::WithdrawalRequested, "WITHDRAWAL_REQUESTED"),
        (Self::ResultIssued, "RESULT_ISSUED"),
        (Self::ResultAtCenter, "RESULT_AT_CENTER"),
        (Self::Returned, "RETURNED"),
        (Self::Stopped, "STOPPED"),
        (Self::IntakeRefused, "INTAKE_REFUSED"),
    ];

    /// Its look.
    pub fn tone(self) -> Tone {
        match self {
            Self::Submitted | Self::Accepted | Self::Processing => Tone::Active,
            Self::ResultIssued | Self::Returned => Tone::Done,
            Self::IntakeSupplement
            | Self::SupplementRequested
            | Self::PaymentRequired
            | Self::WithdrawalRequested
            | Self::ResultAtCenter => Tone::Held,
            Self::IntakeRefused | Self::Stopped | Self::Unknown => Tone::Neutral,
        }
    }

    fn icon(self) -> Symbol {
        match self {
            Self::Submitted => Symbol::Inbox,
            Self::Accepted => Symbol::Forward,
            Self::Processing => Symbol::Dot,
            Self::ResultIssued | Self::Returned => Symbol::Check,
            Self::ResultAtCenter => Symbol::Hand,
            Self::IntakeSupplement | Self::SupplementRequested => Symbol::Paper,
            Self::PaymentRequired => Symbol::Clock,
            Self::WithdrawalRequested => Symbol::Back,
            Self::IntakeRefused | Self::Stopped => Symbol::Cross,
            Self::Unknown => Symbol::Ring,
        }
    }
}

/// A status in words.
#[component]
pub fn StatusBadge(
    /// Which.
    status: DossierStatus,
    /// In words, from the server.
    words: String,
) -> impl IntoView {
    let icon = status.icon();
    view! { <Badge label=words tone=status.tone() icon/> }.into_any()
}
