//! What lists of dossiers ask for, and how an address says what they are narrowed to. How they
//! look is in `queue`.

#[cfg(test)]
mod asked;
mod filter;
mod names;
mod operations;
mod order;
mod procedure_filter;
mod renew;
mod status;
mod text;

pub use filter::{Filter, Home, Part};
pub use names::{AWAITS, BUCKETS, CHANNELS, CLOCKS, DUES, LEVELS, OPEN, SCOPES, STEPS};
pub use operations::*;
pub(in crate::dossier) use procedure_filter::{ProcedureFilter, procedure_name};
pub(in crate::dossier) use renew::gathered;
pub(crate) use renew::{follow, hear_desk, renew};
pub use status::{DossierStatus, StatusBadge};
