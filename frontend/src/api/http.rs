//! One request over `fetch`, with a time limit.

use super::UiError;
use crate::device;
use domain::lang::Lang;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, Request, RequestInit, RequestRedirect, Response};

/// After this long a request counts as lost.
const PATIENCE: Duration = Duration::from_secs(20);

/// An answer with its body read.
#[derive(Debug)]
pub(super) struct Answer {
    /// HTTP status.
    pub(super) status: u16,
    /// `x-request-id`, for reports.
    pub(super) request_id: Option<String>,
    /// The body.
    pub(super) text: String,
}

/// Sends a GraphQL request.
///
/// # Errors
/// [`UiError::Offline`] when no answer came in time.
pub(super) async fn post(body: &str, token: Option<&str>, lang: Lang) -> Result<Answer, UiError> {
    send(body, token, lang).await.map_err(|_| UiError::Offline)
}

async fn send(body: &str, token: Option<&str>, lang: Lang) -> Result<Answer, JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/json")?;
    headers.set("accept", "application/graphql-response+json, application/json;q=0.9")?;
    headers.set("accept-language", lang.code())?;
    if let Some(token) = token {
        headers.set("authorization", &format!("Bearer {token}"))?;
    }
    let abort = AbortController::new()?;
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_headers(&headers);
    options.set_body(&JsValue::from_str(body));
    options.set_redirect(RequestRedirect::Error);
    options.set_signal(Some(&abort.signal()));
    let request = Request::new_with_str_and_init("/graphql", &options)?;

    let timer = leptos::prelude::set_timeout_with_handle(move || abort.abort(), PATIENCE)?;
    let answer = read(&request).await;
    timer.clear();
    answer
}

async fn read(request: &Request) -> Result<Answer, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response =
        JsFuture::from(window.fetch_with_request(request)).await?.unchecked_into();
    if let Ok(Some(date)) = response.headers().get("date") {
        device::compare(js_sys::Date::parse(&date));
    }
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok(Answer {
        status: response.status(),
        request_id: response.headers().get("x-request-id").ok().flatten(),
        text,
    })
}
