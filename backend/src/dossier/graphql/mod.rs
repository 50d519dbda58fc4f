//! Dossiers in the API.

mod center;
mod clock;
mod department;
mod enums;
mod filter;
mod input;
mod letter_input;
mod life;
mod list;
mod loaders;
mod mutation;
mod node;
mod parts;
mod pending;
mod records;
mod subscription;
mod view;

pub use center::CenterMutation;
pub use clock::*;
pub use department::LetterMutation;
pub use enums::*;
pub use filter::*;
pub use input::*;
pub use letter_input::*;
pub use life::*;
pub use list::*;
pub use loaders::{DossierLoader, EventLoader, PaperLoader};
pub use mutation::{DossierMutation, DossierPayload};
pub use node::Dossier;
pub use parts::*;
pub use pending::*;
pub use records::*;
pub use subscription::{DossierChange, DossierSubscription};
