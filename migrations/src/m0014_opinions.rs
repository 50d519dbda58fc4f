//! Opinions that are owed are a list of their own.

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

const DO: &[&str] = &["CREATE INDEX dossier_consultation_owed
        ON dossier_consultation (due_at, agency, dossier_id) WHERE answered_at IS NULL"];

const UNDO: &[&str] = &["DROP INDEX dossier_consultation_owed"];
