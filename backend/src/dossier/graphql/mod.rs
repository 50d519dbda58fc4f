//! Dossiers in the API.

mod filter;
mod input;
mod list;
mod loaders;
mod mutation;
mod node;
mod parts;
mod subscription;
mod view;

pub use filter::*;
pub use input::*;
pub use list::*;
pub use loaders::{DossierLoader, EventLoader, PaperLoader};
pub use mutation::{DossierMutation, DossierPayload};
pub use node::Dossier;
pub use parts::*;
pub use subscription::{DossierChange, DossierSubscription};
