//! Indexes for what is looked for by what stands now, and none for what nobody looks for.

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
        dialect::run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UNDO).await
    }
}

const INDEXES: &[&str] = &[
    // No list asks for the moment of an answer: the inbox is a status, in the order of every list.
    "DROP INDEX dossier_inbox",
    "CREATE INDEX delegation_standing ON delegation (last_day) WHERE ended_at IS NULL",
    "CREATE INDEX absence_standing ON absence (last_day) WHERE ended_at IS NULL",
];

const UNDO: &[&str] = &[
    "DROP INDEX absence_standing",
    "DROP INDEX delegation_standing",
    "CREATE INDEX dossier_inbox ON dossier (center, answer_due_at, id)
        WHERE answer_due_at IS NOT NULL",
];
