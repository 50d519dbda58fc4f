//! `motcua serve`.

use super::{Out, ServeArgs, say, start};
use crate::app::{App, Config};
use crate::dossier::clockwork;
use crate::{demo, graphql, http};
use anyhow::Context as _;
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use domain::time::local;
use std::process::ExitCode;
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::net::TcpListener;

/// When nobody writes.
const NIGHT: NaiveTime = NaiveTime::from_hms_opt(2, 30, 0).expect("a time of day");

pub(super) async fn serve(args: ServeArgs, out: Out<'_>) -> anyhow::Result<ExitCode> {
    let listener = TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("can not listen on {}", args.listen))?;
    let address = listener.local_addr()?;
    let public_url = args.public_url.unwrap_or_else(|| format!("http://{address}"));
    let config = Config {
        database: args.place.database,
        data: args.place.data,
        public_url: public_url.trim_end_matches('/').to_owned(),
        templates: args.templates,
        trusted_proxies: args.trusted_proxies,
    };
    if args.demo {
        demo::fill(&config, args.demo_dossiers).await?;
    }
    let app = start::start(config, start::StartOptions::default()).await?;
    clockwork::run(&app);
    tokio::spawn(keep_gauging(Arc::downgrade(&app)));
    greet(&app, out);
    http::serve(listener, http::router(Arc::clone(&app), graphql::schema())).await?;
    Ok(ExitCode::SUCCESS)
}

/// Looks every night how the tables have grown ([`crate::app::Db::gauge`]), until the product is
/// dropped.
async fn keep_gauging(app: Weak<App>) {
    loop {
        let Some(now) = app.upgrade().map(|app| local(app.now())) else { return };
        tokio::time::sleep(until_night(now)).await;
        let Some(app) = app.upgrade() else { return };
        if let Err(error) = app.db.gauge().await {
            tracing::error!(?error, "how the tables have grown could not be looked at");
        }
    }
}

/// How long it is until the next 02:30.
fn until_night(now: NaiveDateTime) -> Duration {
    let tonight = now.date().and_time(NIGHT);
    let next = if tonight > now { tonight } else { tonight + TimeDelta::days(1) };
    (next - now).to_std().expect("it is ahead")
}

/// Where it is, and how to get in.
fn greet(app: &App, out: Out<'_>) {
    let url = &app.config.public_url;
    say(out, &format!("Motcua: {url} (citizens), {url}/desk (officials), {url}/graphql (API)\n"));
    let reference = app.reference.now();
    let Some(province) = &reference.province else {
        say(out, "No province is set up yet: motcua import province FILE, or serve --demo.\n");
        return;
    };
    if province.fictitious {
        say(out, &format!("{}: demo logins, password {}\n", province.name, demo::PASSWORD));
        let mut shown: Vec<_> = reference.officers.values().filter(|it| it.showcase).collect();
        shown.sort_by_key(|officer| officer.grants.iter().map(|timed| timed.grant.role).min());
        for officer in shown {
            let roles: Vec<_> =
                officer.grants.iter().map(|timed| timed.grant.role.code()).collect();
            say(
                out,
                &format!("  {:<22} {:<10} {}\n", officer.username, roles.join(" "), officer.name),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_night_is_within_a_day() {
        let until = |now: &str| until_night(now.parse().unwrap()).as_secs();
        assert_eq!(until("2026-11-30T02:29:00"), 60);
        assert_eq!(until("2026-11-30T02:30:00"), 86_400);
        assert_eq!(until("2026-11-30T14:30:00"), 43_200);
        assert_eq!(until("2026-12-31T23:30:00"), 10_800);
    }
}
