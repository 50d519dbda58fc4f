//! The record of exports: who took which list out of the system, why, and how much of it went.

use super::{ExportRequest, RegisterRequest, Taken};
use crate::app::{App, AppError, AppResult, Tx};
use crate::dossier::{idempotency, prints};
use anyhow::Context as _;
use domain::identifier::AgencyCode;
use domain::identity::{Action, Actor, OfficerId, may_ever, takes_register};
use domain::refusal::{Code, Refusal};
use domain::report::Horizon;
use domain::text;
use domain::time::Instant;
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

/// Longest purpose, in characters.
const LONGEST: usize = 500;

/// An export as recorded.
#[derive(Debug)]
pub(super) struct Recorded {
    pub(super) id: Uuid,
    pub(super) officer: OfficerId,
    pub(super) taken: Taken,
}

/// Records that an officer takes a list out, and why; gives the id the link is made for. The same
/// key gives the same export.
///
/// # Errors
/// The role may not; no purpose, or one that is too long; no column; a key used before for another
/// list.
pub async fn create(
    app: &App,
    actor: &Actor,
    request: &ExportRequest,
    purpose: &str,
    key: &str,
) -> AppResult<Uuid> {
    idempotency::check(key)?;
    if !may_ever(actor, Action::Export) {
        return Err(AppError::Forbidden);
    }
    let purpose = checked(purpose)?;
    if request.columns.is_empty() {
        return Err(Refusal::at(Code::Required, "columns").into());
    }
    keep(app, actor, &Taken::List(Box::new(request.clone())), &purpose, key, request.at).await
}

/// The same for a part of a register.
///
/// # Errors
/// The role does not read everything the Center took in; no purpose; an impossible period, or more
/// dossiers in it than can be printed.
pub async fn create_register(
    app: &App,
    actor: &Actor,
    request: &RegisterRequest,
    purpose: &str,
    key: &str,
    at: Instant,
) -> AppResult<Uuid> {
    idempotency::check(key)?;
    may_take_register(actor, &request.center)?;
    let purpose = checked(purpose)?;
    prints::countable(app, request).await?;
    keep(app, actor, &Taken::Register(request.clone()), &purpose, key, at).await
}

/// [`takes_register`], as what a request answers.
pub(super) fn may_take_register(actor: &Actor, center: &AgencyCode) -> AppResult<()> {
    if takes_register(actor, Some(center)) { Ok(()) } else { Err(AppError::Forbidden) }
}

async fn keep(
    app: &App,
    actor: &Actor,
    taken: &Taken,
    purpose: &str,
    key: &str,
    at: Instant,
) -> AppResult<Uuid> {
    let tx = app.db.begin().await?;
    let insert = "INSERT INTO list_export (id, officer_id, request_key, request, purpose, at)
                  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (officer_id, request_key) DO NOTHING";
    let asked = serde_json::to_string(taken)?;
    let values = [
        app.ids.id(at).into(),
        actor.id.into(),
        key.into(),
        asked.into(),
        purpose.into(),
        at.into(),
    ];
    tx.execute_raw(statement(&tx, insert, values)).await?;
    let select = "SELECT id, request, purpose FROM list_export
                  WHERE officer_id = $1 AND request_key = $2";
    let row = tx.query_one_raw(statement(&tx, select, [actor.id.into(), key.into()])).await?;
    let row = row.context("an export just recorded")?;
    let before: Taken = serde_json::from_str(&row.try_get::<String>("", "request")?)?;
    let same = timeless(before) == timeless(taken.clone())
        && row.try_get::<String>("", "purpose")? == purpose;
    tx.commit().await?;
    if same { Ok(row.try_get("", "id")?) } else { Err(Code::IdempotencyKeyReused.into()) }
}

/// Asked again, the moment is another and the list the same.
fn timeless(taken: Taken) -> Taken {
    let Taken::List(request) = taken else { return taken };
    let at = Instant::UNIX_EPOCH;
    let mut timeless = ExportRequest { at, ..*request };
    if let Some(load) = &mut timeless.filter.load {
        load.horizon = Horizon { now: at, today: at, next_day: at, week: at };
    }
    Taken::List(Box::new(timeless))
}

fn checked(purpose: &str) -> AppResult<String> {
    let purpose = text::tidy(purpose);
    if purpose.is_empty() {
        return Err(Refusal::at(Code::Required, "purpose").into());
    }
    if purpose.chars().any(char::is_control) {
        return Err(Refusal::at(Code::InvalidText, "purpose").into());
    }
    if purpose.chars().count() > LONGEST {
        return Err(Refusal::at(Code::TooLong, "purpose").with("max", LONGEST).into());
    }
    Ok(purpose)
}

/// An export by id.
pub(super) async fn find(app: &App, id: Uuid) -> AppResult<Recorded> {
    let sql = "SELECT officer_id, request FROM list_export WHERE id = $1";
    let reader = app.db.reader();
    let asked = Statement::from_sql_and_values(reader.get_database_backend(), sql, [id.into()]);
    let row = reader.query_one_raw(asked).await?.ok_or(AppError::NotFound)?;
    Ok(Recorded {
        id,
        officer: row.try_get("", "officer_id")?,
        taken: serde_json::from_str(&row.try_get::<String>("", "request")?)?,
    })
}

/// Records that the file was fetched.
pub(super) async fn fetched(
    app: &App,
    export: Uuid,
    at: Instant,
    rows: i64,
    complete: bool,
) -> AppResult<()> {
    let tx = app.db.begin().await?;
    let sql = "INSERT INTO list_export_read (export_id, at, row_count, complete)
               VALUES ($1, $2, $3, $4)";
    let values = [export.into(), at.into(), rows.into(), complete.into()];
    tx.execute_raw(statement(&tx, sql, values)).await?;
    tx.commit().await
}

fn statement<const N: usize>(tx: &Tx, sql: &str, values: [sea_orm::Value; N]) -> Statement {
    Statement::from_sql_and_values(tx.get_database_backend(), sql, values)
}
