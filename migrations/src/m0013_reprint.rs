//! A paper printed again says so, and who did it is kept.

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
        dialect::run(manager, DO).await?;
        dialect::forbid(manager, "paper_reprint", &["UPDATE", "DELETE"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UNDO).await
    }
}

const DO: &[&str] = &["CREATE TABLE paper_reprint (
        id {uuid} PRIMARY KEY NOT NULL,
        paper_id {uuid} NOT NULL REFERENCES issued_paper (id),
        ordinal INTEGER NOT NULL,
        officer_id {uuid} NOT NULL REFERENCES officer (id),
        request_key TEXT NOT NULL,
        at {moment} NOT NULL,
        UNIQUE (paper_id, ordinal),
        UNIQUE (officer_id, request_key)
    )"];

const UNDO: &[&str] = &["DROP TABLE paper_reprint"];
