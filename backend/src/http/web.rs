//! The web app, served from inside the binary.
//!
//! An optimised build carries `dist/` (see `cargo xtask build`); an unoptimised one reads it from
//! the disk at each request, so that a rebuilt page needs no rebuilt server. Files under `assets/`
//! are named by their content and are cached for ever; the two shells are asked for each time.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// What a page may do. WebAssembly needs its own word; papers are shown from `blob:` addresses in
/// a frame, where the browser's own viewer is an `object`; charts set inline style attributes.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; media-src 'self' blob:; frame-src 'self' blob:; \
    object-src 'self' blob:; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'self'";

/// The camera reads the QR code of slips and identity cards; nothing else is asked for.
const PERMISSIONS_POLICY: &str =
    "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()";

/// Paths that belong to programs. Below them an unknown address is an error, never a page.
const NOT_PAGES: [&str; 7] = ["graphql", "files", "export", "api", "health", "metrics", "assets"];

const NOT_BUILT: &str = r#"<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>Một cửa</title>
<h1>Ứng dụng web chưa được dựng</h1>
<p>Máy chủ đang chạy nhưng chưa có giao diện. Hãy chạy <code>cargo xtask serve</code>,
hoặc <code>cargo xtask build --release</code> để có bản cài đặt đầy đủ.</p>
<p lang="en">The server runs but the web app is not built. Run <code>cargo xtask serve</code>,
or <code>cargo xtask build --release</code> for a complete binary.</p>
</html>
"#;

/// Everything that no other route takes: a file of the web app is a file or 404, `/desk` and below
/// are the officials' app, and every other address is the public's.
pub fn router<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    Router::new().fallback(async |method: Method, uri: Uri, headers: HeaderMap| {
        respond(&Dist, &method, uri.path(), &headers)
    })
}

/// Where the files of the web app come from; `path` is relative and has no `..`.
trait Files {
    fn read(&self, path: &str) -> Option<Bytes>;
}

/// The real ones.
struct Dist;

#[cfg(not(debug_assertions))]
impl Files for Dist {
    fn read(&self, path: &str) -> Option<Bytes> {
        #[derive(rust_embed::RustEmbed)]
        #[folder = "../dist/"]
        #[allow_missing = true]
        struct Embedded;

        // Read at compile time only for its effect: the build is repeated when the value changes.
        const _: Option<&str> = option_env!("MOTCUA_WEB_DIGEST");

        Embedded::get(path).map(|file| match file.data {
            std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
        })
    }
}

#[cfg(debug_assertions)]
impl Files for Dist {
    fn read(&self, path: &str) -> Option<Bytes> {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist").join(path);
        std::fs::read(file).ok().map(Bytes::from)
    }
}

fn respond(files: &impl Files, method: &Method, path: &str, headers: &HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let mut response = match resolve(path) {
        None => StatusCode::NOT_FOUND.into_response(),
        Some(file) => match send(files, file, headers) {
            Some(response) => response,
            None if is_page(file) => not_built(),
            None => StatusCode::NOT_FOUND.into_response(),
        },
    };
    secure(response.headers_mut());
    response
}

/// The file that an address means. A dot alone makes no file: dossier codes have dots too.
fn resolve(path: &str) -> Option<&str> {
    let path = path.strip_prefix('/')?;
    if content_type(path).is_some() {
        let plain = |segment: &str| !segment.is_empty() && !segment.starts_with('.');
        let inside = !path.contains(['\\', ':']) && path.split('/').all(plain);
        return inside.then_some(path);
    }
    match path.split('/').next()? {
        "desk" => Some("desk.html"),
        first if NOT_PAGES.contains(&first) => None,
        _ => Some("portal.html"),
    }
}

fn is_page(file: &str) -> bool {
    file == "desk.html" || file == "portal.html"
}

