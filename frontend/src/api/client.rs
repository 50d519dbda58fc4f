//! Queries and mutations.

use super::{UiError, UserError, UserErrorCode, UserErrors, http, session};
use crate::i18n;
use cynic::Operation;
use domain::lang::Lang;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::pin::Pin;

/// A mutation's answer, as `{ object, userErrors }`.
pub trait Payload {
    /// What the mutation changed or made.
    type Object;

    /// Takes the answer apart; no object means refused.
    fn split(self) -> (Vec<UserError>, Option<Self::Object>);
}

/// Implements [`Payload`] for a mutation with one field.
///
/// ```text
/// payload!(Claim: dossier_claim.dossier => Dossier);
/// ```
#[macro_export]
macro_rules! payload {
    ($mutation:ty: $field:ident.$object:ident => $type:ty) => {
        impl $crate::api::Payload for $mutation {
            type Object = $type;

            fn split(self) -> (Vec<$crate::api::UserError>, Option<$type>) {
                (self.$field.user_errors, self.$field.$object)
            }
        }
    };
}

/// An answer on its way.
pub type Reply<T> = Pin<Box<dyn Future<Output = Result<T, UiError>>>>;

/// Asks the server. The language is read here and now, so that a tracked caller asks again when
/// it changes.
pub fn query<Q, V>(operation: Operation<Q, V>) -> Reply<Q>
where
    Q: for<'de> Deserialize<'de> + 'static,
    V: Serialize,
{
    reply(body(&operation).map(|body| post(body, i18n::lang())), decode)
}

/// Asks the server as nobody. For the public pages, which in this way carry nothing of the session;
/// otherwise like [`query`].
pub fn ask<Q, V>(operation: Operation<Q, V>) -> Reply<Q>
where
    Q: for<'de> Deserialize<'de> + 'static,
    V: Serialize,
{
    reply(body(&operation).map(|body| once(body, None, i18n::lang())), decode)
}

/// Changes something. A refusal by the rules is [`UiError::User`].
///
/// # Errors
/// See [`UiError`]; when [`UiError::outcome_unknown`], repeat with the same idempotency key.
pub fn mutate<Q, V>(operation: Operation<Q, V>) -> Reply<Q::Object>
where
    Q: Payload<Object: 'static> + for<'de> Deserialize<'de> + 'static,
    V: Serialize,
{
    let sent = body(&operation).map(|body| post(body, i18n::lang_untracked()));
    reply(sent, |data| settled(decode::<Q>(data)?.split()))
}

/// What waits for an answer is compiled once for all that read the same of it: operations differ in
/// `read` only.
fn reply<T: 'static>(
    sent: Result<Reply<Box<RawValue>>, UiError>,
    read: fn(&RawValue) -> Result<T, UiError>,
) -> Reply<T> {
    Box::pin(async move { read(&sent?.await?) })
}

fn settled<T>((errors, object): (Vec<UserError>, Option<T>)) -> Result<T, UiError> {
    if errors.is_empty() {
        object.ok_or(UiError::Unexpected(None))
    } else {
        Err(UiError::User(UserErrors(errors)))
    }
}

pub(super) fn body<Q, V: Serialize>(operation: &Operation<Q, V>) -> Result<String, UiError> {
    serde_json::to_string(operation).map_err(|_| UiError::Unexpected(None))
}

pub(super) fn decode<Q: for<'de> Deserialize<'de>>(data: &RawValue) -> Result<Q, UiError> {
    serde_json::from_str(data.get()).map_err(unfit)
}

#[expect(clippy::needless_pass_by_value, reason = "the error is what `map_err` hands over")]
fn unfit(error: serde_json::Error) -> UiError {
    leptos::logging::error!("answer does not fit the contract: {error}");
    UiError::Unexpected(None)
}

