//! `GET /export/dossiers.csv` and `.xlsx`: a list as a file, by a signed link, as it is read.

use super::{Caller, Fault, Server};
use crate::app::AppError;
use crate::document::links::LinkError;
use crate::dossier::export::{self, File, Format};
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use uuid::Uuid;

/// The link's proof.
#[derive(Debug, Deserialize)]
pub(super) struct Proof {
    token: String,
}

/// Sends the file of a link.
pub(super) async fn dossiers(
    State(server): State<Server>,
    caller: Caller,
    Path(name): Path<String>,
    proof: Result<Query<Proof>, QueryRejection>,
) -> Response {
    let lang = caller.lang;
    match send(&server, &caller, &name, proof).await {
        Ok(response) => response,
        Err(fault) => fault.response(lang),
    }
}

async fn send(
    server: &Server,
    caller: &Caller,
    name: &str,
    proof: Result<Query<Proof>, QueryRejection>,
) -> Result<Response, Fault> {
    let format = match name {
        "dossiers.csv" => Format::Csv,
        "dossiers.xlsx" => Format::Xlsx,
        _ => return Err(Fault::NotFound),
    };
    let Query(Proof { token }) = proof.map_err(|_| Fault::NotFound)?;
    let opened = server.app.links.opened(&token, caller.now).map_err(|error| match error {
        LinkError::Expired => Fault::LinkExpired,
        LinkError::Forged => Fault::NotFound,
    })?;
    let id = opened.strip_prefix("export-").and_then(|id| Uuid::try_parse(id).ok());
    let id = id.ok_or(AppError::NotFound)?;
    let File { name, format, bytes } = export::open(&server.app, id, format, caller.now).await?;
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let disposition = disposition.map_err(|_| Fault::Internal)?;
    let mut response = Body::from_stream(bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}
