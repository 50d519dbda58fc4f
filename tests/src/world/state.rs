//! Looking into the database beside the product.

use super::World;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbErr, Statement};
use std::collections::BTreeMap;

/// Every table that a refused command must leave alone.
const TABLES: [&str; 11] = [
    "dossier",
    "dossier_event",
    "dossier_reach",
    "dossier_undecided",
    "issued_paper",
    "register_entry",
    "idempotency",
    "outbox",
    "attachment",
    "procedure_version",
    "process_version",
];

impl World {
    /// A connection of its own, past every rule of the product.
    pub async fn raw(&self) -> DatabaseConnection {
        Database::connect(&self.database).await.expect("the database answers")
    }

    /// Runs a statement past every rule of the product.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn run(&self, sql: &str) -> Result<(), DbErr> {
        let raw = self.raw().await;
        let done = raw.execute_unprepared(sql).await.map(drop);
        raw.close().await.expect("the connection closes");
        done
    }

    /// A number that a statement gives.
    pub async fn number(&self, sql: &str) -> i64 {
        let reader = self.app.db.reader();
        let statement = Statement::from_string(reader.get_database_backend(), sql);
        let row = reader.query_one_raw(statement).await.expect("a statement");
        row.expect("a row").try_get_by_index(0).expect("a number")
    }

    /// The column `t` of what a statement gives.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let reader = self.app.db.reader();
        let statement = Statement::from_string(reader.get_database_backend(), sql);
        let rows = reader.query_all_raw(statement).await.expect("a statement");
        rows.iter().map(|row| row.try_get("", "t").expect("a text")).collect()
    }

    /// Rows of every table, number of the last version of everything, and each series: what must
    /// be the same before and after a refusal.
    pub async fn fingerprint(&self) -> BTreeMap<String, i64> {
        let mut print = BTreeMap::new();
        for table in TABLES {
            let count = self.number(&format!("SELECT COUNT(*) FROM {table}")).await;
            print.insert(format!("rows of {table}"), count);
        }
        let versions = "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM dossier";
        print.insert("versions".to_owned(), self.number(versions).await);
        let reader = self.app.db.reader();
        let sql = "SELECT series, last FROM number_series";
        let statement = Statement::from_string(reader.get_database_backend(), sql);
        for row in reader.query_all_raw(statement).await.expect("a statement") {
            let series: String = row.try_get("", "series").expect("a name");
            print.insert(series, row.try_get("", "last").expect("a number"));
        }
        self.statements.take();
        print
    }

    /// Whether the database is SQLite.
    pub fn is_sqlite(&self) -> bool {
        self.app.db.is_sqlite()
    }
}

impl World {
    /// Takes away what makes the database refuse changes, as only its owner can.
    pub async fn take_guards_away(&self) {
        for table in
            ["dossier", "dossier_event", "issued_paper", "procedure_version", "process_version"]
        {
            for operation in ["update", "delete"] {
                let sql = if self.is_sqlite() {
                    format!("DROP TRIGGER IF EXISTS {table}_no_{operation}")
                } else {
                    format!("DROP TRIGGER IF EXISTS {table}_no_{operation} ON {table}")
                };
                self.run(&sql).await.expect("it is ours");
            }
        }
    }
}
