//! The officer who acts, with the roles held at that moment.

use super::Role;
use crate::identifier::AgencyCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Identifies an officer.
pub type OfficerId = Uuid;

/// A role held in an agency, or only in one unit of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub agency: AgencyCode,
    /// The unit it is limited to; `None` for the whole agency.
    pub unit: Option<String>,
    /// Whose role it is, when it is held by delegation (thực hiện thay); `None` for one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<Box<Behalf>>,
}

/// The officer in whose place a role is held for a time (ủy quyền).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Behalf {
    /// Whose role it is.
    pub officer: OfficerId,
    /// His name.
    pub name: String,
    /// His chức vụ.
    pub title: String,
    /// Số văn bản ủy quyền; always there for those who sign.
    pub document_no: Option<String>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Grant {
    /// A role of one's own.
    pub fn own(role: Role, agency: AgencyCode, unit: Option<String>) -> Self {
        Self { role, agency, unit, on_behalf_of: None }
    }

    /// Whose role it is, when not one's own.
    pub fn delegator(&self) -> Option<OfficerId> {
        self.on_behalf_of.as_ref().map(|behalf| behalf.officer)
    }

    /// Whether the grant reaches a unit of an agency. Work that names no unit is within reach of
    /// every grant of the agency; a grant without unit reaches every unit.
    pub fn reaches(&self, agency: &AgencyCode, unit: Option<&str>) -> bool {
        self.agency == *agency
            && match (self.unit.as_deref(), unit) {
                (Some(own), Some(asked)) => own == asked,
                _ => true,
            }
    }
}

/// An officer with the grants valid now; whoever sends a command, or is to be given a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub id: OfficerId,
    /// Name as shown on papers.
    pub name: String,
    /// Chức vụ, as shown on papers.
    pub title: String,
    /// Home agency.
    pub agency: AgencyCode,
    /// Roles valid now.
    pub grants: Vec<Grant>,
}

impl Actor {
    /// The system itself, acting because time has passed.
    pub fn system(center: AgencyCode) -> Self {
        Self {
            id: Uuid::nil(),
            name: "Hệ thống".to_owned(),
            title: String::new(),
            agency: center.clone(),
            grants: vec![Grant::own(Role::Sys, center, None)],
        }
    }

    /// Whether the officer holds `role` where a step asks for it.
    pub fn holds(&self, role: Role, agency: &AgencyCode, unit: Option<&str>) -> bool {
        self.grants.iter().any(|grant| grant.role == role && grant.reaches(agency, unit))
    }

    /// Whether the officer stands in for `other` in a role where a step asks for it.
    pub fn stands_in_for(
        &self,
        other: OfficerId,
        role: Role,
        agency: &AgencyCode,
        unit: Option<&str>,
    ) -> bool {
        self.grants.iter().any(|grant| {
            grant.delegator() == Some(other) && grant.role == role && grant.reaches(agency, unit)
        })
    }

    /// Everybody the officer stands in for now, each once.
    pub fn delegators(&self) -> Vec<OfficerId> {
        let mut all: Vec<_> = self.grants.iter().filter_map(Grant::delegator).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether the officer holds `role` anywhere.
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }
}
