//! Somebody who talks to the API.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, Response, StatusCode};
use domain::identity::OfficerId;
use motcua::app::App;
use serde_json::{Value, json};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tower::ServiceExt as _;
use uuid::Uuid;

/// Somebody, signed in or not, at an address, with a language.
#[derive(Debug, Clone)]
pub struct Client {
    app: Arc<App>,
    router: Router,
    officer: Option<OfficerId>,
    token: Option<String>,
    ip: IpAddr,
    lang: &'static str,
}

/// What became of a mutation.
#[derive(Debug, Clone)]
pub struct Change {
    /// `OK`, the code of the first refusal, or the code of the error.
    pub code: String,
    /// The payload; null after an error.
    pub payload: Value,
    /// The whole answer.
    pub answer: Value,
}

impl Change {
    /// Asserts that it was done; the dossier after it.
    #[track_caller]
    pub fn done(&self) -> &Value {
        assert_eq!(self.code, "OK", "{:#}", self.answer);
        &self.payload["dossier"]
    }

    /// Asserts that it was refused with a code.
    #[track_caller]
    pub fn refused(&self, code: &str) -> &Self {
        assert_eq!(self.code, code, "{:#}", self.answer);
        self
    }

    /// Where in the input the refusals lie, dotted.
    pub fn paths(&self) -> Vec<String> {
        let errors = self.payload["userErrors"].as_array().cloned().unwrap_or_default();
        let text = |path: &Value| path.as_str().unwrap_or_default().to_owned();
        let dotted = |error: &Value| {
            let parts = error["path"].as_array().cloned().unwrap_or_default();
            parts.iter().map(text).collect::<Vec<_>>().join(".")
        };
        errors.iter().map(dotted).collect()
    }
}

/// What every mutation of a dossier is asked for.
const PAYLOAD: &str = "
    dossier {
      id version code status applicantName registerEntry { book row }
      currentStep { ordinal title role assignee { id name } }
      papers { id kind number }
    }
    papers { id kind number title url }
    userErrors { code message path params { name value } }";

impl Client {
    pub(super) fn new(app: Arc<App>, router: Router, officer: Option<OfficerId>) -> Self {
        let ip = IpAddr::from([127, 0, 0, 1]);
        Self { app, router, officer, token: None, ip, lang: "en" }
    }

    /// The same, from another address.
    #[must_use]
    pub fn from(self, ip: impl Into<IpAddr>) -> Self {
        Self { ip: ip.into(), ..self }
    }

    /// The same, with this token instead of a fresh one.
    #[must_use]
    pub fn with_token(self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self }
    }

    /// Who it is; nobody for one who has not signed in.
    pub fn officer(&self) -> Option<OfficerId> {
        self.officer
    }

    /// Global id of the officer.
    pub fn id(&self) -> String {
        format!("officer:{}", self.officer.expect("an officer"))
    }

    /// A token that is good now.
    pub fn token(&self) -> Option<String> {
        self.token.clone().or_else(|| {
            let now = self.app.clock.now();
            let issue = |officer| self.app.tokens.issue(officer, Uuid::nil(), now);
            self.officer.map(|officer| issue(officer).expect("a token").0)
        })
    }

    /// Sends any request, with the caller's token, language and address.
    pub async fn request(&self, mut request: Request<Body>) -> Response<Body> {
        let peer = SocketAddr::new(self.ip, 40_000);
        request.extensions_mut().insert(ConnectInfo(peer));
        let headers = request.headers_mut();
        headers.insert("accept-language", self.lang.parse().expect("a header"));
        if let Some(token) = self.token() {
            headers.insert("authorization", format!("Bearer {token}").parse().expect("a header"));
        }
        self.router.clone().oneshot(request).await.expect("infallible")
    }

    /// Sends an operation; the whole answer.
    pub async fn send(&self, query: &str, variables: Value) -> Value {
        let body = json!({ "query": query, "variables": variables }).to_string();
        self.post(body).await.1
    }

    /// Sends a body to `/graphql`; status and answer.
    pub async fn post(&self, body: String) -> (StatusCode, Value) {
        let request = Request::post("/graphql").header("content-type", "application/json");
        let response = self.request(request.body(body.into()).expect("a request")).await;
        let status = response.status();
        (status, serde_json::from_slice(&bytes(response).await).expect("JSON"))
    }

    /// Asks; the data.
    ///
    /// # Panics
    /// When there are errors.
    pub async fn ask(&self, query: &str, variables: Value) -> Value {
        let answer = self.send(query, variables).await;
        assert!(answer["errors"].is_null(), "{query}: {answer:#}");
        answer["data"].clone()
    }

    /// Sends a mutation of a dossier; a key is made up when the input has none.
    pub async fn change(&self, mutation: &str, mut input: Value) -> Change {
        static KEYS: AtomicU64 = AtomicU64::new(0);
        if input.get("idempotencyKey").is_none() {
            let key = KEYS.fetch_add(1, Ordering::Relaxed);
            input["idempotencyKey"] = format!("test-{key}").into();
        }
        let kind = input_type(mutation);
        let query = format!(
            "mutation($input: {kind}!) {{ answer: {mutation}(input: $input) {{ {PAYLOAD} }} }}"
        );
        let answer = self.send(&query, json!({ "input": input })).await;
        let payload = answer["data"]["answer"].clone();
        let code = code(&answer).unwrap_or_else(|| "OK".to_owned());
        Change { code, payload, answer }
    }

    /// Uploads a file; its global id.
    pub async fn upload(&self, name: &str, media_type: &str, bytes: &'static [u8]) -> String {
        let request = Request::post("/files")
            .header("content-type", media_type)
            .header("x-file-name", name)
            .body(Body::from(bytes))
            .expect("a request");
        let response = self.request(request).await;
        assert_eq!(response.status(), StatusCode::CREATED);
        let answer: Value = serde_json::from_slice(&self::bytes(response).await).expect("JSON");
        answer["id"].as_str().expect("an id").to_owned()
    }

    /// Opens a link; status and bytes.
    pub async fn open(&self, link: &str) -> (StatusCode, Vec<u8>) {
        let path = link.strip_prefix("http://localhost").unwrap_or(link);
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let response = self.request(request).await;
        (response.status(), bytes(response).await)
    }
}

/// `dossierReturn` → `DossierReturnInput`; what needs nothing but the dossier, or a reason, shares
/// one input.
fn input_type(mutation: &str) -> String {
    let ends = |verbs: &[&str]| verbs.iter().any(|verb| mutation.ends_with(verb));
    if mutation == "dossierConfirmArrival" || mutation == "dossierResultConfirm" {
        return "DossierActInput".to_owned();
    }
    if ends(&["Close", "Stop", "Grant", "Send", "Approve", "Discard", "EndSuspension"]) {
        return "DossierActInput".to_owned();
    }
    if ends(&["Undo", "Reject", "Decline", "LetterReturn", "ExtensionReturn"]) {
        return "DossierReasonInput".to_owned();
    }
    format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..])
}

/// The code of the first refusal or error of an answer; `None` when there is neither.
pub fn code(answer: &Value) -> Option<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    if let Some(error) = answer["errors"].get(0) {
        let code = text(&error["extensions"]["code"]);
        return Some(code.unwrap_or_else(|| error["message"].to_string()));
    }
    let payloads = answer["data"].as_object()?.values();
    payloads.filter_map(|payload| text(&payload["userErrors"][0]["code"])).next()
}

async fn bytes(response: Response<Body>) -> Vec<u8> {
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await;
    bytes.expect("a whole body").to_vec()
}
