use super::*;
use crate::identity::testing::{Bench, PASSWORD, USERNAME};
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use axum::routing::get as get_route;
use chrono::TimeDelta;
use futures::{SinkExt as _, StreamExt as _, stream};
use serde_json::{Value, json};
use std::convert::Infallible;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tower::ServiceExt as _;

async fn send(bench: &Bench, request: Request<Body>) -> Response {
    let router = router(Arc::clone(&bench.app), crate::graphql::schema());
    router.oneshot(request).await.expect("infallible")
}

async fn bytes(response: Response) -> Bytes {
    axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("a whole body")
}

async fn json(response: Response) -> Value {
    serde_json::from_slice(&bytes(response).await).expect("JSON")
}

fn get(uri: &str) -> Request<Body> {
    Request::get(uri).body(Body::empty()).expect("a request")
}

fn graphql(query: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let request = Request::post("/graphql").header("content-type", "application/json");
    let request =
        fields.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.body(json!({ "query": query }).to_string().into()).expect("a request")
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().expect("text"))
}

#[tokio::test]
async fn a_session_lives_in_its_cookie() {
    let bench = Bench::new().await;
    let query = format!(
        r#"mutation {{ sessionCreate(input: {{ username: "{USERNAME}", password: "{PASSWORD}" }})
            {{ accessToken userErrors {{ code }} }} }}"#
    );
    let response = send(&bench, graphql(&query, &[])).await;
    let cookie = header(&response, "set-cookie").to_owned();
    assert!(cookie.starts_with("motcua_refresh="), "{cookie}");
    assert!(cookie.contains("HttpOnly; SameSite=Strict; Path=/graphql"), "{cookie}");
    let token = json(response).await["data"]["sessionCreate"]["accessToken"].clone();
    let bearer = format!("Bearer {}", token.as_str().expect("a token"));

    let who = "{ viewer { officer { name } } }";
    let response = send(&bench, graphql(who, &[("authorization", &bearer)])).await;
    assert_eq!(json(response).await["data"]["viewer"]["officer"]["name"], bench.officer().name);
    assert_eq!(json(send(&bench, graphql(who, &[])).await).await["data"]["viewer"], Value::Null);

    let cookie = cookie.split(';').next().expect("a pair");
    let refresh = "mutation { sessionRefresh { accessToken userErrors { code } } }";
    // The expired bearer must not stand in the way of its own renewal.
    bench.pass(TimeDelta::hours(1));
    let fields = [("cookie", cookie), ("authorization", bearer.as_str())];
    let response = send(&bench, graphql(refresh, &fields)).await;
    assert!(header(&response, "set-cookie").starts_with("motcua_refresh="));
    assert!(json(response).await["data"]["sessionRefresh"]["accessToken"].is_string());
    let again = json(send(&bench, graphql(refresh, &fields)).await).await;
    assert_eq!(again["data"]["sessionRefresh"]["userErrors"][0]["code"], "SESSION_EXPIRED");
}

#[tokio::test]
async fn each_media_type_has_its_statuses() {
    let bench = Bench::new().await;
    let new = ("accept", "application/graphql-response+json");
    for (query, fields, status, media) in [
        ("{ __typename }", &[][..], 200, "application/json"),
        ("{ __typename }", &[new], 200, "application/graphql-response+json"),
        ("{ nothing }", &[], 200, "application/json"),
        ("{ nothing }", &[new], 400, "application/graphql-response+json"),
        ("{", &[new], 400, "application/graphql-response+json"),
    ] {
        let response = send(&bench, graphql(query, fields)).await;
        assert_eq!(response.status().as_u16(), status, "{query} {fields:?}");
        assert!(header(&response, "content-type").starts_with(media), "{query} {fields:?}");
        assert_eq!(header(&response, "cache-control"), "no-store");
        assert!(!header(&response, "x-request-id").is_empty());
        assert_eq!(header(&response, "date"), "Mon, 23 Nov 2026 01:00:00 GMT");
    }
}

#[tokio::test]
async fn get_is_for_queries() {
    let bench = Bench::new().await;
    let response = send(&bench, get("/graphql?query=%7B__typename%7D")).await;
    assert_eq!(json(response).await, json!({ "data": { "__typename": "Query" } }));

    let response =
        send(&bench, get("/graphql?query=mutation%7BsessionDelete%7B__typename%7D%7D")).await;
    assert_eq!(
        (response.status(), header(&response, "allow")),
        (StatusCode::METHOD_NOT_ALLOWED, "POST")
    );
    assert_eq!(json(response).await["errors"][0]["extensions"]["code"], "QUERY_ONLY");

    let mut page = get("/graphql");
    page.headers_mut().insert("accept", "text/html,*/*;q=0.8".parse().unwrap());
    let page = send(&bench, page).await;
    assert!(header(&page, "content-type").starts_with("text/html"));
    assert!(!String::from_utf8(bytes(page).await.to_vec()).unwrap().contains("https:"));
    assert_eq!(send(&bench, get("/graphql")).await.status(), StatusCode::BAD_REQUEST);
    let schema = bytes(send(&bench, get("/graphql/schema.graphql")).await).await;
    assert_eq!(schema, crate::graphql::sdl());
}

