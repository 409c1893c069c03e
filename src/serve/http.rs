//! Answering requests from memory.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use percent_encoding::percent_decode_str;

use super::memory::{Answer, Memory, State as Told};

/// Where our own files live: no page of a site begins so.
const OURS: &str = "/.qantar/";

/// Loads a page again and shows problems over it.
const SCRIPT: &str = include_str!("page.js");

/// How problems look.
const STYLE: &str = include_str!("page.css");

const NO_SITE: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>qantar</title>\
<p>The content has errors, and there is no site to show yet. This page goes on when they are mended.</p>";

const BROKEN: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>qantar</title>\
<p>This page cannot be printed. It goes on when the template is mended.</p>";

/// What all requests share.
#[derive(Clone)]
struct Shared {
    memory: Arc<Memory>,
    /// Whether other machines may ask, by this one's address.
    open: bool,
}

/// Routes every request.
pub(super) fn router(memory: Arc<Memory>, open: bool) -> Router {
    Router::new()
        .route("/.qantar/version", any(version))
        .route("/.qantar/state", any(state))
        .route("/.qantar/page.js", any(script))
        .route("/.qantar/page.css", any(style))
        .fallback(any(file))
        .with_state(Shared { memory, open })
}

/// Who may ask, and how: what is refused, and with which status.
fn refusal(method: &Method, headers: &HeaderMap, open: bool) -> Option<StatusCode> {
    if method != Method::GET && method != Method::HEAD {
        return Some(StatusCode::METHOD_NOT_ALLOWED);
    }
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let name = match host.split_once(']') {
        Some((address, _)) => format!("{address}]"),
        None => host
            .split(':')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase(),
    };
    let local = matches!(name.as_str(), "localhost" | "127.0.0.1" | "[::1]");
    // A name can be made to lead here by whoever owns it; an address cannot.
    let address = || name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    (!(local || open && address())).then_some(StatusCode::FORBIDDEN)
}

async fn script(State(shared): State<Shared>, method: Method, headers: HeaderMap) -> Response {
    ours(
        &shared,
        &method,
        &headers,
        "text/javascript; charset=utf-8",
        SCRIPT,
    )
}

async fn style(State(shared): State<Shared>, method: Method, headers: HeaderMap) -> Response {
    ours(&shared, &method, &headers, "text/css; charset=utf-8", STYLE)
}

fn ours(
    shared: &Shared,
    method: &Method,
    headers: &HeaderMap,
    kind: &'static str,
    text: &'static str,
) -> Response {
    match refusal(method, headers, shared.open) {
        Some(status) => status.into_response(),
        None => answer(StatusCode::OK, kind, Body::from(text)),
    }
}

#[derive(serde::Deserialize)]
struct After {
    after: Option<u64>,
}

/// The site's version; with `after`, only once it is another one (or after half a minute).
async fn version(
    State(shared): State<Shared>,
    Query(After { after }): Query<After>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    if let Some(status) = refusal(&method, &headers, shared.open) {
        return status.into_response();
    }
    let state = told(&shared.memory, |state| Some(state.version) != after, after).await;
    let version = state.version.to_string();
    answer(StatusCode::OK, "text/plain", Body::from(version))
}

/// How far the site is and what is wrong with it; with `after`, only once something else is to be
/// told (or after half a minute).
async fn state(
    State(shared): State<Shared>,
    Query(After { after }): Query<After>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    if let Some(status) = refusal(&method, &headers, shared.open) {
        return status.into_response();
    }
    let state = told(&shared.memory, |state| Some(state.number) != after, after).await;
    let problems = if state.problems.is_empty() {
        "[]"
    } else {
        &state.problems
    };
    let (number, version) = (state.number, state.version);
    let body = format!(r#"{{"number":{number},"version":{version},"problems":{problems}}}"#);
    answer(StatusCode::OK, "application/json", Body::from(body))
}

async fn told(memory: &Memory, news: impl Fn(&Told) -> bool, after: Option<u64>) -> Told {
    let mut changes = memory.changes();
    if after.is_some() {
        let newer = changes.wait_for(|state| news(state));
        // Time out and tell the same: the page asks again.
        let _ = tokio::time::timeout(std::time::Duration::from_secs(30), newer).await;
    }
    changes.borrow().clone()
}

async fn file(
    State(shared): State<Shared>,
    method: Method,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    if let Some(status) = refusal(&method, &headers, shared.open) {
        return status.into_response();
    }
    let Ok(path) = percent_decode_str(uri.path().trim_start_matches('/')).decode_utf8() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let path = match path.as_ref() {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        path => path.to_owned(),
    };
    let html = |status, text: &str| page(status, "404.html", text.as_bytes().to_vec());
    match shared.memory.file(&path).await {
        Answer::File(bytes) => page(StatusCode::OK, &path, bytes),
        Answer::Missing(Some(bytes)) => page(StatusCode::NOT_FOUND, "404.html", bytes),
        Answer::Missing(None) => StatusCode::NOT_FOUND.into_response(),
        Answer::NoSite => html(StatusCode::SERVICE_UNAVAILABLE, NO_SITE),
        Answer::Broken => html(StatusCode::INTERNAL_SERVER_ERROR, BROKEN),
    }
}

/// A file; an HTML page gets our script.
fn page(status: StatusCode, path: &str, mut bytes: Vec<u8>) -> Response {
    if path.ends_with(".html") {
        let script = format!("<script src=\"{OURS}page.js\" defer></script>\n");
        bytes.extend_from_slice(script.as_bytes());
    }
    answer(status, content_type(path), Body::from(bytes))
}

fn answer(status: StatusCode, kind: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}

fn content_type(path: &str) -> &'static str {
    match path
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
        .as_str()
    {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "jsonld" | "geojson" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "ogg" => "audio/ogg",
        "pdf" => "application/pdf",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn headers(host: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_str(host).unwrap());
        headers
    }

    #[test]
    fn only_this_machine_is_answered_and_only_reading() {
        for host in [
            "localhost:4000",
            "127.0.0.1:4000",
            "localhost",
            "[::1]:4000",
            "[::1]",
            "LocalHost",
        ] {
            assert_eq!(refusal(&Method::GET, &headers(host), false), None, "{host}");
        }
        for host in ["evil.example:4000", "localhost.evil.example", ""] {
            assert_eq!(
                refusal(&Method::GET, &headers(host), false),
                Some(StatusCode::FORBIDDEN),
                "{host}"
            );
        }
        assert_eq!(
            refusal(&Method::POST, &headers("localhost"), true),
            Some(StatusCode::METHOD_NOT_ALLOWED)
        );
    }

    #[test]
    fn others_may_ask_by_address_but_not_by_name() {
        for host in ["192.168.1.5:4000", "[fe80::1]:4000", "localhost"] {
            assert_eq!(refusal(&Method::GET, &headers(host), true), None, "{host}");
        }
        let named = refusal(&Method::GET, &headers("evil.example:4000"), true);
        assert_eq!(named, Some(StatusCode::FORBIDDEN));
        let closed = refusal(&Method::GET, &headers("192.168.1.5:4000"), false);
        assert_eq!(closed, Some(StatusCode::FORBIDDEN));
    }
}
