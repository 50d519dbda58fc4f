//! Formatting and Clippy, where a warning is an error.

use crate::process;
use anyhow::Result;

pub(super) fn format() -> Result<()> {
    process::run(process::cargo("fmt").args(["--all", "--check"]))
}

/// Everything that runs on the server's side, tests included.
pub(super) fn native() -> Result<()> {
    process::run(process::cargo("clippy").args(process::DEV).args([
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

/// What runs in the browser, compiled as for the browser.
pub(super) fn web() -> Result<()> {
    process::run(
        process::cargo("clippy")
            .args(["--package", "frontend", "--lib", "--bins", "--profile", "wasm-dev"])
            .args(["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]),
    )
}
