//! The figures of `cargo xtask bench`: what the budgets of the product are held against.
//!
//! ```text
//! MOTCUA_BENCH_DATABASES="sqlite:///tmp/b.sqlite postgres://…" MOTCUA_BENCH_DOSSIERS=1000000 \
//!     cargo bench -p motcua
//! ```
//!
//! Each database is filled with a demo played through the write path, then multiplied by SQL to the
//! asked size. Output: one line of JSON per figure, which `xtask/src/bench.rs` holds against the
//! budgets. A further screen is a further line of [`asked::SCREENS`].

mod asked;
mod fill;
mod many;
mod measure;
mod screen;
mod server;

use anyhow::Context as _;
use measure::{Figure, Samples};
use motcua::app::db::Durability;
use motcua::app::{App, Config};
use motcua::cli::{StartOptions, start};
use std::path::PathBuf;
use std::sync::Arc;

/// Dossiers played through the write path before multiplying.
pub(crate) const PLAYED: usize = 1_500;
/// Requests per figure.
const REQUESTS: usize = 400;

fn main() -> anyhow::Result<()> {
    let databases = std::env::var("MOTCUA_BENCH_DATABASES")
        .context("set MOTCUA_BENCH_DATABASES, or run cargo xtask bench")?;
    let sizes: Vec<usize> = std::env::var("MOTCUA_BENCH_DOSSIERS")
        .unwrap_or_else(|_| "10000 1000000".to_owned())
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    for url in databases.split_whitespace() {
        runtime.block_on(database(url, &sizes))?;
    }
    Ok(())
}

async fn database(url: &str, sizes: &[usize]) -> anyhow::Result<()> {
    let name = if url.starts_with("sqlite") { "SQLite" } else { "PostgreSQL" };
    let data = tempfile(name)?;
    let config = Config {
        database: url.to_owned(),
        data: data.clone(),
        public_url: "http://127.0.0.1".to_owned(),
        templates: None,
        trusted_proxies: 0,
    };
    let played = std::time::Instant::now();
    motcua::demo::fill(&config, PLAYED).await?;
    let seconds = played.elapsed().as_secs_f64();
    Figure::of(name, "demo history played", PLAYED).value(seconds, "s").print();
    let options = StartOptions { durability: Durability::Full, ..StartOptions::default() };
    let app = start(config, options).await?;
    measure::form(&app, name).await?;
    for size in sizes {
        let seconds = fill::multiply(url, *size).await?;
        app.db.gauge().await?;
        Figure::of(name, "filled by SQL", *size).value(seconds, "s").print();
        screens(&app, name, *size).await?;
        measure::accept(&app, name, *size).await?;
        many::bulk(&app, name, *size).await?;
    }
    let largest = sizes.iter().copied().max().unwrap_or(PLAYED);
    let token = measure::token(&app, asked::DIRECTOR)?;
    drop(app);
    server::measure(url, &data, name, largest, &token).await
}

async fn screens(app: &Arc<App>, name: &str, size: usize) -> anyhow::Result<()> {
    let code = screen::played_code(app).await?;
    for screen in &asked::SCREENS {
        let mut samples = Samples::new();
        for _ in 0..20 {
            screen.ask(app, &code).await?;
        }
        samples.begin();
        for _ in 0..REQUESTS {
            let begun = std::time::Instant::now();
            screen.ask(app, &code).await?;
            samples.add(begun.elapsed());
        }
        samples.figure(Figure::of(name, screen.what, size)).print();
    }
    Ok(())
}

fn tempfile(name: &str) -> anyhow::Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("motcua-bench-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
