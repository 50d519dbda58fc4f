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

/// What we hear. One plain struct for all kinds: a tagged enum can not hold raw JSON.
#[derive(Debug, Deserialize)]
pub(super) struct Hear {
    /// `connection_ack`, `next`, `ping`; `complete` and `error` end a subscription, and the page
    /// then lives without it until the next connection.
    #[serde(rename = "type")]
    pub(super) kind: String,
    /// Which subscription.
    #[serde(default)]
    pub(super) id: String,
    /// Kept unread: its shape depends on the kind.
    #[serde(default)]
    payload: Option<Box<RawValue>>,
}

impl Hear {
    /// The data of a `next`.
    pub(super) fn data(&self) -> Option<Box<RawValue>> {
        serde_json::from_str::<Next>(self.payload.as_ref()?.get()).ok()?.data
    }
}

/// One event.
#[derive(Debug, Deserialize)]
struct Next {
    #[serde(default)]
    data: Option<Box<RawValue>>,
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
    fn events_are_heard_and_anything_else_is_passed_over() {
        let text = r#"{"type":"next","id":"7","payload":{"data":{"a":1}}}"#;
        let event: Hear = serde_json::from_str(text).unwrap();
        assert_eq!((event.kind.as_str(), event.id.as_str()), ("next", "7"));
        assert_eq!(event.data().unwrap().get(), r#"{"a":1}"#);
        let error = r#"{"type":"error","id":"7","payload":[{"message":"m"}]}"#;
        assert_eq!(serde_json::from_str::<Hear>(error).unwrap().kind, "error");
        let end: Hear = serde_json::from_str(r#"{"type":"complete","id":"7"}"#).unwrap();
        assert!(end.data().is_none());
    }
}
