//! Dossiers in the API.

mod input;
mod list;
mod mutation;
mod node;
mod parts;
mod subscription;

pub use list::DossierQuery;
pub use mutation::DossierMutation;
pub use node::{Dossier, DossierLoader, PaperLoader};
pub use parts::*;
pub use subscription::DossierSubscription;
