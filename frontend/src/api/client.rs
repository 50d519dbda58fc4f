//! Queries and mutations.

use super::{UiError, UserError, UserErrorCode, UserErrors, http, session};
use crate::i18n;
use cynic::Operation;
use domain::lang::Lang;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

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

/// Asks the server. The language is read here and now, so that a tracked caller asks again when
/// it changes.
pub fn query<Q, V>(
    operation: Operation<Q, V>,
) -> impl Future<Output = Result<Q, UiError>> + use<Q, V>
where
    Q: for<'de> Deserialize<'de>,
    V: Serialize,
{
    let lang = i18n::lang();
    let body = serde_json::to_string(&operation);
    async move {
        let body = body.map_err(|_| UiError::Unexpected(None))?;
        decode(&post(body, lang).await?)
    }
}

/// Asks the server as nobody. For the public pages, which in this way carry nothing of the session;
/// otherwise like [`query`].
pub fn ask<Q, V>(operation: Operation<Q, V>) -> impl Future<Output = Result<Q, UiError>> + use<Q, V>
where
    Q: for<'de> Deserialize<'de>,
    V: Serialize,
{
    let lang = i18n::lang();
    let body = serde_json::to_string(&operation);
    async move {
        let body = body.map_err(|_| UiError::Unexpected(None))?;
        decode(&once(&body, None, lang).await?)
    }
}

/// Changes something. A refusal by the rules is [`UiError::User`].
///
/// # Errors
/// See [`UiError`]; when [`UiError::outcome_unknown`], repeat with the same idempotency key.
pub async fn mutate<Q, V>(operation: Operation<Q, V>) -> Result<Q::Object, UiError>
where
    Q: Payload + for<'de> Deserialize<'de>,
    V: Serialize,
{
    let body = serde_json::to_string(&operation).map_err(|_| UiError::Unexpected(None))?;
    let data: Q = decode(&post(body, i18n::lang_untracked()).await?)?;
    match data.split() {
        (errors, _) if !errors.is_empty() => Err(UiError::User(UserErrors(errors))),
        (_, Some(object)) => Ok(object),
        (_, None) => Err(UiError::Unexpected(None)),
    }
}

pub(super) fn decode<Q: for<'de> Deserialize<'de>>(data: &RawValue) -> Result<Q, UiError> {
    serde_json::from_str(data.get()).map_err(|error| {
        leptos::logging::error!("answer does not fit the contract: {error}");
        UiError::Unexpected(None)
    })
}

/// Sends, and when the access token has run out renews it and sends once more.
async fn post(body: String, lang: Lang) -> Result<Box<RawValue>, UiError> {
    let token = session::token();
    match once(&body, token.as_deref(), lang).await {
        Err(UiError::SignedOut) => {
            session::renew(token).await?;
            once(&body, session::token().as_deref(), lang).await
        }
        other => other,
    }
}

/// Sends without touching the session.
pub(super) async fn once(
    body: &str,
    token: Option<&str>,
    lang: Lang,
) -> Result<Box<RawValue>, UiError> {
    let answer = http::post(body, token, lang).await?;
    read(answer.status, &answer.text, answer.request_id)
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
