//! Reading a GraphQL request from a body.

use crate::http::Fault;
use async_graphql::Request;
use axum::body::Body;
use axum::http::{HeaderMap, header};
use futures::StreamExt as _;

/// The request in a JSON body of at most `largest` bytes.
///
/// Only JSON by its own media type: a page of another site can send forms and plain text with the
/// officer's cookie, but not this, without the browser asking us first.
///
/// # Errors
/// What is wrong with it.
pub(super) async fn request(
    headers: &HeaderMap,
    body: Body,
    largest: u64,
) -> Result<Request, Fault> {
    if !is_json(headers) {
        return Err(Fault::NotJson);
    }
    let too_large = || Fault::BodyTooLarge(largest / 1024);
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let announced = announced.and_then(|length| length.parse::<u64>().ok());
    if announced.is_some_and(|length| length > largest) {
        return Err(too_large());
    }
    let mut pieces = body.into_data_stream();
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| Fault::Interrupted)?;
        if (bytes.len() + piece.len()) as u64 > largest {
            return Err(too_large());
        }
        bytes.extend_from_slice(&piece);
    }
    parse(&bytes)
}

fn parse(bytes: &[u8]) -> Result<Request, Fault> {
    if bytes.trim_ascii_start().starts_with(b"[") {
        return Err(Fault::Batch);
    }
    let request: Request = serde_json::from_slice(bytes).map_err(|_| Fault::Malformed)?;
    if request.query.is_empty() { Err(Fault::Malformed) } else { Ok(request) }
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = value.and_then(|value| value.split(';').next()).map(str::trim);
    essence.is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use axum::http::HeaderValue;
    use futures::stream;
    use std::convert::Infallible;

    fn json() -> HeaderMap {
        HeaderMap::from_iter([(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json; charset=utf-8"),
        )])
    }

    async fn fault(headers: &HeaderMap, body: impl Into<Body>) -> Option<Fault> {
        request(headers, body.into(), 100).await.err()
    }

    #[tokio::test]
    async fn a_request_is_json_with_a_query() {
        let body = r#"{"query":"{ a }","operationName":null,"variables":{"x":1}}"#;
        let request = request(&json(), body.into(), 100).await.unwrap();
        assert_eq!(request.query, "{ a }");
        assert_eq!(request.variables.len(), 1);
        assert_eq!(fault(&json(), "").await, Some(Fault::Malformed));
        assert_eq!(fault(&json(), "{}").await, Some(Fault::Malformed));
        assert_eq!(fault(&json(), r#"{"query":1}"#).await, Some(Fault::Malformed));
        assert_eq!(fault(&json(), "\n [{\"query\":\"{a}\"}]").await, Some(Fault::Batch));
    }

    #[tokio::test]
    async fn what_a_form_of_another_site_could_send_is_refused() {
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
            let headers =
                HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(kind))]);
            assert_eq!(fault(&headers, r#"{"query":"{a}"}"#).await, Some(Fault::NotJson));
        }
        assert_eq!(fault(&HeaderMap::new(), r#"{"query":"{a}"}"#).await, Some(Fault::NotJson));
    }

    #[tokio::test]
    async fn a_large_body_is_refused_whether_announced_or_not() {
        let mut announced = json();
        announced.insert(header::CONTENT_LENGTH, HeaderValue::from_static("101"));
        assert_eq!(fault(&announced, "").await, Some(Fault::BodyTooLarge(0)));
        let endless =
            stream::repeat_with(|| Ok::<_, Infallible>(Bytes::from_static(b"          ")));
        assert_eq!(fault(&json(), Body::from_stream(endless)).await, Some(Fault::BodyTooLarge(0)));
    }
}
