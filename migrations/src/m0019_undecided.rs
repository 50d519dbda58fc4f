//! A draft and a correction that wait at the same time wait for two people, and each is in the list
//! of who decides about it. Before, a row named one of them, and the correction was listed only
//! once the letter was out.

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

/// The next start derives the rows of all dossiers, also where it has done so before.
const DERIVE: &str = "DELETE FROM setting WHERE name = 'dossier-row'";

const DO: &[&str] = &[
    // What waits (`awaits` as in the row of the dossier), the agency that decides, in which roles
    // (their codes one after the other), and who made it, in whose place. The rows of dossiers that
    // are there are derived at the next start.
    "CREATE TABLE dossier_undecided (
        dossier_id {uuid} NOT NULL REFERENCES dossier (id),
        awaits TEXT NOT NULL,
        agency TEXT NOT NULL,
        roles TEXT NOT NULL,
        made_by {uuid} NOT NULL,
        made_for {uuid},
        PRIMARY KEY (dossier_id, awaits)
    )",
    "CREATE INDEX dossier_undecided_who ON dossier_undecided (awaits, agency, dossier_id)",
    "DROP INDEX dossier_decide",
    "ALTER TABLE dossier DROP COLUMN decide_agency",
    "ALTER TABLE dossier DROP COLUMN decide_roles",
    "ALTER TABLE dossier DROP COLUMN made_by",
    "ALTER TABLE dossier DROP COLUMN made_for",
    DERIVE,
];

const UNDO: &[&str] = &[
    "ALTER TABLE dossier ADD COLUMN decide_agency TEXT",
    "ALTER TABLE dossier ADD COLUMN decide_roles TEXT",
    "ALTER TABLE dossier ADD COLUMN made_by {uuid}",
    "ALTER TABLE dossier ADD COLUMN made_for {uuid}",
    "CREATE INDEX dossier_decide ON dossier (decide_agency, due_order, id)
        WHERE decide_agency IS NOT NULL",
    "DROP TABLE dossier_undecided",
    DERIVE,
];
