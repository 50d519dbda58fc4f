//! A derivation in words that need no lawyer.

mod en;
mod labels;
mod vi;
mod words;

pub use words::{date_text, moment_text, span_text, weekday_name};

use super::{Derivation, Line};
use crate::lang::Lang;

impl Derivation {
    /// The lines in words, one sentence or two each. Dates are dd/MM/yyyy, times of Vietnam.
    pub fn text(&self, lang: Lang) -> Vec<String> {
        self.lines.iter().map(|line| line.text(lang)).collect()
    }
}

impl Line {
    /// The line in words.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.vi(),
            Lang::En => self.en(),
        }
    }
}
