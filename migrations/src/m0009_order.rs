//! Lists in their order: what no index gave was sorted anew for each page, all of it.

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

/// A partial index serves a query that says the same, in SQLite letter by letter: these are the
/// words of `backend/src/dossier/unfinished.rs`.
const INDEXES: &[&str] = &[
    "CREATE INDEX dossier_due ON dossier (due_order, id)",
    "CREATE INDEX dossier_received ON dossier (received_at, id)",
    "CREATE INDEX dossier_open_due ON dossier (due_order, id)
        WHERE status IN ('SUBMITTED', 'ACCEPTED', 'PROCESSING', 'SUPPLEMENT_REQUESTED',
        'PAYMENT_REQUIRED', 'WITHDRAWAL_REQUESTED', 'RESULT_ISSUED', 'RESULT_AT_CENTER')",
    // All that the board counts by, so that it does not open a single row.
    "CREATE INDEX dossier_board ON dossier (agency, status, step_assignee, due_at, center)
        WHERE status IN ('SUBMITTED', 'ACCEPTED', 'PROCESSING', 'SUPPLEMENT_REQUESTED',
        'PAYMENT_REQUIRED', 'WITHDRAWAL_REQUESTED', 'RESULT_ISSUED', 'RESULT_AT_CENTER')",
    "DROP INDEX dossier_open",
];

const UNDO: &[&str] = &[
    "CREATE INDEX dossier_open ON dossier (status, agency, due_order, id)
        WHERE status IN ('PROCESSING', 'RESULT_ISSUED', 'RESULT_AT_CENTER')",
    "DROP INDEX dossier_board",
    "DROP INDEX dossier_open_due",
    "DROP INDEX dossier_received",
    "DROP INDEX dossier_due",
];
