//! The officer who acts, with the roles held at that moment.

use super::Role;
use crate::identifier::AgencyCode;
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
}

impl Grant {
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
            grants: vec![Grant { role: Role::Sys, agency: center, unit: None }],
        }
    }

    /// Whether the officer holds `role` where a step asks for it.
    pub fn holds(&self, role: Role, agency: &AgencyCode, unit: Option<&str>) -> bool {
        self.grants.iter().any(|grant| grant.role == role && grant.reaches(agency, unit))
    }

    /// Whether the officer holds `role` anywhere.
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }
}
