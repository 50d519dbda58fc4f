//! Acting on many dossiers at once, and lists that leave the system.

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
        dialect::forbid(manager, "list_export", &["UPDATE", "DELETE"]).await?;
        dialect::forbid(manager, "list_export_read", &["UPDATE", "DELETE"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UNDO).await
    }
}

const TABLES: &[&str] = &[
    // What was asked of many dossiers under one key, and the answers once all were tried; a
    // repeated request finds both here (R22).
    "CREATE TABLE dossier_bulk (
        officer_id {uuid} NOT NULL,
        request_key TEXT NOT NULL,
        request_hash TEXT NOT NULL,
        items TEXT NOT NULL,
        answers TEXT,
        at {moment} NOT NULL,
        PRIMARY KEY (officer_id, request_key)
    )",
    // Lists of personal data that left the system: who, which list, why.
    "CREATE TABLE list_export (
        id {uuid} PRIMARY KEY NOT NULL,
        officer_id {uuid} NOT NULL REFERENCES officer (id),
        request_key TEXT NOT NULL,
        request TEXT NOT NULL,
        purpose TEXT NOT NULL,
        at {moment} NOT NULL,
        UNIQUE (officer_id, request_key)
    )",
    // Each time the file was fetched: how many rows went out, and whether to the end.
    "CREATE TABLE list_export_read (
        id {serial},
        export_id {uuid} NOT NULL REFERENCES list_export (id),
        at {moment} NOT NULL,
        row_count BIGINT NOT NULL,
        complete {bool} NOT NULL
    )",
    "CREATE INDEX list_export_read_export ON list_export_read (export_id)",
];

const UNDO: &[&str] =
    &["DROP TABLE list_export_read", "DROP TABLE list_export", "DROP TABLE dossier_bulk"];
