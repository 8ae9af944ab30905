//! HTTP/1.1 on one connection of a runtime: exactly as much as runtimes use.
//!
//! Requests with a length or in chunks, `Expect: 100-continue`, keep-alive. Everything has a
//! bound; what is beyond the payload limit is read and dropped so that the connection survives.

mod pieces;

use std::io::{ErrorKind, IoSlice};

use bytes::{Buf, Bytes, BytesMut};
use tokio::io::AsyncReadExt;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

pub(crate) use pieces::Trailers;

/// Request line and headers together, as AWS allows; a cause for X-Ray is the largest of them.
const HEAD_BYTES_MAX: usize = 1 << 20;
const HEADERS_MAX: usize = 64;
const READ_BYTES: usize = 16 * 1024;

/// Why a connection ended.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HttpError {
    #[error("the connection to the runtime broke")]
    Io(#[from] std::io::Error),
    #[error("the runtime's request is not HTTP")]
    Malformed(#[from] httparse::Error),
    #[error("the runtime's request has a malformed {0}")]
    Header(&'static str),
    #[error("the runtime closed the connection inside a request")]
    Truncated,
    #[error("the runtime's response is longer than it may be")]
    TooLong,
}

/// A request line and the headers that count.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) length: Length,
    pub(crate) expects_continue: bool,
    pub(crate) close: bool,
    pub(crate) content_type: Option<String>,
    pub(crate) error_type: Option<String>,
    pub(crate) response_mode: Option<String>,
    /// `Lambda-Extension-Name`
    pub(crate) extension_name: Option<String>,
    /// `Lambda-Extension-Identifier`
    pub(crate) extension_id: Option<String>,
    /// `Lambda-Extension-Accept-Feature`
    pub(crate) accept_feature: Option<String>,
    /// `Lambda-Extension-Function-Error-Type`
    pub(crate) extension_error_type: Option<String>,
    /// `Authorization`
    pub(crate) authorization: Option<String>,
}

/// How the body's end is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    Known(u64),
    Chunked,
}

impl Default for Length {
    fn default() -> Length {
        Length::Known(0)
    }
}

/// A body that was read to its end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Body {
    Whole(Bytes),
    /// Longer than allowed; nothing was kept.
    TooLarge,
}

/// The reading half of a connection, and what has been read and not been used.
#[derive(Debug)]
pub(crate) struct Reader {
    stream: OwnedReadHalf,
    buffer: BytesMut,
}

impl Reader {
    pub(crate) fn new(stream: OwnedReadHalf) -> Reader {
        Reader {
            stream,
            buffer: BytesMut::new(),
        }
    }

    /// Reads a request line and headers; none when the runtime closed the connection.
    pub(crate) async fn head(&mut self) -> Result<Option<Head>, HttpError> {
        loop {
            if let Some((head, length)) = parse_head(&self.buffer)? {
                self.buffer.advance(length);
                return Ok(Some(head));
            }
            if self.buffer.len() > HEAD_BYTES_MAX {
                return Err(HttpError::Header("length"));
            }
            if self.fill().await? == 0 {
                return match self.buffer.is_empty() {
                    true => Ok(None),
                    false => Err(HttpError::Truncated),
                };
            }
        }
    }

    /// Reads a body to its end and keeps at most `bytes_max` of it.
    pub(crate) async fn body(
        &mut self,
        length: Length,
        bytes_max: u64,
    ) -> Result<(Body, Trailers), HttpError> {
        match length {
            Length::Known(length) => {
                let body = self.known(length, bytes_max).await?;
                Ok((body, Trailers::default()))
            }
            Length::Chunked => self.pieces(length).whole(bytes_max).await,
        }
    }

    async fn known(&mut self, length: u64, bytes_max: u64) -> Result<Body, HttpError> {
        if length > bytes_max {
            self.skip(length).await?;
            return Ok(Body::TooLarge);
        }
        let length = usize::try_from(length).map_err(|_| HttpError::Header("content-length"))?;
        self.at_least(length).await?;
        Ok(Body::Whole(self.buffer.split_to(length).freeze()))
    }

