//! Dossiers: the one write path ([`commands`]) and the lists ([`queries`]).

mod chain;
pub mod commands;
mod draw;
pub mod entity;
pub mod event_entity;
pub mod graphql;
mod idempotency;
mod order;
pub mod queries;
mod reach;
mod row;
mod search;
pub mod store;
mod unfinished;

pub use chain::{ChainError, link};
pub use order::Order;
pub use row::of as row_of;
pub use store::{Loaded, bound_process, event_rows, find, holders, issuer, load, recorded, year};
