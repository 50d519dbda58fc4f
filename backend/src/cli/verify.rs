//! `motcua verify`.

use super::{DatabaseArgs, Out, say, start};
use crate::audit;
use std::process::ExitCode;

pub(super) async fn verify(place: &DatabaseArgs, out: Out<'_>) -> anyhow::Result<ExitCode> {
    let app = start::start(start::offline(place), start::StartOptions::default()).await?;
    let report = audit::verify(&app).await?;
    for finding in &report.findings {
        say(out, &format!("{}\n", finding.0));
    }
    say(
        out,
        &format!(
            "{} dossiers, {} events, {} papers: {} findings\n",
            report.dossiers,
            report.events,
            report.papers,
            report.findings.len()
        ),
    );
    Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
