//! Multiplying the played dossiers to a size, by SQL.

use motcua::app::App;
use sea_orm::{ConnectionTrait, Statement};
use std::time::Instant;

/// Multiplies until there are `size` dossiers; gives the seconds it took.
pub(crate) async fn multiply(app: &App, size: usize) -> anyhow::Result<f64> {
    let begun = Instant::now();
    let tx = app.db.begin().await?;
    let sqlite = tx.is_sqlite();
    let have = count(&tx).await?;
    let missing = i64::try_from(size)? - have;
    if missing > 0 {
        // A row's twin lies some days earlier, with an id and a code of its own.
        let (series, id, earlier) = if sqlite {
            (
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)",
                "randomblob(16)",
                "strftime('%Y-%m-%dT%H:%M:%S+00:00', {c}, '-' || (n.i % 900) || ' hours')",
            )
        } else {
            (
                "WITH n AS (SELECT generate_series(1, $1) AS i)",
                "gen_random_uuid()",
                "{c} - (n.i % 900) * interval '1 hour'",
            )
        };
        let at = |column: &str| earlier.replace("{c}", column);
        let sql = format!(
            "{series}, src AS (SELECT d.*, row_number() OVER (ORDER BY d.id) AS no FROM dossier d
                               WHERE d.state <> '{{}}')
             INSERT INTO dossier
               (id, version, status, code, center, agency, procedure_code, procedure_version,
                case_key, process_version, applicant_name, received_at, accepted_at, due_at,
                due_order, finished_at, released_at, returned_at, step_index, step_agency,
                step_unit, step_role, step_assignee, step_due_at, search, head_hash, state)
             SELECT {id}, version, status,
                CASE WHEN code IS NULL THEN NULL ELSE code || 'x' || n.i || '-' || $2 END,
                center, agency, procedure_code, procedure_version, case_key, process_version,
                applicant_name, {received}, {accepted}, {due}, {order}, finished_at, released_at,
                returned_at, step_index, step_agency, step_unit, step_role, step_assignee,
                step_due_at, search, head_hash, '{{}}'
             FROM n JOIN src ON src.no = 1 + (n.i % (SELECT MAX(no) FROM src))",
            received = at("received_at"),
            accepted = at("accepted_at"),
            due = at("due_at"),
            order = at("due_order"),
        );
        let values = [missing.into(), have.into()];
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values))
            .await?;
        holders(&tx, sqlite).await?;
    }
    tx.commit().await?;
    let analyze = if sqlite { "ANALYZE" } else { "VACUUM ANALYZE" };
    app.db.reader().execute_unprepared(analyze).await?;
    Ok(begun.elapsed().as_secs_f64())
}

/// Two holders for every dossier that has none: its agency, and whoever has its step.
async fn holders(tx: &motcua::app::Tx, sqlite: bool) -> anyhow::Result<()> {
    let nobody = if sqlite { "zeroblob(16)" } else { "'00000000-0000-0000-0000-000000000000'" };
    let fresh = "FROM dossier d WHERE d.state = '{}'
                 AND NOT EXISTS (SELECT 1 FROM dossier_holder h WHERE h.dossier_id = d.id)";
    let both = format!(
        "INSERT INTO dossier_holder (dossier_id, agency, unit, officer_id)
         SELECT d.id, COALESCE(d.step_agency, d.agency), COALESCE(d.step_unit, ''),
                COALESCE(d.step_assignee, {nobody}) {fresh}"
    );
    tx.execute_unprepared(&both).await?;
    if sqlite {
        tx.execute_unprepared(
            "INSERT INTO dossier_search (dossier_id, text)
             SELECT d.id, d.search FROM dossier d
             WHERE d.state = '{}' AND d.rowid > (SELECT COUNT(*) FROM dossier_search)",
        )
        .await?;
    }
    Ok(())
}

async fn count(tx: &motcua::app::Tx) -> anyhow::Result<i64> {
    let sql = "SELECT COUNT(*) AS n FROM dossier";
    let statement = Statement::from_string(tx.get_database_backend(), sql);
    let row = tx.query_one_raw(statement).await?;
    Ok(row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0))
}