fn send(files: &impl Files, file: &str, headers: &HeaderMap) -> Option<Response> {
    let (content, encoding) =
        packed(files, file, headers).or_else(|| files.read(file).map(|content| (content, None)))?;
    let mut response = Response::new(Body::empty());
    let fields = response.headers_mut();
    fields.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(file)?));
    fields.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        fields.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if file.starts_with("assets/") {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        fields.insert(header::CACHE_CONTROL, forever);
    } else {
        fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        let tag = entity_tag(&content);
        let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
        let unchanged = known.is_some_and(|known| known.contains(&tag) || known.trim() == "*");
        fields.insert(header::ETAG, HeaderValue::from_str(&tag).ok()?);
        if unchanged {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return Some(response);
        }
    }
    *response.body_mut() = Body::from(content);
    Some(response)
}

/// The compressed neighbour of a file, in the best form that the reader takes.
fn packed(
    files: &impl Files,
    file: &str,
    headers: &HeaderMap,
) -> Option<(Bytes, Option<&'static str>)> {
    let accepted = headers.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(coding, _)| accepts(accepted, coding))
        .find_map(|(coding, suffix)| {
            files.read(&format!("{file}.{suffix}")).map(|content| (content, Some(coding)))
        })
}

/// Whether an `Accept-Encoding` list names a coding, and not with weight zero (RFC 9110, 12.5.3).
fn accepts(list: &str, coding: &str) -> bool {
    list.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding))
            && !parts.any(|weight| {
                weight
                    .strip_prefix("q=")
                    .and_then(|weight| weight.parse::<f32>().ok())
                    .is_some_and(|weight| weight <= 0.0)
            })
    })
}

/// A strong tag: the first 16 bytes of the digest of exactly these bytes.
fn entity_tag(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    let hex = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>();
    format!("\"{hex}\"")
}

