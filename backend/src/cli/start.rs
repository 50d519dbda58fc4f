//! Putting the product together from its configuration.

use super::{DatabaseArgs, Out, say};
use crate::app::db::{Durability, StatementLog};
use crate::app::outbox;
use crate::app::{App, Bus, Config, Db, Reference, SystemClock, SystemIds};
use crate::document::{Files, Links};
use crate::identity::{Limiter, Secret, SignInLimits, Tokens};
use crate::{calendar, dossier, identity};
use anyhow::{Context as _, ensure};
use chrono::TimeDelta;
use domain::time::{Clock, Ids, local_date};
use paper::Press;
use std::process::ExitCode;
use std::sync::Arc;

/// Look-ups of the public tracking page a minute from one address.
const TRACKING_PER_MINUTE: u16 = 5;

/// What a product is put together from besides its configuration.
#[derive(Debug)]
pub struct StartOptions {
    /// The current moment.
    pub clock: Arc<dyn Clock>,
    /// Fresh identifiers.
    pub ids: Arc<dyn Ids>,
    /// How safely SQLite writes.
    pub durability: Durability,
    /// Where every statement is written down, for tests that count them.
    pub statements: Option<StatementLog>,
}

impl Default for StartOptions {
    fn default() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            ids: Arc::new(SystemIds),
            durability: Durability::Full,
            statements: None,
        }
    }
}

/// Opens the database, brings it up to date and puts the product together.
///
/// # Errors
/// The database or the data folder can not be used; the message says which.
pub async fn start(config: Config, options: StartOptions) -> anyhow::Result<Arc<App>> {
    let db = Db::connect(&config.database, options.durability, options.statements)
        .await
        .map_err(anyhow::Error::from)
        .with_context(|| format!("can not open the database {}", redact(&config.database)))?;
    db.migrate().await.map_err(anyhow::Error::from).context("can not bring tables up to date")?;
    let configured = std::env::var("MOTCUA_SECRET").ok();
    let secret = Secret::load(configured.as_deref(), &config.data)
        .map_err(anyhow::Error::from)
        .with_context(|| format!("can not use the data folder {}", config.data.display()))?;
    let press = match &config.templates {
        Some(folder) => Press::with_overrides(folder),
        None => Press::new(),
    }
    .context("can not read the form templates")?;
    let reference = Reference::load(&db, &config.public_url, Arc::clone(&options.clock)).await?;
    let today = local_date(options.clock.now());
    let app = Arc::new(App {
        tokens: Tokens::new(&secret),
        links: Links::new(&secret),
        files: Files::open(&config.data)?,
        press,
        reference,
        bus: Bus::default(),
        wake: Arc::default(),
        sign_in_limits: SignInLimits::default(),
        tracking_limit: Limiter::new(TRACKING_PER_MINUTE, TimeDelta::minutes(1)),
        // Two nodes are two, even where a test draws the same ids in both.
        node: SystemIds.id(options.clock.now()),
        clock: options.clock,
        ids: options.ids,
        db,
        config,
    });
    calendar::publish_built_in(&app, today).await?;
    dossier::rederive(&app).await?;
    app.db.gauge().await?;
    outbox::hear_other_nodes(&app);
    Ok(app)
}

/// A configuration for commands that serve nobody.
pub(super) fn offline(place: &DatabaseArgs) -> Config {
    Config {
        database: place.database.clone(),
        data: place.data.clone(),
        public_url: String::new(),
        templates: None,
        trusted_proxies: 0,
    }
}

pub(super) async fn migrate(place: &DatabaseArgs, out: Out<'_>) -> anyhow::Result<ExitCode> {
    start(offline(place), StartOptions::default()).await?;
    say(out, "The database is up to date.\n");
    Ok(ExitCode::SUCCESS)
}

/// Sets up a province from its file.
pub(super) async fn province(
    place: &DatabaseArgs,
    json: &str,
    out: Out<'_>,
) -> anyhow::Result<ExitCode> {
    let file = domain::identity::ProvinceFile::parse(json).context("this is no province file")?;
    ensure!(!file.fictitious, "a fictitious province is for `motcua serve --demo`");
    let app = start(offline(place), StartOptions::default()).await?;
    let first = identity::FirstPasswords::OneTime;
    let made = identity::set_up_province(&app, &file, first, local_date(app.now())).await?;
    // The only time that they are seen: to be handed to each officer, who sets his own with it.
    for (username, password) in &made {
        say(out, &format!("{username}\t{password}\n"));
    }
    say(
        out,
        &format!(
            "{}: {} agencies, {} officers; each one-time password above is good for 30 days.\n",
            file.name,
            file.agencies.len(),
            file.officers.len()
        ),
    );
    Ok(ExitCode::SUCCESS)
}

/// A database URL without its password, for messages.
fn redact(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if scheme + 3 < at => {
            let user = url[scheme + 3..at].split(':').next().unwrap_or_default();
            format!("{}{user}:…{}", &url[..scheme + 3], &url[at..])
        }
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn passwords_do_not_reach_messages() {
        assert_eq!(redact("postgres://ha:bi@mat@db/x"), "postgres://ha:…@db/x");
        assert_eq!(redact("sqlite://a.sqlite"), "sqlite://a.sqlite");
    }
}
