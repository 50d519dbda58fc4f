//! Building the tests once, then running them in parts.
//!
//! One `cargo test --no-run` over all packages at once: asked for package by package, cargo would
//! compile shared dependencies anew for every combination of features.

use super::{Part, Tally};
use crate::process;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// The test programs.
#[derive(Debug, Default)]
pub(super) struct Suite {
    programs: Vec<Program>,
}

#[derive(Debug, PartialEq, Eq)]
struct Program {
    part: Part,
    /// Package and target, for the reader.
    name: String,
    /// The package's folder, where its tests expect to be run.
    folder: PathBuf,
    executable: PathBuf,
}

impl Suite {
    /// Builds every test of the server's side.
    pub(super) fn build() -> Result<Self> {
        let mut programs = Vec::new();
        let mut unreadable = None;
        let mut cargo = process::cargo("test");
        cargo.args(process::DEV).args(["--no-run", "--message-format", "json-render-diagnostics"]);
        let status = process::lines(&mut cargo, |line| match program(line) {
            Ok(found) => programs.extend(found),
            Err(error) => unreadable = Some(error),
        })?;
        if !status.success() {
            bail!("the tests do not build");
        }
        unreadable.map_or(Ok(Self { programs }), Err)
    }

    /// Runs the programs of one part, all of them, even after a failure.
    pub(super) fn run(
        &self,
        part: Part,
        environment: &[(&str, &str)],
        tally: &mut Tally,
    ) -> Result<()> {
        let programs: Vec<_> =
            self.programs.iter().filter(|program| program.part == part).collect();
        if programs.is_empty() {
            bail!("there is nothing to run");
        }
        let mut broken = Vec::new();
        for program in programs {
            println!("\n{}", program.name);
            let mut command = Command::new(&program.executable);
            command
                .current_dir(&program.folder)
                .env("CARGO_MANIFEST_DIR", &program.folder)
                .env("MOTCUA_WEB_BUILT", "1")
                .envs(environment.iter().copied());
            if !listen(&mut command, tally)? {
                broken.push(program.name.as_str());
            }
            if process::interrupted() {
                bail!("interrupted");
            }
        }
        if !broken.is_empty() {
            bail!("failed: {}", broken.join(", "));
        }
        Ok(())
    }
}

/// The tests of the web app's views, which run without a browser.
pub(super) fn views(tally: &mut Tally) -> Result<()> {
    let mut cargo = process::cargo("test");
    cargo.args(["--package", "frontend", "--lib"]);
    if !listen(&mut cargo, tally)? {
        bail!("failed: frontend");
    }
    Ok(())
}

/// Runs a test program, repeats what it prints, and counts. A program that dies without a result
/// line (a crash, a failed build) is one failure.
fn listen(command: &mut Command, tally: &mut Tally) -> Result<bool> {
    let failed = tally.failed();
    let status = process::lines(command, |line| {
        println!("{line}");
        tally.hear(line);
    })?;
    if !status.success() && tally.failed() == failed {
        tally.hear("test result: FAILED. 1 failed");
    }
    Ok(status.success())
}

/// A test program that cargo says it has built. Cargo writes one JSON object per line.
fn program(line: &str) -> Result<Option<Program>> {
    let message: serde_json::Value =
        serde_json::from_str(line).with_context(|| format!("cargo says: {line}"))?;
    let (Some(true), Some(executable), Some(target), Some(manifest)) = (
        message["profile"]["test"].as_bool(),
        message["executable"].as_str(),
        message["target"]["name"].as_str(),
        message["manifest_path"].as_str(),
    ) else {
        return Ok(None);
    };
    let folder =
        PathBuf::from(manifest).parent().context("a manifest lies in a folder")?.to_owned();
    let package = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let part = match (package.as_str(), target) {
        ("tests", "browser") => Part::Browser,
        ("tests", _) => Part::Api,
        _ => Part::Unit,
    };
    Ok(Some(Program {
        part,
        name: format!("{package}, {target}"),
        folder,
        executable: PathBuf::from(executable),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_program_is_told_from_other_artifacts() -> Result<()> {
        let built = r#"{"reason":"compiler-artifact","manifest_path":"/r/tests/Cargo.toml",
            "target":{"name":"browser"},"profile":{"test":true},"executable":"/t/browser-1"}"#;
        let found = program(&built.replace('\n', ""))?.context("a program")?;
        assert_eq!((found.part, found.folder), (Part::Browser, PathBuf::from("/r/tests")));
        assert_eq!(program(&built.replace("true", "false").replace('\n', ""))?, None);
        assert_eq!(program(r#"{"reason":"build-finished","success":true}"#)?, None);
        assert!(program("not JSON").is_err());
        Ok(())
    }
}