#[tokio::test]
async fn what_is_no_request_is_answered_as_graphql_and_in_the_callers_language() {
    let bench = Bench::new().await;
    let post = |kind: &str, body: Body| {
        Request::post("/graphql")
            .header("content-type", kind)
            .header("accept-language", "en")
            .body(body)
            .unwrap()
    };
    let batch = r#"[{"query":"{__typename}"},{"query":"{__typename}"}]"#;
    let large = json!({ "query": "{__typename}", "variables": { "x": "x".repeat(1 << 20) } });
    for (request, status, code) in [
        (post("text/plain", Body::from(r#"{"query":"{__typename}"}"#)), 415, "NOT_JSON"),
        (post("application/json", Body::from(batch)), 400, "BATCH_REFUSED"),
        (post("application/json", Body::from("{")), 400, "MALFORMED"),
        (post("application/json", Body::from(large.to_string())), 413, "BODY_TOO_LARGE"),
    ] {
        let response = send(&bench, request).await;
        assert_eq!(response.status().as_u16(), status, "{code}");
        let error = json(response).await["errors"][0].clone();
        assert_eq!(error["extensions"]["code"], code);
        assert!(error["message"].as_str().unwrap().is_ascii() || code == "MALFORMED", "{error}");
    }
}

fn upload(bench: &Bench, length: Option<u64>, body: Body) -> Request<Body> {
    let request = Request::post("/files")
        .header("authorization", format!("Bearer {}", bench.token()))
        .header("content-type", "application/pdf")
        .header("x-file-name", "%C4%90%C6%A1n%20xin.pdf");
    match length {
        Some(length) => request.header("content-length", length).body(body),
        None => request.body(body),
    }
    .unwrap()
}

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";

#[tokio::test]
async fn a_file_goes_in_by_token_and_out_by_link() {
    let bench = Bench::new().await;
    let response = send(&bench, upload(&bench, None, Body::from(PDF))).await;
    assert_eq!(response.status(), StatusCode::CREATED);
    let answer = json(response).await;
    assert_eq!((&answer["name"], &answer["size"]), (&json!("Đơn xin.pdf"), &json!(PDF.len())));
    assert_eq!(answer["mediaType"], "application/pdf");
    let id = answer["id"].as_str().unwrap().strip_prefix("file:").unwrap().to_owned();

    let link = bench.app.links.sign(&format!("file-{id}"), bench.app.now());
    let response = send(&bench, get(&link)).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header(&response, "content-type"), "application/pdf");
    assert_eq!(header(&response, "x-content-type-options"), "nosniff");
    assert_eq!(header(&response, "cache-control"), "private, no-store");
    assert_eq!(
        header(&response, "content-disposition"),
        "inline; filename=\"__n xin.pdf\"; filename*=UTF-8''%C4%90%C6%A1n%20xin.pdf"
    );
    assert_eq!(bytes(response).await, PDF);

    let other = bench.app.links.sign("file-0193", bench.app.now());
    assert_eq!(send(&bench, get(&other)).await.status(), StatusCode::NOT_FOUND);
    let bare = format!("/files/file-{id}");
    assert_eq!(send(&bench, get(&bare)).await.status(), StatusCode::NOT_FOUND);
    let (_, query) = other.split_once('?').unwrap();
    assert_eq!(send(&bench, get(&format!("{bare}?{query}"))).await.status(), StatusCode::NOT_FOUND);
    bench.pass(TimeDelta::minutes(5));
    let late = send(&bench, get(&link)).await;
    assert_eq!(late.status(), StatusCode::GONE);
    assert_eq!(json(late).await["code"], "LINK_EXPIRED");
}

#[tokio::test]
async fn uploads_are_refused_before_they_cost_anything() {
    let bench = Bench::new().await;
    let endless = || {
        Body::from_stream(stream::repeat_with(|| {
            Ok::<_, Infallible>(Bytes::from(vec![0; 1 << 20]))
        }))
    };
    let response = send(&bench, upload(&bench, Some(200 << 20), endless())).await;
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let answer = json(response).await;
    assert_eq!(answer["code"], "FILE_TOO_LARGE");
    assert!(answer["message"].as_str().unwrap().contains("50 MB"), "{answer}");

    let response = send(&bench, upload(&bench, None, endless())).await;
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE, "nothing was announced");

    let response = send(&bench, upload(&bench, None, Body::from("MZ\x00\x01"))).await;
    assert_eq!(response.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(json(response).await["code"], "FILE_KIND_REFUSED");

    let mut anonymous = upload(&bench, None, Body::from(PDF));
    anonymous.headers_mut().remove(header::AUTHORIZATION);
    let response = send(&bench, anonymous).await;
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(json(response).await["code"], "UNAUTHENTICATED");
    assert_eq!(bench.files(), 0);
}

#[tokio::test]
async fn health_pages_and_unknown_addresses() {
    let bench = Bench::new().await;
    for (uri, status) in
        [("/health/live", 200), ("/health/ready", 200), ("/files", 405), ("/api/x", 404)]
    {
        let response = send(&bench, get(uri)).await;
        assert_eq!(response.status().as_u16(), status, "{uri}");
        assert!(!header(&response, "x-request-id").is_empty(), "{uri}");
    }
    let page = send(&bench, get("/tra-cuu/H99.01-261123-0001")).await;
    assert!(header(&page, "content-type").starts_with("text/html"), "the web app, built or not");
}

#[tokio::test]
async fn a_panic_is_an_answer() {
    let bench = Bench::new().await;
    let server = Server {
        app: Arc::clone(&bench.app),
        schema: crate::graphql::schema(),
        sdl: Arc::from(""),
        documents: Arc::default(),
    };
    async fn broken() -> Response {
        panic!("secret of the panic")
    }
    let router: Router = Router::new()
        .route("/broken", get_route(broken))
        .layer(middleware::from_fn_with_state(server, observe::observe));
    let response = router.oneshot(get("/broken")).await.unwrap();
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!header(&response, "x-request-id").is_empty());
    let answer = json(response).await;
    assert_eq!(answer["code"], "INTERNAL");
    assert!(!answer.to_string().contains("secret"));
}

type Socket =
    tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>;

/// A running server, and a connection that has said its first message.
async fn connect(bench: &Bench, payload: Value) -> Socket {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = router(Arc::clone(&bench.app), crate::graphql::schema());
    tokio::spawn(serve::serve_until(listener, router, std::future::pending()));
    let mut request = format!("ws://{address}/graphql/ws").into_client_request().unwrap();
    request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse().unwrap());
    let (mut socket, _) = tokio_tungstenite::connect_async(request).await.unwrap();
    say(&mut socket, json!({ "type": "connection_init", "payload": payload })).await;
    socket
}

