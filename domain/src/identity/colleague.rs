//! An officer as the rules of delegation, absence and passwords see him, and what they may know of
//! the others.

use super::{Absence, Delegation, OfficerId, TimedGrant};
use crate::identifier::AgencyCode;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// An officer as something is recorded of him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: OfficerId,
    /// Họ và tên.
    pub name: String,
    /// Home agency.
    pub agency: AgencyCode,
    /// Home unit.
    pub unit: Option<String>,
    /// Whether the account may be used.
    pub active: bool,
    /// Roles of his own, past and future ones too.
    pub grants: Vec<TimedGrant>,
}

/// Everything recorded of those who stand in for one another and of those who are away, and how
/// long it may be for.
#[derive(Debug, Clone, Copy)]
pub struct Staffing<'a> {
    /// Delegations that were not ended early.
    pub delegations: &'a [Delegation],
    /// Absences that were not ended early.
    pub absences: &'a [Absence],
    /// How long either may be.
    pub limits: &'a StaffLimits,
}

/// How long a delegation or an absence may be: as data, so that a province's own rule is a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StaffLimits {
    /// Most days of one delegation.
    pub delegation_days: u16,
    /// Most days of one absence; a maternity leave is six months.
    pub absence_days: u16,
    /// Where these come from, for people.
    pub source: Cow<'static, str>,
}

impl Default for StaffLimits {
    fn default() -> Self {
        Self {
            delegation_days: 184,
            absence_days: 366,
            source: Cow::Borrowed("Quy chế làm việc: ủy quyền có thời hạn, bằng văn bản"),
        }
    }
}
