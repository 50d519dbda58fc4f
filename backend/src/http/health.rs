//! Whether the server lives, and whether it can work; for whoever keeps it running.

use super::{Fault, Server};
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::lang::Lang;
use sea_orm::ConnectionTrait as _;
use serde_json::json;
use std::time::Duration;

/// How long the database may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(2);

/// The process answers.
pub(super) async fn live() -> Response {
    Json(json!({ "status": "ok" })).into_response()
}

/// The database answers.
pub(super) async fn ready(State(server): State<Server>) -> Response {
    let ping = server.app.db.reader().execute_unprepared("SELECT 1");
    match tokio::time::timeout(PATIENCE, ping).await {
        Ok(Ok(_)) => Json(json!({ "status": "ok" })).into_response(),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the database does not answer");
            Fault::Unavailable.response(Lang::default())
        }
        Err(_) => Fault::Unavailable.response(Lang::default()),
    }
}
