//! Connections: plain and TLS, one for each request.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use http::Uri;
use http_body_util::Full;
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectError {
    /// The address says no host.
    #[error("the address has no host")]
    NoHost,
    /// Nobody listens, or nobody can be reached.
    #[error("{0}")]
    Socket(std::io::Error),
    /// It took too long.
    #[error("no connection within {} s", CONNECT_TIMEOUT.as_secs())]
    Late,
    /// TLS did not come about.
    #[error("the encrypted connection failed: {0}")]
    Tls(std::io::Error),
    /// The other side does not speak HTTP.
    #[error("the other side does not speak HTTP")]
    Http(#[source] hyper::Error),
}

pub(super) type Sender = SendRequest<Full<Bytes>>;

/// Makes connections; the machine's certificates are read at the first encrypted one.
#[derive(Debug, Default)]
pub(super) struct Connector {
    tls: OnceLock<Arc<ClientConfig>>,
}

impl Connector {
    pub(super) async fn connect(&self, uri: &Uri) -> Result<Sender, ConnectError> {
        let connecting = self.connect_now(uri);
        tokio::time::timeout(CONNECT_TIMEOUT, connecting)
            .await
            .unwrap_or(Err(ConnectError::Late))
    }

    async fn connect_now(&self, uri: &Uri) -> Result<Sender, ConnectError> {
        let encrypted = uri.scheme_str() == Some("https");
        let host = uri
            .host()
            .ok_or(ConnectError::NoHost)?
            .trim_matches(['[', ']']);
        let port = uri.port_u16().unwrap_or(if encrypted { 443 } else { 80 });
        let stream = open(host, port).await.map_err(ConnectError::Socket)?;
        // Small requests must not wait for company.
        stream.set_nodelay(true).map_err(ConnectError::Socket)?;
        if !encrypted {
            return shake_hands(stream).await;
        }
        let name = ServerName::try_from(host.to_owned())
            .map_err(|error| ConnectError::Tls(std::io::Error::other(error)))?;
        let connector = TlsConnector::from(self.tls()?);
        shake_hands(
            connector
                .connect(name, stream)
                .await
                .map_err(ConnectError::Tls)?,
        )
        .await
    }

    fn tls(&self) -> Result<Arc<ClientConfig>, ConnectError> {
        if let Some(config) = self.tls.get() {
            return Ok(config.clone());
        }
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder =
            ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let builder = builder.map_err(|error| ConnectError::Tls(std::io::Error::other(error)))?;
        let config = Arc::new(builder.with_root_certificates(roots).with_no_client_auth());
        Ok(self.tls.get_or_init(|| config).clone())
    }
}

/// Names below `localhost` are this machine (RFC 6761), whether the resolver knows or not.
async fn open(host: &str, port: u16) -> std::io::Result<TcpStream> {
    if host == "localhost" || host.ends_with(".localhost") {
        let here = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port);
        return TcpStream::connect(here).await;
    }
    TcpStream::connect((host, port)).await
}

async fn shake_hands<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(
    stream: S,
) -> Result<Sender, ConnectError> {
    let (sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(ConnectError::Http)?;
    // Ends with the exchange; whoever waits for the answer hears of its errors.
    tokio::spawn(connection);
    Ok(sender)
}
