//! Dossiers, their log, their papers.

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
        dialect::forbid(manager, "dossier_event", &["UPDATE", "DELETE"]).await?;
        dialect::forbid(manager, "issued_paper", &["UPDATE", "DELETE"]).await?;
        dialect::forbid(manager, "dossier", &["DELETE"]).await?;
        let search = if dialect::is_sqlite(manager) { SEARCH_SQLITE } else { SEARCH_POSTGRES };
        dialect::run(manager, search).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UNDO).await
    }
}

const TABLES: &[&str] = &[
    // `state` is the whole dossier as the domain folds it; the columns before it are what lists,
    // authorization and search ask for, derived from it by one function.
    "CREATE TABLE dossier (
        id {uuid} PRIMARY KEY NOT NULL,
        version INTEGER NOT NULL,
        status TEXT NOT NULL,
        code TEXT UNIQUE,
        center TEXT NOT NULL REFERENCES agency (code),
        agency TEXT NOT NULL REFERENCES agency (code),
        procedure_code TEXT NOT NULL,
        procedure_version INTEGER NOT NULL,
        case_key TEXT NOT NULL,
        process_version INTEGER,
        applicant_name TEXT NOT NULL,
        received_at {moment} NOT NULL,
        accepted_at {moment},
        due_at {moment},
        due_order {moment} NOT NULL,
        finished_at {moment},
        released_at {moment},
        returned_at {moment},
        step_index INTEGER,
        step_agency TEXT,
        step_unit TEXT,
        step_role TEXT,
        step_assignee {uuid},
        step_due_at {moment},
        search TEXT NOT NULL,
        head_hash TEXT NOT NULL,
        state TEXT NOT NULL,
        FOREIGN KEY (procedure_code, procedure_version) REFERENCES procedure_version (code, version),
        CHECK ((status IN ('INTAKE_SUPPLEMENT', 'INTAKE_REFUSED')) = (code IS NULL))
    )",
    // One partial index per question a hot list asks; closed dossiers are in none of them.
    "CREATE INDEX dossier_queue ON dossier (step_agency, step_unit, due_order, id)
        WHERE step_agency IS NOT NULL",
    "CREATE INDEX dossier_mine ON dossier (step_assignee, due_order, id)
        WHERE step_assignee IS NOT NULL",
    "CREATE INDEX dossier_open ON dossier (status, agency, due_order, id)
        WHERE status IN ('PROCESSING', 'RESULT_ISSUED', 'RESULT_AT_CENTER')",
    "CREATE INDEX dossier_center ON dossier (center, received_at, id)",
    "CREATE INDEX dossier_agency ON dossier (agency, received_at, id)",
    // Where a dossier is or was, and who has or had it: what `Scope` asks.
    "CREATE TABLE dossier_holder (
        dossier_id {uuid} NOT NULL REFERENCES dossier (id),
        agency TEXT NOT NULL,
        unit TEXT NOT NULL,
        officer_id {uuid} NOT NULL,
        PRIMARY KEY (dossier_id, agency, unit, officer_id)
    )",
    "CREATE INDEX dossier_holder_officer ON dossier_holder (officer_id, dossier_id)",
    "CREATE INDEX dossier_holder_place ON dossier_holder (agency, unit, dossier_id)",
    "CREATE TABLE dossier_event (
        dossier_id {uuid} NOT NULL REFERENCES dossier (id),
        seq INTEGER NOT NULL,
        at {moment} NOT NULL,
        officer_id {uuid} NOT NULL,
        role TEXT NOT NULL,
        name TEXT NOT NULL,
        data TEXT NOT NULL,
        prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (dossier_id, seq)
    )",
    // Sổ theo dõi hồ sơ: one row per accepted dossier, numbered without gaps within a book.
    "CREATE TABLE register_entry (
        center TEXT NOT NULL,
        book TEXT NOT NULL,
        row_no INTEGER NOT NULL,
        dossier_id {uuid} NOT NULL UNIQUE REFERENCES dossier (id),
        PRIMARY KEY (center, book, row_no)
    )",
    "CREATE TABLE attachment (
        id {uuid} PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size BIGINT NOT NULL,
        sha256 TEXT NOT NULL,
        uploaded_by {uuid} NOT NULL REFERENCES officer (id),
        uploaded_at {moment} NOT NULL
    )",
    "CREATE TABLE issued_paper (
        id {uuid} PRIMARY KEY NOT NULL,
        dossier_id {uuid} NOT NULL REFERENCES dossier (id),
        kind TEXT NOT NULL,
        issuer TEXT NOT NULL,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        template TEXT NOT NULL,
        data TEXT NOT NULL,
        file_id {uuid} REFERENCES attachment (id),
        issued_at {moment} NOT NULL,
        issued_by {uuid} NOT NULL,
        UNIQUE (issuer, year, kind, number)
    )",
    "CREATE INDEX issued_paper_dossier ON issued_paper (dossier_id)",
];

/// Any part of a name, code, phone or id, in any order, without diacritics.
const SEARCH_SQLITE: &[&str] = &["CREATE VIRTUAL TABLE dossier_search USING fts5 (
        dossier_id UNINDEXED, text, tokenize = 'trigram'
    )"];

const SEARCH_POSTGRES: &[&str] = &[
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX dossier_search ON dossier USING gin (search gin_trgm_ops)",
];

const UNDO: &[&str] = &[
    "DROP TABLE IF EXISTS dossier_search",
    "DROP TABLE issued_paper",
    "DROP TABLE attachment",
    "DROP TABLE register_entry",
    "DROP TABLE dossier_event",
    "DROP TABLE dossier_holder",
    "DROP TABLE dossier",
];
