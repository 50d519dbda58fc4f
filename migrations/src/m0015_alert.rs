//! Submissions of which the Center is alerted, before their answer is late, are a list of their own.

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
    "ALTER TABLE dossier ADD COLUMN alert_at {moment}",
    "CREATE INDEX dossier_alert ON dossier (center, alert_at, id) WHERE alert_at IS NOT NULL",
];

const UNDO: &[&str] = &["DROP INDEX dossier_alert", "ALTER TABLE dossier DROP COLUMN alert_at"];
