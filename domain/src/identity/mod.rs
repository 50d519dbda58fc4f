//! Officials, the roles they hold for a time, and what each role may do.

mod absence;
mod actor;
mod colleague;
mod delegation;
mod office_policy;
pub mod password;
mod period;
mod policy;
mod province;
mod role;
mod staff_policy;

pub use absence::{Absence, AbsenceDraft, AbsenceKind, absent_until, away, present, stand_ins};
pub use actor::{Actor, Behalf, Grant, OfficerId};
pub use colleague::{Colleague, StaffLimits, Staffing};
pub use delegation::{Delegation, DelegationDraft, Recording, could_stand_in, disposes};
pub use office_policy::{OfficeAction, OfficePermit, authorize_office};
pub use period::{Ending, Period, PeriodStatus, TimedGrant};
pub use policy::{
    Action, Denial, Facts, POLICY, Permit, Place, Reach, Rule, Scope, StepFacts, VIEW_POLICY,
    allowing, authorize, may_change_view, may_ever, may_use_view, scope, takes_register,
};
pub use province::*;
pub use role::Role;
pub use staff_policy::{
    STAFF_POLICY, StaffAction, StaffDenial, StaffPermit, StaffReach, StaffRule, StaffScope, Who,
    authorize_staff, disposes_of, staff_scope,
};
