//! GraphQL over HTTP: `POST` for everything, `GET` for queries.
//!
//! A thin end of our own instead of a ready one: it has no batches and no multipart bodies, which
//! nobody here needs and which make every limit weaker.

mod documents;
mod media;
mod read;

use super::{Caller, Fault, Server};
use crate::graphql::error::in_language;
use crate::graphql::{Life, plan, prepare};
use async_graphql::http::parse_query_string;
use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Response as Answer, ServerError, Value};
use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
pub(super) use documents::Documents;
use media::Media;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tracing::Instrument as _;

/// Largest request, in bytes. Files do not come this way.
const LARGEST: u64 = 1024 * 1024;

/// What somebody sees who opens the address in a browser.
const PAGE: &str = include_str!("page.html");

/// A request as JSON.
pub(super) async fn post(
    State(server): State<Server>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let lang = caller.lang;
    match read::request(&headers, body, LARGEST).await {
        Ok(request) => execute(&server, caller, request, Media::accepted(&headers)).await,
        Err(fault) => fault.graphql(lang),
    }
}

/// A query in the query string; for a browser a page that says what this address is.
pub(super) async fn get(
    State(server): State<Server>,
    caller: Caller,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Response {
    let Some(query) = query.filter(|query| !query.is_empty()) else {
        if media::wants_page(&headers) {
            return page();
        }
        return Fault::Malformed.graphql(caller.lang);
    };
    let Ok(mut request) = parse_query_string(&query) else {
        return Fault::Malformed.graphql(caller.lang);
    };
    match operation(&server.documents, &mut request) {
        Ok(OperationType::Query) | Err(_) => {}
        Ok(_) => return Fault::QueryOnly.graphql(caller.lang),
    }
    execute(&server, caller.without_cookie(), request, Media::accepted(&headers)).await
}

/// The schema in its definition language.
pub(super) async fn schema(State(server): State<Server>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, server.sdl.to_string()).into_response()
}

fn page() -> Response {
    let headers = [
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, Html(PAGE)).into_response()
}

async fn execute(server: &Server, caller: Caller, mut request: Request, media: Media) -> Response {
    let lang = caller.lang;
    let answer = match operation(&server.documents, &mut request) {
        Err(error) => Answer::from_errors(vec![error]),
        Ok(kind) => {
            let request = prepare(request, Arc::clone(&server.app), caller, Life::Answer);
            if kind == OperationType::Mutation {
                to_the_end(server, request).await
            } else {
                server.schema.execute(request).await
            }
        }
    };
    write(in_language(answer, lang), media)
}

/// A change that has begun is not left half way when the client goes away: between commit and
/// answer there is work, such as telling open screens.
async fn to_the_end(server: &Server, request: Request) -> Answer {
    let schema = server.schema.clone();
    let change = async move { schema.execute(request).await }.in_current_span();
    match tokio::spawn(change).await {
        Ok(answer) => answer,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

/// The kind of the operation that will be executed; of several without a name, the most harmful.
fn operation(documents: &Documents, request: &mut Request) -> Result<OperationType, ServerError> {
    documents.read(request)?;
    let name = request.operation_name.clone();
    let operations = request.parsed_query()?.operations.iter();
    let kinds: Vec<_> = operations
        .filter(|(found, _)| match (&name, found) {
            (Some(name), Some(found)) => name.as_str() == found.as_str(),
            _ => true,
        })
        .map(|(_, operation)| operation.node.ty)
        .collect();
    let has = |kind| kinds.contains(&kind);
    Ok(match () {
        () if has(OperationType::Mutation) => OperationType::Mutation,
        () if has(OperationType::Subscription) => OperationType::Subscription,
        () => OperationType::Query,
    })
}

/// An answer as the protocol has it: `data` only when something was executed.
#[derive(Serialize)]
struct Envelope<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extensions: &'a BTreeMap<String, Value>,
}

impl Envelope<'_> {
    /// The answer as JSON. What a list has written already is copied as it stands; serialised, it
    /// would be read again from end to end.
    fn to_vec(&self) -> serde_json::Result<Vec<u8>> {
        let Some(Value::Object(roots)) = self.data.filter(|_| self.is_plain()) else {
            return serde_json::to_vec(self);
        };
        let mut body = br#"{"data":{"#.to_vec();
        for (index, (key, value)) in roots.iter().enumerate() {
            if index > 0 {
                body.push(b',');
            }
            serde_json::to_writer(&mut body, key)?;
            body.push(b':');
            match plan::finished(value) {
                Some(json) => body.extend_from_slice(json.as_bytes()),
                None => serde_json::to_writer(&mut body, value)?,
            }
        }
        body.extend_from_slice(b"}}");
        Ok(body)
    }

    fn is_plain(&self) -> bool {
        self.errors.is_empty() && self.extensions.is_empty()
    }
}

