//! Opinions that are owed, and what the applicant has not done in time, are lists of their own.

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
    "CREATE INDEX dossier_consultation_owed
        ON dossier_consultation (due_at, agency, dossier_id) WHERE answered_at IS NULL",
    "ALTER TABLE dossier ADD COLUMN closes_at {moment}",
    "CREATE INDEX dossier_closes ON dossier (center, closes_at, id) WHERE closes_at IS NOT NULL",
];

const UNDO: &[&str] = &[
    "DROP INDEX dossier_consultation_owed",
    "DROP INDEX dossier_closes",
    "ALTER TABLE dossier DROP COLUMN closes_at",
];
