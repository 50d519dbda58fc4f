//! `motcua check`: a province checks our arithmetic with its own cases.

use super::{Check, out};
use crate::calendar::built_in;
use anyhow::Context as _;
use domain::calendar::{Calendar, Limits, check as cases, parse_csv};
use domain::lang::Lang;
use std::process::ExitCode;

pub(super) fn check(check: Check) -> anyhow::Result<ExitCode> {
    let Check::Deadlines { file, calendar, lang } = check;
    let read = |path: &std::path::Path| {
        std::fs::read_to_string(path).with_context(|| format!("can not read {}", path.display()))
    };
    let lang = Lang::negotiate(&lang);
    let mut parts = built_in();
    if let Some(path) = calendar {
        parts.days = parse_csv(&read(&path)?).map_err(|e| anyhow::anyhow!(e.text(lang)))?;
    }
    let calendar = Calendar::build(parts).map_err(|e| anyhow::anyhow!(e.text(lang)))?;
    let report = cases::run(&calendar, &Limits::default(), &read(&file)?);
    for line in report.text(lang) {
        out(&format!("{line}\n"));
    }
    Ok(if report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
