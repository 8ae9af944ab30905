//! Tags of objects and buckets.

use frazil_store::{Expect, Write};
use percent_encoding::percent_decode_str;
use s3s::dto::{self, DeleteBucketTaggingInput, DeleteBucketTaggingOutput};
use s3s::dto::{DeleteObjectTaggingInput, DeleteObjectTaggingOutput};
use s3s::dto::{GetBucketTaggingInput, GetBucketTaggingOutput};
use s3s::dto::{GetObjectTaggingInput, GetObjectTaggingOutput};
use s3s::dto::{PutBucketTaggingInput, PutBucketTaggingOutput};
use s3s::dto::{PutObjectTaggingInput, PutObjectTaggingOutput};
use s3s::{S3ErrorCode, S3Request, S3Result};

use super::events::{Asked, What};
use super::faults::{self, fault, store_failed};
use super::keep::Change;
use super::limits::CHANGE_TRIES_MAX;
use super::records;
use super::shelf::{Shelf, encoded};

const OBJECT_TAGS_MAX: usize = 10;
const BUCKET_TAGS_MAX: usize = 50;
const TAG_NAME_CHARS_MAX: usize = 128;
const TAG_VALUE_CHARS_MAX: usize = 256;

pub(super) type Tags = Vec<(String, String)>;

impl Shelf {
    pub(super) async fn get_object_tagging(
        &self,
        request: S3Request<GetObjectTaggingInput>,
    ) -> S3Result<GetObjectTaggingOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let found = self.locate(name, input.version_id.as_deref()).await?;
        Ok(GetObjectTaggingOutput {
            version_id: found.object.shown_version(),
            tag_set: shown(found.object.tags),
        })
    }

    pub(super) async fn put_object_tagging(
        &self,
        request: S3Request<PutObjectTaggingInput>,
    ) -> S3Result<PutObjectTaggingOutput> {
        let asked = Asked::of(&request.extensions);
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let tags = checked(input.tagging, OBJECT_TAGS_MAX)?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let version = input.version_id.as_deref();
        let told = (What::Tagged, &asked);
        let version_id = self.tag_object(name, version, tags, told).await?;
        Ok(PutObjectTaggingOutput { version_id })
    }

    pub(super) async fn delete_object_tagging(
        &self,
        request: S3Request<DeleteObjectTaggingInput>,
    ) -> S3Result<DeleteObjectTaggingOutput> {
        let asked = Asked::of(&request.extensions);
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let version = input.version_id.as_deref();
        let told = (What::Untagged, &asked);
        let version_id = self.tag_object(name, version, Vec::new(), told).await?;
        Ok(DeleteObjectTaggingOutput { version_id })
    }

    async fn tag_object(
        &self,
        name: (&str, &str),
        version: Option<&str>,
        tags: Tags,
        (what, asked): (What, &Asked),
    ) -> S3Result<Option<String>> {
        let (bucket, _) = self.bucket(name.0).await?;
        let change = Change {
            name,
            bucket: &bucket,
            condition: Expect::Any,
            what,
            asked,
        };
        for _ in 0..CHANGE_TRIES_MAX {
            let mut found = self.locate(name, version).await?;
            found.object.tags.clone_from(&tags);
            let put = Write::put(found.record, encoded(&found.object)?)
                .holding(found.object.pieces.iter().map(records::Piece::blob))
                .expecting(Expect::Revision(found.revision));
            let mut writes = self.tell(&change, Some(&found.object))?;
            writes.push(put);
            match self.store.commit(writes).await {
                Err(error) if error.is_conflict() => {}
                Err(error) => return Err(store_failed(error)),
                Ok(_) => {
                    self.wake.notify_one();
                    return Ok(found.object.shown_version());
                }
            }
        }
        Err(faults::busy())
    }

    pub(super) async fn get_bucket_tagging(
        &self,
        request: S3Request<GetBucketTaggingInput>,
    ) -> S3Result<GetBucketTaggingOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        if bucket.tags.is_empty() {
            return Err(fault(
                S3ErrorCode::NoSuchTagSet,
                "The TagSet does not exist",
            ));
        }
        Ok(GetBucketTaggingOutput {
            tag_set: shown(bucket.tags),
        })
    }

    pub(super) async fn put_bucket_tagging(
        &self,
        request: S3Request<PutBucketTaggingInput>,
    ) -> S3Result<PutBucketTaggingOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let tags = checked(input.tagging, BUCKET_TAGS_MAX)?;
        self.change_bucket(&input.bucket, |bucket| bucket.tags.clone_from(&tags))
            .await?;
        Ok(PutBucketTaggingOutput::default())
    }

    pub(super) async fn delete_bucket_tagging(
        &self,
        request: S3Request<DeleteBucketTaggingInput>,
    ) -> S3Result<DeleteBucketTaggingOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.change_bucket(&input.bucket, |bucket| bucket.tags.clear())
            .await?;
        Ok(DeleteBucketTaggingOutput::default())
    }
}

fn shown(tags: Tags) -> dto::TagSet {
    let tag = |(key, value)| dto::Tag {
        key: Some(key),
        value: Some(value),
    };
    tags.into_iter().map(tag).collect()
}

fn checked(tagging: dto::Tagging, max: usize) -> S3Result<Tags> {
    let pair = |tag: dto::Tag| (tag.key.unwrap_or_default(), tag.value.unwrap_or_default());
    check(tagging.tag_set.into_iter().map(pair).collect(), max)
}

/// Tags as they come in `x-amz-tagging`: `a=1&b=2`, percent-encoded.
pub(super) fn parse_header(header: Option<&str>) -> S3Result<Tags> {
    let decode = |text: &str| {
        let text = text.replace('+', " ");
        percent_decode_str(&text).decode_utf8_lossy().into_owned()
    };
    let pairs = header.unwrap_or_default().split('&');
    let pairs = pairs.filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    });
    check(pairs.collect(), OBJECT_TAGS_MAX)
}

fn check(tags: Tags, max: usize) -> S3Result<Tags> {
    if tags.len() > max {
        return Err(match max {
            OBJECT_TAGS_MAX => {
                faults::bad_request("BadRequest", "Object tags cannot be greater than 10")
            }
            _ => faults::bad_request("BadRequest", "Bucket tag count cannot be greater than 50"),
        });
    }
    let invalid = |message: &str| Err(fault(S3ErrorCode::InvalidTag, message));
    for (position, (name, value)) in tags.iter().enumerate() {
        if name.is_empty() || name.chars().count() > TAG_NAME_CHARS_MAX {
            return invalid("The TagKey you have provided is invalid");
        }
        if value.chars().count() > TAG_VALUE_CHARS_MAX {
            return invalid("The TagValue you have provided is invalid");
        }
        if tags[..position].iter().any(|(other, _)| other == name) {
            return invalid("Cannot provide multiple Tags with the same key");
        }
        if name.starts_with("aws:") {
            return Err(faults::bad_request(
                "InvalidTag",
                "System tags cannot be added/updated by requester",
            ));
        }
    }
    Ok(tags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_become_tags() {
        let tags = parse_header(Some("a=1&b=x%20y&c+d=e%26f&g")).expect("well-formed");
        let expected = [("a", "1"), ("b", "x y"), ("c d", "e&f"), ("g", "")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(tags, expected);
        assert!(parse_header(Some("a=1&a=2")).is_err());
        assert!(parse_header(Some("=1")).is_err());
        assert!(parse_header(Some("a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9&j=10&k=11")).is_err());
    }
}
