//! A small HTTP client that shares no code with the server's own rooms.

use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

use super::World;

/// An answer, complete.
#[derive(Debug)]
pub struct Reply {
    /// The status, as a number.
    pub status: u16,
    /// The headers.
    pub headers: http::HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Reply {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }

    /// A header as text, empty when missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The error's code and message, wherever AWS puts them.
    pub fn fault(&self) -> (String, String) {
        let code = self
            .header("x-amzn-errortype")
            .split(':')
            .next()
            .unwrap_or_default()
            .to_owned();
        let body = self.json();
        let code = if code.is_empty() {
            body["__type"].as_str().unwrap_or_default().to_owned()
        } else {
            code
        };
        let message = body.get("message").or_else(|| body.get("Message"));
        (
            code,
            message
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned(),
        )
    }

    /// Fails unless the status says success.
    pub fn succeeded(self) -> Reply {
        assert!(
            StatusCode::from_u16(self.status).is_ok_and(|status| status.is_success()),
            "{self:?}"
        );
        self
    }
}

/// Sends one request on a connection of its own to `server` (`http://host:port`).
pub fn send(server: &str, request: Request<Bytes>) -> std::io::Result<Reply> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let address = server.strip_prefix("http://").expect("servers speak HTTP");
        let stream = TcpStream::connect(address).await?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
            .await
            .map_err(std::io::Error::other)?;
        let connection = tokio::spawn(connection);
        let answer = sender
            .send_request(request.map(Full::new))
            .await
            .map_err(std::io::Error::other)?;
        let (head, body) = answer.into_parts();
        let body = body
            .collect()
            .await
            .map_err(std::io::Error::other)?
            .to_bytes();
        connection.abort();
        Ok(Reply {
            status: head.status.as_u16(),
            headers: head.headers,
            body,
        })
    })
}

/// A `GET` of a function URL, sent to the server's port with the URL's host name.
pub fn url_request(url: &str, path: &str) -> Request<Bytes> {
    let host = url.trim_start_matches("http://").trim_end_matches('/');
    Request::get(path)
        .header("host", host)
        .body(Bytes::new())
        .expect("a request")
}

impl World {
    /// Sends one request to the server.
    pub fn send(&self, request: Request<Bytes>) -> Reply {
        send(self.url(), request).expect("the server answers")
    }

    /// `GET` of a path.
    pub fn get(&self, path: &str) -> Reply {
        let host = self.url().trim_start_matches("http://");
        self.send(
            Request::get(path)
                .header("host", host)
                .body(Bytes::new())
                .expect("a request"),
        )
    }

    /// An AWS call in REST-JSON.
    pub fn rest(&self, method: &str, path: &str, body: &Value) -> Reply {
        let body = if body.is_null() {
            Bytes::new()
        } else {
            body.to_string().into()
        };
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "localhost")
            .header("content-type", "application/json")
            .body(body);
        self.send(request.expect("a request"))
    }

    /// An AWS call in JSON 1.1.
    pub fn target(&self, target: &str, body: &Value) -> Reply {
        let request = Request::post("/")
            .header("host", "localhost")
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", target)
            .body(body.to_string().into());
        self.send(request.expect("a request"))
    }
}
