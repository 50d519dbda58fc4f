//! Sessions: signing in, staying signed in, signing out.
//!
//! An access token opens the API for ten minutes; a refresh token, in a cookie that no script can
//! read, is traded for the next pair. Each works once. When a used one comes back, somebody has a
//! copy, and nobody can tell who: the whole session ends.

pub mod cookie;
pub mod entity;
pub mod graphql;
#[cfg(test)]
mod tests;

use super::account::{self, Attempt};
use super::limiter::Limiter;
use super::password;
use crate::app::{App, AppError, AppResult, Tx};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use domain::identity::OfficerId;
use domain::refusal::{Code, Refusal};
use domain::time::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, Set, Statement,
};
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use uuid::Uuid;

/// How long a session lasts without being used. Every renewal starts it anew.
pub const LIFETIME: TimeDelta = TimeDelta::hours(12);
/// How long a row that is good for nothing is kept, to recognise its token.
const KEPT: TimeDelta = TimeDelta::days(30);
/// Longest user name, in bytes.
const LONGEST_USERNAME: usize = 128;

/// Limits of signing in: of an account from one address, and of an address.
///
/// A whole Center may share one address, so an address may try more often, and attempts that
/// succeed do not count. An account alone has no limit: anybody could lock its officer out.
#[derive(Debug)]
pub struct SignInLimits {
    pub(super) accounts: Limiter<(String, IpAddr)>,
    pub(super) addresses: Limiter<IpAddr>,
}

impl Default for SignInLimits {
    fn default() -> Self {
        let minute = TimeDelta::minutes(1);
        Self { accounts: Limiter::new(5, minute), addresses: Limiter::new(30, minute) }
    }
}

/// What signing in and each renewal give.
#[derive(Debug)]
pub struct Opened {
    /// The officer.
    pub officer: OfficerId,
    /// For the `Authorization` header.
    pub access_token: String,
    /// Until when the access token is good.
    pub expires_at: Instant,
    /// `Set-Cookie` value with the next refresh token.
    pub cookie: String,
}

/// What somebody signs in with.
#[derive(Debug, Clone, Copy)]
pub struct Credentials<'a> {
    /// User name.
    pub username: &'a str,
    /// Password.
    pub password: &'a str,
    /// What replaces a password that is good once.
    pub new_password: Option<&'a str>,
}

/// Signs an officer in.
///
/// # Errors
/// [`Code::WrongCredentials`] for an unknown user, a wrong password or an officer who has left,
/// without telling which; [`Code::TooManyAttempts`] with the seconds to wait;
/// [`Code::PasswordChangeNeeded`] when the password is good once and no new one came with it.
pub async fn create(app: &App, credentials: Credentials<'_>, ip: IpAddr) -> AppResult<Opened> {
    Sessions::of(app).create(credentials, ip).await
}

/// Trades the refresh token for the next pair.
///
/// # Errors
/// [`Code::SessionExpired`] when there is none, it is too old, was used before (then the session
/// ends for everybody who holds a part of it), or the officer has left.
pub async fn refresh(app: &App, cookie: Option<&str>) -> AppResult<Opened> {
    Sessions::of(app).refresh(cookie).await
}

/// Signs out: ends the session of the refresh token, if there is one. Gives the `Set-Cookie` value
/// that takes the cookie away.
///
/// # Errors
/// The database fails.
pub async fn end(app: &App, cookie: Option<&str>) -> AppResult<String> {
    Sessions::of(app).end(cookie).await
}

/// Sessions of the product at one moment.
struct Sessions<'a> {
    app: &'a App,
    now: Instant,
}

/// What signing in asks of an officer.
#[derive(FromQueryResult)]
struct Account {
    id: Uuid,
    password_hash: String,
    active: bool,
    one_time_until: Option<Instant>,
}

impl<'a> Sessions<'a> {
    fn of(app: &'a App) -> Self {
        Self { app, now: app.now() }
    }

