//! `cargo xtask test`: the whole check, the same for people and for CI.

mod browser;
mod lint;
mod suite;
mod tally;

use crate::postgres::{Cluster, Kind};
use crate::{postgres, process, tidy, web};
use anyhow::{Result, bail};
use clap::ValueEnum;
use std::process::ExitCode;
use suite::Suite;
use tally::Tally;

/// A part of the check that can be run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// The repository's rules, formatting, Clippy.
    Lint,
    /// The web app: its build, and the tests of its views.
    Web,
    /// Every crate's own tests.
    Unit,
    /// The API, on SQLite and on PostgreSQL.
    Api,
    /// Journeys in a real browser.
    Browser,
}

/// Runs one part, or all. The last line printed is `N passed, M failed`; a stage that fails
/// without saying how many tests did counts as one failure.
pub(crate) fn run(only: Option<Part>) -> Result<ExitCode> {
    let wants = |part| only.is_none_or(|only| only == part);
    let database = if wants(Part::Api) || wants(Part::Browser) { Database::find()? } else { None };
    let browser = wants(Part::Browser) && browser::available()?;

    let mut tally = Tally::default();
    let mut stage = |name: &str, work: &mut dyn FnMut(&mut Tally) -> Result<()>| {
        if !process::interrupted() {
            tally.stage(name, work);
        }
    };

    if wants(Part::Lint) {
        stage("tidy", &mut |_| tidy::check());
        stage("format", &mut |_| lint::format());
        stage("clippy", &mut |_| lint::native());
        stage("clippy, web", &mut |_| lint::web());
    }
    if wants(Part::Web) || wants(Part::Unit) || wants(Part::Browser) {
        stage("web app", &mut |_| web::build(web::Mode::Dev));
    }
    if wants(Part::Web) {
        stage("web views", &mut suite::views);
    }
    let mut suite = Suite::default();
    if wants(Part::Unit) || wants(Part::Api) || browser {
        stage("build tests", &mut |_| {
            suite = Suite::build()?;
            Ok(())
        });
    }
    if wants(Part::Unit) {
        stage("unit", &mut |tally| suite.run(Part::Unit, &[], tally));
    }
    if let Some(database) = database {
        let mut running = None;
        stage("PostgreSQL", &mut |_| {
            running = Some(database.start()?);
            Ok(())
        });
        let url = running.as_ref().map(Running::url).unwrap_or_default();
        let environment = [("TEST_PG_URL", url.as_str())];
        if wants(Part::Api) {
            stage("API", &mut |tally| suite.run(Part::Api, &environment, tally));
        }
        if browser {
            stage("browser", &mut |tally| suite.run(Part::Browser, &environment, tally));
        }
    } else {
        if wants(Part::Api) {
            stage("API, SQLite only", &mut |tally| suite.run(Part::Api, &[], tally));
        }
        if browser {
            stage("browser", &mut |tally| suite.run(Part::Browser, &[], tally));
        }
    }
    if process::interrupted() {
        bail!("interrupted");
    }
    Ok(tally.report())
}

/// The PostgreSQL that the tests will use.
enum Database {
    Given(String),
    Own(std::path::PathBuf),
}

enum Running {
    Given(String),
    Own(Cluster),
}

impl Database {
    /// # Errors
    /// When there is none and nothing may be skipped.
    fn find() -> Result<Option<Self>> {
        if let Ok(url) = std::env::var("TEST_PG_URL") {
            return Ok(Some(Self::Given(url)));
        }
        if let Some(programs) = postgres::programs() {
            return Ok(Some(Self::Own(programs)));
        }
        missing("PostgreSQL", "every API test on PostgreSQL", "postgresql")?;
        Ok(None)
    }

    fn start(&self) -> Result<Running> {
        Ok(match self {
            Self::Given(url) => Running::Given(url.clone()),
            Self::Own(programs) => Running::Own(Cluster::start(programs, Kind::Fast)?),
        })
    }
}

impl Running {
    fn url(&self) -> String {
        match self {
            Self::Given(url) => url.clone(),
            Self::Own(cluster) => cluster.url(),
        }
    }
}

/// Says loudly what will be skipped for want of a program; in CI that is an error, at once.
fn missing(program: &str, skipped: &str, package: &str) -> Result<()> {
    let lines = [
        format!("{program} is not installed."),
        format!("SKIPPED: {skipped}."),
        format!("To run it: sudo apt-get install {package}"),
    ];
    let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    eprintln!("┏{}┓", "━".repeat(width + 2));
    for line in &lines {
        eprintln!("┃ {line:<width$} ┃");
    }
    eprintln!("┗{}┛", "━".repeat(width + 2));
    if process::in_ci() {
        bail!("CI skips nothing: {program} is missing");
    }
    Ok(())
}
