//! The demo: a fictitious province with half a year of history, made by playing commands through
//! the real write path with a clock set by hand.

mod beside;
mod people;
mod play;
mod script;

use crate::app::db::Durability;
use crate::app::{App, Config, ManualClock, SeededIds, SystemClock};
use crate::cli::{StartOptions, start};
use crate::{catalog, identity};
use anyhow::Context as _;
use chrono::{Days, NaiveDate};
use domain::identity::ProvinceFile;
use domain::time::{Clock, Instant, local_date};
use std::sync::Arc;

/// Password of every demo login.
pub const PASSWORD: &str = "motcua-demo";

/// The fictitious province.
const PROVINCE: &str = include_str!("../../../data/province.json");
/// Its catalog.
const CATALOG: &str = include_str!("../../../data/procedures.json");
/// Days of history.
const HISTORY: u64 = 182;

/// How the history is made; the same seed and end give the same history.
#[derive(Debug, Clone, Copy)]
pub struct History {
    /// Dossiers that come to the counter.
    pub dossiers: usize,
    /// The present: nothing is played after it.
    pub until: Instant,
    /// Seed of chance.
    pub seed: u64,
}

/// Fills an empty database up to the present; one that has a province is left alone.
///
/// # Errors
/// The database fails, or the built-in data contradict the rules.
pub async fn fill(config: &Config, dossiers: usize) -> anyhow::Result<()> {
    let history = History { dossiers, until: SystemClock.now(), seed: 2026 };
    fill_until(config, history).await
}

/// Fills an empty database with a history that ends at a given moment.
///
/// # Errors
/// As [`fill`].
pub async fn fill_until(config: &Config, history: History) -> anyhow::Result<()> {
    let clock = Arc::new(ManualClock::at(history.until));
    let options = StartOptions {
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        ids: Arc::new(SeededIds::new(history.seed)),
        durability: Durability::Volatile,
        statements: None,
    };
    let app = start(config.clone(), options).await?;
    if app.reference.now().province.is_some() {
        return Ok(());
    }
    tracing::info!(dossiers = history.dossiers, "playing half a year of a province, once");
    let first_day = local_date(history.until) - Days::new(HISTORY);
    set_up(&app, first_day).await?;
    play::play(&app, &clock, first_day, history).await
}

/// Writes the fictitious province and its catalog into an empty database; its officers hold their
/// roles from `first_day` on.
///
/// # Errors
/// The database is not empty, or fails; the built-in data contradict the rules.
pub async fn set_up(app: &App, first_day: NaiveDate) -> anyhow::Result<()> {
    let province = ProvinceFile::parse(PROVINCE).context("the built-in province")?;
    let first = identity::FirstPasswords::Common(PASSWORD);
    identity::set_up_province(app, &province, first, first_day).await?;
    let plan = catalog::plan(CATALOG, &app.reference.now(), app.now())
        .map_err(|finding| anyhow::anyhow!("the built-in catalog: {finding:?}"))?;
    anyhow::ensure!(plan.tally().refused == 0, "the built-in catalog has refused rows");
    catalog::apply(app, &plan).await?;
    Ok(())
}
