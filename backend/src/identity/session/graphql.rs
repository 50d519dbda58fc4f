//! Signing in and out, and passwords, in the API.

use super::super::{account, session};
use crate::app::AppError;
use crate::graphql::error::{UserError, user_errors};
use crate::graphql::scalar::Moment;
use crate::graphql::{Cx, id};
use crate::identity::graphql::{Officer, Viewer};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

/// User name and password.
#[derive(Debug, InputObject)]
pub struct SessionCreateInput {
    /// User name.
    pub username: String,
    /// Password.
    pub password: String,
    /// What replaces a password that is good once; asked for by `PASSWORD_CHANGE_NEEDED`.
    pub new_password: Option<String>,
}

/// A signed-in session; `accessToken` is null when it was refused.
#[derive(Debug, Default, SimpleObject)]
pub struct SessionPayload {
    /// Bearer token for the `Authorization` header.
    pub access_token: Option<String>,
    /// When the token ends; trade the cookie for a new one before.
    pub expires_at: Option<Moment>,
    /// Who is signed in.
    pub viewer: Option<Viewer>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// The session has ended.
#[derive(Debug, Default, SimpleObject)]
pub struct SessionDeletePayload {
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// Signing in and out.
#[derive(Debug, Default)]
pub struct SessionMutation;

#[Object]
impl SessionMutation {
    /// Signs in: a short-lived access token, and a refresh cookie that scripts can not read.
    async fn session_create(
        &self,
        ctx: &Context<'_>,
        input: SessionCreateInput,
    ) -> async_graphql::Result<SessionPayload> {
        let cx = Cx::of(ctx);
        let credentials = session::Credentials {
            username: &input.username,
            password: &input.password,
            new_password: input.new_password.as_deref(),
        };
        answer(ctx, session::create(cx.app(), credentials, cx.caller().ip).await)
    }

    /// Trades the refresh cookie for a new access token. Each cookie works once; one that comes
    /// back ends all sessions of its family.
    async fn session_refresh(&self, ctx: &Context<'_>) -> async_graphql::Result<SessionPayload> {
        let cx = Cx::of(ctx);
        let cookie = cx.caller().refresh_cookie.as_deref();
        answer(ctx, session::refresh(cx.app(), cookie).await)
    }

    /// Signs out.
    async fn session_delete(
        &self,
        ctx: &Context<'_>,
    ) -> async_graphql::Result<SessionDeletePayload> {
        let cx = Cx::of(ctx);
        let cookie = session::end(cx.app(), cx.caller().refresh_cookie.as_deref()).await?;
        ctx.append_http_header("set-cookie", cookie);
        Ok(SessionDeletePayload::default())
    }
}

/// The old password and what replaces it.
#[derive(Debug, InputObject)]
pub struct PasswordChangeInput {
    /// The password in use.
    pub old_password: String,
    /// The new one: at least ten characters, and not easily guessed.
    pub new_password: String,
}

/// The password was changed, or why not.
#[derive(Debug, Default, SimpleObject)]
pub struct PasswordChangePayload {
    /// Who has a new password; null when it was refused.
    pub officer: Option<Officer>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// Whose password is to be reset.
#[derive(Debug, InputObject)]
pub struct PasswordResetInput {
    /// Whose.
    pub officer_id: ID,
}

/// The password was reset, or why not.
#[derive(Debug, Default, SimpleObject)]
pub struct PasswordResetPayload {
    /// Shown this once: good for one sign-in within three days, which must set another.
    pub one_time_password: Option<String>,
    /// Whose it is.
    pub officer: Option<Officer>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// Passwords.
#[derive(Debug, Default)]
pub struct AccountMutation;

#[Object]
impl AccountMutation {
    /// Changes the viewer's own password; his other sessions end.
    async fn password_change(
        &self,
        ctx: &Context<'_>,
        input: PasswordChangeInput,
    ) -> async_graphql::Result<PasswordChangePayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let passwords = account::NewPassword { old: &input.old_password, new: &input.new_password };
        match account::change(cx.app(), &actor, cx.caller(), passwords).await {
            Ok(()) => {
                let officer = Officer::of(cx, actor.id);
                Ok(PasswordChangePayload { officer, user_errors: Vec::new() })
            }
            Err(error) => Ok(PasswordChangePayload {
                user_errors: user_errors(error, cx)?,
                ..Default::default()
            }),
        }
    }

    /// Resets an officer's password to one that is good once; all his sessions end.
    async fn password_reset(
        &self,
        ctx: &Context<'_>,
        input: PasswordResetInput,
    ) -> async_graphql::Result<PasswordResetPayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let done = match id::uuid(&input.officer_id, "officer", "officerId") {
            Ok(id) => account::reset(cx.app(), &actor, id).await.map(|made| (id, made)),
            Err(error) => Err(error),
        };
        match done {
            Ok((id, made)) => Ok(PasswordResetPayload {
                one_time_password: Some(made),
                officer: Officer::of(cx, id),
                user_errors: Vec::new(),
            }),
            Err(error) => Ok(PasswordResetPayload {
                user_errors: user_errors(error, cx)?,
                ..Default::default()
            }),
        }
    }
}

fn answer(
    ctx: &Context<'_>,
    opened: Result<session::Opened, AppError>,
) -> async_graphql::Result<SessionPayload> {
    let cx = Cx::of(ctx);
    match opened {
        Ok(opened) => {
            ctx.append_http_header("set-cookie", opened.cookie);
            let viewer = cx.reference().actor(opened.officer, cx.now()).map(Viewer);
            Ok(SessionPayload {
                access_token: Some(opened.access_token),
                expires_at: Some(opened.expires_at.into()),
                viewer,
                user_errors: Vec::new(),
            })
        }
        Err(error) => {
            Ok(SessionPayload { user_errors: user_errors(error, cx)?, ..Default::default() })
        }
    }
}
