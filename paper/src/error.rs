//! What can go wrong between a template and a paper.

use std::fmt;
use std::path::PathBuf;

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// Nobody has written such a template.
    #[error("no template {name:?}; there are {}", known.join(", "))]
    UnknownTemplate {
        /// The name asked for.
        name: String,
        /// Every name there is, sorted.
        known: Vec<String>,
    },
    /// A directory of templates, or a file in it, can not be read.
    #[error("cannot read templates at {}", path.display())]
    Unreadable {
        /// Directory or file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The template is wrong, or the data does not fit it.
    #[error("template does not print: {}", faults.first().map_or_else(String::new, Fault::to_string))]
    Template {
        /// Every fault found, at least one.
        faults: Vec<Fault>,
    },
}

/// One fault in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// File and position, `form-01@2025.typ:12:4`, where known. Counted from 1.
    pub place: Option<String>,
    /// What is wrong, in the words of the typesetter.
    pub message: String,
    /// How it may be put right.
    pub hints: Vec<String>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.message)?;
        self.hints.iter().try_for_each(|hint| write!(f, " ({hint})"))
    }
}
