//! The one secret of an installation, from which every key is derived.

use crate::app::AppResult;
use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use rand::RngCore as _;
use sha2::Sha256;
use std::fmt;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

/// Bytes below which a secret could be guessed.
const LEAST: usize = 32;
/// File in the data folder, written at the first start.
const FILE: &str = "secret.key";

/// At least 32 bytes nobody can guess. Tokens, links and whatever else is signed get a key of
/// their own, so that one never stands for another.
#[derive(Clone)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// A secret from bytes.
    ///
    /// # Errors
    /// Fewer than 32 bytes.
    pub fn new(bytes: impl Into<Vec<u8>>) -> AppResult<Self> {
        let bytes = bytes.into();
        if bytes.len() < LEAST {
            let error = anyhow::anyhow!("the secret has {} bytes; {LEAST} are needed", bytes.len());
            return Err(error.into());
        }
        Ok(Self(bytes))
    }

    /// The configured secret (`MOTCUA_SECRET`), or else the one in `secret.key` of the data
    /// folder, which is made at the first start and readable by its owner only.
    ///
    /// # Errors
    /// The configured one is too short; the file can not be read, written or understood.
    pub fn load(configured: Option<&str>, data: &Path) -> AppResult<Self> {
        match configured.filter(|text| !text.is_empty()) {
            Some(text) => Self::new(text),
            None => Self::from_file(&data.join(FILE)),
        }
    }

    /// The key for one purpose.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        mac(&self.0, purpose.as_bytes()).finalize().into_bytes().into()
    }

    fn from_file(path: &Path) -> AppResult<Self> {
        let shown = path.display();
        if !path.exists() {
            make(path).with_context(|| format!("cannot write {shown}"))?;
        }
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
        let bytes = URL_SAFE_NO_PAD
            .decode(text.trim())
            .with_context(|| format!("{shown} does not hold a secret"))?;
        Self::new(bytes)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// HMAC-SHA256 over `message`, to be finished or verified.
pub(crate) fn mac(key: &[u8], message: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(message);
    mac
}

/// Writes a fresh secret beside its place and links it there: of two servers that start at the
/// same moment one wins, and neither ever sees half a file.
fn make(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut bytes = [0; LEAST];
    rand::rng().fill_bytes(&mut bytes);
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    let written = write(&draft, &URL_SAFE_NO_PAD.encode(bytes))
        .and_then(|()| std::fs::hard_link(&draft, path));
    let removed = std::fs::remove_file(&draft);
    match written {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.exists() => Ok(()),
        Err(error) => Err(error),
        Ok(()) => removed,
    }
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_secret_is_refused_and_none_is_shown() {
        assert!(Secret::load(Some("short"), Path::new("/nowhere")).is_err());
        let long = "0123456789".repeat(4);
        let secret = Secret::load(Some(&long), Path::new("/nowhere")).unwrap();
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }

    #[test]
    fn every_purpose_has_its_own_key() {
        let secret = Secret::new([7; 32]).unwrap();
        assert_ne!(secret.derive("token"), secret.derive("link"));
        assert_eq!(secret.derive("link"), Secret::new([7; 32]).unwrap().derive("link"));
        assert_ne!(secret.derive("link"), Secret::new([8; 32]).unwrap().derive("link"));
    }

    #[test]
    fn the_file_is_made_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let first = Secret::load(None, &data).unwrap().derive("x");
        assert_eq!(Secret::load(None, &data).unwrap().derive("x"), first);
        let names: Vec<_> =
            std::fs::read_dir(&data).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names, ["secret.key"], "the draft is gone");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = data.join(FILE).metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        std::fs::write(data.join(FILE), "AAAA").unwrap();
        assert!(Secret::load(None, &data).is_err(), "a cut-off file is no secret");
    }
}
