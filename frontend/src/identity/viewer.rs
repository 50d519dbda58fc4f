//! The officer at work.

use super::substitution::{HeldRole, Role};
use crate::api::{Date, schema};
use cynic::{Enum, QueryFragment};

/// The signed-in officer, the roles he holds today and what the interface may offer him.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Viewer {
    /// Who.
    pub officer: Officer,
    /// Roles held today.
    pub grants: Vec<Grant>,
    /// Screens and actions to offer.
    pub permissions: Vec<Permission>,
}

impl Viewer {
    /// Whether the interface offers this.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }

    /// The roles of his own, without those he holds for somebody else.
    pub(crate) fn own_roles(&self) -> Vec<HeldRole> {
        let own = self.grants.iter().filter(|grant| grant.on_behalf_of.is_none());
        own.map(|grant| HeldRole { role: grant.role, role_name: grant.role_name.clone() }).collect()
    }
}

/// An officer, as shown next to his doings.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Officer {
    /// Global id.
    pub id: cynic::Id,
    /// Full name.
    pub name: String,
    /// Position.
    pub title: String,
    /// Where he works.
    pub agency: AgencyName,
}

/// A role held somewhere.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Grant {
    /// The role.
    pub(crate) role: Role,
    /// Its name in the language of the request.
    pub role_name: String,
    /// Where it is held.
    pub agency: AgencyName,
    /// The unit it is confined to.
    pub unit: Option<UnitName>,
    /// In whose place it is held.
    pub on_behalf_of: Option<Behalf>,
}

/// In whose place a role is held.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Behalf {
    /// Whose role it is.
    pub officer: Option<OfficerName>,
    /// Last day.
    pub valid_to: Date,
}

/// An officer by name alone.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Officer")]
pub struct OfficerName {
    /// Full name.
    pub name: String,
}

/// An agency by name.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Agency")]
pub struct AgencyName {
    /// Identifier of QĐ 20/2020.
    pub code: String,
    /// Legal name.
    pub name: String,
}

/// A unit by name.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Unit")]
pub struct UnitName {
    /// Code within the agency.
    pub code: String,
    /// Name.
    pub name: String,
}

/// What the interface may offer; the server decides again on every request.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(non_exhaustive)]
pub enum Permission {
    /// Take in dossiers.
    Intake,
    /// Work on steps.
    Queue,
    /// See dossiers.
    DossierList,
    /// Hand out results.
    ReturnDesk,
    /// See the live board.
    Board,
    /// See who is away, record one's own days.
    Substitution,
    /// Reset passwords.
    Accounts,
    /// Publish the office calendar, or confirm it for a Center.
    Calendar,
    /// See who has how much to do.
    Workload,
    /// Give steps to officers.
    Assign,
    /// Take lists out as files.
    Export,
    /// Take out the register of a Center.
    Register,
    /// Stop clocks by decision.
    SuspendClock,
    /// Hand files over to departments.
    HandOver,
    /// Confirm that files have arrived.
    ConfirmArrival,
    /// Give the opinion of an agency that was asked.
    GiveOpinion,
    /// Something this version of the interface does not know.
    #[cynic(fallback)]
    Unknown,
}
