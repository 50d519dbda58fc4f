//! Pictures of pages.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use thirtyfour::WebDriver;

/// Stores a picture for the documentation, or, unless `MOTCUA_SHOTS=1`, beside the build.
pub(super) async fn take(web: &WebDriver, name: &str) -> Result<()> {
    let wanted = std::env::var("MOTCUA_SHOTS").is_ok_and(|value| value == "1");
    let folder = if wanted { root().join("docs/screenshots") } else { beside_the_build() };
    store(web, &folder, name).await
}

/// Stores what a failed journey saw last, and says where.
pub(super) async fn failed(web: &WebDriver, name: &str) -> Result<()> {
    let folder = beside_the_build();
    eprintln!("see {}", folder.join(format!("failed-{name}.png")).display());
    store(web, &folder, &format!("failed-{name}")).await
}

async fn store(web: &WebDriver, folder: &Path, name: &str) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let file = folder.join(name).with_extension("png");
    web.screenshot(&file).await.with_context(|| format!("no picture {}", file.display()))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn beside_the_build() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    root().join(target).join("shots")
}