fn write(answer: Answer, media: Media) -> Response {
    // Errors of fields have a path; without one the request as a whole was not executed.
    let is_refused = answer.data == Value::Null
        && answer.errors.first().is_some_and(|error| error.path.is_empty());
    let envelope = Envelope {
        errors: &answer.errors,
        data: (!is_refused).then_some(&answer.data),
        extensions: &answer.extensions,
    };
    let Ok(body) = envelope.to_vec() else {
        return Fault::Internal.graphql(domain::lang::Lang::default());
    };
    let mut response = Response::new(Body::from(body));
    if is_refused && media == Media::GraphqlResponse {
        *response.status_mut() = StatusCode::BAD_REQUEST;
    }
    let headers = response.headers_mut();
    headers.extend(answer.http_headers);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media.content_type()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::VARY, HeaderValue::from_static("accept, accept-language"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(query: &str, name: Option<&str>) -> Option<OperationType> {
        let mut request = Request::new(query);
        request.operation_name = name.map(str::to_owned);
        operation(&Documents::default(), &mut request).ok()
    }

    #[test]
    fn the_kind_is_that_of_the_chosen_operation() {
        let both = "query A { a } mutation B { b }";
        assert_eq!(kind("{ a }", None), Some(OperationType::Query));
        assert_eq!(kind("mutation { b }", None), Some(OperationType::Mutation));
        assert_eq!(kind("mutation { b }", Some("X")), Some(OperationType::Mutation));
        assert_eq!(kind(both, Some("A")), Some(OperationType::Query));
        assert_eq!(kind(both, Some("B")), Some(OperationType::Mutation));
        assert_eq!(kind(both, None), Some(OperationType::Mutation));
        assert_eq!(kind("subscription { c }", None), Some(OperationType::Subscription));
        assert_eq!(kind("{ a", None), None);
    }

    #[tokio::test]
    async fn only_a_request_that_was_not_executed_is_a_bad_request() {
        let error = |path: bool| {
            let mut error = ServerError::new("no", None);
            if path {
                error.path.push(async_graphql::PathSegment::Field("a".into()));
            }
            Answer::from_errors(vec![error])
        };
        let status = |answer, media| write(answer, media).status().as_u16();
        assert_eq!(status(error(false), Media::GraphqlResponse), 400);
        assert_eq!(status(error(false), Media::Json), 200);
        assert_eq!(status(error(true), Media::GraphqlResponse), 200);

        let text = async |answer| {
            let body = write(answer, Media::Json).into_body();
            String::from_utf8(axum::body::to_bytes(body, 1000).await.unwrap().to_vec()).unwrap()
        };
        assert_eq!(text(error(false)).await, r#"{"errors":[{"message":"no"}]}"#);
        assert_eq!(
            text(error(true)).await,
            r#"{"errors":[{"message":"no","path":["a"]}],"data":null}"#
        );
        assert_eq!(text(Answer::new(1)).await, r#"{"data":1}"#);
        let two = async_graphql::value!({ "a": { "b": "ố\"" }, "c": null });
        assert_eq!(text(Answer::new(two)).await, r#"{"data":{"a":{"b":"ố\""},"c":null}}"#);
        let finished = async_graphql::value!({ "$serde_json::private::RawValue": "[1,2]" });
        let list = Value::Object([(async_graphql::Name::new("d"), finished)].into());
        assert_eq!(text(Answer::new(list)).await, r#"{"data":{"d":[1,2]}}"#);
    }
}
