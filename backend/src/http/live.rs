//! Subscriptions: GraphQL over WebSocket, protocol `graphql-transport-ws`.
//!
//! The token comes with the first message. When it runs out the connection is closed with 4401,
//! and the client comes back with a new one. So it is when the session has ended before, or the
//! account was closed: nobody goes on listening.

use super::{Caller, Fault, Server};
use crate::app::App;
use crate::graphql::error::in_language;
use crate::graphql::guard::bounded;
use crate::graphql::{Life, prepare};
use crate::identity::session;
use async_graphql::http::{WebSocket as Protocol, WebSocketProtocols, WsMessage};
use async_graphql::{Data, Executor, Request, Response as Answer};
use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use chrono::TimeDelta;
use domain::lang::Lang;
use futures::stream::{BoxStream, SplitSink};
use futures::{SinkExt as _, StreamExt as _, future};
use serde::Deserialize;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior};
use tracing::Instrument as _;

const PROTOCOL: &str = "graphql-transport-ws";
/// Largest message of a client, in bytes.
const LARGEST: usize = 256 * 1024;
/// How long the first message may take.
const GREETING: Duration = Duration::from_secs(10);
/// How often we ask whether the other end is still there.
const HEARTBEAT: Duration = Duration::from_secs(25);
/// How long it may be silent.
const SILENCE: Duration = Duration::from_secs(60);
/// How long a message may be on its way.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long what is known of a session is believed.
const BELIEVED: TimeDelta = TimeDelta::seconds(5);

const UNAUTHORIZED: (u16, &str) = (4401, "Unauthorized");
const TOO_SLOW: (u16, &str) = (4408, "Connection initialisation timeout");

/// Makes a WebSocket of a request.
pub(super) async fn connect(
    State(server): State<Server>,
    caller: Caller,
    upgrade: WebSocketUpgrade,
) -> Response {
    let upgrade = upgrade.protocols([PROTOCOL]).max_message_size(LARGEST);
    if upgrade.selected_protocol().is_none() {
        return Fault::Malformed.graphql(caller.lang);
    }
    let caller = caller.without_cookie();
    upgrade.on_upgrade(move |socket| serve(server, caller, socket).in_current_span())
}

/// The first message's `payload`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Greeting {
    #[serde(alias = "Authorization")]
    authorization: Option<String>,
    #[serde(alias = "acceptLanguage", alias = "Accept-Language", alias = "accept-language")]
    lang: Option<String>,
}

/// Executes what comes over one connection, each operation with a caller as of now.
#[derive(Clone)]
struct Connection {
    server: Server,
    caller: Arc<OnceLock<Caller>>,
}

impl Connection {
    /// A request ready to be executed; an answer instead when it must not be.
    fn prepare(&self, mut request: Request, life: Life) -> Result<Request, Box<Answer>> {
        let app = &self.server.app;
        let Some(mut caller) = self.caller.get().cloned() else { return Err(Box::default()) };
        bounded(&mut request).map_err(|error| Box::new(Answer::from_errors(vec![error])))?;
        caller.now = app.now();
        Ok(prepare(request, Arc::clone(app), caller, life))
    }

    fn lang(&self) -> Lang {
        self.caller.get().map(|caller| caller.lang).unwrap_or_default()
    }
}

impl Executor for Connection {
    async fn execute(&self, request: Request) -> Answer {
        match self.prepare(request, Life::Answer) {
            Ok(request) => in_language(self.server.schema.execute(request).await, self.lang()),
            Err(answer) => *answer,
        }
    }

    fn execute_stream(
        &self,
        request: Request,
        session: Option<Arc<Data>>,
    ) -> BoxStream<'static, Answer> {
        match self.prepare(request, Life::Stream) {
            Ok(request) => {
                let lang = self.lang();
                Executor::execute_stream(&self.server.schema, request, session)
                    .map(move |answer| in_language(answer, lang))
                    .boxed()
            }
            Err(answer) => futures::stream::once(future::ready(*answer)).boxed(),
        }
    }
}

/// Whether the one who listens still may.
struct Watch {
    app: Arc<App>,
    caller: Arc<OnceLock<Caller>>,
    asked: Option<domain::time::Instant>,
}

impl Watch {
    /// Asks the account each time, which is in memory, and the database for the session at most as
    /// often as [`BELIEVED`] says.
    async fn still(&mut self) -> bool {
        let Some(caller) = self.caller.get() else { return true };
        let (Some(officer), Some(session)) = (caller.officer, caller.session) else { return true };
        let now = self.app.now();
        if self.app.reference.now().require(Some(officer), now).is_err() {
            return false;
        }
        if self.asked.is_some_and(|asked| now - asked < BELIEVED) {
            return true;
        }
        match session::has_ended(&self.app, session).await {
            Ok(ended) => {
                self.asked = Some(now);
                !ended
            }
            Err(error) => {
                tracing::warn!(?error, "can not look after a session");
                true
            }
        }
    }
}

