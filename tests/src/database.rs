//! A database of its own for each test.
//!
//! ```ignore
//! both_databases! {
//!     async fn a_slip_is_printed_once(db_url: String) { … }
//! }
//! ```
//! makes two tests, `a_slip_is_printed_once::sqlite` and `a_slip_is_printed_once::postgres`. The
//! body gets the address of an empty database that no other test sees and that goes with the test.
//!
//! PostgreSQL is the server at `TEST_PG_URL`, whose user may create databases; `cargo xtask test`
//! starts one. Without it the PostgreSQL half says so and does nothing, except where `CI=true`:
//! there it fails.

use futures::FutureExt;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicU32, Ordering};

/// Writes a test once and runs it on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! both_databases {
    ($($(#[$attribute:meta])* async fn $name:ident($url:ident: String) $body:block)+) => {$(
        $(#[$attribute])*
        mod $name {
            use super::*;

            async fn body($url: String) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                $crate::database::on_sqlite(body).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                $crate::database::on_postgres(body).await;
            }
        }
    )+};
}

/// Runs a test on a new SQLite file, as `sqlite://…?mode=rwc`.
pub async fn on_sqlite<F: Future<Output = ()>>(test: impl FnOnce(String) -> F) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("motcua.sqlite");
    test(format!("sqlite://{}?mode=rwc", file.display())).await;
}

/// Runs a test on a new database of the server at `TEST_PG_URL`, and drops it after the test,
/// passed or failed.
pub async fn on_postgres<F: Future<Output = ()>>(test: impl FnOnce(String) -> F) {
    let Some(server) = postgres_server() else { return };
    let admin = Database::connect(&server).await.expect("TEST_PG_URL answers");
    let name = unique_name();
    command(&admin, &format!("CREATE DATABASE {name}")).await;
    let outcome = AssertUnwindSafe(test(with_database(&server, &name))).catch_unwind().await;
    // Forced: a failed test leaves its connections behind.
    command(&admin, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
    admin.close().await.expect("the connection closes");
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic);
    }
}

fn postgres_server() -> Option<String> {
    match std::env::var("TEST_PG_URL") {
        Ok(url) if !url.is_empty() => Some(url),
        _ => {
            let ci = std::env::var("CI").is_ok_and(|value| value == "true" || value == "1");
            assert!(!ci, "TEST_PG_URL is not set, and CI skips nothing: run `cargo xtask test`");
            eprintln!("SKIPPED on PostgreSQL: TEST_PG_URL is not set (`cargo xtask test` sets it)");
            None
        }
    }
}

async fn command(server: &DatabaseConnection, sql: &str) {
    server.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// A name that no other test of this or another running program has.
fn unique_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("motcua_test_{}_{count}", std::process::id())
}

/// The server's address with another database: the path goes, a query stays.
fn with_database(server: &str, name: &str) -> String {
    let (address, query) = server.split_once('?').unwrap_or((server, ""));
    let authority = address.find("://").map_or(0, |scheme| scheme + 3);
    let end = address[authority..].find('/').map_or(address.len(), |slash| authority + slash);
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    format!("{}/{name}{query}", &address[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_of_an_address_is_replaced() {
        for (server, expected) in [
            ("postgres://u@h:1/postgres", "postgres://u@h:1/t"),
            ("postgres://u:p@h", "postgres://u:p@h/t"),
            ("postgres://h/a?sslmode=disable", "postgres://h/t?sslmode=disable"),
        ] {
            assert_eq!(with_database(server, "t"), expected);
        }
    }

    both_databases! {
        /// Each test has its own: the same table can be made in all of them.
        async fn a_new_database_is_empty_and_can_be_written(db_url: String) {
            writes(&db_url).await;
        }

        async fn another_new_database_is_empty_too(db_url: String) {
            writes(&db_url).await;
        }
    }

    async fn writes(url: &str) {
        let database = Database::connect(url).await.expect("it answers");
        command(&database, "CREATE TABLE dossier (code TEXT)").await;
        command(&database, "INSERT INTO dossier VALUES ('đ')").await;
        database.close().await.expect("the connection closes");
    }

    /// A failed test fails, and its database goes all the same.
    #[tokio::test]
    async fn a_failed_test_leaves_no_database() {
        let Some(server) = postgres_server() else { return };
        let (send, receive) = std::sync::mpsc::channel();
        let failing = on_postgres(async |url| {
            send.send(url).expect("somebody listens");
            panic!("as intended");
        });
        assert!(AssertUnwindSafe(failing).catch_unwind().await.is_err());
        let url = receive.recv().expect("the test ran");
        assert!(Database::connect(&url).await.is_err(), "{url} still answers");
        Database::connect(&server).await.expect("the server still does");
    }
}
