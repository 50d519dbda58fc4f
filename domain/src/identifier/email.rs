//! E-mail addresses.

use super::IdentifierError;
use serde::{Deserialize, Serialize};

/// An address that can be written to; the part after `@` in lower case. Only a delivered message
/// proves that it exists, so the check is for slips of the finger.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

text_identifier!(Email);

/// Longest address that can be transported (RFC 5321).
const MAX_LENGTH: usize = 254;

impl Email {
    pub(super) fn read(text: &str) -> Result<Self, IdentifierError> {
        let refuse = || IdentifierError::Email(text.trim().to_owned());
        let (local, host) = text.trim().split_once('@').ok_or_else(refuse)?;
        let host = host.to_ascii_lowercase();
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && local.split('.').all(|part| !part.is_empty())
            && local
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b));
        let labels: Vec<&str> = host.split('.').collect();
        let host_ok = labels.len() > 1
            && labels.iter().all(|label| {
                matches!(label.len(), 1..=63)
                    && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                    && !label.starts_with('-')
                    && !label.ends_with('-')
            })
            && labels
                .last()
                .is_some_and(|top| top.len() > 1 && !top.as_bytes()[0].is_ascii_digit());
        let email = format!("{local}@{host}");
        if local_ok && host_ok && email.len() <= MAX_LENGTH {
            Ok(Self(email))
        } else {
            Err(refuse())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catches_slips_of_the_finger() {
        assert_eq!(
            Email::try_from(" lan.pham@TINHMAU.gov.vn ").unwrap().as_str(),
            "lan.pham@tinhmau.gov.vn"
        );
        for text in [
            "",
            "lan",
            "@a.vn",
            "lan@",
            "lan@gmail",
            "lan pham@a.vn",
            "lan@@a.vn",
            "lan@a..vn",
            "lan.@a.vn",
            "lân@a.vn",
            "lan@a.v",
            "lan@1.2.3.44",
            "lan@-a.vn",
        ] {
            assert_eq!(Email::try_from(text).unwrap_err().code(), "EMAIL_INVALID", "{text}");
        }
    }
}
