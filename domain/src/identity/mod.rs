//! Officials, the roles they hold for a time, and what each role may do.

mod province;
mod role;

pub use province::*;
pub use role::Role;
