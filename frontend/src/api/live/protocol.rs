//! Messages of `graphql-transport-ws`.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// What we say.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Say<'a> {
    ConnectionInit { payload: Init<'a> },
    Subscribe { id: &'a str, payload: &'a RawValue },
    Complete { id: &'a str },
    Ping,
    Pong,
}

/// Who we are.
#[derive(Debug, Serialize)]
pub(super) struct Init<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) authorization: Option<String>,
    #[serde(rename = "acceptLanguage")]
    pub(super) accept_language: &'a str,
}

/// What we hear. `complete` and `error` end a subscription; the page then lives without it until
/// the next connection.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Hear {
    ConnectionAck,
    Next {
        id: String,
        payload: Next,
    },
    Ping,
    #[serde(other)]
    Other,
}

/// One event.
#[derive(Debug, Deserialize)]
pub(super) struct Next {
    #[serde(default)]
    pub(super) data: Option<Box<RawValue>>,
}

impl Say<'_> {
    /// As JSON; every message can be written so.
    pub(super) fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_the_protocols() {
        let init = Init { authorization: Some("Bearer t".into()), accept_language: "vi" };
        assert_eq!(
            Say::ConnectionInit { payload: init }.text(),
            r#"{"type":"connection_init","payload":{"authorization":"Bearer t","acceptLanguage":"vi"}}"#
        );
        let body = RawValue::from_string(r#"{"query":"q"}"#.into()).unwrap();
        assert_eq!(
            Say::Subscribe { id: "1", payload: &body }.text(),
            r#"{"type":"subscribe","id":"1","payload":{"query":"q"}}"#
        );
        assert_eq!(Say::Pong.text(), r#"{"type":"pong"}"#);
    }

    #[test]
    fn events_are_heard_and_the_unknown_is_passed_over() {
        let text = r#"{"type":"next","id":"7","payload":{"data":{"a":1}}}"#;
        let Hear::Next { id, payload } = serde_json::from_str(text).unwrap() else { panic!() };
        assert_eq!((id.as_str(), payload.data.unwrap().get()), ("7", r#"{"a":1}"#));
        let other = serde_json::from_str(r#"{"type":"complete","id":"7"}"#);
        assert!(matches!(other, Ok(Hear::Other)));
    }
}
