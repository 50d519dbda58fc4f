//! What the write path needs: numbers, idempotency keys, the outbox.

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
    // The last number of each series; drawn and written in the transaction that uses it.
    "CREATE TABLE number_series (
        series TEXT PRIMARY KEY,
        last BIGINT NOT NULL
    )",
    "CREATE TABLE idempotency (
        officer_id {uuid} NOT NULL,
        request_key TEXT NOT NULL,
        request_hash TEXT NOT NULL,
        dossier_id {uuid} NOT NULL,
        papers TEXT NOT NULL,
        at {moment} NOT NULL,
        PRIMARY KEY (officer_id, request_key)
    )",
    "CREATE INDEX idempotency_at ON idempotency (at)",
    // What must leave the process: told to subscribers now, to mail, webhooks and the national
    // portal later; at least once, in order per dossier.
    "CREATE TABLE outbox (
        id {serial},
        dossier_id {uuid} NOT NULL,
        topic TEXT NOT NULL,
        payload TEXT NOT NULL,
        at {moment} NOT NULL,
        delivered_at {moment}
    )",
    "CREATE INDEX outbox_pending ON outbox (id) WHERE delivered_at IS NULL",
];

const UNDO: &[&str] = &["DROP TABLE outbox", "DROP TABLE idempotency", "DROP TABLE number_series"];
