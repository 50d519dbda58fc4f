//! The web app: two entries, each with its WebAssembly, style sheet and shell, into `dist/`.
//!
//! Everything that carries its content's digest in the name lies under `assets/` and may be cached
//! for ever; the shells are asked for anew each time. The same source gives the same bytes.

mod assets;
mod compress;
mod cut;
mod shell;
mod style;
mod wasm;
mod weight;

pub(crate) use assets::hex;

use crate::place;
use anyhow::{Context, Result};
use assets::Assets;
use std::time::Instant;

/// How much time the build may take, against how much the reader must download.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Quick to build.
    Dev,
    /// Small, and pre-compressed.
    Release,
}

impl Mode {
    pub(crate) fn of(release: bool) -> Self {
        if release { Self::Release } else { Self::Dev }
    }

    fn profile(self) -> &'static str {
        match self {
            Self::Dev => "wasm-dev",
            Self::Release => "wasm-release",
        }
    }
}

/// The two entries: a binary of the `frontend` crate, with a shell of the same name.
pub(crate) const ENTRIES: [&str; 2] = ["portal", "desk"];

/// Builds the web app into `dist/`, in place of what was there.
pub(crate) fn build(mode: Mode) -> Result<()> {
    let start = Instant::now();
    wasm::require_target()?;
    wasm::compile(mode)?;

    // A server may be serving `dist/` at this moment: build aside, then swap.
    let next = place::root().join("dist.next");
    if next.exists() {
        std::fs::remove_dir_all(&next)?;
    }
    let mut assets = Assets::new(&next);
    assets.copy_static(&place::root().join("frontend/static"))?;

    let mut entries = Vec::new();
    for entry in ENTRIES {
        let parts = wasm::bind(entry, mode, &mut assets)?;
        let style = assets.refer(&style::joined(&place::root().join("frontend"), entry)?);
        let style = assets.hashed(&format!("{entry}.css"), style.as_bytes())?;
        let page = shell::page(entry, &parts, &style, &mut assets)?;
        assets.write(&format!("{entry}.html"), page.as_bytes())?;
        entries.push((entry, parts));
    }
    if mode == Mode::Release {
        compress::all(&next)?;
        for (entry, parts) in &entries {
            weight::report(&next, entry, &parts.pages)?;
        }
    }
    swap(&next)?;
    println!("Web app built into dist/ in {:.1} s.", start.elapsed().as_secs_f32());
    Ok(())
}

fn swap(next: &std::path::Path) -> Result<()> {
    let dist = place::dist();
    if dist.exists() {
        std::fs::remove_dir_all(&dist).context("cannot clear dist/")?;
    }
    std::fs::rename(next, &dist).context("cannot put the new dist/ in place")
}
