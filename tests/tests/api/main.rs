//! The API on SQLite and on PostgreSQL: journeys, attacks, truth.

#![expect(clippy::unwrap_used, reason = "a test that does not find what it looks for has failed")]

mod access;
mod amendments;
mod approvals;
mod bulk;
mod calendar;
mod centers;
mod export;
mod files;
mod find;
mod hidden;
mod hot;
mod import;
mod inputs;
mod journey;
mod keys;
mod life;
mod limits;
mod live;
mod prints;
mod questions;
mod race;
mod regimes;
mod schema;
mod sight;
mod staffing;
mod stages;
mod statements;
mod tamper;
mod told;
mod tracking;
mod transitions;
mod transitions_end;
mod truth;
mod worklist;
mod workload;
