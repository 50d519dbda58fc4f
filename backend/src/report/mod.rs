//! Figures over many dossiers: the live board.

mod board;
pub mod graphql;
pub mod workload;

pub use board::{BoardFigures, board};
