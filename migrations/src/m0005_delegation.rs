//! Delegations and absences of officers, one-time passwords, and who changed what of them.

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
        for table in ["delegation", "absence"] {
            dialect::forbid(manager, table, &["DELETE"]).await?;
        }
        dialect::forbid(manager, "officer_event", &["UPDATE", "DELETE"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UNDO).await
    }
}

const TABLES: &[&str] = &[
    // In whose place an event came about; null for one's own role.
    "ALTER TABLE dossier_event ADD COLUMN on_behalf_of {uuid}",
    // A password that somebody else has set is good once, until this moment; null for one's own.
    "ALTER TABLE officer ADD COLUMN one_time_until {moment}",
    "CREATE TABLE absence (
        id {uuid} PRIMARY KEY NOT NULL,
        officer_id {uuid} NOT NULL REFERENCES officer (id),
        first_day DATE NOT NULL,
        last_day DATE NOT NULL,
        kind TEXT NOT NULL,
        document_no TEXT,
        note TEXT,
        recorded_by {uuid} NOT NULL REFERENCES officer (id),
        recorded_at {moment} NOT NULL,
        ended_by {uuid} REFERENCES officer (id),
        ended_at {moment},
        end_reason TEXT,
        CHECK (first_day <= last_day),
        CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
        CHECK ((ended_at IS NULL) = (end_reason IS NULL))
    )",
    "CREATE INDEX absence_officer ON absence (officer_id, last_day)",
    "CREATE INDEX absence_day ON absence (first_day, id)",
    "CREATE TABLE delegation (
        id {uuid} PRIMARY KEY NOT NULL,
        from_officer {uuid} NOT NULL REFERENCES officer (id),
        to_officer {uuid} NOT NULL REFERENCES officer (id),
        role TEXT NOT NULL,
        agency TEXT NOT NULL REFERENCES agency (code),
        unit TEXT,
        first_day DATE NOT NULL,
        last_day DATE NOT NULL,
        reason TEXT NOT NULL,
        document_no TEXT,
        absence_id {uuid} REFERENCES absence (id),
        recorded_by {uuid} NOT NULL REFERENCES officer (id),
        recorded_at {moment} NOT NULL,
        ended_by {uuid} REFERENCES officer (id),
        ended_at {moment},
        end_reason TEXT,
        CHECK (from_officer <> to_officer),
        CHECK (first_day <= last_day),
        CHECK (role NOT IN ('DIR', 'CHM') OR document_no IS NOT NULL),
        CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
        CHECK ((ended_at IS NULL) = (end_reason IS NULL))
    )",
    "CREATE INDEX delegation_from ON delegation (from_officer, last_day)",
    "CREATE INDEX delegation_to ON delegation (to_officer, last_day)",
    "CREATE INDEX delegation_day ON delegation (first_day, id)",
    // Who did what to whose roles, absences and passwords; never changed. No password stands here.
    "CREATE TABLE officer_event (
        id {serial},
        at {moment} NOT NULL,
        actor_id {uuid} NOT NULL REFERENCES officer (id),
        role TEXT,
        officer_id {uuid} NOT NULL REFERENCES officer (id),
        subject_id {uuid} NOT NULL,
        act TEXT NOT NULL,
        state_before TEXT,
        state_after TEXT
    )",
    "CREATE INDEX officer_event_officer ON officer_event (officer_id, id)",
];

const UNDO: &[&str] = &[
    "DROP TABLE officer_event",
    "DROP TABLE delegation",
    "DROP TABLE absence",
    "ALTER TABLE officer DROP COLUMN one_time_until",
    "ALTER TABLE dossier_event DROP COLUMN on_behalf_of",
];
