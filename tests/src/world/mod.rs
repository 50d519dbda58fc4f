//! A whole product for one test: a province with its catalog on a database of its own, a clock set
//! by hand, and officers who act through the API as a browser would.

mod client;
mod journey;
mod state;

pub use client::{Change, Client, code};
pub use journey::{
    CLERK, HEAD, Handle, LEADER, RECORDS, RETURN_DESK, SPECIALIST, Stage, completion, result_text,
    with_slip,
};

use axum::Router;
use chrono::{DateTime, TimeDelta, Utc};
use domain::time::{Clock, local_date};
use motcua::app::db::{Durability, StatementLog};
use motcua::app::{App, Config, ManualClock, SeededIds};
use motcua::cli::{StartOptions, start};
use motcua::{demo, graphql, http};
use std::net::SocketAddr;
use std::sync::Arc;
use tempfile::TempDir;

/// The product and what it stands on.
#[derive(Debug)]
pub struct World {
    /// The product.
    pub app: Arc<App>,
    /// Its clock.
    pub clock: Arc<ManualClock>,
    /// Every statement it sends to its database.
    pub statements: StatementLog,
    router: Router,
    database: String,
    _folder: TempDir,
}

/// The moment at which a world begins: Monday, 23/11/2026, 08:00 in Vietnam.
pub fn monday_morning() -> DateTime<Utc> {
    "2026-11-23T01:00:00Z".parse().expect("a moment")
}

impl World {
    /// Tỉnh Mẫu and its catalog in an empty database, on a Monday morning; no dossier yet.
    pub async fn new(database: &str) -> Self {
        let world = Self::open(database, monday_morning()).await;
        let today = local_date(world.clock.now());
        demo::set_up(&world.app, today).await.expect("an empty database");
        world.statements.take();
        world
    }

    /// Tỉnh Mẫu with a history of dossiers that ends on a Monday morning.
    pub async fn with_history(database: &str, dossiers: usize) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let config = config(database, &folder);
        let history = demo::History { dossiers, until: monday_morning(), seed: 7 };
        demo::fill_until(&config, history).await.expect("the demo can be played");
        Self::open(database, monday_morning()).await
    }

    /// The product on a database as it is.
    pub async fn open(database: &str, at: DateTime<Utc>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = Arc::new(ManualClock::at(at));
        let statements = StatementLog::default();
        let options = StartOptions {
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            ids: Arc::new(SeededIds::new(1)),
            durability: Durability::Volatile,
            statements: Some(statements.clone()),
        };
        let app = start(config(database, &folder), options).await.expect("a product");
        let router = http::router(Arc::clone(&app), graphql::schema());
        Self { app, clock, statements, router, database: database.to_owned(), _folder: folder }
    }

    /// Lets time pass.
    pub fn pass(&self, time: TimeDelta) {
        self.clock.set(self.clock.now() + time);
    }

    /// A signed-in officer of a user name.
    pub fn officer(&self, username: &str) -> Client {
        let reference = self.app.reference.now();
        let found = reference.officers.values().find(|officer| officer.username == username);
        let officer = found.unwrap_or_else(|| panic!("nobody is called {username}")).id;
        Client::new(Arc::clone(&self.app), self.router.clone(), Some(officer))
    }

    /// Somebody who has not signed in.
    pub fn anonymous(&self) -> Client {
        Client::new(Arc::clone(&self.app), self.router.clone(), None)
    }

    /// Serves on a free port of this machine until the runtime of the test ends; its address.
    pub async fn serve(&self) -> SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let service = self.router.clone().into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        address
    }
}

fn config(database: &str, folder: &TempDir) -> Config {
    Config {
        database: database.to_owned(),
        data: folder.path().to_owned(),
        public_url: "http://localhost".to_owned(),
        templates: None,
        trusted_proxies: 0,
    }
}