    /// Reads one line and returns it without its end.
    async fn line(&mut self) -> Result<BytesMut, HttpError> {
        loop {
            if let Some(end) = self.buffer.iter().position(|&byte| byte == b'\n') {
                let mut line = self.buffer.split_to(end + 1);
                line.truncate(line.trim_ascii_end().len());
                return Ok(line);
            }
            if self.buffer.len() > HEAD_BYTES_MAX {
                return Err(HttpError::Header("line"));
            }
            self.more().await?;
        }
    }

    async fn skip(&mut self, mut length: u64) -> Result<(), HttpError> {
        loop {
            let taken = (self.buffer.len() as u64).min(length);
            // `taken` is at most the length of the buffer.
            self.buffer.advance(taken as usize);
            length -= taken;
            if length == 0 {
                return Ok(());
            }
            self.more().await?;
        }
    }

    async fn at_least(&mut self, length: usize) -> Result<(), HttpError> {
        if self.buffer.len() < length {
            self.buffer.reserve(length - self.buffer.len());
        }
        while self.buffer.len() < length {
            self.more().await?;
        }
        Ok(())
    }

    async fn more(&mut self) -> Result<(), HttpError> {
        match self.fill().await? {
            0 => Err(HttpError::Truncated),
            _ => Ok(()),
        }
    }

    async fn fill(&mut self) -> Result<usize, HttpError> {
        self.buffer.reserve(READ_BYTES);
        Ok(self.stream.read_buf(&mut self.buffer).await?)
    }
}

/// An answer with a length: its head and its body.
pub(crate) fn response(status: &str, headers: &[(&str, &str)], body: Bytes) -> (String, Bytes) {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        head.extend([*name, ": ", *value, "\r\n"]);
    }
    head.push_str("\r\n");
    (head, body)
}

/// Writes as much as the socket takes right now and returns the rest.
pub(crate) fn write_now(
    stream: &OwnedWriteHalf,
    head: &[u8],
    body: &Bytes,
) -> std::io::Result<Vec<u8>> {
    let parts = [IoSlice::new(head), IoSlice::new(body)];
    let written = match stream.try_write_vectored(&parts) {
        Err(error) if error.kind() == ErrorKind::WouldBlock => 0,
        written => written?,
    };
    if written == head.len() + body.len() {
        return Ok(Vec::new());
    }
    let from_head = written.min(head.len());
    Ok([&head[from_head..], &body[written - from_head..]].concat())
}