/// Sends, and when the access token has run out renews it and sends once more.
fn post(body: String, lang: Lang) -> Reply<Box<RawValue>> {
    Box::pin(async move {
        let token = session::token();
        match once(body.clone(), token.clone(), lang).await {
            Err(UiError::SignedOut) => {
                session::renew(token).await?;
                once(body, session::token(), lang).await
            }
            other => other,
        }
    })
}

/// Sends without touching the session.
pub(super) fn once(body: String, token: Option<String>, lang: Lang) -> Reply<Box<RawValue>> {
    Box::pin(async move {
        let answer = http::post(&body, token.as_deref(), lang).await?;
        read(answer.status, &answer.text, answer.request_id)
    })
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(default)]
    data: Option<Box<RawValue>>,
    #[serde(default)]
    errors: Vec<Fault>,
}

#[derive(Deserialize)]
struct Fault {
    #[serde(default)]
    message: String,
    #[serde(default)]
    extensions: Extensions,
}

#[derive(Deserialize, Default)]
struct Extensions {
    #[serde(default)]
    code: String,
}

/// Data, or the one error a screen can show, from an answer.
fn read(status: u16, text: &str, request_id: Option<String>) -> Result<Box<RawValue>, UiError> {
    match status {
        401 => return Err(UiError::SignedOut),
        403 => return Err(UiError::Forbidden),
        429 => return Err(UiError::Limited),
        502..=504 => return Err(UiError::Offline),
        _ => {}
    }
    let Ok(envelope) = serde_json::from_str::<Envelope>(text) else {
        return Err(UiError::Unexpected(request_id));
    };
    match (envelope.errors.into_iter().next(), envelope.data) {
        (Some(fault), _) => Err(match fault.extensions.code.as_str() {
            "UNAUTHENTICATED" => UiError::SignedOut,
            "FORBIDDEN" => UiError::Forbidden,
            "NOT_FOUND" => UiError::NotFound,
            // Its message says how long to wait.
            "TOO_MANY_ATTEMPTS" => UiError::User(UserErrors(vec![UserError {
                code: UserErrorCode::TooManyAttempts,
                message: fault.message,
                path: Vec::new(),
            }])),
            "TOO_COMPLEX" | "TOO_DEEP" => UiError::Limited,
            _ => UiError::Unexpected(request_id),
        }),
        (None, Some(data)) if data.get() != "null" => Ok(data),
        (None, _) => Err(UiError::Unexpected(request_id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(status: u16, text: &str) -> UiError {
        read(status, text, Some("r1".into())).unwrap_err()
    }

    #[test]
    fn data_passes_through_untouched() {
        let data = read(200, r#"{"data":{"a":[1, 2]}}"#, None).unwrap();
        assert_eq!(data.get(), r#"{"a":[1, 2]}"#);
    }

    #[test]
    fn every_fault_has_its_face() {
        let fault = |code: &str| {
            format!(
                r#"{{"data":null,"errors":[{{"message":"m","extensions":{{"code":"{code}"}}}}]}}"#
            )
        };
        assert_eq!(code(401, ""), UiError::SignedOut);
        assert_eq!(code(200, &fault("UNAUTHENTICATED")), UiError::SignedOut);
        assert_eq!(code(200, &fault("FORBIDDEN")), UiError::Forbidden);
        assert_eq!(code(200, &fault("NOT_FOUND")), UiError::NotFound);
        assert!(matches!(code(200, &fault("TOO_MANY_ATTEMPTS")), UiError::User(errors)
                if errors.has(UserErrorCode::TooManyAttempts) && errors.0[0].message == "m"));
        assert_eq!(code(429, ""), UiError::Limited);
        assert_eq!(code(503, "<html>"), UiError::Offline);
        assert_eq!(code(500, "<html>"), UiError::Unexpected(Some("r1".into())));
        assert_eq!(
            code(200, r#"{"errors":[{"message":"m"}]}"#),
            UiError::Unexpected(Some("r1".into()))
        );
        assert_eq!(code(200, r#"{"data":null}"#), UiError::Unexpected(Some("r1".into())));
    }
}
