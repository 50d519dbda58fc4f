//! The database, step by step, the same on SQLite and PostgreSQL.
//!
//! Each migration is plain SQL in the words both databases share; what differs (types, triggers)
//! is written once in [`dialect`]. JSON is kept as text: the event chain hashes the exact bytes.

mod dialect;
mod m0001_identity;
mod m0002_catalog;
mod m0003_dossier;
mod m0004_app;
mod m0005_delegation;
mod m0006_queue;
mod m0007_lists;
mod m0008_lifecycle;
mod m0009_standing;
mod m0010_order;
mod m0011_slip;
mod m0012_reach;
mod m0013_reprint;
mod m0014_opinions;
mod m0015_alert;
mod m0016_approval;
mod m0017_calendar;
mod m0018_files;
mod m0019_undecided;

pub use m0010_order::UNFINISHED;
pub use sea_orm_migration::prelude::*;

/// Runs the migrations.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_identity::Migration),
            Box::new(m0002_catalog::Migration),
            Box::new(m0003_dossier::Migration),
            Box::new(m0004_app::Migration),
            Box::new(m0005_delegation::Migration),
            Box::new(m0006_queue::Migration),
            Box::new(m0007_lists::Migration),
            Box::new(m0008_lifecycle::Migration),
            Box::new(m0009_standing::Migration),
            Box::new(m0010_order::Migration),
            Box::new(m0011_slip::Migration),
            Box::new(m0012_reach::Migration),
            Box::new(m0013_reprint::Migration),
            Box::new(m0014_opinions::Migration),
            Box::new(m0015_alert::Migration),
            Box::new(m0016_approval::Migration),
            Box::new(m0017_calendar::Migration),
            Box::new(m0018_files::Migration),
            Box::new(m0019_undecided::Migration),
        ]
    }
}
