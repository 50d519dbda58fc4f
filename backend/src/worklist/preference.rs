//! What an officer chose for his screens, as JSON by name.

use crate::app::{App, AppResult};
use domain::identity::OfficerId;
use sea_orm::{ConnectionTrait, Statement};
use serde::{Serialize, de::DeserializeOwned};

/// What an officer chose; `None` when nothing, or something this version does not understand.
///
/// # Errors
/// The database fails.
pub(super) async fn get<T: DeserializeOwned>(
    app: &App,
    officer: OfficerId,
    name: &str,
) -> AppResult<Option<T>> {
    let sql = "SELECT content FROM officer_preference WHERE officer_id = $1 AND name = $2";
    let reader = app.db.reader();
    let values = [officer.into(), name.into()];
    let statement = Statement::from_sql_and_values(reader.get_database_backend(), sql, values);
    let Some(row) = reader.query_one_raw(statement).await? else { return Ok(None) };
    let content: String = row.try_get("", "content")?;
    Ok(serde_json::from_str(&content).ok())
}

/// Keeps a choice, or with `None` goes back to what the role begins with.
///
/// # Errors
/// The database fails.
pub(super) async fn put<T: Serialize>(
    app: &App,
    officer: OfficerId,
    name: &str,
    choice: Option<&T>,
) -> AppResult<()> {
    let tx = app.db.begin().await?;
    let backend = tx.get_database_backend();
    let statement = match choice {
        Some(choice) => {
            let sql = "INSERT INTO officer_preference (officer_id, name, content)
                       VALUES ($1, $2, $3)
                       ON CONFLICT (officer_id, name) DO UPDATE SET content = excluded.content";
            let values = [officer.into(), name.into(), serde_json::to_string(choice)?.into()];
            Statement::from_sql_and_values(backend, sql, values)
        }
        None => {
            let sql = "DELETE FROM officer_preference WHERE officer_id = $1 AND name = $2";
            Statement::from_sql_and_values(backend, sql, [officer.into(), name.into()])
        }
    };
    tx.execute_raw(statement).await?;
    tx.commit().await
}
