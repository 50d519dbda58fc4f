//! Where a dossier legally stands, as the interface shows it.

use crate::api::schema;
use crate::ui::{Badge, Symbol, Tone};
use leptos::prelude::*;

/// Where a dossier legally stands.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(non_exhaustive)]
pub enum DossierStatus {
    /// Chờ bổ sung trước khi tiếp nhận.
    IntakeSupplement,
    /// Không được tiếp nhận.
    IntakeRefused,
    /// Đang xử lý.
    Processing,
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
    pub const ALL: [(Self, &str); 6] = [
        (Self::Processing, "PROCESSING"),
        (Self::ResultIssued, "RESULT_ISSUED"),
        (Self::ResultAtCenter, "RESULT_AT_CENTER"),
        (Self::Returned, "RETURNED"),
        (Self::IntakeSupplement, "INTAKE_SUPPLEMENT"),
        (Self::IntakeRefused, "INTAKE_REFUSED"),
    ];

    /// Its look.
    pub fn tone(self) -> Tone {
        match self {
            Self::Processing => Tone::Active,
            Self::ResultIssued | Self::Returned => Tone::Done,
            Self::IntakeSupplement | Self::ResultAtCenter => Tone::Held,
            Self::IntakeRefused | Self::Unknown => Tone::Neutral,
        }
    }

    fn icon(self) -> Symbol {
        match self {
            Self::Processing => Symbol::Dot,
            Self::ResultIssued | Self::Returned => Symbol::Check,
            Self::ResultAtCenter => Symbol::Hand,
            Self::IntakeSupplement => Symbol::Paper,
            Self::IntakeRefused => Symbol::Cross,
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
