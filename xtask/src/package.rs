//! The server binary, with the web app inside when optimised.

use crate::{place, process, web};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// Builds web app and server, and says where the binary lies.
pub(crate) fn build(release: bool) -> Result<()> {
    web::build(web::Mode::of(release))?;
    let binary = server(release)?;
    let size = std::fs::metadata(&binary)?.len();
    println!("{} ({:.1} MB)", binary.display(), size as f64 / 1e6);
    Ok(())
}

/// Builds `motcua` and returns its path. An unoptimised server reads `dist/` from the disk while
/// it runs; an optimised one carries it, and shares its dependencies with `cargo bench`.
pub(crate) fn server(release: bool) -> Result<PathBuf> {
    let mut command = process::cargo("build");
    if release {
        command.args(["--package", "motcua", "--release"]).env("MOTCUA_WEB_DIGEST", web_digest()?);
    } else {
        command.args(process::DEV);
    }
    command.args(["--bin", "motcua"]);
    process::run(&mut command)?;
    let folder = if release { "release" } else { "debug" };
    let name = format!("motcua{}", std::env::consts::EXE_SUFFIX);
    Ok(place::target().join(folder).join(name))
}

/// One value that changes whenever any file of the web app does. The compiler tracks the variable
/// it is handed over in, so a server is never built around an older web app.
fn web_digest() -> Result<String> {
    let mut digest = Sha256::new();
    for file in place::files(&place::dist()) {
        digest.update(file.to_string_lossy().as_bytes());
        digest.update(std::fs::read(&file).with_context(|| format!("cannot read {file:?}"))?);
    }
    Ok(web::hex(&digest.finalize()[..8]))
}
