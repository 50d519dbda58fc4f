//! Dossiers: the one write path ([`commands`]) and the lists ([`queries`]).

pub mod bulk;
mod chain;
pub mod clockwork;
pub mod commands;
mod draw;
pub mod entity;
pub mod event_entity;
pub mod export;
mod filter;
pub mod graphql;
pub(crate) mod idempotency;
pub mod load;
mod order;
pub mod prints;
pub mod queries;
mod reach;
mod rederive;
pub mod reprints;
mod row;
mod search;
mod seen;
pub mod store;
mod unfinished;
mod warning;
mod writes;

pub use chain::{ChainError, link};
pub use commands::Outcome;
pub use order::Order;
pub use reach::{Reached, reached, stored as stored_reach};
pub use rederive::rederive;
pub(crate) use row::answer_due_at;
pub use row::{Awaits, of as row_of};
pub use seen::mark as mark_seen;
pub use store::{Loaded, bound_process, event_rows, find, load, recorded, year};
pub(crate) use writes::Writes;