async fn serve(server: Server, caller: Caller, socket: WebSocket) {
    let (mut sink, frames) = socket.split();
    let opened = Instant::now();
    let heard = AtomicU64::new(0);
    let messages = frames.take_while(|frame| future::ready(frame.is_ok())).filter_map(|frame| {
        heard.store(opened.elapsed().as_secs(), Ordering::Relaxed);
        future::ready(match frame {
            Ok(frame @ (Message::Text(_) | Message::Binary(_))) => Some(frame.into_data()),
            _ => None,
        })
    });

    let connection = Connection { server: server.clone(), caller: Arc::default() };
    let caller_known = Arc::clone(&connection.caller);
    let mut watch = Watch { app: Arc::clone(&server.app), caller: caller_known, asked: None };
    let (greeted, greeting) = tokio::sync::oneshot::channel();
    let known = Arc::clone(&connection.caller);
    let init = async move |payload: serde_json::Value| {
        let (caller, good_for) = greet(&server, caller, payload)?;
        let _ = known.set(caller);
        let _ = greeted.send(good_for);
        Ok(Data::default())
    };
    let answers = Protocol::new(connection, messages, WebSocketProtocols::GraphQLWS);
    let mut answers = pin!(answers.on_connection_init(init));

    let mut heartbeat = tokio::time::interval_at(opened + HEARTBEAT, HEARTBEAT);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut greeting = pin!(greeting);
    let mut is_greeted = false;
    let mut end = pin!(tokio::time::sleep(GREETING));
    loop {
        let message = tokio::select! {
            answer = answers.next() => match answer {
                Some(WsMessage::Text(text)) if watch.still().await => Message::Text(text.into()),
                Some(WsMessage::Text(_)) => return close(sink, UNAUTHORIZED).await,
                Some(WsMessage::Close(code, reason)) => {
                    return close(sink, translate(code, &reason)).await;
                }
                None => return,
            },
            good_for = &mut greeting, if !is_greeted => {
                is_greeted = true;
                // An unknown visitor has no token that could run out.
                let good_for = good_for.ok().flatten();
                end.as_mut().reset(Instant::now() + good_for.unwrap_or(Duration::from_secs(86_400)));
                continue;
            }
            () = &mut end => {
                return close(sink, if is_greeted { UNAUTHORIZED } else { TOO_SLOW }).await;
            }
            _ = heartbeat.tick() => {
                let silent = opened.elapsed().as_secs() - heard.load(Ordering::Relaxed);
                if silent > SILENCE.as_secs() {
                    return;
                }
                if !watch.still().await {
                    return close(sink, UNAUTHORIZED).await;
                }
                Message::Ping(axum::body::Bytes::new())
            }
        };
        if !matches!(tokio::time::timeout(PATIENCE, sink.send(message)).await, Ok(Ok(()))) {
            return;
        }
    }
}

/// Who listens, and how long the token is still good.
fn greet(
    server: &Server,
    mut caller: Caller,
    payload: serde_json::Value,
) -> async_graphql::Result<(Caller, Option<Duration>)> {
    let greeting: Greeting = match payload {
        serde_json::Value::Null => Greeting::default(),
        payload => serde_json::from_value(payload)?,
    };
    caller.now = server.app.now();
    if let Some(lang) = &greeting.lang {
        caller.lang = Lang::negotiate(lang);
    }
    let expires = caller.identify(greeting.authorization.as_deref(), &server.app);
    if caller.expired {
        return Err(async_graphql::Error::new(UNAUTHORIZED.1));
    }
    let seconds = expires.map(|at| u64::try_from(at - caller.now.timestamp()).unwrap_or(0));
    Ok((caller, seconds.map(Duration::from_secs)))
}

/// The library closes with one code for every refused greeting; the protocol has one of its own
/// for a bad token.
fn translate(code: u16, reason: &str) -> (u16, &str) {
    if reason == UNAUTHORIZED.1 { UNAUTHORIZED } else { (code, reason) }
}

async fn close(mut sink: SplitSink<WebSocket, Message>, (code, reason): (u16, &str)) {
    // A close frame holds at most 123 bytes of reason.
    let reason = reason.chars().take(60).collect::<String>().into();
    let frame = Message::Close(Some(CloseFrame { code, reason }));
    let _ = tokio::time::timeout(PATIENCE, sink.send(frame)).await;
}