    async fn create(&self, given: Credentials<'_>, ip: IpAddr) -> AppResult<Opened> {
        let username = given.username.trim().to_lowercase();
        if username.len() > LONGEST_USERNAME {
            return Err(Code::WrongCredentials.into());
        }
        let attempt = Attempt::begin(self.app, &username, ip)?;
        let account = self.account("username", username.clone().into()).await?;
        let kept = account.as_ref().map(|account| account.password_hash.clone());
        let right = password::verify(given.password, kept).await?;
        let usable = |account: &Account| {
            account.active && account.one_time_until.is_none_or(|until| self.now < until)
        };
        let Some(account) = account.filter(|account| right && usable(account)) else {
            tracing::info!("sign-in refused");
            return Err(Code::WrongCredentials.into());
        };
        attempt.forgive();
        let replaced = self.replaced(&account, &username, given).await?;
        let tx = self.app.db.begin().await?;
        if !account::still(&tx, account.id, &account.password_hash).await? {
            return Err(Code::WrongCredentials.into());
        }
        entity::Entity::delete_many()
            .filter(entity::Column::OfficerId.eq(account.id))
            .filter(entity::Column::ExpiresAt.lt(self.now - KEPT))
            .exec(&*tx)
            .await?;
        if let Some(hash) = replaced {
            account::set(&tx, account.id, &hash, None).await?;
            account::note(&tx, self.now, (account.id, None), account.id, "passwordReplace").await?;
        }
        let family = self.app.ids.id(self.now);
        let opened = self.open(&tx, family, account.id).await?;
        tx.commit().await?;
        tracing::info!(officer = %account.id, session = %family, "signed in");
        Ok(opened)
    }

    /// The hash of what replaces a password that is good once; `None` for any other password.
    async fn replaced(
        &self,
        account: &Account,
        username: &str,
        given: Credentials<'_>,
    ) -> AppResult<Option<String>> {
        if account.one_time_until.is_none() {
            return Ok(None);
        }
        let needed = || Refusal::at(Code::PasswordChangeNeeded, "newPassword");
        let new = given.new_password.ok_or_else(needed)?;
        domain::identity::password::check(new, given.password, username)?;
        Ok(Some(password::hash(new).await?))
    }

    async fn refresh(&self, cookie: Option<&str>) -> AppResult<Opened> {
        let expired = || AppError::from(Code::SessionExpired);
        let token_hash = digest(cookie.ok_or_else(expired)?);
        let tx = self.app.db.begin().await?;
        let row = self.find(&tx, &token_hash).await?.ok_or_else(expired)?;
        if row.revoked_at.is_some() || row.expires_at <= self.now {
            return Err(expired());
        }
        if !self.take(&tx, row.id).await? {
            self.revoke(&tx, row.family).await?;
            tx.commit().await?;
            tracing::warn!(
                officer = %row.officer_id, session = %row.family,
                "a used refresh token came back; the session is ended"
            );
            return Err(expired());
        }
        let account = self.account("id", row.officer_id.into()).await?;
        if !account.is_some_and(|account| account.active) {
            self.revoke(&tx, row.family).await?;
            tx.commit().await?;
            return Err(expired());
        }
        let opened = self.open(&tx, row.family, row.officer_id).await?;
        tx.commit().await?;
        Ok(opened)
    }

    async fn end(&self, cookie: Option<&str>) -> AppResult<String> {
        if let Some(cookie) = cookie {
            let tx = self.app.db.begin().await?;
            if let Some(row) = self.find(&tx, &digest(cookie)).await? {
                self.revoke(&tx, row.family).await?;
                tx.commit().await?;
                tracing::info!(officer = %row.officer_id, session = %row.family, "signed out");
            }
        }
        Ok(cookie::clear(self.app.config.is_https()))
    }

