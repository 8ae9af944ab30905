//! Bytes in and out: bodies become blobs, blobs become bodies. Nothing is held whole in memory.

use std::ops::Range;
use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use frazil_store::{Blob, BlobReader, Store, StoreError};
use futures::StreamExt as _;
use http::HeaderMap;
use s3s::crypto::{Checksum as _, Md5};
use s3s::dto::{self, StreamingBlob};
use s3s::stream::{ByteStream, RemainingLength};
use s3s::{S3Error, S3ErrorCode, S3Result, TrailingHeaders};
use tokio::sync::mpsc;

use super::checksum::{Algorithm, Kind, Sum};
use super::chunked::Trailers;
use super::faults::{bad_request, fault, invalid_request, store_failed};
use super::records::Piece;
use super::shelf::Shelf;

/// The most bytes one request may bring: 5 GiB, as on AWS.
const BODY_BYTES_MAX: u64 = 5 << 30;

/// How many pieces are read ahead of a slow client.
const READ_AHEAD_PIECES: usize = 2;

/// What a request says about the body that it brings.
#[derive(Default)]
pub(super) struct Promise {
    pub(super) content_length: Option<i64>,
    pub(super) content_md5: Option<String>,
    /// Checksums from headers.
    pub(super) sums: dto::Checksum,
    /// The algorithm that the client announced or that the upload needs.
    pub(super) algorithm: Option<Algorithm>,
    /// Checksums that come after the body, as the protocol crate read them.
    pub(super) trailing: Option<TrailingHeaders>,
    /// The same, as we read them ourselves.
    pub(super) trailers: Option<Trailers>,
    /// The value of `x-amz-trailer`.
    pub(super) announced: Option<String>,
}

/// A body that was received, checked and stored.
pub(super) struct Received {
    pub(super) blob: Blob,
    /// In hexadecimal.
    pub(super) md5: String,
    pub(super) sum: Sum,
}

impl Received {
    pub(super) fn piece(&self) -> Piece {
        Piece::new(self.blob.id(), 0, self.blob.size())
    }
}

impl Promise {
    /// Takes what the request's headers say.
    pub(super) fn of(headers: &HeaderMap, extensions: &http::Extensions) -> Self {
        let text = |name: &str| Some(headers.get(name)?.to_str().ok()?.to_owned());
        let named =
            text("x-amz-sdk-checksum-algorithm").or_else(|| text("x-amz-checksum-algorithm"));
        Self {
            algorithm: named.and_then(|name| Algorithm::named(&name)),
            announced: text("x-amz-trailer"),
            trailers: extensions.get::<Trailers>().cloned(),
            ..Self::default()
        }
    }

    /// The algorithm to use: that of a given checksum, the announced one, or the default.
    fn algorithm(&self) -> S3Result<Algorithm> {
        let given = Algorithm::ALL
            .into_iter()
            .filter(|algorithm| algorithm.pick(&self.sums).is_some());
        let given: Vec<_> = given.collect();
        if given.len() > 1 {
            return Err(invalid_request(
                "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
            ));
        }
        let trailing = self.announced.as_deref().and_then(|announced| {
            let named = |algorithm: &Algorithm| announced.contains(algorithm.header());
            // The longest name wins: "…crc32c" contains "…crc32".
            let found = Algorithm::ALL.into_iter().filter(named);
            found.max_by_key(|algorithm| algorithm.header().len())
        });
        let first = given.into_iter().next().or(trailing);
        Ok(first.or(self.algorithm).unwrap_or(Algorithm::Crc64Nvme))
    }

    /// The checksum that the client expects, from the header or from behind the body.
    fn expected(&self, algorithm: Algorithm) -> Option<String> {
        let read = |headers: &HeaderMap| {
            let value = headers.get(algorithm.header())?;
            Some(value.to_str().ok()?.to_owned())
        };
        algorithm
            .pick(&self.sums)
            .or_else(|| self.trailing.as_ref()?.read(read).flatten())
            .or_else(|| self.trailers.as_ref()?.read(read))
    }
}

