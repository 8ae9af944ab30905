//! One HTTP request to somebody else's server, encrypted or not: a connection, the request, the
//! beginning of the answer. Bodies are streamed; patience and bounds are the caller's.

use std::error::Error;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use http::header::{CONNECTION, HOST, HeaderMap, HeaderName, HeaderValue};
use http::uri::PathAndQuery;
use http::{Request, Response, Uri};
use http_body::Body;
use hyper::body::Incoming;
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
pub enum OutboundError {
    /// The address is none of `http` or `https`.
    #[error("{0} is no address that can be asked")]
    Address(String),
    /// Nobody could be reached there.
    #[error("{host} cannot be reached")]
    Connect {
        /// Host and port, as the address has them.
        host: String,
        /// Why.
        source: std::io::Error,
    },
    /// The other side does not speak HTTP, or broke off.
    #[error("{host} broke off")]
    Http {
        /// Host and port, as the address has them.
        host: String,
        /// Why.
        source: hyper::Error,
    },
}

/// Makes connections, one for each request; the machine's certificates are read at the first
/// encrypted one.
#[derive(Debug, Default)]
pub struct Outbound {
    tls: OnceLock<Arc<ClientConfig>>,
}

impl Outbound {
    /// Sends a request with an absolute address; the answer's body is still on its way.
    ///
    /// # Errors
    /// [`OutboundError`]
    pub async fn send<B>(
        &self,
        mut request: Request<B>,
    ) -> Result<Response<Incoming>, OutboundError>
    where
        B: Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn Error + Send + Sync>>,
    {
        let uri = request.uri().clone();
        let address = || OutboundError::Address(uri.to_string());
        let host = uri.authority().ok_or_else(address)?.as_str();
        let encrypted = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(address()),
        };
        prepare(&mut request, host);
        let connect = |source| OutboundError::Connect {
            host: host.to_owned(),
            source,
        };
        let name = uri.host().unwrap_or_default().trim_matches(['[', ']']);
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
        answer.map_err(|source| OutboundError::Http {
            host: host.to_owned(),
            source,
        })
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

/// Takes off what belongs to another connection.
pub fn strip_hop_by_hop(headers: &mut HeaderMap) {
    for name in HOP_BY_HOP {
        headers.remove(HeaderName::from_static(name));
    }
}

/// The target becomes a path, the host a header; what belongs to another connection goes.
fn prepare<B>(request: &mut Request<B>, host: &str) {
    let path = request.uri().path_and_query().cloned();
    *request.uri_mut() = Uri::from(path.unwrap_or(PathAndQuery::from_static("/")));
    let headers = request.headers_mut();
    strip_hop_by_hop(headers);
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    if let Ok(host) = HeaderValue::from_str(host) {
        headers.insert(HOST, host);
    }
}

async fn exchange<S, B>(stream: S, request: Request<B>) -> Result<Response<Incoming>, hyper::Error>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
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
