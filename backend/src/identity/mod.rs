//! Agencies, officers, sessions.

mod agency;
mod facts;
pub mod graphql;
pub mod limiter;
mod officer;
pub mod password;
mod secret;
pub mod session;
mod setup;
#[cfg(test)]
pub(crate) mod testing;
mod token;

pub use agency::{Agency, AgencyKind, Unit};
pub use facts::{ProvinceFacts, branches, office};
pub use limiter::Limiter;
pub use officer::{Officer, TimedGrant};
pub use secret::Secret;
pub(crate) use secret::mac;
pub use session::SignInLimits;
pub use setup::set_up_province;
pub use token::{Claims, Tokens};

use crate::app::{AppResult, Db};
use domain::identifier::AgencyCode;
use domain::identity::OfficerId;
use std::collections::{BTreeMap, HashMap};

/// Agencies, officers and facts of the province, for the reference snapshot.
///
/// # Errors
/// The database fails, or holds a code that is none.
pub async fn load(
    db: &Db,
) -> AppResult<(BTreeMap<AgencyCode, Agency>, HashMap<OfficerId, Officer>, Option<ProvinceFacts>)> {
    Ok((agency::load(db).await?, officer::load(db).await?, facts::load(db).await?))
}
