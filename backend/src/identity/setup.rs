//! Setting up a province from its file: agencies, units, officers, facts.

use super::agency::AgencyKind;
use super::facts::{ProvinceFacts, SETTING};
use super::password;
use super::payees::{self, NoAccount};
use crate::app::{App, AppError, AppResult, Tx};
use anyhow::Context as _;
use chrono::{NaiveDate, TimeDelta};
use domain::identity::password::one_time;
use domain::identity::{ProvinceAgency, ProvinceFile, ProvinceOfficer};
use domain::lang::Lang;
use domain::time::Instant;
use sea_orm::{ConnectionTrait, Statement, Value};

/// How long a first password may wait to be used.
const FIRST: TimeDelta = TimeDelta::days(30);

/// What the officers of a new province sign in with first.
#[derive(Debug, Clone, Copy)]
pub enum FirstPasswords<'a> {
    /// One for everybody, as in a demonstration.
    Common(&'a str),
    /// Each his own, good once.
    OneTime,
}

/// Writes the province into an empty database. Gives the user names with their one-time passwords,
/// which are kept nowhere; none with a common one.
///
/// # Errors
/// The database is not empty, or fails, or an account is none; nothing was written then.
pub async fn set_up_province(
    app: &App,
    file: &ProvinceFile,
    passwords: FirstPasswords<'_>,
    valid_from: NaiveDate,
) -> AppResult<Vec<(String, String)>> {
    let payees = payees::checked(file, |code| file.agency(code).is_some()).map_err(|wrong| {
        let line = |(code, why): &(_, NoAccount)| format!("{code}: {}", why.message(Lang::En));
        AppError::from(anyhow::anyhow!("{}", wrong.iter().map(line).collect::<Vec<_>>().join("\n")))
    })?;
    let (accounts, made) = accounts(app, file, passwords).await?;
    let tx = app.db.begin().await?;
    for (position, agency) in file.agencies.iter().enumerate() {
        write_agency(&tx, file, agency, position).await?;
    }
    for (officer, account) in file.officers.iter().zip(&accounts) {
        write_officer(app, &tx, officer, account, valid_from).await?;
    }
    let facts = ProvinceFacts {
        name: file.name.clone(),
        fictitious: file.fictitious,
        center: file.center.clone(),
        branches: file.branches.clone(),
        accounts: payees,
    };
    let values = [SETTING.into(), serde_json::to_string(&facts)?.into()];
    execute(&tx, "INSERT INTO setting (name, content) VALUES ($1, $2)", values).await?;
    tx.commit().await?;
    app.reference.reload(&app.db).await?;
    Ok(made)
}

/// What is kept of a first password: its hash, and until when it is good once.
type Account = (String, Option<Instant>);

async fn accounts(
    app: &App,
    file: &ProvinceFile,
    passwords: FirstPasswords<'_>,
) -> AppResult<(Vec<Account>, Vec<(String, String)>)> {
    if let FirstPasswords::Common(password) = passwords {
        let account = (password::hash(password).await?, None);
        return Ok((vec![account; file.officers.len()], Vec::new()));
    }
    let (mut accounts, mut made) = (Vec::new(), Vec::new());
    for officer in &file.officers {
        let password = one_time(app.ids.secret());
        accounts.push((password::hash(&password).await?, Some(app.now() + FIRST)));
        made.push((officer.username.clone(), password));
    }
    Ok((accounts, made))
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
    (hash, one_time_until): &Account,
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
        hash.as_str().into(),
        true.into(),
        officer.demo.into(),
        (*one_time_until).into(),
    ];
    let sql = "INSERT INTO officer
                 (id, username, name, title, agency, unit, password_hash, active, showcase,
                  one_time_until)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
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