    /// Adds the next refresh token of a session.
    async fn open(&self, tx: &Tx, family: Uuid, officer: OfficerId) -> AppResult<Opened> {
        let token = URL_SAFE_NO_PAD.encode([self.app.ids.secret(), self.app.ids.secret()].concat());
        let row = entity::ActiveModel {
            id: Set(self.app.ids.id(self.now)),
            family: Set(family),
            officer_id: Set(officer),
            token_hash: Set(digest(&token)),
            created_at: Set(self.now),
            expires_at: Set(self.now + LIFETIME),
            used_at: Set(None),
            revoked_at: Set(None),
        };
        row.insert(&**tx).await?;
        let (access_token, expires_at) = self.app.tokens.issue(officer, family, self.now)?;
        let cookie = cookie::set(&token, self.app.config.is_https());
        Ok(Opened { officer, access_token, expires_at, cookie })
    }

    async fn find(&self, tx: &Tx, token_hash: &str) -> AppResult<Option<entity::Model>> {
        let by_hash = entity::Column::TokenHash.eq(token_hash);
        Ok(entity::Entity::find().filter(by_hash).one(&**tx).await?)
    }

    /// Marks a token as used, unless it already is or has become worthless: the database decides
    /// who of two comes first.
    async fn take(&self, tx: &Tx, id: Uuid) -> AppResult<bool> {
        let marked = entity::Entity::update_many()
            .col_expr(entity::Column::UsedAt, Expr::value(self.now))
            .filter(entity::Column::Id.eq(id))
            .filter(entity::Column::UsedAt.is_null())
            .filter(entity::Column::RevokedAt.is_null())
            .exec(&**tx)
            .await?;
        Ok(marked.rows_affected == 1)
    }

    /// Makes every refresh token of a session worthless. A renewal under way holds its token's
    /// row, so that this waits for it; what it added meanwhile is found the next time round.
    async fn revoke(&self, tx: &Tx, family: Uuid) -> AppResult<()> {
        loop {
            let revoked = entity::Entity::update_many()
                .col_expr(entity::Column::RevokedAt, Expr::value(self.now))
                .filter(entity::Column::Family.eq(family))
                .filter(entity::Column::RevokedAt.is_null())
                .exec(&**tx)
                .await?;
            if revoked.rows_affected == 0 {
                return Ok(());
            }
        }
    }

    async fn account(&self, column: &str, value: sea_orm::Value) -> AppResult<Option<Account>> {
        let reader = self.app.db.reader();
        let sql = format!(
            "SELECT id, password_hash, active, one_time_until FROM officer WHERE {column} = $1"
        );
        let backend = sea_orm::ConnectionTrait::get_database_backend(reader);
        let statement = Statement::from_sql_and_values(backend, sql, [value]);
        Ok(Account::find_by_statement(statement).one(reader).await?)
    }
}

fn digest(token: &str) -> String {
    Sha256::digest(token).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a session was ended: signed out, or its officer's password changed. Of a session that has
/// no row nothing is known but its token.
///
/// # Errors
/// The database fails.
pub async fn has_ended(app: &App, family: Uuid) -> AppResult<bool> {
    let ended = entity::Entity::find()
        .filter(entity::Column::Family.eq(family))
        .filter(entity::Column::RevokedAt.is_not_null());
    Ok(ended.one(app.db.reader()).await?.is_some())
}

/// Ends the sessions of an officer, all but one when `except` names it: their refresh tokens are
/// worthless, and an access token is good for minutes only.
///
/// # Errors
/// The database fails.
pub(super) async fn end_all(
    tx: &Tx,
    now: Instant,
    officer: OfficerId,
    except: Option<Uuid>,
) -> AppResult<()> {
    loop {
        let ended = entity::Entity::update_many()
            .col_expr(entity::Column::RevokedAt, Expr::value(now))
            .filter(entity::Column::OfficerId.eq(officer))
            .filter(entity::Column::Family.ne(except.unwrap_or_default()))
            .filter(entity::Column::RevokedAt.is_null())
            .exec(&**tx)
            .await?;
        if ended.rows_affected == 0 {
            return Ok(());
        }
    }
}
