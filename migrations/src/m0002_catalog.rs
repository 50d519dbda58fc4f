//! Calendars, procedures and processes: published versions that never change (R5).

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
        dialect::run(manager, TABLES).await?;
        for table in ["calendar", "procedure_version", "process_version"] {
            dialect::forbid(manager, table, &["UPDATE", "DELETE"]).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UNDO).await
    }
}

const TABLES: &[&str] = &[
    "CREATE TABLE calendar (
        version TEXT PRIMARY KEY,
        effective_from DATE NOT NULL,
        created_at {moment} NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE TABLE procedure_version (
        code TEXT NOT NULL,
        version INTEGER NOT NULL,
        agency TEXT NOT NULL REFERENCES agency (code),
        valid_from DATE NOT NULL,
        created_at {moment} NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (code, version)
    )",
    "CREATE TABLE process_version (
        code TEXT NOT NULL,
        case_key TEXT NOT NULL,
        version INTEGER NOT NULL,
        effective_from DATE NOT NULL,
        created_at {moment} NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (code, case_key, version)
    )",
];

const UNDO: &[&str] =
    &["DROP TABLE process_version", "DROP TABLE procedure_version", "DROP TABLE calendar"];
