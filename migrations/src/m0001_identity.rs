//! Agencies, officers, roles, sessions.

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
    // Facts of this province that are no table of their own, as JSON by name.
    "CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        content TEXT NOT NULL
    )",
    "CREATE TABLE agency (
        code TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        short_name TEXT NOT NULL,
        aliases TEXT NOT NULL,
        kind TEXT NOT NULL,
        position INTEGER NOT NULL
    )",
    "CREATE TABLE unit (
        agency TEXT NOT NULL REFERENCES agency (code),
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (agency, code)
    )",
    "CREATE TABLE officer (
        id {uuid} PRIMARY KEY NOT NULL,
        username TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        agency TEXT NOT NULL REFERENCES agency (code),
        unit TEXT,
        password_hash TEXT NOT NULL,
        active {bool} NOT NULL,
        showcase {bool} NOT NULL
    )",
    "CREATE TABLE officer_grant (
        id {uuid} PRIMARY KEY NOT NULL,
        officer_id {uuid} NOT NULL REFERENCES officer (id),
        role TEXT NOT NULL,
        agency TEXT NOT NULL REFERENCES agency (code),
        unit TEXT,
        valid_from DATE NOT NULL,
        valid_to DATE
    )",
    "CREATE INDEX officer_grant_officer ON officer_grant (officer_id)",
    // A refresh token works once; its family dies when a used one comes back.
    "CREATE TABLE session (
        id {uuid} PRIMARY KEY NOT NULL,
        family {uuid} NOT NULL,
        officer_id {uuid} NOT NULL REFERENCES officer (id),
        token_hash TEXT NOT NULL UNIQUE,
        created_at {moment} NOT NULL,
        expires_at {moment} NOT NULL,
        used_at {moment},
        revoked_at {moment}
    )",
    "CREATE INDEX session_family ON session (family)",
];

const UNDO: &[&str] = &[
    "DROP TABLE session",
    "DROP TABLE officer_grant",
    "DROP TABLE officer",
    "DROP TABLE unit",
    "DROP TABLE agency",
    "DROP TABLE setting",
];
