//! One POST request to a web server of somebody else: what topics and rules deliver by HTTP.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Uri, header};
use http_body_util::Full;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// Why a request has not succeeded.
#[derive(Debug, thiserror::Error)]
pub enum WebhookError {
    /// It is no URL of a web server.
    #[error("{0} is not the URL of a web server")]
    Url(String),
    /// The server cannot be reached.
    #[error("{host} cannot be reached")]
    Connect {
        /// Host and port.
        host: String,
        /// Why.
        source: std::io::Error,
    },
    /// The connection broke.
    #[error("the connection broke")]
    Broken(#[from] hyper::Error),
    /// There was no answer in time.
    #[error("there was no answer within {0:?}")]
    Late(Duration),
    /// The server answered that it did not do it.
    #[error("the server answered with the status {0}")]
    Status(u16),
}

/// Posts a body; succeeds when the server answers with a status from 200 to 299 in time.
///
/// # Errors
/// [`WebhookError`]
pub async fn post(
    url: &str,
    headers: &[(String, String)],
    body: Bytes,
    answer_max: Duration,
) -> Result<(), WebhookError> {
    let sent = send(url, headers, body);
    let status = tokio::time::timeout(answer_max, sent).await;
    match status.map_err(|_| WebhookError::Late(answer_max))?? {
        200..=299 => Ok(()),
        status => Err(WebhookError::Status(status)),
    }
}

async fn send(url: &str, headers: &[(String, String)], body: Bytes) -> Result<u16, WebhookError> {
    let no_url = || WebhookError::Url(url.to_owned());
    let uri: Uri = url.parse().map_err(|_| no_url())?;
    let host = uri.host().ok_or_else(no_url)?.to_owned();
    let secure = uri.scheme_str() == Some("https");
    let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
    let authority = uri.authority().ok_or_else(no_url)?.as_str();
    let path = uri.path_and_query().map_or("/", |it| it.as_str());
    let mut request = Request::post(path)
        .body(Full::new(body))
        .map_err(|_| no_url())?;
    let own = [(header::HOST.to_string(), authority.to_owned())];
    for (name, value) in own.iter().chain(headers) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            request.headers_mut().insert(name, value);
        }
    }
    let unreachable = |source| WebhookError::Connect {
        host: format!("{host}:{port}"),
        source,
    };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let stream = TcpStream::connect((bare, port))
        .await
        .map_err(unreachable)?;
    if !secure {
        return exchange(stream, request).await;
    }
    let name = ServerName::try_from(bare.to_owned()).map_err(|_| no_url())?;
    let connector = TlsConnector::from(TLS.clone());
    let stream = connector.connect(name, stream).await.map_err(unreachable)?;
    exchange(stream, request).await
}

async fn exchange<S>(stream: S, request: Request<Full<Bytes>>) -> Result<u16, WebhookError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // The connection ends when this is dropped, whatever the server still has to say.
    let answered = sender.send_request(request);
    tokio::select! {
        answer = answered => Ok(answer?.status().as_u16()),
        ended = connection => {
            ended?;
            Err(WebhookError::Status(0))
        }
    }
}

/// What is trusted: the certificates of this machine.
static TLS: LazyLock<Arc<ClientConfig>> = LazyLock::new(|| {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider knows the protocol versions of its own library");
    Arc::new(config.with_root_certificates(roots).with_no_client_auth())
});
