//! What differs between the two databases.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

/// Runs statements written with the placeholders `{uuid}`, `{moment}`, `{serial}` and `{bool}` for
/// the types that the databases name differently.
pub(crate) async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    let types: [(&str, &str, &str); 4] = [
        ("{uuid}", "BLOB", "UUID"),
        ("{moment}", "TEXT", "TIMESTAMPTZ"),
        ("{serial}", "INTEGER PRIMARY KEY AUTOINCREMENT", "BIGSERIAL PRIMARY KEY"),
        ("{bool}", "BOOLEAN", "BOOLEAN"),
    ];
    let sqlite = is_sqlite(manager);
    for statement in statements {
        let sql = types.iter().fold((*statement).to_owned(), |sql, (name, lite, pg)| {
            sql.replace(name, if sqlite { lite } else { pg })
        });
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// Whether the database is SQLite.
pub(crate) fn is_sqlite(manager: &SchemaManager<'_>) -> bool {
    manager.get_database_backend() == DatabaseBackend::Sqlite
}

/// Makes the database refuse what must never happen to a table: `UPDATE`, `DELETE`.
pub(crate) async fn forbid(
    manager: &SchemaManager<'_>,
    table: &str,
    operations: &[&str],
) -> Result<(), DbErr> {
    for operation in operations {
        let name = format!("{table}_no_{}", operation.to_lowercase());
        let sql = if is_sqlite(manager) {
            format!(
                "CREATE TRIGGER {name} BEFORE {operation} ON {table}
                 BEGIN SELECT RAISE(ABORT, '{table} is immutable'); END"
            )
        } else {
            format!(
                "CREATE OR REPLACE FUNCTION motcua_immutable() RETURNS trigger LANGUAGE plpgsql AS
                 $$ BEGIN RAISE EXCEPTION '% is immutable', TG_TABLE_NAME; END $$;
                 CREATE TRIGGER {name} BEFORE {operation} ON {table}
                 FOR EACH ROW EXECUTE FUNCTION motcua_immutable()"
            )
        };
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}
