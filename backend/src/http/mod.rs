//! The server: GraphQL, files, health, and the web app on one port.

mod caller;
mod export;
mod fault;
mod files;
mod graphql;
mod health;
mod live;
mod observe;
mod serve;
#[cfg(test)]
mod tests;
pub mod web;

pub use caller::Caller;
pub use fault::Fault;
pub use serve::serve;

use crate::app::App;
use crate::graphql::Schema;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Router, middleware};
use std::fmt;
use std::sync::Arc;

/// What every handler works with.
#[derive(Clone)]
pub(crate) struct Server {
    app: Arc<App>,
    schema: Schema,
    sdl: Arc<str>,
    documents: Arc<graphql::Documents>,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").finish_non_exhaustive()
    }
}

/// Every address of the product.
pub fn router(app: Arc<App>, schema: Schema) -> Router {
    let sdl = crate::graphql::sdl().into();
    let server = Server { app, schema, sdl, documents: Arc::default() };
    let timed = Router::new()
        .route("/graphql", get(graphql::get).post(graphql::post))
        .route("/graphql/schema.graphql", get(graphql::schema))
        .route("/files/{id}", get(files::open))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route_layer(middleware::from_fn(observe::limit_time));
    Router::new()
        .route("/graphql/ws", get(live::connect))
        .route("/export/{name}", get(export::dossiers))
        .route("/files", post(files::upload))
        .merge(timed)
        .merge(web::router())
        // Each end counts the bytes it takes by itself.
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn_with_state(server.clone(), observe::observe))
        .with_state(server)
}
