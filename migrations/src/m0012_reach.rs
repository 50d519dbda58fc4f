//! Lists of a department, a division and an officer are read from an index of their own, in the
//! order of the list. Before, all dossiers were gone through for those that somebody has to do with.

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

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("whom earlier versions listed is only in a backup".into()))
    }
}

const DO: &[&str] = &[
    // Who has or had to do with a dossier: its agencies (`held` where a step is or was theirs and
    // not only the procedure), divisions and officers. With the two moments by which lists are
    // ordered; the rows of dossiers that are there are derived at the next start.
    "CREATE TABLE dossier_reach (
        dossier_id {uuid} NOT NULL REFERENCES dossier (id),
        who TEXT NOT NULL,
        held {bool} NOT NULL,
        due_order {moment} NOT NULL,
        received_at {moment} NOT NULL,
        PRIMARY KEY (dossier_id, who)
    )",
    "CREATE INDEX dossier_reach_due ON dossier_reach (who, due_order, dossier_id)",
    "CREATE INDEX dossier_reach_received ON dossier_reach (who, received_at, dossier_id)",
    "DROP TABLE dossier_holder",
    "DELETE FROM setting WHERE name = 'dossier-row'",
];
