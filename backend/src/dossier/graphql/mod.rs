//! Dossiers in the API.

mod hot;
mod input;
mod list;
mod mutation;
mod node;
mod parts;
mod subscription;
mod view;

pub use hot::DossierPage;
pub use input::*;
pub use list::*;
pub use mutation::{DossierMutation, DossierPayload};
pub use node::{Dossier, DossierLoader, EventLoader, PaperLoader};
pub use parts::*;
pub use subscription::{DossierChange, DossierSubscription};
