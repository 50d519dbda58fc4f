//! Dossiers in the API.

mod bulk;
mod export;
mod input;
mod list;
mod mutation;
mod node;
mod parts;
mod subscription;
mod view;

pub use bulk::*;
pub use export::*;
pub use input::*;
pub use list::*;
pub use mutation::{DossierMutation, DossierPayload};
pub use node::{Dossier, DossierLoader, EventLoader, PaperLoader};
pub use parts::*;
pub use subscription::{DossierChange, DossierSubscription};
