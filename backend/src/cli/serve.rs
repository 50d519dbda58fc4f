//! `motcua serve`.

use super::{Out, ServeArgs, say, start};
use crate::app::{App, Config};
use crate::dossier::clockwork;
use crate::{demo, graphql, http};
use anyhow::Context as _;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

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
    greet(&app, out);
    http::serve(listener, http::router(Arc::clone(&app), graphql::schema())).await?;
    Ok(ExitCode::SUCCESS)
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
