//! AWS's event stream, `application/vnd.amazon.eventstream`: messages with typed headers, one after the other.
//!
//! A message is two lengths and their checksum, headers, payload, and a checksum of everything before it. Numbers are
//! big-endian, checksums CRC-32.

use bytes::{Buf, BufMut, Bytes, BytesMut};

/// The content type of a body that is an event stream.
pub const CONTENT_TYPE: &str = "application/vnd.amazon.eventstream";

/// Two lengths and their checksum.
const PRELUDE_BYTES: usize = 12;

/// A checksum.
const CRC_BYTES: usize = 4;

/// A message may have this many bytes, AWS's clients read no more.
pub const MESSAGE_BYTES_MAX: usize = 24 << 20;

/// Headers of one message together, likewise.
pub const HEADERS_BYTES_MAX: usize = 128 << 10;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Message {
    /// Names and values in their order.
    pub headers: Vec<(String, HeaderValue)>,
    /// Everything else.
    pub payload: Bytes,
}

/// The value of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderValue {
    /// Types 0 and 1.
    Bool(bool),
    /// Type 2.
    Byte(i8),
    /// Type 3.
    Short(i16),
    /// Type 4.
    Integer(i32),
    /// Type 5.
    Long(i64),
    /// Type 6.
    Bytes(Bytes),
    /// Type 7.
    Text(String),
    /// Type 8, milliseconds since the epoch.
    Timestamp(i64),
    /// Type 9.
    Uuid([u8; 16]),
}

/// Why bytes are not a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EventStreamError {
    /// A message or its headers are longer than clients of AWS read.
    #[error("the message says that it has {0} bytes")]
    TooLong(usize),
    /// The lengths contradict each other.
    #[error("the message's lengths contradict each other")]
    Lengths,
    /// The first or the last checksum is not that of what precedes it.
    #[error("the message's checksum is wrong")]
    Checksum,
    /// A header that ends too early, has an unknown type or is no text.
    #[error("the message has a malformed header")]
    Header,
}

impl Message {
    /// An event of a response: its name, the type of its payload, the payload.
    #[must_use]
    pub fn event(name: &str, content_type: &str, payload: Bytes) -> Message {
        let text = |name: &str, value: &str| (name.to_owned(), HeaderValue::Text(value.to_owned()));
        Message {
            headers: vec![
                text(":message-type", "event"),
                text(":event-type", name),
                text(":content-type", content_type),
            ],
            payload,
        }
    }

    /// A header that is a text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|(it, value)| match value {
            HeaderValue::Text(text) if it == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// The message as bytes.
    ///
    /// # Panics
    /// When a header's name has more than 255 bytes, its value more than 65535, or the payload more than
    /// [`MESSAGE_BYTES_MAX`]: nothing of this crate's users comes near.
    #[must_use]
    pub fn encode(&self) -> Bytes {
        let mut headers = BytesMut::with_capacity(128);
        for (name, value) in &self.headers {
            headers.put_u8(u8::try_from(name.len()).expect("a header's name is short"));
            headers.put_slice(name.as_bytes());
            value.encode(&mut headers);
        }
        let length = PRELUDE_BYTES + headers.len() + self.payload.len() + CRC_BYTES;
        let number =
            |length: usize| u32::try_from(length).expect("a message is shorter than 4 GiB");
        let mut bytes = BytesMut::with_capacity(length);
        bytes.put_u32(number(length));
        bytes.put_u32(number(headers.len()));
        bytes.put_u32(crc32fast::hash(&bytes));
        bytes.put_slice(&headers);
        bytes.put_slice(&self.payload);
        bytes.put_u32(crc32fast::hash(&bytes));
        bytes.freeze()
    }

