//! Lists of what is not closed in their order, and the board: what no index gave was sorted or read
//! anew for each page, all of it.

use crate::dialect;
use sea_orm_migration::prelude::*;

/// The statuses of the partial indexes. Such an index serves a query that says the same, in SQLite
/// letter by letter; a test holds them against what queries say.
pub const UNFINISHED: &str = "'SUBMITTED', 'INTAKE_SUPPLEMENT', 'ACCEPTED', 'PROCESSING', \
    'SUPPLEMENT_REQUESTED', 'PAYMENT_REQUIRED', 'WITHDRAWAL_REQUESTED', 'RESULT_ISSUED', \
    'RESULT_AT_CENTER'";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = INDEXES.map(|index| index.replace("{unfinished}", UNFINISHED));
        dialect::run(manager, &indexes.each_ref().map(String::as_str)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UNDO).await
    }
}

const INDEXES: [&str; 4] = [
    "CREATE INDEX dossier_open_due ON dossier (due_order, id) WHERE status IN ({unfinished})",
    // All that the board counts by, so that it does not open a single row.
    "CREATE INDEX dossier_board ON dossier (agency, status, step_assignee, due_order, center)
        WHERE status IN ({unfinished})",
    // What somebody could take over, where an agency has very much under way.
    "CREATE INDEX dossier_claimable
        ON dossier (step_agency, step_role, step_unit, due_order, id)
        WHERE step_assignee IS NULL AND step_agency IS NOT NULL",
    "DROP INDEX dossier_open",
];

const UNDO: &[&str] = &[
    "CREATE INDEX dossier_open ON dossier (status, agency, due_order, id)
        WHERE status IN ('PROCESSING', 'RESULT_ISSUED', 'RESULT_AT_CENTER')",
    "DROP INDEX dossier_claimable",
    "DROP INDEX dossier_board",
    "DROP INDEX dossier_open_due",
];
