//! The connection and who listens on it.

use super::protocol::{Hear, Init, Say};
use super::{Live, REJOINED, STATE};
use crate::api::client::decode;
use crate::api::session;
use crate::i18n::lang_untracked;
use cynic::StreamingOperation;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{CloseEvent, Event, MessageEvent, WebSocket};

/// Silence after which we ask whether the other end is still there, and after which it is not.
const HEARTBEAT: Duration = Duration::from_secs(25);
/// Longest pause between two attempts.
const LONGEST_PAUSE: u64 = 30;

type Listener = Rc<dyn Fn(&RawValue)>;
type Handler<E> = Closure<dyn FnMut(E)>;

#[derive(Default)]
struct Hub {
    listeners: BTreeMap<u32, (Box<RawValue>, Listener)>,
    last_id: u32,
    connection: Option<Connection>,
    /// Attempts since the last success.
    attempts: u32,
    joined_before: bool,
}

struct Connection {
    socket: WebSocket,
    token: Option<String>,
    acknowledged: bool,
    heard: bool,
    _handlers: (Handler<Event>, Handler<MessageEvent>, Handler<CloseEvent>),
}

thread_local! {
    static HUB: RefCell<Hub> = RefCell::default();
}

/// Calls `on_event` for every event until the component that called this goes away. Lost
/// connections are made again; see [`super::track_rejoined`] for what happened meanwhile.
pub fn subscribe<Q, V>(operation: &StreamingOperation<Q, V>, on_event: impl Fn(Q) + 'static)
where
    Q: for<'de> Deserialize<'de> + 'static,
    V: Serialize,
{
    let body = serde_json::to_string(operation).and_then(RawValue::from_string);
    let Ok(body) = body else { return };
    let listener: Listener = Rc::new(move |data| {
        if let Ok(event) = decode(data) {
            on_event(event);
        }
    });
    let id = HUB.with_borrow_mut(|hub| {
        hub.last_id += 1;
        hub.say_if_joined(&Say::Subscribe { id: &hub.last_id.to_string(), payload: &body });
        hub.listeners.insert(hub.last_id, (body, listener));
        hub.last_id
    });
    on_cleanup(move || unsubscribe(id));
    connect();
}

fn unsubscribe(id: u32) {
    let idle = HUB.with_borrow_mut(|hub| {
        hub.listeners.remove(&id);
        hub.say_if_joined(&Say::Complete { id: &id.to_string() });
        hub.listeners.is_empty()
    });
    if idle {
        // The next page may listen again at once; only a lasting silence closes.
        set_timeout(close_if_idle, Duration::from_secs(5));
    }
}

fn close_if_idle() {
    HUB.with_borrow_mut(|hub| {
        if hub.listeners.is_empty()
            && let Some(connection) = &hub.connection
        {
            let _ = connection.socket.close();
        }
    });
}

impl Hub {
    fn say_if_joined(&self, say: &Say<'_>) {
        if let Some(connection) = self.connection.as_ref().filter(|c| c.acknowledged) {
            let _ = connection.socket.send_with_str(&say.text());
        }
    }

    fn say(&self, say: &Say<'_>) {
        if let Some(connection) = &self.connection {
            let _ = connection.socket.send_with_str(&say.text());
        }
    }
}

fn set_state(live: Live) {
    STATE.with(|state| state.set(live));
}

/// Makes the connection unless there is one or nobody listens.
fn connect() {
    let needed = HUB.with_borrow(|hub| hub.connection.is_none() && !hub.listeners.is_empty());
    if !needed {
        return;
    }
    set_state(Live::Connecting);
    match open() {
        Ok(connection) => HUB.with_borrow_mut(|hub| hub.connection = Some(connection)),
        Err(_) => retry_later(),
    }
}

fn open() -> Result<Connection, JsValue> {
    let location = window().location();
    let scheme = if location.protocol()? == "https:" { "wss" } else { "ws" };
    let url = format!("{scheme}://{}/graphql/ws", location.host()?);
    let socket = WebSocket::new_with_str(&url, "graphql-transport-ws")?;
    let token = session::token();

    let authorization = token.as_ref().map(|token| format!("Bearer {token}"));
    let on_open = Closure::new(move |_: Event| {
        let authorization = authorization.clone();
        let payload = Init { authorization, accept_language: lang_untracked().code() };
        HUB.with_borrow(|hub| hub.say(&Say::ConnectionInit { payload }));
    });
    let on_message = Closure::new(|event: MessageEvent| {
        if let Some(text) = event.data().as_string() {
            hear(&text);
        }
    });
    let on_close = Closure::new(|event: CloseEvent| closed(event.code()));
    socket.set_onopen(Some(on_open.as_ref().unchecked_ref()));
    socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    socket.set_onclose(Some(on_close.as_ref().unchecked_ref()));
    let _handlers = (on_open, on_message, on_close);
    Ok(Connection { socket, token, acknowledged: false, heard: true, _handlers })
}

fn hear(text: &str) {
    HUB.with_borrow_mut(|hub| {
        if let Some(connection) = &mut hub.connection {
            connection.heard = true;
        }
    });
    let Ok(message) = serde_json::from_str::<Hear>(text) else { return };
    match message.kind.as_str() {
        "connection_ack" => acknowledged(),
        "ping" => HUB.with_borrow(|hub| hub.say(&Say::Pong)),
        "next" => {
            let listener = message.id.parse().ok().and_then(|id: u32| {
                HUB.with_borrow(|hub| hub.listeners.get(&id).map(|(_, listener)| listener.clone()))
            });
            if let (Some(listener), Some(data)) = (listener, message.data()) {
                listener(&data);
            }
        }
        _ => {}
    }
}

fn acknowledged() {
    let rejoined = HUB.with_borrow_mut(|hub| {
        hub.attempts = 0;
        if let Some(connection) = &mut hub.connection {
            connection.acknowledged = true;
        }
        for (id, (body, _)) in &hub.listeners {
            hub.say(&Say::Subscribe { id: &id.to_string(), payload: body });
        }
        std::mem::replace(&mut hub.joined_before, true)
    });
    set_state(Live::Online);
    if rejoined {
        REJOINED.with(|trigger| trigger.notify());
    }
    set_timeout(heartbeat, HEARTBEAT);
}

/// Closes a connection that has died without a word, as they do behind a sleeping laptop.
fn heartbeat() {
    let again = HUB.with_borrow_mut(|hub| {
        let Some(connection) = hub.connection.as_mut().filter(|c| c.acknowledged) else {
            return false;
        };
        if !std::mem::replace(&mut connection.heard, false) {
            let _ = connection.socket.close();
            return false;
        }
        hub.say(&Say::Ping);
        true
    });
    if again {
        set_timeout(heartbeat, HEARTBEAT);
    }
}

fn closed(code: u16) {
    // The handlers live in the connection and one of them is running: drop it a moment later.
    let Some(connection) = HUB.with_borrow_mut(|hub| hub.connection.take()) else { return };
    let token = connection.token.clone();
    set_timeout(move || drop(connection), Duration::ZERO);
    if HUB.with_borrow(|hub| hub.listeners.is_empty()) {
        return set_state(Live::Idle);
    }
    set_state(Live::Connecting);
    if (4400..4500).contains(&code) && token.is_some() {
        spawn_local(async move {
            match session::renew(token).await {
                Ok(()) => retry_later(),
                Err(_) => set_state(Live::Idle),
            }
        });
    } else {
        retry_later();
    }
}

/// 1, 2, 4 … 30 seconds, give or take a quarter so that a thousand desks do not come at once.
fn retry_later() {
    let attempts = HUB.with_borrow_mut(|hub| {
        hub.attempts = (hub.attempts + 1).min(6);
        hub.attempts
    });
    let seconds = (1u64 << (attempts - 1)).min(LONGEST_PAUSE);
    let pause = Duration::from_secs(seconds).mul_f64(0.75 + js_sys::Math::random() / 2.0);
    set_timeout(connect, pause);
}
