//! Who may change the office calendar, and who confirms it for dossiers accepted before (R3, R6).
//!
//! To publish days is an administrator's work and touches no dossier (R17); that dates already
//! promised follow them is decided by the director of the Center that promised them.

use super::{Actor, OfficerId, Role};
use crate::identifier::AgencyCode;
use crate::refusal::{Code, Refusal};

/// What may be asked of the system about the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfficeAction {
    /// Ban hành lịch làm việc mới.
    PublishCalendar,
    /// Xác nhận áp dụng lịch hiện hành cho hồ sơ đã tiếp nhận.
    ConfirmCalendar,
}

impl OfficeAction {
    /// The role that may.
    pub fn role(self) -> Role {
        match self {
            Self::PublishCalendar => Role::Admin,
            Self::ConfirmCalendar => Role::Cdr,
        }
    }
}

/// Proof that an officer may; only [`authorize_office`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a permit is there to be shown to the write it permits"]
pub struct OfficePermit {
    action: OfficeAction,
    officer: OfficerId,
    agency: AgencyCode,
}

impl OfficePermit {
    /// What is permitted.
    pub fn action(&self) -> OfficeAction {
        self.action
    }

    /// To whom.
    pub fn officer(&self) -> OfficerId {
        self.officer
    }

    /// Where he holds the role: of a confirmation, the Center it is for.
    pub fn agency(&self) -> &AgencyCode {
        &self.agency
    }
}

/// Whether an officer may do something about the calendar, in his own name or of whom he stands in
/// for.
///
/// # Errors
/// [`Code::Forbidden`].
pub fn authorize_office(actor: &Actor, action: OfficeAction) -> Result<OfficePermit, Refusal> {
    let grant = actor.grants.iter().find(|grant| grant.role == action.role());
    let grant = grant.ok_or_else(|| Refusal::new(Code::Forbidden))?;
    Ok(OfficePermit { action, officer: actor.id, agency: grant.agency.clone() })
}
