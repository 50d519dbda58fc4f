//! What surrounds every request: its id, its line in the log, its limit of time, and the answer
//! when it panics.

use super::{Fault, Server};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::lang::Lang;
use domain::time::Instant;
use futures::FutureExt as _;
use std::panic::AssertUnwindSafe;
use std::time::{self, Duration};
use tracing::Instrument as _;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
const HEADER: &str = "x-request-id";

/// Names a request, in logs and in the answer.
#[derive(Debug, Clone)]
pub(super) struct RequestId(pub(super) String);

/// Gives a request its id and span, logs how it ended, and turns a panic into an answer.
///
/// Neither addresses nor query strings are logged: they hold dossier codes, secrets of slips and
/// signatures of links. A route is named by its pattern.
pub(super) async fn observe(
    State(server): State<Server>,
    mut request: Request,
    next: Next,
) -> Response {
    let id = request_id(request.headers(), server.app.config.trusted_proxies > 0);
    let route = route(&request);
    let lang = language(request.headers());
    let graphql = is_graphql(&request);
    let span = tracing::info_span!("request", id, method = %request.method(), route);
    request.extensions_mut().insert(RequestId(id.clone()));

    let started = time::Instant::now();
    let answer = AssertUnwindSafe(next.run(request)).catch_unwind().instrument(span.clone()).await;
    let _entered = span.entered();
    let mut response = answer.unwrap_or_else(|_| {
        tracing::error!("request panicked");
        say(&Fault::Internal, lang, graphql)
    });
    let status = response.status().as_u16();
    let millis = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    if response.status().is_server_error() {
        tracing::warn!(status, millis, "answered");
    } else {
        tracing::info!(status, millis, "answered");
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, id);
    }
    if graphql && let Ok(now) = HeaderValue::from_str(&http_date(server.app.now())) {
        response.headers_mut().insert(header::DATE, now);
    }
    response
}

/// Ends what takes too long. A change that has begun is still carried out; whoever asks again with
/// the same idempotency key gets its answer.
pub(super) async fn limit_time(request: Request, next: Next) -> Response {
    let (lang, graphql) = (language(request.headers()), is_graphql(&request));
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => say(&Fault::TimedOut, lang, graphql),
    }
}

/// A moment as `Date` says it (RFC 9110, 5.6.7). What is drawn in a browser whose own clock is wrong
/// goes by it.
fn http_date(at: Instant) -> String {
    at.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

fn say(fault: &Fault, lang: Lang, graphql: bool) -> Response {
    if graphql { fault.graphql(lang) } else { fault.response(lang) }
}

fn is_graphql(request: &Request) -> bool {
    request.uri().path() == "/graphql"
}

fn language(headers: &HeaderMap) -> Lang {
    let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    header.map(Lang::negotiate).unwrap_or_default()
}

/// The pattern of the route; for pages of the web app the first part of the address only.
fn route(request: &Request) -> String {
    if let Some(matched) = request.extensions().get::<MatchedPath>() {
        return matched.as_str().to_owned();
    }
    match request.uri().path().trim_start_matches('/').split_once('/') {
        Some((first, _)) => format!("/{first}/…"),
        None => "/…".to_owned(),
    }
}

/// The id a trusted proxy gave, or a new one.
fn request_id(headers: &HeaderMap, is_trusted: bool) -> String {
    let sound = |id: &&str| {
        (1..=64).contains(&id.len())
            && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
    };
    headers
        .get(HEADER)
        .filter(|_| is_trusted)
        .and_then(|value| value.to_str().ok())
        .filter(sound)
        .map_or_else(|| format!("{:016x}", rand::random::<u64>()), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[test]
    fn an_id_is_taken_from_a_trusted_proxy_and_only_when_it_is_one() {
        let with = |value: &'static str| {
            HeaderMap::from_iter([(HEADER.parse().unwrap(), HeaderValue::from_static(value))])
        };
        assert_eq!(request_id(&with("edge-1.2_3"), true), "edge-1.2_3");
        assert_ne!(request_id(&with("edge-1.2_3"), false), "edge-1.2_3");
        assert_ne!(request_id(&with("x y"), true), "x y");
        assert_eq!(request_id(&HeaderMap::new(), true).len(), 16);
        assert_ne!(request_id(&HeaderMap::new(), true), request_id(&HeaderMap::new(), true));
    }

    #[test]
    fn the_log_holds_no_code_and_no_secret() {
        let of = |uri: &str| route(&Request::builder().uri(uri).body(Body::empty()).unwrap());
        assert_eq!(of("/tra-cuu/H29.13-251124-0001?secret=x"), "/tra-cuu/…");
        assert_eq!(of("/H29.13-251124-0001"), "/…");
        assert_eq!(of("/"), "/…");
    }
}
