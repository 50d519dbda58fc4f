//! The approved steps of a procedure (quy trình nội bộ) and their hours, which are also its
//! electronic process: two views of one definition (NĐ 118/2025 Đ.12.3).

mod hours;
mod model;
mod problem;
mod validate;

pub use hours::*;
pub use model::*;
pub use problem::*;
pub use validate::*;
