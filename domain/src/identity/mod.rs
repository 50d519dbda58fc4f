//! Officials, the roles they hold for a time, and what each role may do.

mod role;

pub use role::Role;
