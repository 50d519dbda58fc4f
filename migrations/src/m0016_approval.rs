//! Who may approve what waits for approval, and who may not because he made it: the lists of drafts
//! and of corrections are each approver's own.

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
    "ALTER TABLE dossier ADD COLUMN decide_agency TEXT",
    "ALTER TABLE dossier ADD COLUMN decide_roles TEXT",
    "ALTER TABLE dossier ADD COLUMN made_by {uuid}",
    "ALTER TABLE dossier ADD COLUMN made_for {uuid}",
    "CREATE INDEX dossier_decide ON dossier (decide_agency, due_order, id)
        WHERE decide_agency IS NOT NULL",
];

const UNDO: &[&str] = &[
    "DROP INDEX dossier_decide",
    "ALTER TABLE dossier DROP COLUMN decide_agency",
    "ALTER TABLE dossier DROP COLUMN decide_roles",
    "ALTER TABLE dossier DROP COLUMN made_by",
    "ALTER TABLE dossier DROP COLUMN made_for",
];