/// What a file of the web app is, by its extension; none for everything that is no such file.
fn content_type(file: &str) -> Option<&'static str> {
    Some(match file.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

fn secure(headers: &mut HeaderMap) {
    for (name, value) in [
        ("content-security-policy", CONTENT_SECURITY_POLICY),
        ("permissions-policy", PERMISSIONS_POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// Says what is wrong and what to do, instead of an empty page.
fn not_built() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::SERVICE_UNAVAILABLE, headers, NOT_BUILT).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;
    use std::collections::BTreeMap;
    use tower::ServiceExt;

    struct Shelf(BTreeMap<&'static str, &'static str>);

    impl Files for Shelf {
        fn read(&self, path: &str) -> Option<Bytes> {
            self.0.get(path).map(|content| Bytes::from_static(content.as_bytes()))
        }
    }

    fn shelf() -> Shelf {
        Shelf(BTreeMap::from([
            ("portal.html", "public"),
            ("desk.html", "officials"),
            ("desk.html.br", "officials, brotli"),
            ("assets/a-1.js", "script"),
            ("assets/a-1.js.br", "script, brotli"),
            ("assets/a-1.js.gz", "script, gzip"),
            ("icon.svg", "icon"),
        ]))
    }

    async fn get(path: &str, fields: &[(header::HeaderName, &str)]) -> (Response, String) {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.insert(name, HeaderValue::from_str(value).expect("a header value"));
        }
        split(respond(&shelf(), &Method::GET, path, &headers)).await
    }

    async fn split(mut response: Response) -> (Response, String) {
        let body = std::mem::replace(response.body_mut(), Body::empty());
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a whole body");
        (response, String::from_utf8(bytes.to_vec()).expect("text"))
    }

    #[tokio::test]
    async fn each_address_gets_its_page() {
        for (path, expected) in [
            ("/", "public"),
            ("/track/H29.13-251124-0001", "public"),
            ("/track/000.00.01.H29", "public"),
            ("/desk", "officials"),
            ("/desk/", "officials"),
            ("/desk/queue/mine", "officials"),
            ("/desktop", "public"),
            ("/icon.svg", "icon"),
            ("/nothing.js", "404"),
            ("/assets/nothing", "404"),
            ("/files/unknown", "404"),
            ("/graphql/other", "404"),
            ("/../README.txt", "404"),
            ("/desk/../icon.svg", "404"),
            ("//etc/os-release.txt", "404"),
            ("/.git/config.txt", "404"),
        ] {
            let (response, body) = get(path, &[]).await;
            let found = if response.status() == 404 { "404" } else { body.as_str() };
            assert_eq!(found, expected, "{path}");
        }
    }

    #[tokio::test]
    async fn named_by_content_is_kept_for_ever_and_a_shell_is_asked_for() {
        let (asset, _) = get("/assets/a-1.js", &[]).await;
        assert!(asset.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        assert_eq!(asset.headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8");

        let (shell, _) = get("/desk", &[]).await;
        assert_eq!(shell.headers()[header::CACHE_CONTROL], "no-cache");
        let tag = shell.headers()[header::ETAG].to_str().unwrap().to_owned();
        let (again, body) = get("/desk/queue", &[(header::IF_NONE_MATCH, &tag)]).await;
        assert_eq!((again.status(), body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        let (packed, _) = get("/desk", &[(header::ACCEPT_ENCODING, "br")]).await;
        assert_ne!(packed.headers()[header::ETAG], tag.as_str(), "other bytes, other tag");
    }

    #[tokio::test]
    async fn the_best_accepted_coding_is_sent() {
        for (accepted, coding, expected) in [
            ("gzip, deflate, br, zstd", Some("br"), "script, brotli"),
            ("gzip", Some("gzip"), "script, gzip"),
            ("br;q=0, gzip;q=0.5", Some("gzip"), "script, gzip"),
            ("identity", None, "script"),
            ("brotli", None, "script"),
        ] {
            let (response, body) =
                get("/assets/a-1.js", &[(header::ACCEPT_ENCODING, accepted)]).await;
            assert_eq!(body, expected, "{accepted}");
            let sent = response.headers().get(header::CONTENT_ENCODING);
            assert_eq!(sent.map(|sent| sent.to_str().unwrap()), coding, "{accepted}");
            assert_eq!(response.headers()[header::VARY], "accept-encoding");
        }
    }

    #[tokio::test]
    async fn every_answer_is_guarded() {
        for path in ["/", "/assets/a-1.js", "/nothing.js"] {
            let (response, _) = get(path, &[]).await;
            let policy = response.headers()["content-security-policy"].to_str().unwrap();
            assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
            assert!(!policy.contains("  "), "{policy}");
            assert_eq!(response.headers()["x-content-type-options"], "nosniff");
        }
    }

    #[tokio::test]
    async fn without_a_built_app_the_page_says_what_to_run() {
        let nothing = Shelf(BTreeMap::new());
        let response = respond(&nothing, &Method::GET, "/desk", &HeaderMap::new());
        let (response, body) = split(response).await;
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(body.contains("cargo xtask serve"));
    }

    #[tokio::test]
    async fn only_reading_is_allowed() {
        let response = respond(&shelf(), &Method::POST, "/", &HeaderMap::new());
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    }

    /// The folder that is embedded is the folder that is built: a wrong path would be silent.
    /// `cargo xtask test` builds the web app first and says so in the environment.
    #[tokio::test]
    async fn the_built_app_is_found() {
        let built = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("dist");
        let required = std::env::var_os("MOTCUA_WEB_BUILT").is_some();
        let built = built.join("portal.html").is_file();
        assert!(built || !required, "dist/portal.html is not there");
        let app: Router = router();
        let request = |method: &str| {
            Request::builder().method(method).uri("/").body(Body::empty()).expect("a request")
        };
        let (head, nothing) = split(app.clone().oneshot(request("HEAD")).await.unwrap()).await;
        let (page, body) = split(app.oneshot(request("GET")).await.unwrap()).await;
        assert_eq!((head.status(), nothing.as_str()), (page.status(), ""));
        if built {
            assert_eq!(page.status(), StatusCode::OK);
            assert!(body.contains("<script type=\"module\" src=\"/assets/portal-boot-"), "{body}");
        } else {
            assert_eq!(page.status(), StatusCode::SERVICE_UNAVAILABLE);
        }
    }
}
