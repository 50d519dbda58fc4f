//! Dossiers in the API.

mod center;
mod department;
mod enums;
mod input;
mod letter_input;
mod life;
mod list;
mod mutation;
mod node;
mod parts;
mod subscription;
mod view;

pub use center::CenterMutation;
pub use department::LetterMutation;
pub use enums::*;
pub use input::*;
pub use letter_input::*;
pub use life::*;
pub use list::*;
pub use mutation::{DossierMutation, DossierPayload};
pub use node::{Dossier, DossierLoader, EventLoader, PaperLoader};
pub use parts::*;
pub use subscription::{DossierChange, DossierSubscription};