impl Shelf {
    /// Stores a body and checks it against what was promised.
    pub(super) async fn receive(
        &self,
        body: Option<StreamingBlob>,
        promise: &Promise,
    ) -> S3Result<Received> {
        let algorithm = promise.algorithm()?;
        check_shape(promise, algorithm)?;
        let mut writer = self.store.blob_writer().await.map_err(store_failed)?;
        let (mut md5, mut hasher) = (Md5::new(), algorithm.hasher());
        let mut size: u64 = 0;
        if let Some(mut body) = body {
            while let Some(piece) = body.next().await {
                let piece = piece.map_err(|error| interrupted(&*error))?;
                size += piece.len() as u64;
                if size > BODY_BYTES_MAX {
                    return Err(too_large());
                }
                md5.update(&piece);
                hasher.update(&piece);
                writer.write(piece).await.map_err(store_failed)?;
            }
        }
        let sum = Sum {
            algorithm,
            kind: Kind::FullObject,
            value: algorithm.pick(&hasher.finalize()).unwrap_or_default(),
        };
        let md5 = md5.finalize();
        check_content(promise, size, &md5, &sum)?;
        let blob = writer.finish().await.map_err(store_failed)?;
        Ok(Received {
            blob,
            md5: hex::encode(md5),
            sum,
        })
    }

    /// Streams a range of pieces. What is streamed stays even if the object is replaced meanwhile.
    /// `None` if it has been replaced already.
    pub(super) async fn stream(
        &self,
        pieces: &[Piece],
        range: Range<u64>,
    ) -> S3Result<Option<StreamingBlob>> {
        let pieces = cut(pieces, &range);
        let mut held = Vec::with_capacity(pieces.len());
        for piece in &pieces {
            match self.store.hold_blob(piece.blob()).await {
                Ok(blob) => held.push(blob),
                Err(StoreError::NoBlob(_)) => return Ok(None),
                Err(error) => return Err(store_failed(error)),
            }
        }
        let (sender, receiver) = mpsc::channel(READ_AHEAD_PIECES);
        let store = Arc::clone(&self.store);
        tokio::spawn(async move {
            send_pieces(&*store, &pieces, &sender).await;
            drop(held);
        });
        let remaining = usize::try_from(range.end - range.start).unwrap_or(usize::MAX);
        Ok(Some(StreamingBlob::new(Outgoing {
            receiver,
            remaining,
        })))
    }
}

/// Refuses a checksum that cannot be one, before the body is read.
fn check_shape(promise: &Promise, algorithm: Algorithm) -> S3Result<()> {
    if promise
        .content_length
        .is_some_and(|n| n.unsigned_abs() > BODY_BYTES_MAX)
    {
        return Err(too_large());
    }
    let bytes = |text: &str| BASE64_STANDARD.decode(text).map(|bytes| bytes.len()).ok();
    if let Some(md5) = &promise.content_md5
        && bytes(md5) != Some(16)
    {
        return Err(fault(
            S3ErrorCode::InvalidDigest,
            "The Content-MD5 you specified was invalid.",
        ));
    }
    match algorithm.pick(&promise.sums) {
        Some(sum) if bytes(&sum) != Some(algorithm.length()) => Err(invalid_request(format!(
            "Value for {} header is invalid.",
            algorithm.header()
        ))),
        _ => Ok(()),
    }
}

fn check_content(promise: &Promise, size: u64, md5: &[u8], sum: &Sum) -> S3Result<()> {
    if promise
        .content_length
        .is_some_and(|n| n.unsigned_abs() != size)
    {
        return Err(incomplete());
    }
    let bad = |message: String| Err(fault(S3ErrorCode::BadDigest, message));
    if let Some(expected) = &promise.content_md5
        && *expected != BASE64_STANDARD.encode(md5)
    {
        return bad("The Content-MD5 you specified did not match what we received.".to_owned());
    }
    match promise.expected(sum.algorithm) {
        Some(expected) if expected != sum.value => bad(format!(
            "The {} you specified did not match the calculated checksum.",
            sum.algorithm.name()
        )),
        None if promise.announced.is_some() => Err(bad_request(
            "MalformedTrailerError",
            "The request contained trailing data that was not well-formed or did not conform to our published schema.",
        )),
        _ => Ok(()),
    }
}

