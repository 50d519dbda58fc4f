//! The whole life of a dossier: the inbox, letters, pauses, opinions.

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
        let code_rule = if dialect::is_sqlite(manager) { CODE_SQLITE } else { CODE_POSTGRES };
        dialect::run(manager, code_rule).await?;
        dialect::run(manager, COLUMNS).await?;
        dialect::run(manager, INDEXES).await?;
        if dialect::is_sqlite(manager) {
            dialect::run(manager, SEARCH_SQLITE).await?;
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        let why = "it does not go back: what is in the inbox would have no place";
        Err(DbErr::Migration(why.to_owned()))
    }
}

/// Only what was not accepted has no code. SQLite changes a CHECK by its text, as its manual says
/// for changes that leave the stored rows as they are.
const CODE_SQLITE: &[&str] = &[
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_schema SET sql = replace(sql,
        'CHECK ((status IN (''INTAKE_SUPPLEMENT'', ''INTAKE_REFUSED'')) = (code IS NULL))',
        'CHECK (code IS NOT NULL OR status IN (''SUBMITTED'', ''INTAKE_SUPPLEMENT'',
            ''INTAKE_REFUSED'', ''WITHDRAWAL_REQUESTED'', ''STOPPED''))')
     WHERE type = 'table' AND name = 'dossier'",
    "PRAGMA writable_schema = RESET",
];

const CODE_POSTGRES: &[&str] = &[
    "ALTER TABLE dossier DROP CONSTRAINT dossier_check",
    "ALTER TABLE dossier ADD CONSTRAINT dossier_code CHECK (code IS NOT NULL OR status IN (
        'SUBMITTED', 'INTAKE_SUPPLEMENT', 'INTAKE_REFUSED', 'WITHDRAWAL_REQUESTED', 'STOPPED'))",
];

const COLUMNS: &[&str] = &[
    "ALTER TABLE dossier ADD COLUMN portal_code TEXT",
    "ALTER TABLE dossier ADD COLUMN kpi_due_at {moment}",
    "ALTER TABLE dossier ADD COLUMN paused_at {moment}",
    "ALTER TABLE dossier ADD COLUMN answer_due_at {moment}",
    "ALTER TABLE dossier ADD COLUMN awaits TEXT",
    "ALTER TABLE dossier ADD COLUMN wake_at {moment}",
    // Who was asked for an opinion: what a consulted agency may read, and its list.
    "CREATE TABLE dossier_consultation (
        dossier_id {uuid} NOT NULL REFERENCES dossier (id),
        number INTEGER NOT NULL,
        agency TEXT NOT NULL,
        due_at {moment} NOT NULL,
        answered_at {moment},
        PRIMARY KEY (dossier_id, number)
    )",
];

const INDEXES: &[&str] = &[
    "CREATE UNIQUE INDEX dossier_portal_code ON dossier (portal_code)
        WHERE portal_code IS NOT NULL",
    "CREATE INDEX dossier_inbox ON dossier (center, answer_due_at, id)
        WHERE answer_due_at IS NOT NULL",
    "CREATE INDEX dossier_awaits ON dossier (awaits, due_order, id) WHERE awaits IS NOT NULL",
    "CREATE INDEX dossier_wake ON dossier (wake_at, id) WHERE wake_at IS NOT NULL",
    "CREATE INDEX dossier_consulted ON dossier_consultation (agency, dossier_id)",
];

/// What search looks into changes when a dossier gets its code or a name is corrected: where its
/// text stands in the index.
const SEARCH_SQLITE: &[&str] = &[
    "CREATE TABLE dossier_indexed (
        dossier_id BLOB PRIMARY KEY NOT NULL,
        place INTEGER NOT NULL
    ) WITHOUT ROWID",
    "INSERT INTO dossier_indexed (dossier_id, place)
        SELECT dossier_id, rowid FROM dossier_search",
];
