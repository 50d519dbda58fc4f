//! Dossiers in the API.

mod input;
mod list;
mod mutation;
mod node;
mod parts;
mod subscription;

pub use input::*;
pub use list::*;
pub use mutation::{DossierMutation, DossierPayload};
pub use node::{Dossier, DossierLoader, PaperLoader};
pub use parts::*;
pub use subscription::{DossierChange, DossierSubscription};
