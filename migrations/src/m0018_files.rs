//! A file is one dossier's, from the moment a command names it.

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

/// Of a result that two dossiers name the first has the file.
const DO: &[&str] = &[
    "ALTER TABLE attachment ADD COLUMN dossier_id {uuid}",
    "UPDATE attachment SET dossier_id = (
        SELECT paper.dossier_id FROM issued_paper AS paper WHERE paper.file_id = attachment.id
        ORDER BY paper.issued_at, paper.id LIMIT 1
    )",
];

const UNDO: &[&str] = &["ALTER TABLE attachment DROP COLUMN dossier_id"];
