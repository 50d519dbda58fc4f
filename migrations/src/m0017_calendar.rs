//! Who published a calendar, on which other it is based (each has one successor, so that nobody
//! publishes over what he has not seen), and which Center has confirmed it for what it had accepted before (R6).

use crate::dialect;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, DO).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UNDO).await
    }
}

const DO: &[&str] = &[
    "ALTER TABLE calendar ADD COLUMN published_by {uuid}",
    "ALTER TABLE calendar ADD COLUMN based_on TEXT",
    "CREATE UNIQUE INDEX calendar_based_on ON calendar (based_on)",
    "CREATE TABLE calendar_confirmation (
        version TEXT NOT NULL REFERENCES calendar (version),
        center TEXT NOT NULL REFERENCES agency (code),
        decision_no TEXT NOT NULL,
        officer_id {uuid} NOT NULL,
        confirmed_at {moment} NOT NULL,
        done_at {moment},
        PRIMARY KEY (version, center)
    )",
];

const UNDO: &[&str] = &[
    "DROP TABLE calendar_confirmation",
    "DROP INDEX calendar_based_on",
    "ALTER TABLE calendar DROP COLUMN based_on",
    "ALTER TABLE calendar DROP COLUMN published_by",
];
