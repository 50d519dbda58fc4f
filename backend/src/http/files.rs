//! Bytes in and out: `POST /files` takes a file, `GET /files/{id}` opens a signed link.

use super::{Caller, Fault, Server};
use crate::app::{App, AppError, AppResult};
use crate::document::attachments::{self, Upload};
use crate::document::links::LinkError;
use crate::document::{paper_entity, papers};
use crate::dossier::{prints, reprints};
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::document::FormFamily;
use domain::lang::Lang;
use domain::time::Instant;
use futures::{Stream, StreamExt as _, stream};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// How long a sender may be silent.
const SILENCE: Duration = Duration::from_secs(30);
/// How long we go on reading what is not wanted, so that the sender gets to hear the answer
/// instead of a broken line.
const LINGER: Duration = Duration::from_secs(20);
/// And how many bytes.
const MOST_DROPPED: usize = 256 * 1024 * 1024;

/// Takes in a file: the body is the file, `x-file-name` its name, percent-encoded. Answers with
/// the global id that mutations take.
pub(super) async fn upload(
    State(server): State<Server>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Response {
    match receive(&server.app, &caller, &headers, body).await {
        Ok(answer) => (StatusCode::CREATED, Json(answer)).into_response(),
        Err(fault) => fault.response(caller.lang),
    }
}

async fn receive(
    app: &App,
    caller: &Caller,
    headers: &HeaderMap,
    body: Body,
) -> Result<serde_json::Value, Fault> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let mut bytes = Box::pin(patient(body));
    let taken = async {
        let officer = app.reference.now().require(caller.officer, caller.now)?;
        let announced = text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok());
        if announced.is_some_and(|length: u64| length > attachments::MAX_BYTES) {
            return Err(Fault::Refused(attachments::too_large()));
        }
        let upload = Upload {
            id: app.ids.id(caller.now),
            name: text(HeaderName::from_static("x-file-name")).unwrap_or_default(),
            media_type: text(header::CONTENT_TYPE),
            officer: officer.id,
            at: caller.now,
        };
        attachments::receive(&app.db, &app.files, upload, &mut bytes).await
    };
    let file = match taken.await {
        Ok(file) => file,
        Err(fault) => {
            // Who waits for `100 Continue` has sent nothing yet, and will not.
            if !headers.contains_key(header::EXPECT) {
                linger(bytes);
            }
            return Err(fault);
        }
    };
    Ok(json!({
        "id": format!("file:{}", file.id),
        "name": file.name,
        "mediaType": file.media_type,
        "size": file.size,
        "sha256": file.sha256,
    }))
}

/// The body piece by piece, ended when the sender is silent for too long; what has ended may be
/// asked again.
fn patient(body: Body) -> impl Stream<Item = Result<Bytes, Fault>> + Send + 'static {
    stream::unfold(body.into_data_stream(), async |mut pieces| {
        let piece = match tokio::time::timeout(SILENCE, pieces.next()).await {
            Ok(piece) => piece?.map_err(|_| Fault::Interrupted),
            Err(_) => Err(Fault::Interrupted),
        };
        Some((piece, pieces))
    })
    .fuse()
}

/// Reads and drops what still comes, beside the answer.
fn linger(bytes: impl Stream<Item = Result<Bytes, Fault>> + Send + 'static) {
    let rest = async move {
        let mut bytes = std::pin::pin!(bytes);
        let mut dropped = 0;
        while dropped < MOST_DROPPED
            && let Some(Ok(piece)) = bytes.next().await
        {
            dropped += piece.len();
            tokio::task::yield_now().await;
        }
    };
    tokio::spawn(tokio::time::timeout(LINGER, rest));
}

/// The signature of a link.
#[derive(Debug, Deserialize)]
pub(super) struct Signature {
    exp: i64,
    sig: String,
}

/// Opens a signed link.
pub(super) async fn open(
    State(server): State<Server>,
    caller: Caller,
    Path(id): Path<String>,
    signature: Result<Query<Signature>, QueryRejection>,
) -> Response {
    let links = &server.app.links;
    let checked = signature
        .map_err(|_| LinkError::Forged)
        .and_then(|Query(signature)| links.verify(&id, signature.exp, &signature.sig, caller.now));
    let fault = match checked {
        Ok(()) => match find(&server.app, &id, caller.now).await {
            Ok(response) => return response,
            Err(error) => error.into(),
        },
        Err(LinkError::Expired) => Fault::LinkExpired,
        Err(LinkError::Forged) => Fault::NotFound,
    };
    fault.response(caller.lang)
}

async fn find(app: &Arc<App>, id: &str, now: Instant) -> AppResult<Response> {
    let (kind, key) = id.split_once('-').ok_or(AppError::NotFound)?;
    let key = Uuid::try_parse(key).map_err(|_| AppError::NotFound)?;
    match kind {
        "paper" => {
            let name = paper_name(&papers::find(app, key).await?);
            let bytes = papers::pdf(app, key).await?;
            send("application/pdf", &name, bytes.len() as u64, bytes.into())
        }
        "file" => {
            let file = attachments::find(&app.db, key).await?;
            let reading = app.files.get(key).await?;
            let body = Body::from_stream(reading.bytes);
            send(&file.media_type, &file.name, reading.size, body)
        }
        "reprint" => {
            let (paper, bytes) = reprints::pdf(app, key).await?;
            send("application/pdf", &paper_name(&paper), bytes.len() as u64, bytes.into())
        }
        "sheet" => {
            let bytes = prints::control_sheet_pdf(app, key, now).await?;
            let name = "Phiếu kiểm soát quá trình giải quyết hồ sơ.pdf";
            send("application/pdf", name, bytes.len() as u64, bytes.into())
        }
        _ => Err(AppError::NotFound),
    }
}

/// `Giấy tiếp nhận hồ sơ và hẹn trả kết quả 12-2026.pdf`
fn paper_name(paper: &paper_entity::Model) -> String {
    let family = FormFamily::on(domain::time::local_date(paper.issued_at));
    let title = paper_entity::kind_of(&paper.kind).map(|kind| kind.title(family, Lang::Vi));
    format!("{} {:02}-{}.pdf", title.unwrap_or("Văn bản"), paper.number, paper.year)
}

/// What a file may do when a browser shows it: nothing. The viewer of PDF is an object of the page
/// that the browser itself makes, and would not start inside `sandbox`.
const PDF_POLICY: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const IMAGE_POLICY: &str = "sandbox; default-src 'none'; img-src 'self'; \
    style-src 'unsafe-inline'; frame-ancestors 'self'";

fn send(media_type: &str, name: &str, size: u64, body: Body) -> AppResult<Response> {
    let value = |text: &str| HeaderValue::from_str(text).map_err(|e| AppError::Internal(e.into()));
    let policy = if media_type == "application/pdf" { PDF_POLICY } else { IMAGE_POLICY };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, value(media_type)?);
    headers.insert(header::CONTENT_LENGTH, size.into());
    headers.insert(header::CONTENT_DISPOSITION, value(&attachments::disposition(name))?);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small file that is refused has come whole: what reads and drops the rest asks once more.
    #[tokio::test]
    async fn a_body_that_has_ended_may_be_asked_again() {
        let mut pieces = Box::pin(patient(Body::from("%PDF")));
        assert_eq!(pieces.next().await.and_then(Result::ok).as_deref(), Some(&b"%PDF"[..]));
        assert!(pieces.next().await.is_none());
        assert!(pieces.next().await.is_none());
    }
}
