//! Motcua: the one-stop shop of a province, as a library and a binary.
//!
//! One folder per capability; `app` is what they stand on, `graphql`, `http` and `cli` assemble
//! them. `ARCHITECTURE.md` tells where each thing lives and why.

pub mod app;
pub mod audit;
pub mod calendar;
pub mod catalog;
pub mod citizen;
pub mod cli;
pub mod demo;
pub mod document;
pub mod dossier;
pub mod graphql;
pub mod http;
pub mod identity;
pub mod report;
pub mod worklist;
