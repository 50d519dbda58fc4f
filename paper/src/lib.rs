//! Prescribed forms as PDF.
//!
//! A template is a typst file with its version in its name (`form-01@2025`); a paper is a template
//! and the data of one form, as JSON. This crate knows no database and no rule: what stands on a
//! form is decided in `domain::document`, how it looks is decided in `templates/`.
//!
//! ```text
//! Press::new()                       the templates in the binary
//! Press::with_overrides(directory)   … with those a province has changed or added
//! press.render("form-01@2025", &json) → PDF/A bytes, the same for the same data
//! ```

mod error;
mod font;
mod mark;
mod press;
mod proof;
mod shelf;
mod world;

pub use error::{Fault, PaperError};
pub use mark::{NotEncodable, code128_svg, qr_svg};
pub use press::Press;
pub use proof::{Place, Proof, ProofPage};
