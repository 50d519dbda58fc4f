//! Access tokens: short-lived, signed, carried in the `Authorization` header.

use super::Secret;
use crate::app::{AppError, AppResult};
use anyhow::Context as _;
use chrono::TimeDelta;
use domain::identity::OfficerId;
use domain::time::Instant;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// How long a token is good for. Nothing is asked of the database while it is, so a session that
/// ends elsewhere ends here at the latest after this time.
const LIFETIME: TimeDelta = TimeDelta::minutes(10);

const ISSUER: &str = "motcua";

/// Issues and checks access tokens (JWT, HS256).
pub struct Tokens {
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The officer.
    pub sub: OfficerId,
    /// The session: the family of its refresh tokens.
    pub sid: Uuid,
    /// Issued, seconds since 1970.
    pub iat: i64,
    /// Good before, seconds since 1970.
    pub exp: i64,
    /// `motcua`.
    pub iss: String,
}

impl Tokens {
    /// Tokens of an installation.
    pub fn new(secret: &Secret) -> Self {
        let key = secret.derive("access token");
        // The library would compare with the machine's clock; `verify` compares with the caller's.
        let mut validation = Validation::new(Algorithm::HS256);
        validation.validate_exp = false;
        validation.set_required_spec_claims(&["exp", "iss", "sub"]);
        validation.set_issuer(&[ISSUER]);
        Self {
            encoding: EncodingKey::from_secret(&key),
            decoding: DecodingKey::from_secret(&key),
            validation,
        }
    }

    /// A token for an officer in a session, and when it runs out.
    ///
    /// # Errors
    /// The signature can not be made.
    pub fn issue(
        &self,
        officer: OfficerId,
        session: Uuid,
        now: Instant,
    ) -> AppResult<(String, Instant)> {
        let expires_at = now + LIFETIME;
        let claims = Claims {
            sub: officer,
            sid: session,
            iat: now.timestamp(),
            exp: expires_at.timestamp(),
            iss: ISSUER.to_owned(),
        };
        let token = encode(&Header::new(Algorithm::HS256), &claims, &self.encoding)
            .context("cannot sign an access token")?;
        Ok((token, expires_at))
    }

    /// What a token says, when it is ours and still good.
    ///
    /// # Errors
    /// [`AppError::Unauthenticated`] when it is not.
    pub fn verify(&self, token: &str, now: Instant) -> AppResult<Claims> {
        let claims = decode::<Claims>(token, &self.decoding, &self.validation)
            .map_err(|_| AppError::Unauthenticated)?
            .claims;
        if now.timestamp() < claims.exp { Ok(claims) } else { Err(AppError::Unauthenticated) }
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    fn tokens(seed: u8) -> Tokens {
        Tokens::new(&Secret::new([seed; 32]).unwrap())
    }

    fn noon() -> Instant {
        "2026-11-23T05:00:00Z".parse().unwrap()
    }

    const OFFICER: Uuid = Uuid::from_u128(1);
    const SESSION: Uuid = Uuid::from_u128(2);

    #[test]
    fn a_token_is_good_for_ten_minutes_of_the_given_clock() {
        let tokens = tokens(1);
        let (token, expires_at) = tokens.issue(OFFICER, SESSION, noon()).unwrap();
        assert_eq!(expires_at, noon() + TimeDelta::minutes(10));
        let claims = tokens.verify(&token, expires_at - TimeDelta::seconds(1)).unwrap();
        assert_eq!((claims.sub, claims.sid), (OFFICER, SESSION));
        let late = tokens.verify(&token, expires_at);
        assert!(matches!(late, Err(AppError::Unauthenticated)));
    }

    #[test]
    fn only_our_own_signature_counts() {
        let (token, _) = tokens(1).issue(OFFICER, SESSION, noon()).unwrap();
        assert!(tokens(2).verify(&token, noon()).is_err(), "another secret");
        assert!(tokens(1).verify("", noon()).is_err());
        assert!(tokens(1).verify("a.b.c", noon()).is_err());

        let [header, _, signature] = token.split('.').collect::<Vec<_>>()[..] else { panic!() };
        let forged = Claims {
            sub: Uuid::from_u128(9),
            sid: SESSION,
            iat: noon().timestamp(),
            exp: i64::MAX,
            iss: ISSUER.to_owned(),
        };
        let body = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&forged).unwrap());
        assert!(tokens(1).verify(&format!("{header}.{body}.{signature}"), noon()).is_err());
        let unsigned = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#);
        assert!(tokens(1).verify(&format!("{unsigned}.{body}."), noon()).is_err());
    }

    #[test]
    fn a_token_of_another_issuer_or_algorithm_is_refused() {
        let key = EncodingKey::from_secret(&Secret::new([1; 32]).unwrap().derive("access token"));
        let claims = |iss: &str| Claims {
            sub: OFFICER,
            sid: SESSION,
            iat: noon().timestamp(),
            exp: noon().timestamp() + 60,
            iss: iss.to_owned(),
        };
        let sign =
            |algorithm, iss: &str| encode(&Header::new(algorithm), &claims(iss), &key).unwrap();
        assert!(tokens(1).verify(&sign(Algorithm::HS256, ISSUER), noon()).is_ok());
        assert!(tokens(1).verify(&sign(Algorithm::HS256, "other"), noon()).is_err());
        assert!(tokens(1).verify(&sign(Algorithm::HS512, ISSUER), noon()).is_err());
    }
}
