//! Passwords: changed by their owner, reset by an administrator to one that is good once.

use super::ledger::{self, Line};
use super::limiter::origin;
use super::{Officer, password, session};
use crate::app::{App, AppError, AppResult, Tx};
use crate::http::Caller;
use chrono::TimeDelta;
use domain::identity::{Actor, OfficerId, Role, StaffAction, authorize_staff, password as rules};
use domain::refusal::{Code, Refusal};
use domain::time::Instant;
use sea_orm::{ConnectionTrait, Statement, Value};
use std::net::IpAddr;
use uuid::Uuid;

/// How long a password from an administrator may wait to be used.
const ONE_TIME: TimeDelta = TimeDelta::days(3);

/// What an officer sets instead of his password.
#[derive(Debug, Clone, Copy)]
pub struct NewPassword<'a> {
    /// The password in use.
    pub old: &'a str,
    /// The one to come.
    pub new: &'a str,
}

/// Changes the actor's own password; every other session of his ends.
///
/// # Errors
/// [`Code::WrongCredentials`] at `oldPassword`, [`Code::TooManyAttempts`], or what is wrong with the
/// new one.
pub async fn change(
    app: &App,
    actor: &Actor,
    caller: &Caller,
    passwords: NewPassword<'_>,
) -> AppResult<()> {
    let reference = app.reference.now();
    let officer = reference.officers.get(&actor.id).ok_or(AppError::Unauthenticated)?;
    let attempt = Attempt::begin(app, &officer.username, caller.ip)?;
    let kept = hash_of(app, actor.id).await?;
    if !password::verify(passwords.old, Some(kept.clone())).await? {
        return Err(Refusal::at(Code::WrongCredentials, "oldPassword").into());
    }
    attempt.forgive();
    rules::check(passwords.new, passwords.old, &officer.username)?;
    let hash = password::hash(passwords.new).await?;
    let tx = app.db.begin().await?;
    let now = app.now();
    if !still(&tx, actor.id, &kept).await? {
        return Err(Refusal::at(Code::WrongCredentials, "oldPassword").into());
    }
    set(&tx, actor.id, &hash, None).await?;
    note(&tx, now, (actor.id, None), actor.id, "passwordChange").await?;
    session::end_all(&tx, now, actor.id, caller.session).await?;
    tx.commit().await?;
    tracing::info!(officer = %actor.id, "password changed");
    Ok(())
}

/// Resets an officer's password to one that is good once and for three days; all his sessions end.
/// Gives the password, which is kept nowhere.
///
/// # Errors
/// [`AppError::Forbidden`] for everybody but administrators; there is no such officer.
pub async fn reset(app: &App, actor: &Actor, officer: OfficerId) -> AppResult<String> {
    let reference = app.reference.now();
    let found = reference.officers.get(&officer).filter(|officer| officer.active);
    let about = found.map(Officer::colleague);
    let permit = match &about {
        Some(about) => authorize_staff(actor, StaffAction::ResetPassword, about),
        // Who may reset nobody's password is told nothing else.
        None => {
            let scope = domain::identity::staff_scope(actor, StaffAction::ResetPassword);
            return Err(scope
                .map_or(AppError::Forbidden, |_| Refusal::at(Code::NotFound, "officerId").into()));
        }
    };
    let permit = permit.map_err(|_| AppError::Forbidden)?;
    let made = rules::one_time(app.ids.secret());
    let hash = password::hash(&made).await?;
    let tx = app.db.begin().await?;
    let now = app.now();
    set(&tx, officer, &hash, Some(now + ONE_TIME)).await?;
    note(&tx, now, (actor.id, permit.role_over(None)), officer, "passwordReset").await?;
    session::end_all(&tx, now, officer, None).await?;
    tx.commit().await?;
    tracing::info!(%officer, by = %actor.id, "password reset");
    Ok(made)
}

/// An attempt at a password, counted against the account as tried from an address: whoever guesses
/// from elsewhere slows himself down, and does not lock the officer out.
pub(super) struct Attempt<'a> {
    app: &'a App,
    account: (String, IpAddr),
    address: IpAddr,
}

impl<'a> Attempt<'a> {
    /// Counts it.
    ///
    /// # Errors
    /// [`Code::TooManyAttempts`] with the seconds to wait.
    pub(super) fn begin(app: &'a App, username: &str, ip: IpAddr) -> AppResult<Self> {
        let (address, now) = (origin(ip), app.now());
        let account = (username.to_owned(), address);
        let limits = &app.sign_in_limits;
        limits.addresses.check(address, now).map_err(too_many)?;
        limits.accounts.check(account.clone(), now).map_err(too_many)?;
        Ok(Self { app, account, address })
    }

    /// It was rightful.
    pub(super) fn forgive(self) {
        self.app.sign_in_limits.accounts.forgive(&self.account);
        self.app.sign_in_limits.addresses.forgive(&self.address);
    }
}

fn too_many(seconds: u32) -> Refusal {
    Refusal::new(Code::TooManyAttempts).with("seconds", seconds)
}

/// Whether the password that was verified is still the officer's, held against change until the
/// transaction ends: a reset that came between has the last word.
pub(super) async fn still(tx: &Tx, officer: OfficerId, hash: &str) -> AppResult<bool> {
    let sql =
        "UPDATE officer SET password_hash = password_hash WHERE id = $1 AND password_hash = $2";
    let values: [Value; 2] = [officer.into(), hash.into()];
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    Ok(tx.execute_raw(statement).await?.rows_affected() == 1)
}

/// Keeps a hash; `one_time_until` for a password that somebody else has set.
pub(super) async fn set(
    tx: &Tx,
    officer: OfficerId,
    hash: &str,
    one_time_until: Option<Instant>,
) -> AppResult<()> {
    let sql = "UPDATE officer SET password_hash = $2, one_time_until = $3 WHERE id = $1";
    let values: [Value; 3] = [officer.into(), hash.into(), one_time_until.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Writes into the ledger that a password was changed; never which.
pub(super) async fn note(
    tx: &Tx,
    at: Instant,
    (actor, role): (OfficerId, Option<Role>),
    officer: OfficerId,
    act: &'static str,
) -> AppResult<()> {
    let nothing: Option<&()> = None;
    let line =
        Line { at, actor, role, officer, subject: officer, act, before: nothing, after: None };
    ledger::write(tx, line).await
}

async fn hash_of(app: &App, officer: Uuid) -> AppResult<String> {
    let reader = app.db.reader();
    let sql = "SELECT password_hash FROM officer WHERE id = $1";
    let backend = reader.get_database_backend();
    let asked = Statement::from_sql_and_values(backend, sql, [officer.into()]);
    let row = reader.query_one_raw(asked).await?.ok_or(AppError::Unauthenticated)?;
    Ok(row.try_get("", "password_hash")?)
}
