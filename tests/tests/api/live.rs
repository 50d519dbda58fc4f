//! Subscriptions over a real WebSocket: who hears of what, and when.

use crate::staffing::{absence, record};
use futures::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use std::time::Duration;
use tests::both_databases;
use tests::world::{CLERK, HEAD, Handle, SPECIALIST, Stage, World};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

const CHANGES: &str = "subscription { dossierChanged { id kind dossier { code status version } } }";
const BOARD: &str =
    "subscription { boardChanged { total { waiting inProcess } agencies { agency { code } } } }";

/// A connection with one operation on it.
struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// Connects and greets; the first answer.
    async fn connect(address: std::net::SocketAddr, token: Option<&str>) -> (Self, Value) {
        let mut request = format!("ws://{address}/graphql/ws").into_client_request().unwrap();
        let protocol = "graphql-transport-ws".parse().unwrap();
        request.headers_mut().insert("sec-websocket-protocol", protocol);
        let (stream, _) = tokio_tungstenite::connect_async(request).await.unwrap();
        let mut socket = Self(stream);
        let payload = token.map(|token| json!({ "authorization": format!("Bearer {token}") }));
        socket.say(json!({ "type": "connection_init", "payload": payload })).await;
        let answer = socket.hear().await;
        (socket, answer)
    }

    /// Connects as an officer and subscribes.
    async fn subscribe(world: &World, who: &str, query: &str) -> Self {
        Self::listen(world, world.officer(who).token().as_deref(), query).await
    }

    /// Connects with a token and subscribes.
    async fn listen(world: &World, token: Option<&str>, query: &str) -> Self {
        let (mut socket, answer) = Self::connect(world.serve().await, token).await;
        assert_eq!(answer["type"], "connection_ack", "{answer}");
        socket.say(json!({ "id": "1", "type": "subscribe", "payload": { "query": query } })).await;
        // Answered in order: after it, the subscription stands.
        socket.say(json!({ "type": "ping" })).await;
        socket
    }

    async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    /// The next message; pongs are passed over.
    async fn hear(&mut self) -> Value {
        loop {
            let message = self.0.next().await.expect("still open").expect("a message");
            match message {
                Message::Text(text) => {
                    let message: Value = serde_json::from_str(&text).unwrap();
                    if message["type"] != "pong" {
                        return message;
                    }
                }
                Message::Close(frame) => {
                    return json!({ "closed": frame.map(|frame| u16::from(frame.code)) });
                }
                _ => {}
            }
        }
    }

    /// Nothing comes for a while.
    async fn silence(&mut self) -> bool {
        tokio::time::timeout(Duration::from_millis(300), self.hear()).await.is_err()
    }

    /// Waits until the server has said that it has read so far.
    async fn settled(&mut self) {
        while let Some(Ok(message)) = self.0.next().await {
            if message.to_text().is_ok_and(|text| text.contains("pong")) {
                return;
            }
        }
    }
}

