//! Officials, the roles they hold for a time, and what each role may do.

mod actor;
mod policy;
mod province;
mod role;

pub use actor::{Actor, Behalf, Grant, OfficerId};
pub use policy::{
    Action, Denial, Facts, POLICY, Permit, Place, Reach, Rule, Scope, StepFacts, authorize,
    may_ever, scope,
};
pub use province::*;
pub use role::Role;
