//! A whole product for tests: an empty province on SQLite, a clock set by hand.

use super::{FirstPasswords, Officer, set_up_province};
use crate::app::db::Durability;
use crate::app::{App, Config, ManualClock, SystemIds};
use crate::cli::{StartOptions, start};
use chrono::TimeDelta;
use domain::identity::ProvinceFile;
use domain::time::{Clock as _, local_date};
use std::sync::Arc;
use tempfile::TempDir;

/// The password of every officer.
pub(crate) const PASSWORD: &str = "mật khẩu thử";
/// An officer at the counter.
pub(crate) const USERNAME: &str = "lan.tiepnhan";

/// The product and what it stands on.
pub(crate) struct Bench {
    pub(crate) app: Arc<App>,
    pub(crate) clock: Arc<ManualClock>,
    folder: TempDir,
}

impl Bench {
    /// Monday morning, 23/11/2026, in Tỉnh Mẫu.
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(ManualClock::at("2026-11-23T01:00:00Z".parse().expect("a moment")));
        let config = Config {
            database: format!("sqlite://{}", folder.path().join("test.sqlite").display()),
            data: folder.path().to_owned(),
            public_url: "http://localhost".to_owned(),
            templates: None,
            trusted_proxies: 0,
        };
        let options = StartOptions {
            clock: clock.clone(),
            ids: Arc::new(SystemIds),
            durability: Durability::Volatile,
            statements: None,
        };
        let app = start(config, options).await.expect("a product");
        let province = include_str!("../../../data/province.json");
        let province = ProvinceFile::parse(province).expect("a province");
        let today = local_date(clock.now());
        let first = FirstPasswords::Common(PASSWORD);
        set_up_province(&app, &province, first, today).await.expect("an empty database");
        Self { app, clock, folder }
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, time: TimeDelta) {
        self.clock.set(self.clock.now() + time);
    }

    /// The officer of [`USERNAME`].
    pub(crate) fn officer(&self) -> Officer {
        let reference = self.app.reference.now();
        let found = reference.officers.values().find(|officer| officer.username == USERNAME);
        found.expect("the officer").clone()
    }

    /// An access token of that officer.
    pub(crate) fn token(&self) -> String {
        let (officer, now) = (self.officer().id, self.clock.now());
        self.app.tokens.issue(officer, uuid::Uuid::nil(), now).expect("a token").0
    }

    /// How many files lie in the folder of files, finished or not.
    pub(crate) fn files(&self) -> usize {
        fn count(folder: &std::path::Path) -> usize {
            let entries = std::fs::read_dir(folder).expect("a folder").flatten();
            entries.map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { 1 }).sum()
        }
        count(&self.folder.path().join("files"))
    }

    /// Runs a statement in a transaction of its own.
    pub(crate) async fn run(&self, sql: &str) {
        use sea_orm::ConnectionTrait as _;
        let tx = self.app.db.begin().await.expect("a transaction");
        tx.execute_unprepared(sql).await.expect("a statement");
        tx.commit().await.expect("a commit");
    }
}
