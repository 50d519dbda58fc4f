//! The database: SQLite in one file, or PostgreSQL by URL.

use super::AppResult;
use migrations::{Migrator, MigratorTrait};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection,
    DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Connections to the database.
///
/// SQLite has one writer at a time, so it gets one connection for writing, where writers queue
/// fairly, and several for reading, which WAL never blocks.
#[derive(Debug, Clone)]
pub struct Db {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
}

/// A transaction. Dropped without [`Tx::commit`] it leaves nothing behind.
#[derive(Debug)]
#[must_use = "a transaction that is not committed is undone"]
pub struct Tx(DatabaseTransaction);

/// The SQL of every statement since it was last taken; clones write into the same log.
#[derive(Debug, Clone, Default)]
pub struct StatementLog(Arc<Mutex<Vec<String>>>);

impl StatementLog {
    /// What was written down, in order; the log is empty afterwards.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn listen(&self, connection: &mut DatabaseConnection) {
        let log = self.clone();
        connection.set_metric_callback(move |info| {
            let sql = info.statement.sql.clone();
            log.0.lock().unwrap_or_else(PoisonError::into_inner).push(sql);
        });
    }
}

/// Connections that read SQLite. Each keeps eight megabytes of pages in mind.
const READERS: u32 = 3;

/// How safely SQLite writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// What was acknowledged survives a power cut (R23).
    Full,
    /// For filling a database that can be filled again: demo data.
    Volatile,
}

impl Db {
    /// Opens the database, creating an SQLite file that does not exist. Statements are written
    /// into `statements`, if given.
    ///
    /// # Errors
    /// The URL is not understood, or the database can not be reached.
    pub async fn connect(
        url: &str,
        durability: Durability,
        statements: Option<StatementLog>,
    ) -> AppResult<Self> {
        let listen = |mut connection| {
            if let Some(log) = &statements {
                log.listen(&mut connection);
            }
            connection
        };
        if url.starts_with("sqlite:") {
            let writer = listen(Database::connect(sqlite(url, 1, durability)).await?);
            let reader = listen(Database::connect(sqlite(url, READERS, durability)).await?);
            return Ok(Self { writer, reader });
        }
        let mut options = ConnectOptions::new(url);
        options.max_connections(16).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
        let both = listen(Database::connect(options).await?);
        Ok(Self { writer: both.clone(), reader: both })
    }

    /// Brings the tables up to date.
    ///
    /// # Errors
    /// A migration fails; it leaves nothing behind.
    pub async fn migrate(&self) -> AppResult<()> {
        Ok(Migrator::up(&self.writer, None).await?)
    }

    /// Gives SQLite an idea of what its tables hold, without which it takes any index for as good as
    /// another: of those that have grown tenfold since the last time. It goes through all of them, ten
    /// seconds for a million dossiers, in which nothing is written; a part is not enough to tell that
    /// half of all dossiers are one Center's. PostgreSQL does so by itself.
    ///
    /// # Errors
    /// The database fails.
    pub async fn gauge(&self) -> AppResult<()> {
        if self.is_sqlite() {
            self.writer.execute_unprepared("PRAGMA optimize = 0x10002").await?;
        }
        Ok(())
    }

    /// Begins a transaction that may write.
    ///
    /// # Errors
    /// No connection within the time limit.
    pub async fn begin(&self) -> AppResult<Tx> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(Tx(self.writer.begin_with_options(options).await?))
    }

    /// Begins a transaction for looking at what a change would do; it is never committed, and
    /// PostgreSQL refuses to write in it.
    ///
    /// # Errors
    /// No connection within the time limit.
    pub async fn look(&self) -> AppResult<Tx> {
        let access = (!self.is_sqlite()).then_some(AccessMode::ReadOnly);
        let options = TransactionOptions { access_mode: access, ..TransactionOptions::default() };
        Ok(Tx(self.reader.begin_with_options(options).await?))
    }

    /// For reading outside transactions.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// The pool of PostgreSQL connections, for what the ORM does not offer.
    ///
    /// # Panics
    /// On SQLite.
    pub(crate) fn postgres_pool(&self) -> sea_orm::sqlx::PgPool {
        self.writer.get_postgres_connection_pool().clone()
    }

    /// Whether it is SQLite.
    pub fn is_sqlite(&self) -> bool {
        self.reader.get_database_backend() == DatabaseBackend::Sqlite
    }
}

impl Tx {
    /// Makes everything done in it lasting.
    ///
    /// # Errors
    /// The database refuses; then nothing was done.
    pub async fn commit(self) -> AppResult<()> {
        Ok(self.0.commit().await?)
    }

    /// Whether it is on SQLite.
    pub fn is_sqlite(&self) -> bool {
        self.0.get_database_backend() == DatabaseBackend::Sqlite
    }
}

impl std::ops::Deref for Tx {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.0
    }
}

fn sqlite(url: &str, connections: u32, durability: Durability) -> ConnectOptions {
    let separator = if url.contains('?') { '&' } else { '?' };
    let url =
        if url.contains("mode=") { url.to_owned() } else { format!("{url}{separator}mode=rwc") };
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            let synchronous = match durability {
                Durability::Full => SqliteSynchronous::Full,
                Durability::Volatile => SqliteSynchronous::Off,
            };
            options
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(synchronous)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
                .pragma("cache_size", "-8000")
                .pragma("temp_store", "memory")
        });
    options
}
