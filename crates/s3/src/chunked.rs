//! The `aws-chunked` encoding, for requests whose signature nobody can check.
//!
//! `size[;chunk-signature=…]\r\n` data `\r\n` … `0[;…]\r\n` trailers `\r\n`. Signatures are skipped;
//! checksums in the trailers are kept for whoever verifies them.

use std::sync::{Arc, OnceLock};

use bytes::{Buf, Bytes, BytesMut};
use http::{HeaderMap, HeaderName, HeaderValue};

/// The longest line (a chunk's size or a trailer) that is accepted, in bytes.
const LINE_BYTES_MAX: usize = 4096;
/// How many trailers are accepted.
const TRAILERS_MAX: usize = 32;

/// The trailers of a body, once it has been read.
#[derive(Clone, Debug, Default)]
pub(super) struct Trailers(Arc<OnceLock<HeaderMap>>);

impl Trailers {
    /// Looks something up, if the trailers have arrived.
    pub(super) fn read<T>(&self, look: impl FnOnce(&HeaderMap) -> Option<T>) -> Option<T> {
        self.0.get().and_then(look)
    }
}

/// The body is not what the encoding prescribes.
#[derive(Debug, thiserror::Error)]
pub(super) enum ChunkError {
    /// A line is too long or is not a size.
    #[error("a chunk does not begin with its size")]
    NoSize,
    /// A chunk is longer than its size.
    #[error("a chunk does not end where its size says")]
    NoEnd,
    /// A trailer is not a header.
    #[error("a trailer is not well-formed")]
    NoTrailer,
    /// The last chunk is missing.
    #[error("the body ends before its last chunk")]
    Incomplete,
}

/// Takes encoded bytes in, gives decoded bytes out.
#[derive(Debug)]
pub(super) struct Decoder {
    state: State,
    buffer: BytesMut,
    found: HeaderMap,
    trailers: Trailers,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Size,
    Data(usize),
    EndOfData,
    Trailer,
    Done,
}

impl Decoder {
    pub(super) fn new(trailers: Trailers) -> Self {
        Self {
            state: State::Size,
            buffer: BytesMut::new(),
            found: HeaderMap::new(),
            trailers,
        }
    }

    /// Adds encoded bytes. Afterwards call [`Decoder::decoded`] until it gives nothing.
    pub(super) fn feed(&mut self, encoded: &[u8]) {
        self.buffer.extend_from_slice(encoded);
    }

    /// Decoded bytes, if there are any at the moment.
    pub(super) fn decoded(&mut self) -> Result<Option<Bytes>, ChunkError> {
        loop {
            match self.state {
                State::Data(left) if !self.buffer.is_empty() => {
                    let taken = self.buffer.split_to(left.min(self.buffer.len())).freeze();
                    self.state = match left - taken.len() {
                        0 => State::EndOfData,
                        left => State::Data(left),
                    };
                    return Ok(Some(taken));
                }
                State::Data(_) => return Ok(None),
                State::Done => {
                    self.buffer.clear();
                    return Ok(None);
                }
                _ => match self.line()? {
                    Some(line) => self.state = self.next(&line)?,
                    None => return Ok(None),
                },
            }
        }
    }

    /// To be called when the encoded body has ended.
    pub(super) fn end(mut self) -> Result<(), ChunkError> {
        // The last line may lack its line break.
        if self.state == State::Trailer {
            let rest = self.buffer.split().freeze();
            if !rest.is_empty() {
                self.trailer(&rest)?;
            }
            self.finish();
        }
        match self.state {
            State::Done => Ok(()),
            _ => Err(ChunkError::Incomplete),
        }
    }

    /// What follows a line.
    fn next(&mut self, line: &[u8]) -> Result<State, ChunkError> {
        match self.state {
            State::Size => match size(line)? {
                0 => Ok(State::Trailer),
                size => Ok(State::Data(size)),
            },
            State::EndOfData if line.is_empty() => Ok(State::Size),
            State::EndOfData => Err(ChunkError::NoEnd),
            State::Trailer if line.is_empty() => {
                self.finish();
                Ok(State::Done)
            }
            state => {
                self.trailer(line)?;
                Ok(state)
            }
        }
    }

