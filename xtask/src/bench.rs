//! `cargo xtask bench`: measures the budgets on both databases and prints them as a table.

use crate::postgres::{self, Cluster, Kind};
use crate::process;
use anyhow::{Context as _, Result, bail};
use serde_json::Value;

/// Runs the figures of the server on SQLite and PostgreSQL, and prints a Markdown table.
pub(crate) fn bench(dossiers: &[usize]) -> Result<()> {
    let folder = tempfile::Builder::new().prefix("motcua-bench-").tempdir()?;
    let mut databases = vec![format!("sqlite://{}", folder.path().join("bench.sqlite").display())];
    let cluster = match postgres::programs() {
        Some(programs) => Some(Cluster::start(&programs, Kind::Durable)?),
        None => {
            eprintln!("PostgreSQL is missing, its figures are left out: apt install postgresql");
            None
        }
    };
    databases.extend(cluster.as_ref().map(Cluster::url));
    let sizes: Vec<String> = dossiers.iter().map(ToString::to_string).collect();
    let mut figures = Vec::new();
    let mut command = process::cargo("bench");
    command
        .args(["--package", "motcua", "--bench", "figures"])
        .env("MOTCUA_BENCH_DATABASES", databases.join(" "))
        .env("MOTCUA_BENCH_DOSSIERS", sizes.join(" "))
        .env("MOTCUA_LOG", "error");
    let status = process::lines(&mut command, |line| {
        eprintln!("{line}");
        figures.extend(serde_json::from_str::<Value>(line).ok());
    })?;
    if !status.success() {
        bail!("the figures ended with {status}");
    }
    println!("{}", table(&figures).context("a figure is not as expected")?);
    Ok(())
}

/// One row per figure and size, databases side by side.
fn table(figures: &[Value]) -> Option<String> {
    let mut rows: Vec<(String, u64)> = Vec::new();
    for figure in figures {
        let row = (figure["what"].as_str()?.to_owned(), figure["dossiers"].as_u64()?);
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    let mut text = String::from("| what | dossiers | SQLite | PostgreSQL |\n|---|---:|---|---|\n");
    for (what, size) in rows {
        let cell = |database: &str| {
            let found = figures.iter().find(|figure| {
                figure["database"] == database
                    && figure["what"] == what
                    && figure["dossiers"] == size
            });
            found.map(values).unwrap_or_default()
        };
        let (lite, pg) = (cell("SQLite"), cell("PostgreSQL"));
        text.push_str(&format!("| {what} | {size} | {lite} | {pg} |\n"));
    }
    Some(text)
}

fn values(figure: &Value) -> String {
    let value = |key: &str, label: &str, unit: &str| {
        figure[key].as_f64().map(|value| format!("{label}{value:.2} {unit}"))
    };
    let all = [
        value("p50_ms", "p50 ", "ms"),
        value("p95_ms", "p95 ", "ms"),
        value("cpu_ms", "CPU ", "ms"),
        value("s", "", "s"),
        value("MB", "", "MB"),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
