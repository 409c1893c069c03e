//! Answering requests from memory.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use percent_encoding::percent_decode_str;

use super::memory::Memory;

/// Where the reload script and its question live: no page of a site begins so.
const OURS: &str = "/.qantar/";

/// Asks for the next version and reloads when it has come. The page's address, its scroll
/// position included, is kept by the browser.
const SCRIPT: &str = "\
(function () {
  var known = null;
  function ask() {
    fetch('/.qantar/version' + (known === null ? '' : '?after=' + known), { cache: 'no-store' })
      .then(function (answer) { return answer.text(); })
      .then(function (version) {
        if (known !== null && version !== known) { location.reload(); return; }
        known = version;
        ask();
      })
      .catch(function () { setTimeout(ask, 1000); });
  }
  ask();
})();
";

const NO_SITE: &str = "<!doctype html><meta charset=\"utf-8\"><title>qantar</title>\
<p>The content has errors, and there is no site to show yet. The terminal says what is wrong; \
this page goes on when it is mended.</p>";

/// Routes every request.
pub(super) fn router(memory: Arc<Memory>) -> Router {
    Router::new()
        .route("/.qantar/version", any(version))
        .route("/.qantar/reload.js", any(script))
        .fallback(any(file))
        .with_state(memory)
}

/// Who may ask, and how: what is refused, and with which status.
fn refusal(method: &Method, headers: &HeaderMap) -> Option<StatusCode> {
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
    (!local).then_some(StatusCode::FORBIDDEN)
}

async fn script(method: Method, headers: HeaderMap) -> Response {
    match refusal(&method, &headers) {
        Some(status) => status.into_response(),
        None => answer(
            StatusCode::OK,
            "text/javascript; charset=utf-8",
            Body::from(SCRIPT),
        ),
    }
}

#[derive(serde::Deserialize)]
struct After {
    after: Option<u64>,
}

/// The site's version; with `after`, only once it is another one (or after half a minute).
async fn version(
    State(memory): State<Arc<Memory>>,
    Query(After { after }): Query<After>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    if let Some(status) = refusal(&method, &headers) {
        return status.into_response();
    }
    let mut changes = memory.changes();
    if let Some(after) = after {
        let newer = changes.wait_for(|version| *version != after);
        // Time out and tell the same version: the page asks again.
        let _ = tokio::time::timeout(std::time::Duration::from_secs(30), newer).await;
    }
    let version = changes.borrow().to_string();
    answer(StatusCode::OK, "text/plain", Body::from(version))
}

async fn file(
    State(memory): State<Arc<Memory>>,
    method: Method,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    if let Some(status) = refusal(&method, &headers) {
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
    if let Some(bytes) = memory.file(&path) {
        return page(StatusCode::OK, &path, &bytes);
    }
    match memory.file("404.html") {
        Some(bytes) => page(StatusCode::NOT_FOUND, "404.html", &bytes),
        None => page(
            StatusCode::SERVICE_UNAVAILABLE,
            "404.html",
            NO_SITE.as_bytes(),
        ),
    }
}

/// A file; an HTML page gets the reload script.
fn page(status: StatusCode, path: &str, bytes: &[u8]) -> Response {
    if !path.ends_with(".html") {
        return answer(status, content_type(path), Body::from(bytes.to_vec()));
    }
    let mut html = bytes.to_vec();
    html.extend_from_slice(format!("<script src=\"{OURS}reload.js\"></script>\n").as_bytes());
    answer(status, content_type(path), Body::from(html))
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
            assert_eq!(refusal(&Method::GET, &headers(host)), None, "{host}");
        }
        for host in ["evil.example:4000", "localhost.evil.example", ""] {
            assert_eq!(
                refusal(&Method::GET, &headers(host)),
                Some(StatusCode::FORBIDDEN),
                "{host}"
            );
        }
        assert_eq!(
            refusal(&Method::POST, &headers("localhost")),
            Some(StatusCode::METHOD_NOT_ALLOWED)
        );
    }
}
