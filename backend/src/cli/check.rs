//! `motcua check`: a province checks our arithmetic with its own cases.

use super::{Check, CheckArgs, Out, say};
use crate::calendar::built_in;
use anyhow::Context as _;
use domain::calendar::{Calendar, Limits, check as deadlines, parse_csv};
use domain::delay::check as responsibility;
use domain::lang::Lang;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn check(check: Check, out: Out<'_>) -> anyhow::Result<ExitCode> {
    let (lines, passed) = match check {
        Check::Deadlines { file, terms } => {
            let (calendar, lang) = terms.read()?;
            let report = deadlines::run(&calendar, &Limits::default(), &read(&file)?);
            (report.text(lang), report.passed())
        }
        Check::Responsibility { file, terms } => {
            let (calendar, lang) = terms.read()?;
            let report = responsibility::run(&calendar, &read(&file)?);
            (report.text(lang), report.passed())
        }
    };
    for line in lines {
        say(out, &format!("{line}\n"));
    }
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl CheckArgs {
    fn read(self) -> anyhow::Result<(Calendar, Lang)> {
        let lang = Lang::negotiate(&self.lang);
        let mut parts = built_in();
        if let Some(path) = self.calendar {
            parts.days = parse_csv(&read(&path)?).map_err(|e| anyhow::anyhow!(e.text(lang)))?;
        }
        let calendar = Calendar::build(parts).map_err(|e| anyhow::anyhow!(e.text(lang)))?;
        Ok((calendar, lang))
    }
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("can not read {}", path.display()))
}