    fn finish(&mut self) {
        let _set_once = self.trailers.0.set(std::mem::take(&mut self.found));
        self.state = State::Done;
    }

    fn line(&mut self) -> Result<Option<Bytes>, ChunkError> {
        let Some(length) = self.buffer.iter().position(|byte| *byte == b'\n') else {
            return match self.buffer.len() {
                0..=LINE_BYTES_MAX => Ok(None),
                _ => Err(ChunkError::NoSize),
            };
        };
        let line = self.buffer.split_to(length).freeze();
        self.buffer.advance(1);
        let without_return = line.strip_suffix(b"\r").map_or(line.len(), <[u8]>::len);
        Ok(Some(line.slice(..without_return)))
    }

    fn trailer(&mut self, line: &[u8]) -> Result<(), ChunkError> {
        let text = std::str::from_utf8(line).map_err(|_| ChunkError::NoTrailer)?;
        let (name, value) = text.split_once(':').ok_or(ChunkError::NoTrailer)?;
        let name: HeaderName = name.trim().parse().map_err(|_| ChunkError::NoTrailer)?;
        let value = HeaderValue::from_str(value.trim()).map_err(|_| ChunkError::NoTrailer)?;
        if self.found.len() == TRAILERS_MAX {
            return Err(ChunkError::NoTrailer);
        }
        self.found.insert(name, value);
        Ok(())
    }
}

fn size(line: &[u8]) -> Result<usize, ChunkError> {
    let text = std::str::from_utf8(line).map_err(|_| ChunkError::NoSize)?;
    let digits = text.split(';').next().unwrap_or_default();
    usize::from_str_radix(digits.trim(), 16).map_err(|_| ChunkError::NoSize)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUM: &str = "x-amz-checksum-crc32";

    /// Decodes in pieces of each size, so that every boundary is met.
    fn check(encoded: &str, expected: &str, sum: Option<&str>) {
        for step in [1, 2, 3, 7, encoded.len()] {
            let trailers = Trailers::default();
            let mut decoder = Decoder::new(trailers.clone());
            let mut decoded = Vec::new();
            for piece in encoded.as_bytes().chunks(step) {
                decoder.feed(piece);
                while let Some(bytes) = decoder.decoded().expect("well-formed") {
                    decoded.extend_from_slice(&bytes);
                }
            }
            decoder.end().expect("complete");
            assert_eq!(String::from_utf8_lossy(&decoded), expected);
            let found = trailers.read(|headers| headers.get(SUM).cloned());
            assert_eq!(
                found.as_ref().map(HeaderValue::as_bytes),
                sum.map(str::as_bytes)
            );
        }
    }

    fn fails(encoded: &str) {
        let mut decoder = Decoder::new(Trailers::default());
        decoder.feed(encoded.as_bytes());
        loop {
            match decoder.decoded() {
                Err(_) => return,
                Ok(Some(_)) => {}
                Ok(None) => break,
            }
        }
        decoder.end().expect_err("not well-formed");
    }

    #[test]
    fn chunks_become_the_body() {
        check("5\r\nhello\r\n0\r\n\r\n", "hello", None);
        check(
            "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
            "hello world",
            None,
        );
        check("0\r\n\r\n", "", None);
        check("2\r\n\r\n\r\n0\r\n\r\n", "\r\n", None);
    }

    #[test]
    fn signatures_are_skipped_and_trailers_kept() {
        check(
            "5;chunk-signature=ab\r\nhello\r\n0;chunk-signature=cd\r\n\r\n",
            "hello",
            None,
        );
        check(
            "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
            "hello",
            Some("NhCmhg=="),
        );
        check(
            "5\r\nhello\r\n0\r\nx-amz-checksum-crc32: NhCmhg==\nx-amz-trailer-signature:ab\n",
            "hello",
            Some("NhCmhg=="),
        );
    }

    #[test]
    fn what_is_not_well_formed_fails() {
        fails("hello");
        fails("5\r\nhel");
        fails("5\r\nhello\r\n");
        fails("5\r\nhello world\r\n0\r\n\r\n");
        fails("0\r\nno trailer\r\n\r\n");
        fails(&"1".repeat(5000));
    }
}
