//! What came by post is found by the number of its postal slip: all that its sender has before the
//! Center has answered.

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
    "ALTER TABLE dossier ADD COLUMN slip TEXT",
    "CREATE INDEX dossier_slip ON dossier (slip) WHERE slip IS NOT NULL",
];

const UNDO: &[&str] = &["DROP INDEX dossier_slip", "ALTER TABLE dossier DROP COLUMN slip"];