/// Writes everything, waiting for room.
pub(crate) async fn write_all(stream: &OwnedWriteHalf, mut bytes: &[u8]) -> std::io::Result<()> {
    while !bytes.is_empty() {
        match stream.try_write(bytes) {
            Ok(written) => bytes = &bytes[written..],
            Err(error) if error.kind() == ErrorKind::WouldBlock => stream.writable().await?,
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn parse_head(bytes: &[u8]) -> Result<Option<(Head, usize)>, HttpError> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
    let mut request = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(length) = request.parse(bytes)? else {
        return Ok(None);
    };
    let mut head = Head {
        method: request.method.unwrap_or_default().to_owned(),
        path: request.path.unwrap_or_default().to_owned(),
        close: request.version == Some(0),
        ..Head::default()
    };
    for header in request.headers.iter() {
        head.note(header.name, header.value)?;
    }
    Ok(Some((head, length)))
}

impl Head {
    fn note(&mut self, name: &str, value: &[u8]) -> Result<(), HttpError> {
        let value = String::from_utf8_lossy(value);
        let value = value.trim();
        let is = |header: &str| name.eq_ignore_ascii_case(header);
        if is("content-length") {
            let length = value
                .parse()
                .map_err(|_| HttpError::Header("content-length"))?;
            if self.length != Length::Chunked {
                self.length = Length::Known(length);
            }
        } else if is("transfer-encoding") {
            if !value.eq_ignore_ascii_case("chunked") {
                return Err(HttpError::Header("transfer-encoding"));
            }
            self.length = Length::Chunked;
        } else if is("expect") {
            self.expects_continue = value.eq_ignore_ascii_case("100-continue");
        } else if is("connection") {
            self.close |= value.eq_ignore_ascii_case("close");
        } else if is("content-type") {
            self.content_type = Some(value.to_owned());
        } else if is("lambda-runtime-function-error-type") {
            self.error_type = Some(value.to_owned());
        } else if is("lambda-runtime-function-response-mode") {
            self.response_mode = Some(value.to_owned());
        } else if let Some(kept) = self.others(name) {
            *kept = Some(value.to_owned());
        }
        Ok(())
    }

    /// Where a header of those who are no runtimes is kept.
    fn others(&mut self, name: &str) -> Option<&mut Option<String>> {
        let is = |header: &str| name.eq_ignore_ascii_case(header);
        if is("authorization") {
            return Some(&mut self.authorization);
        }
        if is("lambda-extension-name") {
            return Some(&mut self.extension_name);
        }
        if is("lambda-extension-identifier") {
            return Some(&mut self.extension_id);
        }
        if is("lambda-extension-accept-feature") {
            return Some(&mut self.accept_feature);
        }
        is("lambda-extension-function-error-type").then_some(&mut self.extension_error_type)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt;
    use tokio::net::{TcpListener, TcpStream};

    use super::*;

    /// Sends bytes in pieces and reads one request.
    async fn read(pieces: &[&[u8]], bytes_max: u64) -> Result<Option<(Head, Body)>, HttpError> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let mut client = TcpStream::connect(listener.local_addr()?).await?;
        let (server, _) = listener.accept().await?;
        let write = async {
            for piece in pieces {
                client.write_all(piece).await?;
                tokio::task::yield_now().await;
            }
            client.shutdown().await
        };
        let request = async {
            let (read, _write) = server.into_split();
            let mut reader = Reader::new(read);
            let Some(head) = reader.head().await? else {
                return Ok(None);
            };
            let (body, _) = reader.body(head.length, bytes_max).await?;
            Ok(Some((head, body)))
        };
        let (wrote, request) = tokio::join!(write, request);
        wrote?;
        request
    }

    async fn check(pieces: &[&[u8]], bytes_max: u64, expect: Body) -> Head {
        let (head, body) = read(pieces, bytes_max)
            .await
            .expect("a request")
            .expect("not closed");
        assert_eq!(body, expect);
        head
    }

    fn whole(text: &'static str) -> Body {
        Body::Whole(Bytes::from_static(text.as_bytes()))
    }

    #[tokio::test]
    async fn bodies_with_a_length_and_in_chunks() {
        let plain: &[&[u8]] = &[
            b"POST /a HTTP/1.1\r\ncontent-LENGTH: 5\r\nExpect: 100-continue\r\n",
            b"Lambda-Runtime-Function-Error-Type: Runtime.X\r\n\r\nhe",
            b"llo",
        ];
        let head = check(plain, 5, whole("hello")).await;
        assert_eq!(head.path, "/a");
        assert_eq!(head.error_type.as_deref(), Some("Runtime.X"));
        assert!(head.expects_continue && !head.close);
        let chunks: &[&[u8]] = &[
            b"POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n",
            b"2;x=y\r\nlo\r\n0\r\nTrailer: x\r\n\r\n",
        ];
        check(chunks, 5, whole("hello")).await;
        check(&[b"GET /a HTTP/1.0\r\n\r\n"], 5, whole("")).await;
    }

    #[tokio::test]
    async fn what_is_too_large_is_read_and_dropped() {
        let plain: &[&[u8]] = &[b"POST /a HTTP/1.1\r\nContent-Length: 6\r\n\r\nhello!"];
        check(plain, 5, Body::TooLarge).await;
        let chunks: &[&[u8]] = &[
            b"POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
            b"3\r\nhel\r\n3\r\nlo!\r\n0\r\n\r\n",
        ];
        check(chunks, 5, Body::TooLarge).await;
    }

    #[tokio::test]
    async fn what_is_not_a_request_is_an_error() {
        assert!(read(&[], 5).await.expect("closed").is_none());
        for bytes in [
            &b"POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nhel"[..],
            b"POST /a HT",
            b"no HTTP at all \x00\r\n\r\n",
            b"POST /a HTTP/1.1\r\nContent-Length: many\r\n\r\n",
            b"POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        ] {
            assert!(read(&[bytes], 5).await.is_err(), "{}", bytes.escape_ascii());
        }
    }
}
