//! What the server is started with.

use std::path::PathBuf;

/// Configuration; every option is also an environment variable, see `motcua serve --help`.
#[derive(Debug, Clone)]
pub struct Config {
    /// Database URL, `sqlite://FILE` or `postgres://…`.
    pub database: String,
    /// Folder of uploaded files and the secret key.
    pub data: PathBuf,
    /// Address of the public site as citizens reach it, without trailing slash; stands in QR codes.
    pub public_url: String,
    /// Folder of form templates that replace the built-in ones of the same name.
    pub templates: Option<PathBuf>,
    /// How many proxies in front are trusted to name the client's address.
    pub trusted_proxies: u8,
}

impl Config {
    /// Whether citizens and officials come by HTTPS; decides the kind of cookie.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https:")
    }
}
