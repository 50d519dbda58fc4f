//! The return desk: the only door through which results leave (NĐ 118/2025 Đ.6).
//!
//! One field takes whatever is held under the scanner: the slip, a citizen card, or a name typed.
//! [`model`] reads it and decides, [`view`] draws, [`page`] ties both to the address.

mod focus;
mod model;
mod operations;
mod page;
mod text;
mod view;

pub use page::ReturnPage;
