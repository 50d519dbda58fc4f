//! The public's pages: home, the catalog, a procedure, tracking.

mod catalog;
mod description;
mod home;
mod part;
mod procedure;
mod province;
mod search;
mod track;

pub use catalog::CatalogPage;
pub use home::{HomePage, Viewfinder};
pub use procedure::ProcedurePage;
pub use province::{ProvinceFacts, province};
pub use track::TrackPage;
