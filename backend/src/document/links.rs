//! Signed links: an address that opens one paper or file for five minutes.
//!
//! Whoever may see a paper gets its link with it. The link itself is the permission, so that a
//! browser can show, print and save the file without a header.

use crate::identity::{Secret, mac};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use domain::time::Instant;
use hmac::Mac as _;
use std::fmt;

/// How long a link is good for.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(5);

/// Makes and checks signed links.
pub struct Links(Box<[u8; 32]>);

/// Why a link does not open anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkError {
    /// Not made by us.
    Forged,
    /// Made by us, more than five minutes ago.
    Expired,
}

impl Links {
    /// Links of an installation.
    pub fn new(secret: &Secret) -> Self {
        Self(Box::new(secret.derive("file link")))
    }

    /// The address of `paper-<uuid>` or `file-<uuid>`, good for five minutes.
    ///
    /// ```text
    /// "paper-0193…" → "/files/paper-0193…?exp=1795410300&sig=q83v…"
    /// ```
    pub fn sign(&self, path_id: &str, now: Instant) -> String {
        let expires = (now + LIFETIME).timestamp();
        let signature = self.signature(path_id, expires);
        format!("/files/{path_id}?exp={expires}&sig={signature}")
    }

    /// The same proof in one word, for addresses that name their file otherwise: what it opens,
    /// until when, signature. Gives the moment from which it opens nothing any more.
    pub fn token(&self, opens: &str, now: Instant) -> (String, Instant) {
        let until = now + LIFETIME;
        let expires = until.timestamp();
        (format!("{opens}.{expires}.{}", self.signature(opens, expires)), until)
    }

    /// What a token opens.
    ///
    /// # Errors
    /// See [`LinkError`].
    pub fn opened<'a>(&self, token: &'a str, now: Instant) -> Result<&'a str, LinkError> {
        let mut parts = token.splitn(3, '.');
        let (Some(opens), Some(expires), Some(signature)) =
            (parts.next(), parts.next(), parts.next())
        else {
            return Err(LinkError::Forged);
        };
        let expires = expires.parse().map_err(|_| LinkError::Forged)?;
        self.verify(opens, expires, signature, now).map(|()| opens)
    }

    fn signature(&self, path_id: &str, expires: i64) -> String {
        let signature = mac(&*self.0, &message(path_id, expires)).finalize().into_bytes();
        URL_SAFE_NO_PAD.encode(signature)
    }

    /// Whether the parts of an address are a link of ours that is still good. Takes the same time
    /// whatever is wrong with the signature.
    ///
    /// # Errors
    /// See [`LinkError`].
    pub fn verify(
        &self,
        path_id: &str,
        expires: i64,
        signature: &str,
        now: Instant,
    ) -> Result<(), LinkError> {
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| LinkError::Forged)?;
        mac(&*self.0, &message(path_id, expires))
            .verify_slice(&signature)
            .map_err(|_| LinkError::Forged)?;
        if now.timestamp() < expires { Ok(()) } else { Err(LinkError::Expired) }
    }
}

impl fmt::Debug for Links {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Links(…)")
    }
}

fn message(path_id: &str, expires: i64) -> Vec<u8> {
    format!("{expires}\n{path_id}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(seed: u8) -> Links {
        Links::new(&Secret::new([seed; 32]).unwrap())
    }

    fn noon() -> Instant {
        "2026-11-23T05:00:00Z".parse().unwrap()
    }

    /// Path id, expiry and signature of an address.
    fn parts(link: &str) -> (&str, i64, &str) {
        let (id, query) = link.strip_prefix("/files/").unwrap().split_once('?').unwrap();
        let (expires, signature) = query.split_once("&sig=").unwrap();
        (id, expires.strip_prefix("exp=").unwrap().parse().unwrap(), signature)
    }

    #[test]
    fn a_link_opens_one_thing_for_five_minutes() {
        let links = links(1);
        let link = links.sign("paper-1", noon());
        let (id, expires, signature) = parts(&link);
        let at = |minutes| noon() + TimeDelta::minutes(minutes);
        assert_eq!(links.verify(id, expires, signature, at(0)), Ok(()));
        assert_eq!(links.verify(id, expires, signature, at(4)), Ok(()));
        assert_eq!(links.verify(id, expires, signature, at(5)), Err(LinkError::Expired));
        assert_eq!(links.verify("paper-2", expires, signature, at(0)), Err(LinkError::Forged));
    }

    #[test]
    fn a_token_is_a_link_in_one_word() {
        let links = links(1);
        let (token, until) = links.token("export-1", noon());
        assert_eq!(links.opened(&token, noon()), Ok("export-1"));
        assert_eq!(links.opened(&token, until), Err(LinkError::Expired));
        for forged in [token.replace("export-1", "export-2"), "a.b".into(), format!("{token}x")] {
            assert_eq!(links.opened(&forged, noon()), Err(LinkError::Forged), "{forged}");
        }
    }

    #[test]
    fn nothing_in_it_can_be_changed() {
        let links = links(1);
        let link = links.sign("paper-1", noon());
        let (id, expires, signature) = parts(&link);
        let check = |expires, signature: &str| links.verify(id, expires, signature, noon());
        assert_eq!(check(expires + 3600, signature), Err(LinkError::Forged));
        assert_eq!(check(expires, ""), Err(LinkError::Forged));
        assert_eq!(check(expires, &signature[1..]), Err(LinkError::Forged));
        assert_eq!(check(expires, "no base64!"), Err(LinkError::Forged));
        let other = self::links(2).sign("paper-1", noon());
        assert_eq!(check(expires, parts(&other).2), Err(LinkError::Forged));
    }
}