    /// Takes the first message out of a buffer; none when it has not arrived whole.
    ///
    /// # Errors
    /// [`EventStreamError`]; the buffer is then of no more use.
    pub fn decode(buffer: &mut BytesMut) -> Result<Option<Message>, EventStreamError> {
        let Some((length, headers_length)) = lengths(buffer)? else {
            return Ok(None);
        };
        if buffer.len() < length {
            return Ok(None);
        }
        let mut bytes = buffer.split_to(length).freeze();
        let crc = bytes.split_off(length - CRC_BYTES).get_u32();
        if crc32fast::hash(&bytes) != crc {
            return Err(EventStreamError::Checksum);
        }
        bytes.advance(PRELUDE_BYTES);
        let mut rest = bytes.split_to(headers_length);
        let mut headers = Vec::new();
        while rest.has_remaining() {
            headers.push(header(&mut rest).ok_or(EventStreamError::Header)?);
        }
        Ok(Some(Message {
            headers,
            payload: bytes,
        }))
    }
}

/// The lengths of the whole message and of its headers, if they have arrived.
fn lengths(mut bytes: &[u8]) -> Result<Option<(usize, usize)>, EventStreamError> {
    if bytes.len() < PRELUDE_BYTES {
        return Ok(None);
    }
    let crc = crc32fast::hash(&bytes[..PRELUDE_BYTES - CRC_BYTES]);
    let (length, headers) = (bytes.get_u32() as usize, bytes.get_u32() as usize);
    if bytes.get_u32() != crc {
        return Err(EventStreamError::Checksum);
    }
    if length > MESSAGE_BYTES_MAX || headers > HEADERS_BYTES_MAX {
        return Err(EventStreamError::TooLong(length));
    }
    match length >= PRELUDE_BYTES + headers + CRC_BYTES {
        true => Ok(Some((length, headers))),
        false => Err(EventStreamError::Lengths),
    }
}

fn header(bytes: &mut Bytes) -> Option<(String, HeaderValue)> {
    let length = bytes.try_get_u8().ok()?;
    let name = text(bytes, usize::from(length))?;
    let value = match bytes.try_get_u8().ok()? {
        0 => HeaderValue::Bool(true),
        1 => HeaderValue::Bool(false),
        2 => HeaderValue::Byte(bytes.try_get_i8().ok()?),
        3 => HeaderValue::Short(bytes.try_get_i16().ok()?),
        4 => HeaderValue::Integer(bytes.try_get_i32().ok()?),
        5 => HeaderValue::Long(bytes.try_get_i64().ok()?),
        6 => {
            let length = bytes.try_get_u16().ok()?;
            HeaderValue::Bytes(take(bytes, usize::from(length))?)
        }
        7 => {
            let length = bytes.try_get_u16().ok()?;
            HeaderValue::Text(text(bytes, usize::from(length))?)
        }
        8 => HeaderValue::Timestamp(bytes.try_get_i64().ok()?),
        9 => HeaderValue::Uuid(take(bytes, 16)?.as_ref().try_into().ok()?),
        _ => return None,
    };
    Some((name, value))
}

fn take(bytes: &mut Bytes, length: usize) -> Option<Bytes> {
    (bytes.len() >= length).then(|| bytes.split_to(length))
}

fn text(bytes: &mut Bytes, length: usize) -> Option<String> {
    String::from_utf8(take(bytes, length)?.to_vec()).ok()
}

impl HeaderValue {
    fn encode(&self, to: &mut BytesMut) {
        match self {
            HeaderValue::Bool(true) => to.put_u8(0),
            HeaderValue::Bool(false) => to.put_u8(1),
            HeaderValue::Byte(it) => {
                to.put_u8(2);
                to.put_i8(*it);
            }
            HeaderValue::Short(it) => {
                to.put_u8(3);
                to.put_i16(*it);
            }
            HeaderValue::Integer(it) => {
                to.put_u8(4);
                to.put_i32(*it);
            }
            HeaderValue::Long(it) => {
                to.put_u8(5);
                to.put_i64(*it);
            }
            HeaderValue::Bytes(it) => sized(6, it, to),
            HeaderValue::Text(it) => sized(7, it.as_bytes(), to),
            HeaderValue::Timestamp(it) => {
                to.put_u8(8);
                to.put_i64(*it);
            }
            HeaderValue::Uuid(it) => {
                to.put_u8(9);
                to.put_slice(it);
            }
        }
    }
}

