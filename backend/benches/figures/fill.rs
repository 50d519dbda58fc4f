//! Multiplying the played dossiers to a size, by SQL, over a connection of its own that need not
//! survive a power cut.

use crate::PLAYED;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use std::time::Instant;

/// Rows of one transaction.
const STRIDE: i64 = 100_000;

/// Multiplies until there are `size` dossiers; gives the seconds it took.
pub(crate) async fn multiply(url: &str, size: usize) -> anyhow::Result<f64> {
    let begun = Instant::now();
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    let engine = if url.starts_with("sqlite") { SQLITE } else { POSTGRES };
    run(&db, engine.before).await?;
    let size = i64::try_from(size)?;
    let columns = ask::<String>(&db, engine.columns, "name").await?;
    let counted = ask(&db, "SELECT COUNT(*) AS n FROM dossier", "n").await?;
    let mut have = counted.first().copied().unwrap_or(0);
    while have < size {
        let next = size.min(have + STRIDE);
        db.execute_unprepared(&engine.twins(&columns, have, next)).await?;
        have = next;
    }
    run(&db, engine.after).await?;
    db.close().await?;
    Ok(begun.elapsed().as_secs_f64())
}

/// What the databases say differently.
struct Engine {
    /// The columns of the dossiers: later migrations add more.
    columns: &'static str,
    series: &'static str,
    /// The id of the `{n}`-th row; ids sort by time.
    id: &'static str,
    /// A moment some hours before `{moment}`.
    earlier: &'static str,
    /// Makes a stretch of rows searchable, where that is no index.
    searchable: &'static str,
    before: &'static [&'static str],
    after: &'static [&'static str],
}

// Building an index at once takes minutes less than row by row.
const REACH_DUE: &str =
    "CREATE INDEX dossier_reach_due ON dossier_reach (who, due_order, dossier_id)";
const REACH_RECEIVED: &str =
    "CREATE INDEX dossier_reach_received ON dossier_reach (who, received_at, dossier_id)";

const SQLITE: Engine = Engine {
    columns: "SELECT name FROM pragma_table_info('dossier')",
    series: "WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {to})",
    id: "unhex(printf('%032x', {n}))",
    earlier: "strftime('%Y-%m-%dT%H:%M:%S+00:00', {moment}, '-' || (n.i * 7919 % 54000) || ' minutes')",
    searchable: "INSERT INTO dossier_search (dossier_id, text) SELECT id, search FROM dossier",
    before: &[
        "DROP INDEX IF EXISTS dossier_reach_due",
        "DROP INDEX IF EXISTS dossier_reach_received",
        "PRAGMA synchronous = OFF",
        "PRAGMA cache_size = -400000",
        "PRAGMA temp_store = MEMORY",
    ],
    // What the tables hold it is told by the product.
    after: &[REACH_DUE, REACH_RECEIVED, "PRAGMA wal_checkpoint(TRUNCATE)"],
};

const POSTGRES: Engine = Engine {
    columns: "SELECT column_name::text AS name FROM information_schema.columns
              WHERE table_name = 'dossier' AND table_schema = 'public'",
    series: "WITH n AS (SELECT generate_series({from}, {to} - 1) AS i)",
    id: "lpad(to_hex({n}), 32, '0')::uuid",
    earlier: "{moment} - (n.i::bigint * 7919 % 54000) * interval '1 minute'",
    searchable: "SELECT 1 FROM dossier",
    // Building the index of the search at once takes minutes less than row by row.
    before: &[
        "SET synchronous_commit = off",
        "SET maintenance_work_mem = '512MB'",
        "DROP INDEX IF EXISTS dossier_search",
        "DROP INDEX IF EXISTS dossier_reach_due",
        "DROP INDEX IF EXISTS dossier_reach_received",
    ],
    after: &[
        REACH_DUE,
        REACH_RECEIVED,
        "CREATE INDEX dossier_search ON dossier USING gin (search gin_trgm_ops)",
        "VACUUM ANALYZE",
    ],
};

impl Engine {
    /// Twins of the rows of the demo, some days earlier, each with an id and a code of its own: not of
    /// what was accepted to be measured, all of which one officer has. They carry
    /// every column that lists read; the folded state, which no list reads, is left out. Of those in
    /// somebody's hands one in twenty waits with a draft, and one in fifty with a correction.
    fn twins(&self, columns: &[String], from: i64, to: i64) -> String {
        let id = |n: &str| self.id.replace("{n}", n);
        let value = |column: &String| match column.as_str() {
            "id" => id("n.i"),
            "code" => "code || 'x' || n.i".to_owned(),
            "received_at" | "accepted_at" | "due_at" | "due_order" => {
                self.earlier.replace("{moment}", column)
            }
            "state" => "'{}'".to_owned(),
            // Without a state nothing can be brought about.
            "wake_at" => "NULL".to_owned(),
            same => same.to_owned(),
        };
        let values: Vec<String> = columns.iter().map(value).collect();
        let stretch = format!("WHERE id >= {} AND id < {}", id("{from}"), id("{to}"));
        let sql = format!(
            "CREATE TEMP TABLE IF NOT EXISTS source AS
               SELECT row_number() OVER (ORDER BY id) AS no, dossier.* FROM dossier
               WHERE state <> '{{}}' ORDER BY id LIMIT {PLAYED};
             CREATE INDEX IF NOT EXISTS source_no ON source (no);
             BEGIN;
             {series}
             INSERT INTO dossier ({columns}) SELECT {values}
             FROM n JOIN source ON source.no = 1 + (n.i % (SELECT MAX(no) FROM source));
             {series}
             INSERT INTO dossier_reach (dossier_id, who, held, due_order, received_at)
             SELECT dossier.id, reach.who, reach.held, dossier.due_order, dossier.received_at
             FROM n JOIN source ON source.no = 1 + (n.i % (SELECT MAX(no) FROM source))
             JOIN dossier ON dossier.id = {id}
             JOIN dossier_reach AS reach ON reach.dossier_id = source.id;
             {series}
             INSERT INTO dossier_undecided (dossier_id, awaits, agency, roles, made_by)
             SELECT {id}, 'APPROVAL', step_agency, 'HOD DIR', step_assignee
             FROM n JOIN source ON source.no = 1 + (n.i % (SELECT MAX(no) FROM source))
             WHERE n.i % 20 = 0 AND step_assignee IS NOT NULL
             UNION ALL SELECT {id}, 'AMENDMENT', center, 'CDR', step_assignee
             FROM n JOIN source ON source.no = 1 + (n.i % (SELECT MAX(no) FROM source))
             WHERE n.i % 50 = 0 AND step_assignee IS NOT NULL;
             {searchable} {stretch};
             COMMIT;",
            series = self.series,
            columns = columns.join(", "),
            values = values.join(", "),
            id = id("n.i"),
            searchable = self.searchable,
        );
        sql.replace("{from}", &from.to_string()).replace("{to}", &to.to_string())
    }
}

async fn run(db: &DatabaseConnection, statements: &[&str]) -> anyhow::Result<()> {
    for statement in statements {
        db.execute_unprepared(statement).await?;
    }
    Ok(())
}

async fn ask<T: sea_orm::TryGetable>(
    db: &DatabaseConnection,
    sql: &str,
    column: &str,
) -> anyhow::Result<Vec<T>> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await?;
    Ok(rows.iter().map(|row| row.try_get("", column)).collect::<Result<_, _>>()?)
}
