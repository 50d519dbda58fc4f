//! The work queue: what lists filter by, warn by and are ordered by; unread marks, saved views,
//! chosen columns.

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
        dialect::run(manager, TABLES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UNDO).await
    }
}

const TABLES: &[&str] = &[
    // Derived from the state like every other column; rows written before are derived anew when
    // the product starts.
    "ALTER TABLE dossier ADD COLUMN channel TEXT NOT NULL DEFAULT 'COUNTER'",
    "ALTER TABLE dossier ADD COLUMN step_action TEXT",
    "ALTER TABLE dossier ADD COLUMN step_warn_at {moment}",
    "ALTER TABLE dossier ADD COLUMN step_day_before_at {moment}",
    "ALTER TABLE dossier ADD COLUMN warn_at {moment}",
    "ALTER TABLE dossier ADD COLUMN day_before_at {moment}",
    // Lists over a Center, an agency or the province, in both orders, without a sort.
    "CREATE INDEX dossier_due ON dossier (due_order, id)",
    "CREATE INDEX dossier_received ON dossier (received_at, id)",
    "CREATE INDEX dossier_center_due ON dossier (center, due_order, id)",
    "CREATE INDEX dossier_agency_due ON dossier (agency, due_order, id)",
    "CREATE INDEX dossier_procedure_due ON dossier (procedure_code, due_order, id)",
    // Steps by what they do, and those that are owed; closed dossiers have none.
    "CREATE INDEX dossier_step ON dossier (step_action, due_order, id)
        WHERE step_action IS NOT NULL",
    "CREATE INDEX dossier_step_due ON dossier (step_agency, step_due_at)
        WHERE step_due_at IS NOT NULL",
    // What a clock runs on, and so can warn.
    "CREATE INDEX dossier_warned ON dossier (center, due_order, id)
        WHERE warn_at IS NOT NULL OR step_warn_at IS NOT NULL",
    // The version of a dossier that an officer saw last.
    "CREATE TABLE dossier_seen (
        officer_id {uuid} NOT NULL REFERENCES officer (id),
        dossier_id {uuid} NOT NULL REFERENCES dossier (id),
        version INTEGER NOT NULL,
        PRIMARY KEY (officer_id, dossier_id)
    )",
    // A name for the address of a list. `agency` and `unit` say where it is shared.
    "CREATE TABLE saved_view (
        id {uuid} PRIMARY KEY NOT NULL,
        owner {uuid} NOT NULL REFERENCES officer (id),
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        agency TEXT REFERENCES agency (code),
        unit TEXT,
        created_at {moment} NOT NULL,
        CHECK (unit IS NULL OR agency IS NOT NULL)
    )",
    "CREATE INDEX saved_view_owner ON saved_view (owner)",
    "CREATE INDEX saved_view_place ON saved_view (agency, unit) WHERE agency IS NOT NULL",
    "CREATE TABLE officer_preference (
        officer_id {uuid} NOT NULL REFERENCES officer (id),
        name TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (officer_id, name)
    )",
];

const UNDO: &[&str] = &[
    "DROP TABLE officer_preference",
    "DROP TABLE saved_view",
    "DROP TABLE dossier_seen",
    "DROP INDEX dossier_warned",
    "DROP INDEX dossier_step_due",
    "DROP INDEX dossier_step",
    "DROP INDEX dossier_procedure_due",
    "DROP INDEX dossier_agency_due",
    "DROP INDEX dossier_center_due",
    "DROP INDEX dossier_received",
    "DROP INDEX dossier_due",
    "ALTER TABLE dossier DROP COLUMN day_before_at",
    "ALTER TABLE dossier DROP COLUMN warn_at",
    "ALTER TABLE dossier DROP COLUMN step_day_before_at",
    "ALTER TABLE dossier DROP COLUMN step_warn_at",
    "ALTER TABLE dossier DROP COLUMN step_action",
    "ALTER TABLE dossier DROP COLUMN channel",
];
