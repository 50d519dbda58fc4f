//! The work queue as officers arrange it: saved views, chosen columns, unread marks. What the
//! lists themselves ask stands in [`crate::dossier::queries`].

pub mod graphql;
mod preference;
pub mod views;
