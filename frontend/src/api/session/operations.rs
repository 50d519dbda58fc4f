//! The three session mutations.

use super::{Session, enter, leave, renewal, session};
use crate::api::client::{body, decode, once, query};
use crate::api::{UiError, UserError, UserErrors, schema};
use crate::i18n::lang_untracked;
use crate::identity::Viewer;
use cynic::{MutationBuilder, Operation, QueryBuilder};
use leptos::prelude::{GetUntracked, Set, untrack};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[derive(cynic::QueryVariables, Debug)]
struct SignInVariables {
    input: SessionCreateInput,
}

#[derive(cynic::InputObject, Debug)]
struct SessionCreateInput {
    username: String,
    password: String,
    #[cynic(skip_serializing_if = "Option::is_none")]
    new_password: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "SignInVariables")]
struct SignIn {
    #[arguments(input: $input)]
    session_create: SessionPayload,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation")]
struct Refresh {
    session_refresh: SessionPayload,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation")]
struct SignOut {
    #[expect(dead_code, reason = "nothing to read: signing out always works")]
    session_delete: SessionDeletePayload,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct Who {
    viewer: Option<Viewer>,
}

#[derive(cynic::QueryFragment, Debug)]
struct SessionPayload {
    access_token: Option<String>,
    viewer: Option<Viewer>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment, Debug)]
struct SessionDeletePayload {
    #[expect(dead_code, reason = "a fragment needs a field")]
    #[cynic(rename = "__typename")]
    typename: String,
}

/// Signs in; requests that were waiting for it go on.
///
/// # Errors
/// [`UiError::User`] with the refusal; nothing else has changed then.
pub async fn sign_in(
    username: String,
    password: String,
    new_password: Option<String>,
) -> Result<(), UiError> {
    let input = SessionCreateInput { username, password, new_password };
    let answer: SignIn = send(SignIn::build(SignInVariables { input })).await?;
    accept(answer.session_create)?;
    renewal::release(true);
    Ok(())
}

/// Fetches the officer's roles anew, in the language in use.
pub async fn reload_viewer() {
    if let Ok(Who { viewer: Some(viewer) }) = untrack(|| query(Who::build(()))).await
        && matches!(session().get_untracked(), Session::SignedIn(_))
    {
        session().set(Session::SignedIn(Arc::new(viewer)));
    }
}

/// Ends the session here and at the server.
pub async fn sign_out() {
    let _: Result<SignOut, _> = send(SignOut::build(())).await;
    leave(Session::SignedOut);
    renewal::release(false);
    // What was being typed is the officer's, and so is what it says of others.
    if let Ok(Some(storage)) = leptos::prelude::window().session_storage() {
        let _ = storage.clear();
    }
}

/// Trades the cookie for a token.
pub(super) async fn refresh() -> Result<(), UiError> {
    let answer: Refresh = send(Refresh::build(())).await?;
    accept(answer.session_refresh)
}

fn accept(payload: SessionPayload) -> Result<(), UiError> {
    match (payload.access_token, payload.viewer) {
        (Some(token), Some(viewer)) => {
            enter(token, viewer);
            Ok(())
        }
        _ if payload.user_errors.is_empty() => Err(UiError::SignedOut),
        _ => Err(UiError::User(UserErrors(payload.user_errors))),
    }
}

async fn send<Q, V>(operation: Operation<Q, V>) -> Result<Q, UiError>
where
    Q: for<'de> Deserialize<'de>,
    V: Serialize,
{
    decode(&once(body(&operation)?, super::token(), lang_untracked()).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_the_server() {
        let input =
            SessionCreateInput { username: "u".into(), password: "p".into(), new_password: None };
        let sign_in = SignIn::build(SignInVariables { input });
        insta::assert_snapshot!(sign_in.query);
        assert_eq!(
            serde_json::to_value(&sign_in.variables).unwrap(),
            serde_json::json!({ "input": { "username": "u", "password": "p" } })
        );
        insta::assert_snapshot!(Refresh::build(()).query);
        insta::assert_snapshot!(SignOut::build(()).query);
        insta::assert_snapshot!(Who::build(()).query);
    }
}
