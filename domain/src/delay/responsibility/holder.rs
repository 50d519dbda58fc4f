//! Who answers for a minute.

use crate::identifier::AgencyCode;
use std::fmt;

/// Who has the dossier and answers for the time. `O` names an officer.
///
/// Displayed as in files of cases: `CENTER`, `DEPARTMENT:an`, `CONSULTED:H41.05`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Holder<O> {
    /// The Center: until it hands over, and while a result waits for collection.
    Center,
    /// The post between the Center and the department, in either direction.
    InTransit,
    /// The department, in which no officer has begun: before, between and after the steps.
    Department,
    /// The officer whose step is open.
    Officer(O),
    /// The applicant, who must complete the dossier or pay.
    Applicant,
    /// The agency whose opinion the open step waits for.
    Consulted(AgencyCode),
}

impl<O: fmt::Display> fmt::Display for Holder<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Center => f.write_str("CENTER"),
            Self::InTransit => f.write_str("IN_TRANSIT"),
            Self::Department => f.write_str("DEPARTMENT"),
            Self::Officer(officer) => write!(f, "DEPARTMENT:{officer}"),
            Self::Applicant => f.write_str("APPLICANT"),
            Self::Consulted(agency) => write!(f, "CONSULTED:{agency}"),
        }
    }
}
