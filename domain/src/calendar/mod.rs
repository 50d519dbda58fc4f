//! Working days, office hours and every clock of the law, each answer with its derivation.
//!
//! A [`Calendar`] is built once from [`CalendarParts`] (what the law, a decision or the office
//! itself says about days and hours) and never changes. From it:
//!
//! - [`Calendar::due`], [`Calendar::due_after`]: when a [`Term`] ends, without and with [`Pause`]s;
//! - [`Calendar::derive`]: the same moment with its [`Derivation`], line by line;
//! - [`Calendar::add_working_minutes`], [`Calendar::working_minutes`]: office time;
//! - [`Clocks`]: the clocks that are not the procedure's own term ([`Duty`], [`Limits`]);
//! - [`check`]: a table of expected answers against this code.
//!
//! Moments are [`crate::time::Instant`] (UTC, whole milliseconds); dates are those of Vietnam. A
//! moment that is due is inclusive: done at the due minute is on time.

mod arithmetic;
mod change;
pub mod check;
mod csv;
mod day;
mod derivation;
mod due;
mod duty;
mod error;
mod hours;
mod law;
mod limits;
mod off;
mod parts;
mod pause;
mod problem;
mod questions;
mod resume;
mod schedule;
mod table;
mod term;
mod tick;
mod trace;
mod wording;

#[cfg(test)]
mod tests;

pub use change::{CalendarChange, confirmation};
pub use csv::parse_csv;
pub use day::*;
pub use derivation::*;
pub use due::Due;
pub use duty::{Clocks, Duty};
pub use error::*;
pub use hours::*;
pub use law::days_fixed_by_law;
pub(crate) use limits::limit;
pub use limits::{Limit, Limits};
pub use off::*;
pub use parts::CalendarParts;
pub use pause::*;
pub use problem::{Problem, Shape};
pub use table::Calendar;
pub use term::*;
pub use tick::{FIRST_DAY, LAST_DAY};
pub use wording::{date_text, moment_text, span_text, weekday_name};
