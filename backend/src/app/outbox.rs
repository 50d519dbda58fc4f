//! The outbox: what must leave the process because of a command, written in its transaction (R23).
//!
//! Open screens of this process hear of a change by the [`super::Bus`] right after the commit. Other
//! nodes on the same PostgreSQL are notified when the transaction commits, read the row, and tell
//! their own screens. Mail, webhooks and the national portal read the same rows.

use super::{App, AppResult, Change, Tx};
use anyhow::Context as _;
use sea_orm::sqlx::postgres::PgListener;
use sea_orm::{ConnectionTrait, Statement};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Weak};
use std::time::Duration;
use uuid::Uuid;

/// PostgreSQL channel on which nodes name new rows.
const CHANNEL: &str = "motcua_outbox";
/// PostgreSQL channel on which a node says that officers or what is recorded of them have changed.
const REFERENCE: &str = "motcua_reference";
/// Topic of changed dossiers.
const TOPIC: &str = "dossier.changed";
/// How long to wait before listening again after the connection was lost.
const AGAIN: Duration = Duration::from_secs(2);

/// What a row holds.
#[derive(Debug, Serialize, Deserialize)]
struct Message {
    /// The node that wrote it; it has told its own screens.
    node: Uuid,
    change: Change,
}

/// Writes a change.
///
/// # Errors
/// The database fails.
pub(crate) async fn put(tx: &Tx, node: Uuid, change: &Change) -> AppResult<()> {
    let payload = serde_json::to_string(&Message { node, change: change.clone() })?;
    let backend = tx.get_database_backend();
    let sql = "INSERT INTO outbox (dossier_id, topic, payload, at) VALUES ($1, $2, $3, $4)
               RETURNING id";
    let values = [change.dossier.into(), TOPIC.into(), payload.into(), change.at.into()];
    let row = tx.query_one_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    let id: i64 = row.context("an insert answers with its id")?.try_get("", "id")?;
    if !tx.is_sqlite() {
        let values = [CHANNEL.into(), id.to_string().into()];
        let notify = Statement::from_sql_and_values(backend, "SELECT pg_notify($1, $2)", values);
        tx.execute_raw(notify).await?;
    }
    Ok(())
}

/// Tells other nodes, once the transaction commits, to read officers anew and their screens what they
/// show beside dossiers. Whoever wrote it does so itself, by [`super::Reference::reload_officers`] and
/// [`super::Bus::tell_beside`].
///
/// # Errors
/// The database fails.
pub(crate) async fn reference_changed(tx: &Tx, node: Uuid) -> AppResult<()> {
    if !tx.is_sqlite() {
        let values = [REFERENCE.into(), node.to_string().into()];
        let backend = tx.get_database_backend();
        let notify = Statement::from_sql_and_values(backend, "SELECT pg_notify($1, $2)", values);
        tx.execute_raw(notify).await?;
    }
    Ok(())
}

/// Listens, on PostgreSQL, for what other nodes do, until the product is dropped. SQLite belongs
/// to one process.
pub(crate) fn hear_other_nodes(app: &Arc<App>) {
    if !app.db.is_sqlite() {
        tokio::spawn(listen(Arc::downgrade(app)));
    }
}

async fn listen(app: Weak<App>) {
    loop {
        let Some(pool) = app.upgrade().map(|app| app.db.postgres_pool()) else { return };
        match PgListener::connect_with(&pool).await {
            Ok(mut listener) => {
                if let Err(error) = hear(&app, &mut listener).await {
                    tracing::warn!(%error, "lost the notices of other nodes, listening again");
                }
            }
            Err(error) => tracing::warn!(%error, "can not listen to other nodes"),
        }
        if app.strong_count() == 0 {
            return;
        }
        tokio::time::sleep(AGAIN).await;
    }
}

async fn hear(app: &Weak<App>, listener: &mut PgListener) -> anyhow::Result<()> {
    listener.listen_all([CHANNEL, REFERENCE]).await?;
    // What was said while nobody listened is not repeated.
    if let Some(app) = app.upgrade() {
        read_officers(&app).await;
    }
    loop {
        let heard = tokio::time::timeout(AGAIN, listener.recv()).await;
        let Some(app) = app.upgrade() else { return Ok(()) };
        // Nothing for a while: only a look whether the product still lives.
        let Ok(notice) = heard else { continue };
        let notice = notice?;
        if notice.channel() == REFERENCE {
            if notice.payload() != app.node.to_string() {
                read_officers(&app).await;
            }
            continue;
        }
        let id: i64 = notice.payload().parse()?;
        let sql = "SELECT payload FROM outbox WHERE id = $1";
        let reader = app.db.reader();
        let asked = Statement::from_sql_and_values(reader.get_database_backend(), sql, [id.into()]);
        let Some(row) = reader.query_one_raw(asked).await? else { continue };
        let message: Message = serde_json::from_str(&row.try_get::<String>("", "payload")?)?;
        if message.node != app.node {
            app.bus.tell(message.change);
        }
    }
}

/// Reads officers anew; when that fails, what is known stays in use.
async fn read_officers(app: &App) {
    match app.reference.reload_officers(&app.db).await {
        Ok(()) => app.bus.tell_beside(),
        Err(error) => tracing::warn!(?error, "can not read the officers anew"),
    }
}
