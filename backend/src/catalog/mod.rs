//! The catalog: published versions of procedures and processes, and their import.

pub mod graphql;
mod import;

pub use import::{apply, plan};

use crate::app::{AppResult, Db};
use domain::catalog::ProcedureVersion;
use domain::identifier::ProcedureCode;
use domain::process::ProcessVersion;
use sea_orm::{ConnectionTrait, Statement};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Versions of procedures by code, oldest first.
pub type Procedures = BTreeMap<ProcedureCode, Vec<Arc<ProcedureVersion>>>;
/// Versions of processes by code and case, oldest first.
pub type Processes = HashMap<(ProcedureCode, String), Vec<Arc<ProcessVersion>>>;

/// The whole catalog, for the reference snapshot.
///
/// # Errors
/// The database fails, or holds a version that can not be read.
pub async fn load(db: &Db) -> AppResult<(Procedures, Processes)> {
    let mut procedures = Procedures::new();
    for content in contents(db, "procedure_version ORDER BY code, version").await? {
        let version: ProcedureVersion = serde_json::from_str(&content)?;
        procedures.entry(version.code.clone()).or_default().push(Arc::new(version));
    }
    let mut processes = Processes::new();
    for content in contents(db, "process_version ORDER BY code, case_key, version").await? {
        let version: ProcessVersion = serde_json::from_str(&content)?;
        let key = (version.procedure.clone(), version.case.clone());
        processes.entry(key).or_default().push(Arc::new(version));
    }
    Ok((procedures, processes))
}

async fn contents(db: &Db, table: &str) -> AppResult<Vec<String>> {
    let reader = db.reader();
    let sql = format!("SELECT content FROM {table}");
    let rows =
        reader.query_all_raw(Statement::from_string(reader.get_database_backend(), sql)).await?;
    rows.iter().map(|row| Ok(row.try_get("", "content")?)).collect()
}
