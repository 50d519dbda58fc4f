//! Papers to the applicant and to other agencies, from the draft to the issued document.
//!
//! The department drafts, its leaders approve, and what goes to the applicant is sent by the Center
//! (R1). Nothing of it has any effect before it is sent: a request for supplements, a stop, a new
//! date exist only as issued papers (R2).

use super::command::CompletionLine;
use super::event::By;
use super::life::StopGround;
use crate::document::SignedFor;
use crate::identifier::AgencyCode;
use crate::identity::{BankAccount, Role};
use crate::lang::Lang;
use crate::time::Instant;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Something done by somebody at some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: By,
}

/// What a paper says, before it has a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Letter {
    /// Yêu cầu bổ sung (Form 02, T15).
    Supplement(SupplementLetter),
    /// Thông báo nghĩa vụ tài chính (T19).
    Payment(PaymentLetter),
    /// Giấy mời kiểm tra thực địa (NĐ 118/2025 Đ.19.4).
    Inspection(InspectionLetter),
    /// Văn bản lấy ý kiến, to several agencies at once (T12).
    Consultation {
        /// One for each agency.
        requests: Vec<OpinionRequest>,
    },
    /// Thông báo dừng, or that it does not stop (T22–T24).
    Stop(StopLetter),
    /// Thông báo chậm và văn bản xin lỗi, đề nghị gia hạn (Form 04, T32).
    Extension(ExtensionLetter),
}

/// What is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupplementLetter {
    /// Everything that is missing, in one list.
    pub lines: Vec<CompletionLine>,
    /// Why the dossier is not enough.
    pub reason: String,
    /// The specialised provision; needed when it is not the first request (R8).
    pub legal_basis: Option<String>,
}

/// What is to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentLetter {
    /// For what and how much.
    pub items: Vec<PaymentItem>,
    /// The provision that asks for it.
    pub legal_basis: String,
    /// Đơn vị thụ hưởng: who gets the money, and holds the account.
    pub beneficiary: String,
    /// The account; `None` where it is paid without one, and in letters of before it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<BankAccount>,
    /// Last day to pay.
    pub pay_by: NaiveDate,
}

impl PaymentLetter {
    /// Sum in đồng.
    pub fn total(&self) -> u64 {
        total(&self.items)
    }
}

/// Sum in đồng of what is to be paid.
pub(super) fn total(items: &[PaymentItem]) -> u64 {
    items.iter().fold(0, |sum: u64, item| sum.saturating_add(item.amount))
}

/// A line of what is to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentItem {
    /// What for.
    pub name: String,
    /// How the amount comes about, e.g. `120 m² × 8.500.000 đồng/m²`; `None` in letters of before it
    /// was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calculation: Option<String>,
    /// Whole đồng.
    pub amount: u64,
}

/// Where and when the site is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionLetter {
    /// When.
    pub at: Instant,
    /// Where.
    pub place: String,
    /// Who takes part.
    pub participants: String,
    /// What is looked at.
    pub content: String,
}

/// What an agency is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpinionRequest {
    /// Who is asked.
    pub agency: AgencyCode,
    /// What.
    pub content: String,
    /// Last day to answer.
    pub answer_by: NaiveDate,
    /// Whether the step waits for the answer, or goes on beside it.
    pub waits: bool,
}

/// Whether processing stops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StopLetter {
    /// On which ground it stops; `None` when the applicant's wish is not granted (T23).
    pub ground: Option<StopGround>,
    /// Why.
    pub reason: String,
    /// The provision.
    pub legal_basis: String,
    /// What happens to the originals.
    pub originals: String,
    /// What happens to fees already paid.
    pub fees: String,
}

impl StopLetter {
    /// What a letter can say: a stop at the applicant's wish, or that the wish is not granted, only
    /// where he has asked; without that only the authority's own ground (T22–T24). Windows that
    /// have passed need no letter of the department.
    pub fn grounds(asked: bool) -> &'static [Option<StopGround>] {
        if asked {
            &[Some(StopGround::Withdrawn), None, Some(StopGround::AuthorityStop)]
        } else {
            &[Some(StopGround::AuthorityStop)]
        }
    }
}

/// Why it will be late, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExtensionLetter {
    /// What kind of reason.
    pub reason: DelayReason,
    /// In words.
    pub text: String,
    /// The new day.
    pub new_date: NaiveDate,
}

