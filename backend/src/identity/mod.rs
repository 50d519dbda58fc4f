//! Agencies, officers, sessions.

pub mod account;
mod agency;
mod facts;
pub mod graphql;
mod ledger;
pub mod limiter;
mod officer;
pub mod password;
mod payees;
mod secret;
pub mod session;
mod setup;
pub mod substitution;
#[cfg(test)]
pub(crate) mod testing;
mod token;

pub use agency::{Agency, AgencyKind, Unit};
pub use facts::{ProvinceFacts, branches, office};
pub use limiter::Limiter;
pub use officer::Officer;
pub use payees::{AccountChange, NoAccount, account_changes, put_on_record};
pub use secret::Secret;
pub(crate) use secret::mac;
pub use session::SignInLimits;
pub use setup::{FirstPasswords, set_up_province};
pub use substitution::Substitutions;
pub use token::{Claims, Tokens};

use crate::app::{AppResult, Db};
use chrono::NaiveDate;
use domain::identifier::AgencyCode;
use domain::identity::OfficerId;
use std::collections::{BTreeMap, HashMap};

/// What the reference snapshot holds of this capability.
#[derive(Debug)]
pub struct Directory {
    /// Agencies by code.
    pub agencies: BTreeMap<AgencyCode, Agency>,
    /// Officers by id, also those who have left.
    pub officers: HashMap<OfficerId, Officer>,
    /// Who stands in for whom, and who is away.
    pub substitutions: Substitutions,
    /// Public facts of the province; `None` before one was set up.
    pub province: Option<ProvinceFacts>,
}

/// Reads agencies, officers, facts of the province, and who stands in for whom from a day on.
///
/// # Errors
/// The database fails, or holds a code that is none.
pub async fn load(db: &Db, today: NaiveDate) -> AppResult<Directory> {
    Ok(Directory {
        agencies: agency::load(db).await?,
        officers: officer::load(db).await?,
        substitutions: substitution::load(db, today).await?,
        province: facts::load(db).await?,
    })
}