/// Why the body ended early. The protocol crate's own errors are known only by their texts.
pub(super) fn interrupted(error: &(dyn std::error::Error + 'static)) -> S3Error {
    let text = error.to_string();
    if text.contains("Sha256Mismatch") {
        bad_request(
            "XAmzContentSHA256Mismatch",
            "The provided 'x-amz-content-sha256' header does not match what was computed.",
        )
    } else if text.contains("SignatureMismatch") {
        fault(
            S3ErrorCode::SignatureDoesNotMatch,
            "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
        )
    } else {
        tracing::debug!(%error, "a body was interrupted");
        incomplete()
    }
}

fn incomplete() -> S3Error {
    fault(
        S3ErrorCode::IncompleteBody,
        "You did not provide the number of bytes specified by the Content-Length HTTP header",
    )
}

fn too_large() -> S3Error {
    fault(
        S3ErrorCode::EntityTooLarge,
        "Your proposed upload exceeds the maximum allowed size",
    )
}

/// The parts of pieces that lie in a range of the whole.
pub(super) fn cut(pieces: &[Piece], range: &Range<u64>) -> Vec<Piece> {
    let mut begin = 0;
    let mut cut = Vec::new();
    for piece in pieces {
        let end = begin + piece.size;
        let (from, until) = (range.start.max(begin), range.end.min(end));
        if from < until {
            let start = piece.start + (from - begin);
            cut.push(Piece::new(piece.blob(), start, until - from));
        }
        begin = end;
    }
    cut
}

async fn send_pieces(
    store: &dyn Store,
    pieces: &[Piece],
    client: &mpsc::Sender<Result<Bytes, StoreError>>,
) {
    for piece in pieces {
        let range = piece.start..piece.start + piece.size;
        let sent = match store.open_blob(piece.blob(), range).await {
            Ok(reader) => send_all(reader, client).await,
            Err(error) => client.send(Err(error)).await.is_ok(),
        };
        if !sent {
            return; // the client is gone
        }
    }
}

/// Sends what a reader gives; false when the client is gone.
async fn send_all(
    mut reader: BlobReader,
    client: &mpsc::Sender<Result<Bytes, StoreError>>,
) -> bool {
    loop {
        let piece = match reader.next().await {
            Ok(None) => return true,
            Ok(Some(piece)) => Ok(piece),
            Err(error) => Err(error),
        };
        let failed = piece.is_err();
        if client.send(piece).await.is_err() || failed {
            return false;
        }
    }
}

/// A body fed by a task.
struct Outgoing {
    receiver: mpsc::Receiver<Result<Bytes, StoreError>>,
    remaining: usize,
}

impl futures::Stream for Outgoing {
    type Item = Result<Bytes, s3s::StdError>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        self.receiver.poll_recv(context).map(|piece| {
            let piece = piece?.map_err(s3s::StdError::from);
            if let Ok(piece) = &piece {
                self.remaining = self.remaining.saturating_sub(piece.len());
            }
            Some(piece)
        })
    }
}

impl ByteStream for Outgoing {
    fn remaining_length(&self) -> RemainingLength {
        RemainingLength::new_exact(self.remaining)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use frazil_store::BlobId;

    #[test]
    fn ranges_cross_pieces() {
        let blob = |n| BlobId([n; 32]);
        let pieces = [Piece::new(blob(1), 0, 10), Piece::new(blob(2), 5, 10)];
        assert_eq!(cut(&pieces, &(0..20)), pieces);
        assert_eq!(cut(&pieces, &(3..5)), [Piece::new(blob(1), 3, 2)]);
        assert_eq!(
            cut(&pieces, &(8..12)),
            [Piece::new(blob(1), 8, 2), Piece::new(blob(2), 5, 2)]
        );
        assert_eq!(cut(&pieces, &(20..20)), []);
    }
}
