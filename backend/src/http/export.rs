//! `GET /export/dossiers.csv` and `.xlsx`: a list as a file, by a signed link, as it is read;
//! `register.pdf`: the register of a Center.

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
    if name == "register.pdf" {
        return match register(&server, &caller, proof).await {
            Ok(response) => response,
            Err(fault) => fault.response(lang),
        };
    }
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
    let id = opened(server, caller, proof)?;
    let File { name, format, bytes } = export::open(&server.app, id, format, caller.now).await?;
    attached(&name, format.media_type(), Body::from_stream(bytes))
}

/// The register of a Center as PDF.
async fn register(
    server: &Server,
    caller: &Caller,
    proof: Result<Query<Proof>, QueryRejection>,
) -> Result<Response, Fault> {
    let id = opened(server, caller, proof)?;
    let (name, pdf) = export::open_register(&server.app, id, caller.now).await?;
    attached(&name, "application/pdf", Body::from(pdf))
}

/// The export that a link opens.
fn opened(
    server: &Server,
    caller: &Caller,
    proof: Result<Query<Proof>, QueryRejection>,
) -> Result<Uuid, Fault> {
    let Query(Proof { token }) = proof.map_err(|_| Fault::NotFound)?;
    let opened = server.app.links.opened(&token, caller.now).map_err(|error| match error {
        LinkError::Expired => Fault::LinkExpired,
        LinkError::Forged => Fault::NotFound,
    })?;
    let id = opened.strip_prefix("export-").and_then(|id| Uuid::try_parse(id).ok());
    id.ok_or_else(|| AppError::NotFound.into())
}

fn attached(name: &str, media_type: &'static str, body: Body) -> Result<Response, Fault> {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let disposition = disposition.map_err(|_| Fault::Internal)?;
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}
