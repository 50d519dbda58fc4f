//! Who stands in for whom, and who is away (ủy quyền, vắng mặt).

mod choices;
mod commands;
pub mod graphql;
mod inputs;
mod queries;
mod store;

pub use choices::{ChoiceQuery, OfficerChoice, OfficerPurpose};
pub use commands::{AbsenceOrder, DelegationOrder, EndOrder, Subject};
pub use inputs::{
    AbsenceCancelInput, AbsenceCreateInput, DelegationCreateInput, DelegationRevokeInput,
};

use crate::app::{AppResult, Db};
use chrono::NaiveDate;
use domain::identity::{Absence, Delegation, OfficerId, StaffLimits, Staffing};
use sea_orm::ConnectionTrait;

/// What was not ended early and is not over, for the reference snapshot. Which of it is in force
/// depends on the moment of the request: nothing has to happen when a day begins.
#[derive(Debug, Default)]
pub struct Substitutions {
    /// Delegations.
    pub delegations: Vec<Delegation>,
    /// Absences.
    pub absences: Vec<Absence>,
    /// How long either may be.
    pub limits: StaffLimits,
}

impl Substitutions {
    /// As the rules see it.
    pub fn staffing(&self) -> Staffing<'_> {
        Staffing { delegations: &self.delegations, absences: &self.absences, limits: &self.limits }
    }
}

/// Reads what was not ended early and is not over on a day.
///
/// # Errors
/// The database fails, or holds a code that is none.
pub(super) async fn load(db: &Db, today: NaiveDate) -> AppResult<Substitutions> {
    store::standing(db.reader(), today).await
}

/// Every delegation by which somebody of these officers has stood in for somebody, over or not.
///
/// # Errors
/// The database fails, or holds a code that is none.
pub async fn stood_in(
    db: &impl ConnectionTrait,
    officers: &[OfficerId],
) -> AppResult<Vec<Delegation>> {
    store::to_officers(db, officers).await
}
