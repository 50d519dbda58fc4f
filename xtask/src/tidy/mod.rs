//! The repository's own rules, checked by plain code.

mod dependencies;
mod sources;

use crate::place;
use anyhow::{Result, bail};
use std::process::ExitCode;

/// Runs every rule.
///
/// # Errors
/// When one is broken; each breach is printed with its place.
pub(crate) fn check() -> Result<()> {
    let root = place::root();
    let mut breaches = dependencies::breaches(&root)?;
    breaches.extend(sources::breaches(&root)?);
    for breach in &breaches {
        eprintln!("{breach}");
    }
    match breaches.len() {
        0 => Ok(()),
        count => bail!("{count} breaches of the repository's rules"),
    }
}

/// The same, as a command.
pub(crate) fn report() -> Result<ExitCode> {
    check()?;
    println!("Tidy.");
    Ok(ExitCode::SUCCESS)
}
