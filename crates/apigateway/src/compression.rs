//! `gzip` and `deflate`, both directions.

use std::io::{Read, Write};

use bytes::Bytes;
use flate2::Compression;
use flate2::read::{GzDecoder, ZlibDecoder};
use flate2::write::{GzEncoder, ZlibEncoder};
use http::Response;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, HeaderValue};

/// A body that is not what its encoding says, or too large.
#[derive(Debug)]
pub(crate) struct Broken;

/// The plain body; `None` for an encoding that is not known, or is none.
pub(crate) fn decode(encoding: &str, body: &[u8], bytes_max: u64) -> Result<Option<Bytes>, Broken> {
    let mut plain = Vec::new();
    let mut reader: Box<dyn Read> = match encoding {
        "gzip" => Box::new(GzDecoder::new(body)),
        "deflate" => Box::new(ZlibDecoder::new(body)),
        _ => return Ok(None),
    };
    let read = reader.by_ref().take(bytes_max + 1).read_to_end(&mut plain);
    match read {
        Ok(read) if u64::try_from(read).unwrap_or(u64::MAX) <= bytes_max => Ok(Some(plain.into())),
        _ => Err(Broken),
    }
}

/// A response in an encoding that the client accepts; as it is, if there is none.
pub(crate) fn encode(accepted: &str, response: Response<Bytes>) -> Response<Bytes> {
    let wants = |name: &str| {
        let mut all = accepted
            .split(',')
            .map(|one| one.split(';').next().unwrap_or_default().trim());
        all.any(|one| one.eq_ignore_ascii_case(name))
    };
    let body = response.body();
    let (name, coded) = if wants("gzip") {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        (
            "gzip",
            encoder.write_all(body).and_then(|()| encoder.finish()),
        )
    } else if wants("deflate") {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        (
            "deflate",
            encoder.write_all(body).and_then(|()| encoder.finish()),
        )
    } else {
        return response;
    };
    let Ok(coded) = coded else {
        return response;
    };
    let (mut head, _) = response.into_parts();
    head.headers
        .insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    head.headers.remove(CONTENT_LENGTH);
    Response::from_parts(head, Bytes::from(coded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_can_be_read_again() {
        let text = Bytes::from("a".repeat(1000));
        for name in ["gzip", "deflate"] {
            let coded = encode(name, Response::new(text.clone()));
            assert_eq!(coded.headers()[CONTENT_ENCODING], name);
            assert!(coded.body().len() < 100);
            let plain = decode(name, coded.body(), 1000).expect("it is whole");
            assert_eq!(plain.as_deref(), Some(&*text));
            assert!(decode(name, coded.body(), 999).is_err(), "too large");
        }
        let plain = encode("br", Response::new(text));
        assert!(!plain.headers().contains_key(CONTENT_ENCODING));
    }
}
