//! Figures over many dossiers: the live board.

mod board;
pub mod graphql;

pub use board::{BoardFigures, board};