both_databases! {
    async fn the_department_hears_of_its_dossier_and_nobody_else(db_url: String) {
        let world = World::new(&db_url).await;
        let mut head = Socket::subscribe(&world, HEAD, CHANGES).await;
        let mut other_division = Socket::subscribe(&world, "son.truongphong.tuphap", CHANGES).await;
        let mut other = Socket::subscribe(&world, "long.giamdoc.xaydung", CHANGES).await;
        for socket in [&mut head, &mut other_division, &mut other] {
            socket.settled().await;
        }
        let handle = world.accept("1.002010").await;
        let heard = tokio::time::timeout(Duration::from_secs(5), head.hear()).await.expect("at once");
        let change = &heard["payload"]["data"]["dossierChanged"];
        assert_eq!(change["kind"], "ACCEPTED", "{heard}");
        assert_eq!((&change["id"], &change["dossier"]["code"]), (&json!(handle.id), &json!(handle.code)));
        assert!(other_division.silence().await, "another division");
        assert!(other.silence().await, "another department");
    }

    async fn who_loses_a_dossier_is_told_that_it_is_gone(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.accept("1.005092").await;
        let mut loser = Socket::subscribe(&world, "trang.chuyenvien.gddt", CHANGES).await;
        loser.settled().await;
        let claimed = world.officer("minh.chuyenvien.gddt").change("dossierClaim", handle.input(json!({}))).await;
        claimed.done();
        let heard = loser.hear().await;
        let change = &heard["payload"]["data"]["dossierChanged"];
        assert_eq!((&change["id"], &change["dossier"]), (&json!(handle.id), &Value::Null), "{heard}");
    }

    async fn the_board_moves(db_url: String) {
        let world = World::new(&db_url).await;
        let mut board = Socket::subscribe(&world, "son.lanhdao", BOARD).await;
        let first = board.hear().await;
        assert_eq!(first["payload"]["data"]["boardChanged"]["total"]["waiting"], 0, "{first}");
        world.accept("1.002010").await;
        let second = tokio::time::timeout(Duration::from_secs(5), board.hear()).await.expect("soon");
        assert_eq!(second["payload"]["data"]["boardChanged"]["total"]["waiting"], 1, "{second}");
    }

    async fn roles_taken_from_a_listener_are_taken_from_what_he_hears(db_url: String) {
        let world = World::new(&db_url).await;
        let mut head = Socket::subscribe(&world, HEAD, CHANGES).await;
        let mut board = Socket::subscribe(&world, "son.lanhdao", BOARD).await;
        head.settled().await;
        board.hear().await;
        let taken = format!(
            "DELETE FROM officer_grant WHERE officer_id IN
               (SELECT id FROM officer WHERE username IN ('{HEAD}', 'son.lanhdao'))"
        );
        world.run(&taken).await.expect("roles end");
        world.app.reference.reload(&world.app.db).await.expect("it reloads");
        world.accept("1.002010").await;
        for socket in [&mut head, &mut board] {
            let told = socket.hear().await;
            assert_eq!(told["payload"]["errors"][0]["extensions"]["code"], "FORBIDDEN", "{told}");
            assert_eq!(socket.hear().await["type"], "complete");
        }
        world.accept("1.002010").await;
        assert!(head.silence().await, "said once");
    }

    async fn nobody_listens_on_a_closed_account(db_url: String) {
        let world = World::new(&db_url).await;
        let mut head = Socket::subscribe(&world, HEAD, CHANGES).await;
        head.settled().await;
        let closed = format!("UPDATE officer SET active = FALSE WHERE username = '{HEAD}'");
        world.run(&closed).await.expect("the account is closed");
        world.app.reference.reload(&world.app.db).await.expect("it reloads");
        world.accept("1.002010").await;
        assert_eq!(head.hear().await, json!({ "closed": 4401 }));
    }

    async fn nobody_listens_in_a_session_that_has_ended(db_url: String) {
        let world = World::new(&db_url).await;
        let sign_in = "mutation($input: SessionCreateInput!) { sessionCreate(input: $input) {
            accessToken userErrors { code } } }";
        let input = json!({ "username": HEAD, "password": motcua::demo::PASSWORD });
        let opened = world.anonymous().ask(sign_in, json!({ "input": input })).await;
        let token = opened["sessionCreate"]["accessToken"].as_str().expect("a token").to_owned();
        let mut socket = Socket::listen(&world, Some(&token), CHANGES).await;
        socket.settled().await;
        // Of another session of his nothing is known, and it goes on.
        let mut other = Socket::subscribe(&world, HEAD, CHANGES).await;
        other.settled().await;
        world.accept("1.002010").await;
        assert_eq!(socket.hear().await["type"], "next");

        let reset = "mutation($input: PasswordResetInput!) { passwordReset(input: $input) {
            userErrors { code } } }";
        let about = json!({ "input": { "officerId": world.officer(HEAD).id() } });
        let done = world.officer("khoa.quantri").send(reset, about).await;
        assert!(done["errors"].is_null(), "{done:#}");
        world.pass(chrono::TimeDelta::seconds(5));
        world.accept("1.002010").await;
        assert_eq!(socket.hear().await, json!({ "closed": 4401 }));
        assert_eq!(other.hear().await["type"], "next");
    }

    async fn who_may_not_listen_is_told(db_url: String) {
        let world = World::new(&db_url).await;
        let address = world.serve().await;
        let (_, answer) = Socket::connect(address, Some("forged")).await;
        assert_eq!(answer, json!({ "closed": 4401 }));
        for (who, query, code) in [
            (None, CHANGES, "UNAUTHENTICATED"),
            (None, BOARD, "UNAUTHENTICATED"),
            (Some("khoa.quantri"), CHANGES, "FORBIDDEN"),
            (Some("khoa.quantri"), BOARD, "FORBIDDEN"),
            (Some("minh.chuyenvien.tuphap"), BOARD, "FORBIDDEN"),
        ] {
            let token = who.and_then(|who| world.officer(who).token());
            let (mut socket, answer) = Socket::connect(address, token.as_deref()).await;
            assert_eq!(answer["type"], "connection_ack");
            socket.say(json!({ "id": "1", "type": "subscribe", "payload": { "query": query } })).await;
            let refused = socket.hear().await.to_string();
            assert!(refused.contains(code), "{who:?} {query}: {refused}");
        }
    }

    /// What a screen is told of a dossier is as of now, however old the connection.
    async fn each_role_hears_as_much_as_it_may_read(db_url: String) {
        let world = World::new(&db_url).await;
        let query = "subscription { dossierChanged { dossier { papers { kind } trackingUrl } } }";
        let mut cashier = Socket::subscribe(&world, "hoa.thuphi", query).await;
        let mut clerk = Socket::subscribe(&world, CLERK, query).await;
        cashier.settled().await;
        clerk.settled().await;
        let handle: Handle = world.dossier_at(Stage::Assign).await;
        assert!(handle.code.is_some());
        let seen = |heard: Value| heard["payload"]["data"]["dossierChanged"]["dossier"].clone();
        assert_eq!(seen(cashier.hear().await), json!({ "papers": [], "trackingUrl": null }));
        let clerk = seen(clerk.hear().await);
        assert_eq!(clerk["papers"], json!([{ "kind": "RECEIPT_SLIP" }]));
        assert!(clerk["trackingUrl"].is_string());
    }

    /// Who stands in for whom, and which views are shared, is on screens as well.
    async fn what_is_beside_dossiers_is_heard_of(db_url: String) {
        const BESIDE: &str = "subscription { deskChanged { at } }";
        let world = World::new(&db_url).await;
        let mut stranger = Socket::listen(&world, None, BESIDE).await;
        let answer = stranger.hear().await;
        assert!(answer.to_string().contains("UNAUTHENTICATED"), "{answer}");
        let mut head = Socket::subscribe(&world, HEAD, BESIDE).await;
        head.settled().await;
        assert!(head.silence().await);
        let heard = async |head: &mut Socket| {
            let event = head.hear().await;
            assert!(event["payload"]["data"]["deskChanged"]["at"].is_string(), "{event}");
            assert!(head.silence().await, "once");
        };
        let specialist = world.officer(SPECIALIST);
        let away = absence(&world, SPECIALIST);
        assert_eq!(record(&specialist, "absenceCreate", away).await.1, "OK");
        heard(&mut head).await;
        let create = "mutation($i: SavedViewCreateInput!) { it: savedViewCreate(input: $i) {
            view { id } userErrors { code } } }";
        let view = json!({ "i": { "name": "Quá hạn", "query": "due=OVERDUE", "sharing": "UNIT" } });
        let made = specialist.ask(create, view).await;
        assert!(made["it"]["view"]["id"].is_string(), "{made:#}");
        heard(&mut head).await;
    }
}
