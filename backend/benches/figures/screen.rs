//! What the screens ask for, in process.

use super::asked::Screen;
use super::measure::officer;
use anyhow::{Context as _, bail};
use async_graphql::{Request, Variables};
use domain::lang::Lang;
use motcua::app::App;
use motcua::graphql::{self, Life, prepare};
use motcua::http::Caller;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

impl Screen {
    /// Asks through the schema, as the officer, for the dossier with a code.
    pub(crate) async fn ask(&self, app: &Arc<App>, code: &str) -> anyhow::Result<()> {
        static SCHEMA: OnceLock<graphql::Schema> = OnceLock::new();
        static ADDRESS: AtomicU32 = AtomicU32::new(0x0a00_0000);
        let schema = SCHEMA.get_or_init(graphql::schema);
        let mut caller = Caller::inside(officer(app, self.user)?, Lang::Vi, app.now());
        // Look-ups are limited by address.
        caller.ip = Ipv4Addr::from(ADDRESS.fetch_add(1, Ordering::Relaxed)).into();
        let mut request = Request::new(self.operation);
        if self.operation.contains("$code") {
            request = request.variables(Variables::from_json(json!({ "code": code })));
        }
        let response =
            schema.execute(prepare(request, Arc::clone(app), caller, Life::Answer)).await;
        if !response.errors.is_empty() {
            bail!("{}: {:?}", self.what, response.errors);
        }
        serde_json::to_string(&response)?;
        Ok(())
    }
}

/// The code of a dossier that was played, so that its whole story is there.
pub(crate) async fn played_code(app: &App) -> anyhow::Result<String> {
    let reader = app.db.reader();
    let sql = "SELECT d.code AS code FROM dossier d JOIN dossier_event e ON e.dossier_id = d.id
               WHERE d.status = 'RETURNED' AND e.seq = 1 ORDER BY d.id LIMIT 1";
    let row = reader.query_one_raw(Statement::from_string(reader.get_database_backend(), sql));
    Ok(row.await?.context("a dossier that was returned")?.try_get("", "code")?)
}
