//! Reading a catalog file (`docs/catalog-format.md`) into procedure versions.
//!
//! The national catalog is published for reading, not for machines: cases stand in the channel
//! table, file names are glued onto papers, notes onto fees. [`plan`] turns each row into a typed
//! version and says in words what is new, what changed, what an official has to confirm and what
//! was refused and why. A bad row never stops the others, and planning over an applied plan finds
//! nothing left to do.
//!
//! | file | idea |
//! |---|---|
//! | `raw`, `reader` | JSON to typed rows; every fault of a row, not only the first |
//! | `directory` | departments by name, alias or code |
//! | `tidy`, `form_file`, `condition` | repairs of text |
//! | `groups` | which headings of the paper list are cases |
//! | `terms` | which rows of the channel table are channels, phases or cases |
//! | `build`, `keys` | a row to a procedure version |
//! | `steps` | the optional process block |
//! | `compare`, `compare_case` | differences in words |
//! | `plan` | verdicts |

mod build;
mod compare;
mod compare_case;
mod condition;
mod directory;
mod finding;
mod form_file;
mod groups;
mod keys;
mod plan;
mod raw;
mod reader;
mod steps;
mod terms;
mod tidy;
mod words;

pub use directory::{AgencyDirectory, AgencyEntry};
pub use finding::Finding;
pub use plan::{
    CurrentCatalog, ImportContext, ImportPlan, PlannedRow, Tally, Verdict, plan, plan_text,
};
pub use words::term_in_words;

#[cfg(test)]
mod tests;
