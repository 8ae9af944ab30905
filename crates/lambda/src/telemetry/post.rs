//! Delivery of one portion, by HTTP or as lines over TCP.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::os::fd::OwnedFd;
use std::pin::Pin;
use std::rc::Rc;

use frazil_sandbox::Connector;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::spawn_blocking;

use super::subscription::Destination;

/// The head of a subscriber's answer.
const ANSWER_BYTES_MAX: usize = 16 * 1024;
const ANSWER_HEADERS_MAX: usize = 64;

/// Where processes listen: at `sandbox.localdomain`, or at every address, or at loopback only.
const HOSTS: [Ipv4Addr; 2] = [Ipv4Addr::new(169, 254, 100, 1), Ipv4Addr::LOCALHOST];

/// Connects to a port inside an environment.
pub(crate) type Dial = Rc<dyn Fn(u16) -> Dialling>;
type Dialling = Pin<Box<dyn Future<Output = io::Result<TcpStream>>>>;

/// Connections through the sandbox.
pub(crate) fn dial(connector: Connector) -> Dial {
    Rc::new(move |port| Box::pin(connect(connector.clone(), port)))
}

async fn connect(connector: Connector, port: u16) -> io::Result<TcpStream> {
    let mut result = Err(io::ErrorKind::NotFound.into());
    for host in HOSTS {
        let connector = connector.clone();
        let made = spawn_blocking(move || connector.socket()).await;
        let socket: OwnedFd = made.map_err(io::Error::other)??;
        let socket = TcpSocket::from_std_stream(socket.into());
        result = socket.connect(SocketAddr::from((host, port))).await;
        if !matches!(&result, Err(error) if error.kind() == io::ErrorKind::ConnectionRefused) {
            break;
        }
    }
    result
}

/// Sends portions to one destination, over one connection as long as it holds.
pub(super) struct Post {
    destination: Destination,
    dial: Dial,
    stream: Option<TcpStream>,
}

impl Post {
    pub(super) fn new(destination: Destination, dial: Dial) -> Post {
        Post {
            destination,
            dial,
            stream: None,
        }
    }

    /// The next portion gets a connection of its own.
    pub(super) fn hang_up(&mut self) {
        self.stream = None;
    }

    /// Delivers a portion once. By HTTP it was delivered when it was answered with a success.
    ///
    /// # Errors
    /// The connection's, or that the answer was none.
    pub(super) async fn send(&mut self, portion: &[String]) -> io::Result<()> {
        match &self.destination {
            Destination::Tcp { port } => {
                let lines = portion.join("\n") + "\n";
                let stream = match &mut self.stream {
                    Some(stream) => stream,
                    none => none.insert((self.dial)(*port).await?),
                };
                stream.write_all(lines.as_bytes()).await
            }
            Destination::Http {
                method,
                authority,
                port,
                path,
            } => {
                let body = format!("[{}]", portion.join(","));
                let length = body.len();
                let request = format!(
                    "{method} {path} HTTP/1.1\r\nHost: {authority}\r\n\
                     Content-Type: application/json\r\nContent-Length: {length}\r\n\
                     Connection: close\r\n\r\n{body}"
                );
                let mut stream = (self.dial)(*port).await?;
                stream.write_all(request.as_bytes()).await?;
                answer(&mut stream).await
            }
        }
    }
}

/// Reads the head of the answer; the rest says nothing that counts.
async fn answer(stream: &mut TcpStream) -> io::Result<()> {
    let mut bytes = Vec::new();
    while bytes.len() < ANSWER_BYTES_MAX {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut headers = [httparse::EMPTY_HEADER; ANSWER_HEADERS_MAX];
        let mut head = httparse::Response::new(&mut headers);
        let parsed = head.parse(&bytes).map_err(io::Error::other)?;
        match head.code {
            _ if parsed.is_partial() => {}
            Some(100..=199) => bytes.clear(),
            Some(200..=299) => return Ok(()),
            code => {
                let code = code.unwrap_or_default();
                return Err(io::Error::other(format!("the subscriber answered {code}")));
            }
        }
    }
    Err(io::Error::other("the subscriber's answer is too long"))
}
