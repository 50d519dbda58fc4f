//! Officials, the roles they hold for a time, and what each role may do.

mod actor;
mod policy;
mod province;
mod role;

pub use actor::{Actor, Grant, OfficerId};
pub use policy::{
    Action, Denial, Facts, POLICY, Permit, Place, Reach, Rule, Scope, StepFacts, VIEW_POLICY,
    authorize, may_change_view, may_ever, may_use_view, scope,
};
pub use province::*;
pub use role::Role;
