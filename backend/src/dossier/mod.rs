//! Dossiers: the one write path ([`commands`]) and the lists ([`queries`]).

mod chain;
pub mod clockwork;
pub mod commands;
mod draw;
pub mod entity;
pub mod event_entity;
pub mod graphql;
pub(crate) mod idempotency;
mod order;
pub mod queries;
mod reach;
mod row;
pub mod store;

pub use chain::{ChainError, link};
pub use commands::Outcome;
pub use order::Order;
pub use row::{Awaits, of as row_of};
pub use store::{Loaded, bound_process, event_rows, find, holders, load, recorded, year};
