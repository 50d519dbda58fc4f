//! The approved internal process of a procedure, which is also its electronic process: two views
//! of one definition (NĐ 118/2025 Đ.12.3).

mod model;

pub use model::*;
