//! Setting up a province from its file: agencies, units, officers, facts.

use super::agency::AgencyKind;
use super::facts::{ProvinceFacts, SETTING};
use super::password;
use crate::app::{App, AppResult, Tx};
use anyhow::Context as _;
use chrono::NaiveDate;
use domain::identity::{ProvinceAgency, ProvinceFile, ProvinceOfficer};
use sea_orm::{ConnectionTrait, Statement, Value};

/// Writes the province into an empty database. Every officer gets the password given.
///
/// # Errors
/// The database is not empty, or fails; nothing was written then.
pub async fn set_up_province(
    app: &App,
    file: &ProvinceFile,
    password: &str,
    valid_from: NaiveDate,
) -> AppResult<()> {
    let hash = password::hash(password).await?;
    let tx = app.db.begin().await?;
    for (position, agency) in file.agencies.iter().enumerate() {
        write_agency(&tx, file, agency, position).await?;
    }
    for officer in &file.officers {
        write_officer(app, &tx, officer, &hash, valid_from).await?;
    }
    let facts = ProvinceFacts {
        name: file.name.clone(),
        fictitious: file.fictitious,
        center: file.center.clone(),
        branches: file.branches.clone(),
    };
    let values = [SETTING.into(), serde_json::to_string(&facts)?.into()];
    execute(&tx, "INSERT INTO setting (name, content) VALUES ($1, $2)", values).await?;
    tx.commit().await?;
    app.reference.reload(&app.db).await
}

async fn write_agency(
    tx: &Tx,
    file: &ProvinceFile,
    agency: &ProvinceAgency,
    position: usize,
) -> AppResult<()> {
    let is_center = agency.code == file.center.code
        || file.branches.iter().any(|branch| branch.code == agency.code);
    let kind = if is_center {
        AgencyKind::Center
    } else if agency.vertical {
        AgencyKind::Vertical
    } else {
        AgencyKind::Department
    };
    let values = [
        agency.code.as_str().into(),
        agency.name.as_str().into(),
        agency.short_name.as_str().into(),
        serde_json::to_string(&agency.aliases)?.into(),
        kind.code().into(),
        i32::try_from(position).context("too many agencies")?.into(),
    ];
    let sql = "INSERT INTO agency (code, name, short_name, aliases, kind, position)
               VALUES ($1, $2, $3, $4, $5, $6)";
    execute(tx, sql, values).await?;
    for unit in &agency.units {
        let values =
            [agency.code.as_str().into(), unit.code.as_str().into(), unit.name.as_str().into()];
        execute(tx, "INSERT INTO unit (agency, code, name) VALUES ($1, $2, $3)", values).await?;
    }
    Ok(())
}

async fn write_officer(
    app: &App,
    tx: &Tx,
    officer: &ProvinceOfficer,
    hash: &str,
    valid_from: NaiveDate,
) -> AppResult<()> {
    let now = app.now();
    let id = app.ids.id(now);
    let unit = officer.unit.as_ref().map(ToString::to_string);
    let values = [
        id.into(),
        officer.username.as_str().into(),
        officer.name.as_str().into(),
        officer.title.as_str().into(),
        officer.agency.as_str().into(),
        unit.into(),
        hash.into(),
        true.into(),
        officer.demo.into(),
    ];
    let sql = "INSERT INTO officer
                 (id, username, name, title, agency, unit, password_hash, active, showcase)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    execute(tx, sql, values).await?;
    for held in &officer.roles {
        let values = [
            app.ids.id(now).into(),
            id.into(),
            held.role.code().into(),
            officer.agency.as_str().into(),
            held.unit.as_ref().map(ToString::to_string).into(),
            valid_from.into(),
            Value::ChronoDate(None),
        ];
        let sql = "INSERT INTO officer_grant
                     (id, officer_id, role, agency, unit, valid_from, valid_to)
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        execute(tx, sql, values).await?;
    }
    Ok(())
}

async fn execute<const N: usize>(tx: &Tx, sql: &str, values: [Value; N]) -> AppResult<()> {
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}
