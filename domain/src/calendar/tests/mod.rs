//! Tests of the clock: tables of known answers, and properties against a slow oracle.

mod cases;
mod files;
mod oracle;
mod pauses;
mod properties;
mod words;
