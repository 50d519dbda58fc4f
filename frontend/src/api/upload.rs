//! Files.

use super::{UiError, UserError, UserErrorCode, UserErrors, session};
use crate::i18n;
use futures::channel::oneshot;
use leptos::prelude::*;
use serde::Deserialize;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{File, ProgressEvent, XmlHttpRequest};

/// A file the server has taken; its id goes into a mutation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Uploaded {
    /// Global id.
    pub id: String,
}

/// The server's refusal, as problem details (RFC 9457) with our code.
#[derive(Deserialize)]
struct Problem {
    message: String,
}

/// Sends a file and sets `progress` from 0 to 1 on the way. `fetch` can not tell how far it is,
/// hence the older interface.
///
/// # Errors
/// [`UiError::User`] when the server refuses the file (kind, size, content); its only path is
/// `["fileId"]`.
pub async fn upload(file: File, progress: RwSignal<f64>) -> Result<Uploaded, UiError> {
    let token = session::token();
    match once(&file, token.as_deref(), progress).await {
        Err(UiError::SignedOut) => {
            session::renew(token).await?;
            once(&file, session::token().as_deref(), progress).await
        }
        other => other,
    }
}

async fn once(
    file: &File,
    token: Option<&str>,
    progress: RwSignal<f64>,
) -> Result<Uploaded, UiError> {
    let xhr = XmlHttpRequest::new().map_err(|_| UiError::Unexpected(None))?;
    let Some((done, _handlers)) = prepare(&xhr, file, token, progress) else {
        return Err(UiError::Offline);
    };
    let _ = done.await;
    let text = xhr.response_text().ok().flatten().unwrap_or_default();
    match xhr.status().unwrap_or(0) {
        200..300 => serde_json::from_str(&text).map_err(|_| UiError::Unexpected(None)),
        401 => Err(UiError::SignedOut),
        403 => Err(UiError::Forbidden),
        429 => Err(UiError::Limited),
        0 | 502..=504 => Err(UiError::Offline),
        _ => Err(match serde_json::from_str::<Problem>(&text) {
            Ok(problem) => UiError::User(UserErrors(vec![UserError {
                code: UserErrorCode::Other,
                message: problem.message,
                path: vec!["fileId".into()],
            }])),
            Err(_) => UiError::Unexpected(xhr.get_response_header("x-request-id").ok().flatten()),
        }),
    }
}

type Handlers = (Closure<dyn FnMut()>, Closure<dyn FnMut(ProgressEvent)>);

/// Starts the request; the receiver resolves when it ended one way or the other.
fn prepare(
    xhr: &XmlHttpRequest,
    file: &File,
    token: Option<&str>,
    progress: RwSignal<f64>,
) -> Option<(oneshot::Receiver<()>, Handlers)> {
    let (sender, done) = oneshot::channel();
    let sender = Rc::new(Cell::new(Some(sender)));
    let ended = Closure::new(move || {
        if let Some(sender) = sender.take() {
            let _ = sender.send(());
        }
    });
    let moved = Closure::new(move |event: ProgressEvent| {
        if event.total() > 0.0 {
            progress.try_set(event.loaded() / event.total());
        }
    });
    xhr.open("POST", "/files").ok()?;
    xhr.set_onloadend(Some(ended.as_ref().unchecked_ref()));
    xhr.upload().ok()?.set_onprogress(Some(moved.as_ref().unchecked_ref()));
    let name = js_sys::encode_uri_component(&file.name());
    xhr.set_request_header("x-file-name", &String::from(name)).ok()?;
    xhr.set_request_header("accept-language", i18n::lang_untracked().code()).ok()?;
    let kind = file.type_();
    let kind = if kind.is_empty() { "application/octet-stream" } else { &kind };
    xhr.set_request_header("content-type", kind).ok()?;
    if let Some(token) = token {
        xhr.set_request_header("authorization", &format!("Bearer {token}")).ok()?;
    }
    xhr.send_with_opt_blob(Some(file)).ok()?;
    Some((done, (ended, moved)))
}