async fn say(socket: &mut Socket, message: Value) {
    socket.send(Message::text(message.to_string())).await.unwrap();
}

async fn hear(socket: &mut Socket) -> Value {
    match socket.next().await.unwrap().unwrap() {
        Message::Text(text) => serde_json::from_str(&text).unwrap(),
        Message::Close(Some(frame)) => json!({ "closed": u16::from(frame.code) }),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn operations_over_a_socket_know_who_asks() {
    let bench = Bench::new().await;
    let authorization = format!("Bearer {}", bench.token());
    let mut socket =
        connect(&bench, json!({ "authorization": authorization, "acceptLanguage": "en" })).await;
    assert_eq!(hear(&mut socket).await["type"], "connection_ack");
    let query = "{ viewer { officer { name } } }";
    say(&mut socket, json!({ "type": "subscribe", "id": "1", "payload": { "query": query } }))
        .await;
    let next = hear(&mut socket).await;
    assert_eq!(
        next["payload"]["data"]["viewer"]["officer"]["name"],
        bench.officer().name,
        "{next}"
    );
    assert_eq!(hear(&mut socket).await, json!({ "type": "complete", "id": "1" }));
    say(&mut socket, json!({ "type": "ping" })).await;
    assert_eq!(hear(&mut socket).await["type"], "pong");
}

#[tokio::test]
async fn a_bad_token_closes_the_socket_with_its_own_code() {
    let bench = Bench::new().await;
    let mut socket = connect(&bench, json!({ "authorization": "Bearer forged" })).await;
    assert_eq!(hear(&mut socket).await["closed"], 4401);
    let authorization = format!("Bearer {}", bench.token());
    bench.pass(TimeDelta::minutes(10));
    let mut socket = connect(&bench, json!({ "authorization": authorization })).await;
    assert_eq!(hear(&mut socket).await["closed"], 4401, "run out");
}

#[tokio::test]
async fn a_socket_ends_with_its_token() {
    let bench = Bench::new().await;
    let authorization = format!("Bearer {}", bench.token());
    bench.pass(TimeDelta::minutes(10) - TimeDelta::seconds(1));
    let mut socket = connect(&bench, json!({ "authorization": authorization })).await;
    assert_eq!(hear(&mut socket).await["type"], "connection_ack");
    let started = std::time::Instant::now();
    assert_eq!(hear(&mut socket).await["closed"], 4401);
    assert!(started.elapsed() < std::time::Duration::from_secs(5));
}

#[tokio::test]
async fn requests_under_way_are_finished_before_the_server_stops() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (started, has_started) = tokio::sync::oneshot::channel::<()>();
    let started = Arc::new(std::sync::Mutex::new(Some(started)));
    let slow = async move || {
        if let Some(started) = started.lock().unwrap().take() {
            started.send(()).unwrap();
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        "done"
    };
    let router = Router::new().route("/slow", get_route(slow));
    let stop = async { has_started.await.unwrap() };
    let server = tokio::spawn(serve::serve_until(listener, router, stop));
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let request = "GET /slow HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    tokio::io::AsyncWriteExt::write_all(&mut stream, request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    tokio::io::AsyncReadExt::read_to_string(&mut stream, &mut answer).await.unwrap();
    assert!(answer.ends_with("done"), "{answer}");
    server.await.unwrap().unwrap();
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}
