//! Passwords: kept as argon2id, compared so that nobody learns which user names exist.

use crate::app::AppResult;
use anyhow::{Context as _, anyhow};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error, PasswordHasher, PasswordVerifier};
use domain::text::tidy;
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Longest password taken, in bytes.
const LONGEST: usize = 1024;

/// Hashes computed at the same time: each takes 19 MiB and a core, on purpose.
static TURNS: Semaphore = Semaphore::const_new(4);

/// What an unknown user's password is compared with, so that the answer takes as long.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| digest("nobody").ok());

/// The hash to keep, in the PHC string format with its own salt. Takes tens of milliseconds, off
/// the threads that serve requests.
///
/// The text is put into Unicode NFC and its blanks are tidied: Vietnamese keyboards compose letters
/// in different ways, and a blank slips in when a password is pasted.
///
/// # Errors
/// The password is longer than 1024 bytes, or the system gives no randomness.
pub async fn hash(password: &str) -> AppResult<String> {
    if password.len() > LONGEST {
        return Err(anyhow!("a password of {} bytes is too long", password.len()).into());
    }
    let password = tidy(password);
    in_turn(move || digest(&password)).await
}

/// Whether a password belongs to a kept hash; `None` is an unknown user, whose password is always
/// wrong and takes as long to say so.
///
/// # Errors
/// The kept hash can not be read.
pub async fn verify(password: &str, kept: Option<String>) -> AppResult<bool> {
    if password.len() > LONGEST {
        return Ok(false);
    }
    let password = tidy(password);
    in_turn(move || {
        let nobody = NOBODY.as_deref().context("there is no randomness")?;
        let matches = matches(&password, kept.as_deref().unwrap_or(nobody))?;
        Ok(matches && kept.is_some())
    })
    .await
}

async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> AppResult<T> + Send + 'static,
) -> AppResult<T> {
    let turn = TURNS.acquire().await.context("hashing has stopped")?;
    let work = move || {
        let _turn = turn;
        work()
    };
    tokio::task::spawn_blocking(work).await.context("hashing was interrupted")?
}

fn digest(password: &str) -> AppResult<String> {
    let hash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|error| anyhow!("cannot hash a password: {error}"))?;
    Ok(hash.to_string())
}

fn matches(password: &str, kept: &str) -> AppResult<bool> {
    let kept = PasswordHash::new(kept).map_err(|error| anyhow!("unreadable hash: {error}"))?;
    match Argon2::default().verify_password(password.as_bytes(), &kept) {
        Ok(()) => Ok(true),
        Err(Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(anyhow!("cannot compare a password: {error}").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits_and_every_hash_has_its_salt() {
        let kept = hash("mật khẩu dài").await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(kept, hash("mật khẩu dài").await.unwrap());
        assert!(verify("mật khẩu dài", Some(kept.clone())).await.unwrap());
        assert!(!verify("mật khẩu dai", Some(kept.clone())).await.unwrap());
        assert!(!verify("", Some(kept)).await.unwrap());
    }

    #[tokio::test]
    async fn the_way_letters_are_composed_does_not_matter() {
        let composed = "Việt";
        let decomposed = "Vie\u{323}\u{302}t";
        assert_ne!(composed, decomposed);
        let kept = hash(decomposed).await.unwrap();
        assert!(verify(composed, Some(kept)).await.unwrap());
    }

    #[tokio::test]
    async fn an_unknown_user_has_no_right_password() {
        assert!(!verify("nobody", None).await.unwrap());
    }

    #[tokio::test]
    async fn what_is_no_hash_is_a_fault_and_not_a_wrong_password() {
        assert!(verify("x", Some("plain text".into())).await.is_err());
        let long = "x".repeat(LONGEST + 1);
        assert!(hash(&long).await.is_err());
        assert!(!verify(&long, None).await.unwrap());
    }
}
