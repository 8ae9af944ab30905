//! Requests to other servers: integrations over HTTP, and the keys of token issuers.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONNECTION, HOST, HeaderName, HeaderValue, TRANSFER_ENCODING};
use http::uri::PathAndQuery;
use http::{Request, Response, Uri};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// Headers that belong to one connection only.
const HOP_BY_HOP: [&str; 6] = [
    "connection",
    "keep-alive",
    "proxy-connection",
    "te",
    "transfer-encoding",
    "upgrade",
];

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OutboundError {
    /// The address is none of `http` or `https`.
    #[error("{0} is no address that can be asked")]
    Address(String),
    /// Nobody could be reached there.
    #[error("{host} cannot be reached")]
    Connect {
        host: String,
        source: std::io::Error,
    },
    /// The other side does not speak HTTP, or broke off.
    #[error("{host} broke off")]
    Http { host: String, source: hyper::Error },
    /// The answer is too large.
    #[error("the answer of {host} is too large")]
    TooLarge { host: String },
    /// It took too long.
    #[error("{host} did not answer in time")]
    Late { host: String },
}

/// Makes connections, one for each request; the machine's certificates are read at the first
/// encrypted one.
#[derive(Debug, Default)]
pub(crate) struct Outbound {
    tls: OnceLock<Arc<ClientConfig>>,
}

impl Outbound {
    /// Sends a request with an absolute address and waits for the whole answer.
    pub(crate) async fn send(
        &self,
        request: Request<Bytes>,
        bytes_max: usize,
        patience: Duration,
    ) -> Result<Response<Bytes>, OutboundError> {
        let host = request.uri().authority().map(ToString::to_string);
        let host = host.ok_or_else(|| OutboundError::Address(request.uri().to_string()))?;
        let sent = self.send_now(request, &host, bytes_max);
        let sent = tokio::time::timeout(patience, sent).await;
        sent.unwrap_or(Err(OutboundError::Late { host }))
    }

    async fn send_now(
        &self,
        mut request: Request<Bytes>,
        host: &str,
        bytes_max: usize,
    ) -> Result<Response<Bytes>, OutboundError> {
        let uri = request.uri().clone();
        prepare(&mut request, host);
        let request = request.map(Full::new);
        let connect = |source| OutboundError::Connect {
            host: host.to_owned(),
            source,
        };
        let name = uri.host().unwrap_or_default().trim_matches(['[', ']']);
        let encrypted = uri.scheme_str() == Some("https");
        let port = uri.port_u16().unwrap_or(if encrypted { 443 } else { 80 });
        let stream = open(name, port).await.map_err(connect)?;
        stream.set_nodelay(true).map_err(connect)?;
        let answer = if encrypted {
            let server = ServerName::try_from(name.to_owned());
            let server = server.map_err(|error| connect(std::io::Error::other(error)))?;
            let connector = TlsConnector::from(self.tls().map_err(connect)?);
            let stream = connector.connect(server, stream).await.map_err(connect)?;
            exchange(stream, request).await
        } else {
            exchange(stream, request).await
        };
        let broken = |source| OutboundError::Http {
            host: host.to_owned(),
            source,
        };
        let (head, body) = answer.map_err(broken)?.into_parts();
        match Limited::new(body, bytes_max).collect().await {
            Ok(body) => Ok(Response::from_parts(head, body.to_bytes())),
            Err(error) if error.is::<LengthLimitError>() => Err(OutboundError::TooLarge {
                host: host.to_owned(),
            }),
            Err(error) => Err(connect(std::io::Error::other(error))),
        }
    }

    fn tls(&self) -> std::io::Result<Arc<ClientConfig>> {
        if let Some(config) = self.tls.get() {
            return Ok(config.clone());
        }
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider);
        let builder = builder.with_safe_default_protocol_versions();
        let builder = builder.map_err(std::io::Error::other)?;
        let config = Arc::new(builder.with_root_certificates(roots).with_no_client_auth());
        Ok(self.tls.get_or_init(|| config).clone())
    }
}

/// The target becomes a path, the host a header; what belongs to another connection goes.
fn prepare(request: &mut Request<Bytes>, host: &str) {
    let path = request.uri().path_and_query().cloned();
    *request.uri_mut() = Uri::from(path.unwrap_or(PathAndQuery::from_static("/")));
    let headers = request.headers_mut();
    for name in HOP_BY_HOP {
        headers.remove(HeaderName::from_static(name));
    }
    headers.remove(http::header::CONTENT_LENGTH);
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    if let Ok(host) = HeaderValue::from_str(host) {
        headers.insert(HOST, host);
    }
}

/// What an answer keeps when it is handed on.
pub(crate) fn handed_on(mut response: Response<Bytes>) -> Response<Bytes> {
    let headers = response.headers_mut();
    for name in HOP_BY_HOP {
        headers.remove(HeaderName::from_static(name));
    }
    headers.remove(TRANSFER_ENCODING);
    headers.remove(http::header::CONTENT_LENGTH);
    response
}

async fn exchange<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(
    stream: S,
    request: Request<Full<Bytes>>,
) -> Result<Response<hyper::body::Incoming>, hyper::Error> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // Ends with the exchange; whoever waits for the answer hears of its errors.
    tokio::spawn(connection);
    sender.send_request(request).await
}

/// Names below `localhost` are this machine (RFC 6761), whether the resolver knows or not.
async fn open(host: &str, port: u16) -> std::io::Result<TcpStream> {
    if host == "localhost" || host.ends_with(".localhost") {
        let here = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port);
        return TcpStream::connect(here).await;
    }
    TcpStream::connect((host, port)).await
}