fn sized(kind: u8, bytes: &[u8], to: &mut BytesMut) {
    to.put_u8(kind);
    to.put_u16(u16::try_from(bytes.len()).expect("a header's value is short"));
    to.put_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], headers: &[(&str, HeaderValue)], payload: &'static [u8]) {
        let headers = headers.iter().cloned();
        let message = Message {
            headers: headers
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            payload: Bytes::from_static(payload),
        };
        assert_eq!(message.encode(), bytes);
        for cut in 0..bytes.len() {
            let mut buffer = BytesMut::from(&bytes[..cut]);
            assert_eq!(Message::decode(&mut buffer), Ok(None), "{cut}");
        }
        let mut buffer = BytesMut::from(bytes);
        buffer.put_slice(b"the next");
        assert_eq!(Message::decode(&mut buffer), Ok(Some(message)));
        assert_eq!(&buffer[..], b"the next");
    }

    /// The vectors of AWS's own clients.
    #[test]
    fn messages_are_those_of_awss_clients() {
        check(
            b"\x00\x00\x00\x10\x00\x00\x00\x00\x05\xc2H\xeb}\x98\xc8\xff",
            &[],
            b"",
        );
        check(
            b"\x00\x00\x00\x1d\x00\x00\x00\x00\xfdR\x8cZ{'foo':'bar'}\xc3e96",
            &[],
            b"{'foo':'bar'}",
        );
        check(
            b"\x00\x00\x00\x17\x00\x00\x00\x07)\x86\x01X\x04byte\x02\xff\xc2\xf8i\xdc",
            &[("byte", HeaderValue::Byte(-1))],
            b"",
        );
        check(
            b"\x00\x00\x00=\x00\x00\x00 \x07\xfd\x83\x96\x0ccontent-type\x07\x00\x10application/json{'foo':'bar'}\x8d\x9c\x08\xb1",
            &[("content-type", HeaderValue::Text("application/json".into()))],
            b"{'foo':'bar'}",
        );
    }

    #[test]
    fn headers_of_all_types_come_back() {
        let values = [
            HeaderValue::Bool(true),
            HeaderValue::Bool(false),
            HeaderValue::Byte(-2),
            HeaderValue::Short(-300),
            HeaderValue::Integer(70_000),
            HeaderValue::Long(-5_000_000_000),
            HeaderValue::Bytes(Bytes::from_static(b"\x00\xff")),
            HeaderValue::Text("é".into()),
            HeaderValue::Timestamp(1_763_978_400_000),
            HeaderValue::Uuid([7; 16]),
        ];
        let named = values.into_iter().enumerate();
        let message = Message {
            headers: named.map(|(at, value)| (format!("h{at}"), value)).collect(),
            payload: Bytes::from_static(b"x"),
        };
        let mut buffer = BytesMut::from(&message.encode()[..]);
        assert_eq!(Message::decode(&mut buffer), Ok(Some(message)));
    }

    #[test]
    fn damaged_messages_are_refused_and_none_makes_it_panic() {
        let whole = Message::event("E", "text/plain", Bytes::from_static(b"payload")).encode();
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut bytes = BytesMut::from(&whole[..]);
                bytes[at] ^= 1 << bit;
                assert!(Message::decode(&mut bytes).is_err(), "byte {at}, bit {bit}");
            }
        }
        // Headers that end in the middle, under checksums that are right.
        for cut in 1..20 {
            let headers = &whole[PRELUDE_BYTES..PRELUDE_BYTES + cut];
            let mut bytes = BytesMut::new();
            bytes.put_u32((PRELUDE_BYTES + cut + CRC_BYTES) as u32);
            bytes.put_u32(cut as u32);
            bytes.put_u32(crc32fast::hash(&bytes));
            bytes.put_slice(headers);
            bytes.put_u32(crc32fast::hash(&bytes));
            assert_eq!(Message::decode(&mut bytes), Err(EventStreamError::Header));
        }
    }
}
