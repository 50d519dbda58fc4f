//! Importing procedures: a plan first, row by row, then writing exactly that plan.

use crate::app::{App, AppResult, Snapshot, Tx};
use domain::catalog::import::{
    AgencyDirectory, AgencyEntry, CurrentCatalog, Finding, ImportContext, ImportPlan, plan_text,
};
use domain::time::{Instant, local_date};
use sea_orm::{ConnectionTrait, Statement, Value};

use crate::identity::AgencyKind;

/// What an import of a file would do.
///
/// # Errors
/// [`Finding`] when the file as a whole can not be read; bad rows are verdicts of the plan.
pub fn plan(json: &str, reference: &Snapshot, now: Instant) -> Result<ImportPlan, Finding> {
    let directory = directory(reference);
    let context = ImportContext {
        directory: &directory,
        center: &reference.office.center,
        today: local_date(now),
    };
    plan_text(json, context, &current(reference))
}

/// Writes what a plan says; what is unchanged or refused is left alone. Running the same import
/// again changes nothing.
///
/// # Errors
/// The database fails; nothing was written then.
pub async fn apply(app: &App, plan: &ImportPlan) -> AppResult<()> {
    let tx = app.db.begin().await?;
    for row in &plan.rows {
        if let Some(version) = &row.procedure {
            let values = [
                version.code.as_str().into(),
                i32::try_from(version.version).unwrap_or(i32::MAX).into(),
                version.agency.as_str().into(),
                version.valid_from.into(),
                app.now().into(),
                serde_json::to_string(version)?.into(),
            ];
            let sql = "INSERT INTO procedure_version
                         (code, version, agency, valid_from, created_at, content)
                       VALUES ($1, $2, $3, $4, $5, $6)";
            execute(&tx, sql, values).await?;
        }
        for process in &row.processes {
            let values = [
                process.procedure.as_str().into(),
                process.case.as_str().into(),
                i32::try_from(process.version).unwrap_or(i32::MAX).into(),
                process.effective_from.into(),
                app.now().into(),
                serde_json::to_string(process)?.into(),
            ];
            let sql = "INSERT INTO process_version
                         (code, case_key, version, effective_from, created_at, content)
                       VALUES ($1, $2, $3, $4, $5, $6)";
            execute(&tx, sql, values).await?;
        }
    }
    tx.commit().await?;
    app.reference.reload(&app.db).await
}

fn directory(reference: &Snapshot) -> AgencyDirectory {
    let entries = reference.agencies.values().map(|agency| AgencyEntry {
        code: agency.code.clone(),
        name: agency.name.clone(),
        aliases: std::iter::once(&agency.short_name).chain(&agency.aliases).cloned().collect(),
        units: agency.units.iter().map(|unit| unit.code.clone()).collect(),
        mirror: agency.kind == AgencyKind::Vertical,
    });
    AgencyDirectory::new(entries.collect())
}

fn current(reference: &Snapshot) -> CurrentCatalog {
    CurrentCatalog {
        procedures: reference
            .procedures
            .iter()
            .filter_map(|(code, all)| Some((code.clone(), (**all.last()?).clone())))
            .collect(),
        processes: reference
            .processes
            .iter()
            .filter_map(|(key, all)| Some((key.clone(), (**all.last()?).clone())))
            .collect(),
    }
}

async fn execute<const N: usize>(tx: &Tx, sql: &str, values: [Value; N]) -> AppResult<()> {
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}
