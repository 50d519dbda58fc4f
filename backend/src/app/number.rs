//! Numbers without gaps: drawn and written in the transaction that uses them, so that one undone
//! gives its number back.

use super::{AppResult, Tx};
use anyhow::Context as _;
use sea_orm::{ConnectionTrait, Statement};

/// The next number of a series, from 1.
///
/// The row of the series stays locked until the transaction ends: two who draw at once get
/// different numbers, the second after the first has committed.
///
/// # Errors
/// The database fails.
pub async fn draw(tx: &Tx, series: &str) -> AppResult<u32> {
    let statement = Statement::from_sql_and_values(
        tx.get_database_backend(),
        "INSERT INTO number_series (series, last) VALUES ($1, 1)
         ON CONFLICT (series) DO UPDATE SET last = number_series.last + 1
         RETURNING last",
        [series.into()],
    );
    let row = tx.query_one_raw(statement).await?.context("a series always answers")?;
    let last: i64 = row.try_get("", "last")?;
    Ok(u32::try_from(last).context("a series has run out of numbers")?)
}