/// Lý do chậm (domain law 8.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DelayReason {
    /// A consulted agency answered late or not.
    ConsultationLate,
    /// The site has to be looked at.
    FieldInspection,
    /// The matter is complicated.
    ComplexCase,
    /// Somebody was away.
    StaffAbsence,
    /// The system did not work.
    SystemFault,
    /// Bất khả kháng.
    ForceMajeure,
    /// The applicant caused it.
    ApplicantCause,
    /// The law contradicts itself.
    LegalConflict,
    /// Another.
    Other,
}

impl DelayReason {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::ConsultationLate,
        Self::FieldInspection,
        Self::ComplexCase,
        Self::StaffAbsence,
        Self::SystemFault,
        Self::ForceMajeure,
        Self::ApplicantCause,
        Self::LegalConflict,
        Self::Other,
    ];

    /// In words.
    pub fn text(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::ConsultationLate => {
                ("Cơ quan được lấy ý kiến trả lời chậm", "A consulted agency answered late")
            }
            Self::FieldInspection => ("Phải kiểm tra thực địa", "The site had to be inspected"),
            Self::ComplexCase => ("Vụ việc phức tạp", "The matter is complicated"),
            Self::StaffAbsence => ("Cán bộ vắng mặt", "An officer was away"),
            Self::SystemFault => ("Sự cố hệ thống", "The system failed"),
            Self::ForceMajeure => ("Bất khả kháng", "Force majeure"),
            Self::ApplicantCause => ("Do người nộp hồ sơ", "Caused by the applicant"),
            Self::LegalConflict => ("Quy định chưa thống nhất", "The rules contradict each other"),
            Self::Other => ("Lý do khác", "Another reason"),
        };
        lang.pick(vi, en)
    }
}

/// A letter on its way. There is one at a time, and one proposal beside it: what is asked of the
/// applicant is asked once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PendingLetter {
    /// What it says.
    pub letter: Letter,
    /// Who drafted it.
    pub drafted: Mark,
    /// The agency in whose name.
    pub agency: AgencyCode,
    /// Who approved it; then it waits for the Center.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<Mark>,
    /// Under whose authority he approved it, when not his own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_for: Option<Box<SignedFor>>,
    /// Why it came back to who drafted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<ReturnedLetter>,
}

impl PendingLetter {
    /// Whether it proposes something to the Center.
    pub fn is_proposal(&self) -> bool {
        self.letter.route() == Route::Proposal
    }
}

/// A letter that its approver, or the Center, wants changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReturnedLetter {
    /// When and by whom.
    pub mark: Mark,
    /// Why.
    pub reason: String,
}

/// Who takes the letter on after its approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// To the applicant: the Center sends it.
    Center,
    /// To other agencies: it is out as soon as it is signed.
    Agencies,
    /// A proposal to the Center, which accepts it or not.
    Proposal,
}

impl Letter {
    /// Who takes it on after its approval.
    pub fn route(&self) -> Route {
        match self {
            Self::Consultation { .. } => Route::Agencies,
            Self::Extension(_) => Route::Proposal,
            _ => Route::Center,
        }
    }

    /// Who may approve it. A second request for supplements, a stop and an apology are the leader's
    /// own (R8, R10; NĐ 118/2025 Đ.19.6, 21).
    pub fn approvers(&self, round: u16) -> &'static [Role] {
        match self {
            Self::Supplement(_) if round > 1 => &[Role::Dir, Role::Chm],
            Self::Stop(_) | Self::Extension(_) => &[Role::Dir, Role::Chm],
            _ => &[Role::Hod, Role::Dir, Role::Chm],
        }
    }

    /// What it is called.
    pub fn title(&self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Supplement(_) => {
                ("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Request for supplements")
            }
            Self::Payment(_) => ("Thông báo nghĩa vụ tài chính", "Notice of payment"),
            Self::Inspection(_) => ("Thông báo kiểm tra thực địa", "Notice of inspection"),
            Self::Consultation { .. } => ("Văn bản lấy ý kiến", "Request for opinions"),
            Self::Stop(StopLetter { ground: Some(_), .. }) => {
                ("Thông báo dừng giải quyết hồ sơ", "Notice that processing stops")
            }
            Self::Stop(_) => {
                ("Thông báo không dừng giải quyết hồ sơ", "Notice that processing goes on")
            }
            Self::Extension(_) => {
                ("Văn bản xin lỗi và đề nghị gia hạn", "Apology and request for more time")
            }
        };
        lang.pick(vi, en)
    }
}
