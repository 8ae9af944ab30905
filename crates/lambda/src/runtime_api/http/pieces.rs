//! A request's body as it arrives, and the trailers behind it.

use bytes::{Buf, Bytes, BytesMut};

use super::{Body, HEADERS_MAX, HttpError, Length, Reader};

/// One piece at most; what a caller's queue holds is a multiple of it.
const PIECE_BYTES_MAX: usize = 64 * 1024;

/// What followed a body in chunks.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Trailers {
    /// `Lambda-Runtime-Function-Error-Type`: the function failed after its response had begun.
    pub(crate) error_type: Option<String>,
    /// `Lambda-Runtime-Function-Error-Body`, base64.
    pub(crate) error_body: Option<String>,
}

/// A body, piece by piece. Dropping it in the middle leaves the connection unusable.
pub(crate) struct Pieces<'r> {
    reader: &'r mut Reader,
    trailers: Trailers,
    /// Bytes until the next chunk's size, or until the end.
    left: u64,
    place: Place,
}

/// What comes when nothing is left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    FirstSize,
    /// The line that ends a chunk, then the size of the next.
    NextSize,
    End,
}

impl Reader {
    /// The body of the request whose head was read last.
    pub(crate) fn pieces(&mut self, length: Length) -> Pieces<'_> {
        let (left, place) = match length {
            Length::Known(length) => (length, Place::End),
            Length::Chunked => (0, Place::FirstSize),
        };
        Pieces {
            reader: self,
            trailers: Trailers::default(),
            left,
            place,
        }
    }
}

impl Pieces<'_> {
    /// Waits for the next bytes; none at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Bytes>, HttpError> {
        if self.left == 0 && self.place != Place::End {
            self.next_chunk().await?;
        }
        if self.left == 0 {
            return Ok(None);
        }
        let buffer = &mut self.reader.buffer;
        if buffer.is_empty() {
            self.reader.more().await?;
        }
        let buffer = &mut self.reader.buffer;
        let left = usize::try_from(self.left).unwrap_or(usize::MAX);
        let piece = buffer.split_to(buffer.len().min(left).min(PIECE_BYTES_MAX));
        self.left -= piece.len() as u64;
        Ok(Some(piece.freeze()))
    }

    /// What followed; complete when the end was reached.
    pub(crate) fn into_trailers(self) -> Trailers {
        self.trailers
    }

    /// Keeps at most `bytes_max`; reads the rest and drops it.
    pub(super) async fn whole(mut self, bytes_max: u64) -> Result<(Body, Trailers), HttpError> {
        let (mut body, mut total) = (BytesMut::new(), 0);
        while let Some(piece) = self.next().await? {
            total += piece.len() as u64;
            match total > bytes_max {
                true => body = BytesMut::new(),
                false => body.extend_from_slice(&piece),
            }
        }
        let body = match total > bytes_max {
            true => Body::TooLarge,
            false => Body::Whole(body.freeze()),
        };
        Ok((body, self.trailers))
    }

    async fn next_chunk(&mut self) -> Result<(), HttpError> {
        if self.place == Place::NextSize {
            self.reader.line().await?;
        }
        self.left = self.chunk_size().await?;
        self.place = Place::NextSize;
        if self.left == 0 {
            self.read_trailers().await?;
            self.place = Place::End;
        }
        Ok(())
    }

    async fn chunk_size(&mut self) -> Result<u64, HttpError> {
        let mut line = self.reader.line().await?;
        let digits = line.iter().position(|&byte| byte == b';');
        line.truncate(digits.unwrap_or(line.len()));
        let digits = std::str::from_utf8(&line).map_err(|_| HttpError::Header("chunk"))?;
        u64::from_str_radix(digits.trim(), 16).map_err(|_| HttpError::Header("chunk"))
    }

    async fn read_trailers(&mut self) -> Result<(), HttpError> {
        for _ in 0..=HEADERS_MAX {
            let line = self.reader.line().await?;
            if !line.has_remaining() {
                return Ok(());
            }
            let line = String::from_utf8_lossy(&line);
            // What is no header is nobody's business.
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let value = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
            if name.eq_ignore_ascii_case("lambda-runtime-function-error-type") {
                self.trailers.error_type = value;
            } else if name.eq_ignore_ascii_case("lambda-runtime-function-error-body") {
                self.trailers.error_body = value;
            }
        }
        Err(HttpError::Header("trailer"))
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt;
    use tokio::net::{TcpListener, TcpStream};

    use super::*;

    #[tokio::test]
    async fn a_body_arrives_in_pieces_with_trailers() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let mut client = TcpStream::connect(address).await.expect("it listens");
        let (server, _) = listener.accept().await.expect("it connects");
        let (read, _write) = server.into_split();
        let mut reader = Reader::new(read);
        let mut pieces = reader.pieces(Length::Chunked);
        // Nothing is held back until the next chunk or the end.
        for (sent, expect) in [("3\r\nhel", "hel"), ("\r\n2\r\nl", "l"), ("o\r\n", "o")] {
            client.write_all(sent.as_bytes()).await.expect("it reads");
            let piece = pieces.next().await.expect("no error");
            assert_eq!(piece.as_deref(), Some(expect.as_bytes()));
        }
        let end = "0\r\nLAMBDA-Runtime-Function-Error-Type: Function.X\r\nOther: 1\r\nlambda-runtime-function-error-body:e30=\r\n\r\n";
        client.write_all(end.as_bytes()).await.expect("it reads");
        assert_eq!(pieces.next().await.expect("no error"), None);
        let trailers = pieces.into_trailers();
        assert_eq!(trailers.error_type.as_deref(), Some("Function.X"));
        assert_eq!(trailers.error_body.as_deref(), Some("e30="));
    }

    #[tokio::test]
    async fn large_pieces_are_cut() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let mut client = TcpStream::connect(address).await.expect("it listens");
        let (server, _) = listener.accept().await.expect("it connects");
        let (read, _write) = server.into_split();
        let mut reader = Reader::new(read);
        let sent = tokio::spawn(async move { client.write_all(&vec![b'x'; 300_000]).await });
        let (mut pieces, mut total) = (reader.pieces(Length::Known(300_000)), 0);
        while let Some(piece) = pieces.next().await.expect("no error") {
            assert!(piece.len() <= PIECE_BYTES_MAX);
            total += piece.len();
        }
        assert_eq!(total, 300_000);
        assert!(sent.await.is_ok_and(|sent| sent.is_ok()));
    }
}
