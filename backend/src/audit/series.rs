//! The register and the numbers of papers run from 1 without gaps, up to the last that was drawn.

use super::verify::{Finding, Report};
use crate::app::{App, AppResult};
use crate::document::paper_entity;
use domain::document::FormKind;
use sea_orm::{ConnectionTrait, Statement};
use std::collections::BTreeMap;

/// How many numbers of a series are in use, the highest of them, and the last that was drawn.
#[derive(Debug, Default, PartialEq, Eq)]
struct Numbers {
    used: i64,
    highest: i64,
    drawn: i64,
}

/// Adds a finding for every series with a gap. A number that was drawn and is not there any more
/// is one too: who takes out the last row of the register leaves no gap before it.
///
/// # Errors
/// The database fails.
pub(super) async fn check(app: &App, report: &mut Report) -> AppResult<()> {
    let mut series: BTreeMap<String, Numbers> = BTreeMap::new();
    let used = [
        "SELECT center AS holder, book AS part, 'register' AS kind, COUNT(*) AS used,
                CAST(MAX(row_no) AS BIGINT) AS highest
         FROM register_entry GROUP BY center, book",
        "SELECT issuer AS holder, CAST(year AS TEXT) AS part, kind, COUNT(*) AS used,
                CAST(MAX(number) AS BIGINT) AS highest
         FROM issued_paper GROUP BY issuer, year, kind",
    ];
    let reader = app.db.reader();
    let ask =
        |sql| reader.query_all_raw(Statement::from_string(reader.get_database_backend(), sql));
    for sql in used {
        for row in ask(sql).await? {
            let (holder, part): (String, String) =
                (row.try_get("", "holder")?, row.try_get("", "part")?);
            let name = name(&holder, &part, &row.try_get::<String>("", "kind")?);
            let numbers = series.entry(name).or_default();
            numbers.used += row.try_get::<i64>("", "used")?;
            numbers.highest = numbers.highest.max(row.try_get("", "highest")?);
        }
    }
    let drawn = "SELECT series, last FROM number_series
                 WHERE series LIKE 'register/%' OR series LIKE 'paper/%'";
    for row in ask(drawn).await? {
        series.entry(row.try_get("", "series")?).or_default().drawn = row.try_get("", "last")?;
    }
    for (name, Numbers { used, highest, drawn }) in series {
        if used != highest || highest != drawn {
            let text = format!("{name}: {used} entries, the highest {highest}, but {drawn} drawn");
            report.findings.push(Finding(text));
        }
    }
    Ok(())
}

/// The series in which a row is numbered, as it was drawn.
fn name(holder: &str, part: &str, kind: &str) -> String {
    if kind == "register" {
        // Book 01/2026 is that of the year 2026.
        let year = part.rsplit('/').next().unwrap_or(part);
        return format!("register/{holder}/{year}");
    }
    let suffix = paper_entity::kind_of(kind).and_then(FormKind::suffix).unwrap_or_default();
    format!("paper/{holder}/{part}/{suffix}")
}
