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

/// What each figure may be; the rest are there to be looked at.
const BUDGETS: [(&str, &str); 8] = [
    ("queue page over HTTP at 200 requests/s", "CPU ≤ 0.35 ms, p95 ≤ 30 ms, growth ≤ 1.3"),
    ("search by name without diacritics", "p95 ≤ 50 ms"),
    ("tracking", "growth ≤ 1.3"),
    ("accept a dossier", "p95 ≤ 50 ms"),
    ("Form 01 as PDF, after warm-up", "p95 ≤ 30 ms"),
    ("cold start", "≤ 1 s"),
    ("memory, idle", "≤ 64 MB"),
    ("memory, after load", "≤ 256 MB"),
];

/// One row per figure: the largest database, and how much more it takes than the smallest.
fn table(figures: &[Value]) -> Option<String> {
    let mut rows: Vec<&str> = Vec::new();
    for figure in figures {
        let what = figure["what"].as_str()?;
        if !rows.contains(&what) {
            rows.push(what);
        }
    }
    let mut text = String::from("| what | budget | SQLite | PostgreSQL |\n|---|---|---|---|\n");
    for what in rows {
        let cell = |database: &str| {
            let of = |figure: &&Value| figure["database"] == database && figure["what"] == what;
            let of_all: Vec<&Value> = figures.iter().filter(of).collect();
            let (Some(first), Some(last)) = (of_all.first(), of_all.last()) else {
                return String::new();
            };
            values(last) + &growth(first, last).unwrap_or_default()
        };
        let budget = BUDGETS.iter().find(|(of, _)| *of == what).map_or("", |(_, budget)| budget);
        let (lite, pg) = (cell("SQLite"), cell("PostgreSQL"));
        text.push_str(&format!("| {what} | {budget} | {lite} | {pg} |\n"));
    }
    Some(text)
}

/// How many times the p95 of a small database that of a large one is.
fn growth(small: &Value, large: &Value) -> Option<String> {
    let (from, to) = (small["p95_ms"].as_f64()?, large["p95_ms"].as_f64()?);
    let (few, many) = (small["dossiers"].as_u64()?, large["dossiers"].as_u64()?);
    (few < many).then(|| format!("; × {:.1} from {few} to {many}", to / from.max(0.001)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_largest_database_is_shown_with_its_growth() {
        let figure = |database: &str, dossiers: u64, p95: f64| {
            json!({
                "database": database, "what": "tracking", "dossiers": dossiers, "p95_ms": p95
            })
        };
        let figures =
            [figure("SQLite", 10, 2.0), figure("SQLite", 1000, 3.0), figure("PostgreSQL", 10, 1.0)];
        let row = "| tracking | growth ≤ 1.3 | p95 3.00 ms; × 1.5 from 10 to 1000 | p95 1.00 ms |";
        assert!(table(&figures).is_some_and(|table| table.contains(row)));
        assert!(table(&[json!({})]).is_none());
    }
}
