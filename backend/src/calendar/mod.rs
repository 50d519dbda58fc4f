//! The working calendar: versions as data, never changed once published.

pub mod graphql;

use crate::app::{App, AppResult, Db};
use anyhow::Context as _;
use chrono::NaiveDate;
use domain::calendar::{Calendar, CalendarParts, OfficeHours, parse_csv};
use sea_orm::{ConnectionTrait, Statement};

/// Public holidays and swapped days as announced, 2020–2027.
const BUILT_IN: &str = include_str!("../../../data/calendar.csv");
/// Version of the built-in calendar.
const BUILT_IN_VERSION: &str = "2026.1";

/// The built-in calendar with the usual office hours.
///
/// # Panics
/// Never: a test reads the built-in file.
pub fn built_in() -> CalendarParts {
    CalendarParts {
        version: BUILT_IN_VERSION.to_owned(),
        published_until: NaiveDate::from_ymd_opt(2026, 12, 31).expect("a date"),
        days: parse_csv(BUILT_IN).expect("the built-in calendar is well formed"),
        hours: vec![OfficeHours::default()],
        closures: Vec::new(),
    }
}

/// The calendar in force: the latest version, or the built-in one of a new installation.
///
/// # Errors
/// The database fails, or holds a calendar that contradicts itself.
pub async fn load(db: &Db) -> AppResult<Calendar> {
    let reader = db.reader();
    let statement = Statement::from_string(
        reader.get_database_backend(),
        "SELECT content FROM calendar ORDER BY effective_from DESC, created_at DESC LIMIT 1",
    );
    let parts = match reader.query_one_raw(statement).await? {
        Some(row) => serde_json::from_str(&row.try_get::<String>("", "content")?)?,
        None => built_in(),
    };
    Ok(Calendar::build(parts).context("the calendar in the database")?)
}

/// Publishes the built-in calendar where there is none yet.
///
/// # Errors
/// The database fails.
pub async fn publish_built_in(app: &App, effective_from: NaiveDate) -> AppResult<()> {
    let tx = app.db.begin().await?;
    let sql = "INSERT INTO calendar (version, effective_from, created_at, content)
               VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    let parts = built_in();
    let values = [
        parts.version.as_str().into(),
        effective_from.into(),
        app.now().into(),
        serde_json::to_string(&parts)?.into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    tx.commit().await?;
    app.reference.reload(&app.db).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_calendar_is_well_formed() {
        Calendar::build(built_in()).unwrap();
    }
}
