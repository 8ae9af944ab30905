//! Reading objects and what is known about them.

use std::ops::Range;

use http::{HeaderMap, HeaderValue, StatusCode, header};
use s3s::dto::{self, GetObjectAttributesInput, GetObjectAttributesOutput, GetObjectInput};
use s3s::dto::{GetObjectOutput, HeadObjectInput, HeadObjectOutput};
use s3s::{S3Error, S3ErrorCode, S3Request, S3Result};

use super::checksum::Sum;
use super::faults::{self, fault};
use super::records::Object;
use super::shelf::{Shelf, etag, milliseconds, timestamp};

/// What a content has whose owner said nothing.
const CONTENT_TYPE_DEFAULT: &str = "binary/octet-stream";

/// How often a read starts anew because the object was replaced between looking and opening.
const REPLACED_TRIES_MAX: usize = 8;

/// Under which conditions an object is wanted.
pub(super) struct Conditions<'a> {
    pub(super) if_match: Option<&'a dto::ETagCondition>,
    pub(super) if_none_match: Option<&'a dto::ETagCondition>,
    pub(super) if_modified_since: Option<&'a dto::Timestamp>,
    pub(super) if_unmodified_since: Option<&'a dto::Timestamp>,
}

/// What a condition says about an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Wanted,
    NotModified,
    Failed,
}

impl Conditions<'_> {
    /// In the order of RFC 9110: entity tags count more than dates.
    pub(super) fn judge(&self, object: &Object) -> Verdict {
        let matches = |wanted: &dto::ETagCondition| {
            let same = |etag: &dto::ETag| etag.value() == object.etag;
            wanted.is_any() || wanted.as_etag().is_some_and(same)
        };
        // Dates in headers have whole seconds.
        let newer = |moment: &dto::Timestamp| {
            object.modified_ms.div_euclid(1000) > milliseconds(moment.clone()).div_euclid(1000)
        };
        match (self.if_match, self.if_unmodified_since) {
            (Some(wanted), _) if !matches(wanted) => return Verdict::Failed,
            (None, Some(moment)) if newer(moment) => return Verdict::Failed,
            _ => {}
        }
        match (self.if_none_match, self.if_modified_since) {
            (Some(known), _) if matches(known) => Verdict::NotModified,
            (None, Some(moment)) if !newer(moment) => Verdict::NotModified,
            _ => Verdict::Wanted,
        }
    }

    fn check(&self, object: &Object) -> S3Result<()> {
        match self.judge(object) {
            Verdict::Wanted => Ok(()),
            Verdict::Failed => Err(faults::precondition_failed()),
            Verdict::NotModified => Err(not_modified(object)),
        }
    }
}

macro_rules! conditions {
    ($input:expr) => {
        Conditions {
            if_match: $input.if_match.as_ref(),
            if_none_match: $input.if_none_match.as_ref(),
            if_modified_since: $input.if_modified_since.as_ref(),
            if_unmodified_since: $input.if_unmodified_since.as_ref(),
        }
    };
}

/// Which bytes are wanted.
struct Selection {
    range: Range<u64>,
    /// As `Content-Range`, unless the whole object is wanted.
    content_range: Option<String>,
    parts_count: Option<i32>,
}

/// The members that reading and heading have in common.
macro_rules! shown {
    ($output:ident, $object:expr, $selection:expr, $with_sum:expr) => {{
        let (object, selection): (&Object, &Selection) = (&$object, &$selection);
        let description = &object.description;
        let whole = selection.content_range.is_none();
        let sum = object.sum.as_ref().filter(|_| $with_sum && whole);
        let sum = Sum::shown(sum);
        let metadata = description.metadata.clone();
        $output {
            accept_ranges: Some("bytes".to_owned()),
            cache_control: description.cache_control.clone(),
            checksum_crc32: sum.checksum_crc32,
            checksum_crc32c: sum.checksum_crc32c,
            checksum_crc64nvme: sum.checksum_crc64nvme,
            checksum_sha1: sum.checksum_sha1,
            checksum_sha256: sum.checksum_sha256,
            checksum_type: sum.checksum_type,
            content_disposition: description.content_disposition.clone(),
            content_encoding: description.content_encoding.clone(),
            content_language: description.content_language.clone(),
            content_length: i64::try_from(selection.range.end - selection.range.start).ok(),
            content_range: selection.content_range.clone(),
            content_type: Some(content_type(description.content_type.as_deref())),
            e_tag: Some(etag(&object.etag)),
            expires: description.expires_ms.map(timestamp),
            last_modified: Some(timestamp(object.modified_ms)),
            metadata: Some(metadata.into_iter().collect()),
            parts_count: selection.parts_count,
            version_id: object.shown_version(),
            object_lock_mode: object
                .retention
                .as_ref()
                .map(|it| dto::ObjectLockMode::from(it.mode.clone())),
            object_lock_retain_until_date: object
                .retention
                .as_ref()
                .map(|it| timestamp(it.until_ms)),
            object_lock_legal_hold_status: object.legal_hold.map(|hold| {
                dto::ObjectLockLegalHoldStatus::from_static(if hold { "ON" } else { "OFF" })
            }),
            storage_class: shown_class(description.storage_class.as_deref()),
            website_redirect_location: description.website_redirect.clone(),
            ..$output::default()
        }
    }};
}

impl Shelf {
    pub(super) async fn get_object(
        &self,
        request: S3Request<GetObjectInput>,
    ) -> S3Result<GetObjectOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        for _ in 0..REPLACED_TRIES_MAX {
            let name = (input.bucket.as_str(), input.key.as_str());
            let found = self.locate(name, input.version_id.as_deref()).await?;
            let object = found.object;
            conditions!(input).check(&object)?;
            let selection = select(&object, input.range, input.part_number)?;
            let body = self.stream(&object.pieces, selection.range.clone()).await?;
            if body.is_some() {
                let with_sum = input.checksum_mode.is_some();
                let mut output = shown!(GetObjectOutput, object, selection, with_sum);
                output.tag_count = i32::try_from(object.tags.len()).ok().filter(|n| *n > 0);
                output.body = body;
                return Ok(output);
            }
        }
        Err(fault(
            S3ErrorCode::SlowDown,
            "Please reduce your request rate.",
        ))
    }

    pub(super) async fn head_object(
        &self,
        request: S3Request<HeadObjectInput>,
    ) -> S3Result<HeadObjectOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let found = self.locate(name, input.version_id.as_deref()).await?;
        let object = found.object;
        conditions!(input).check(&object)?;
        let selection = select(&object, input.range, input.part_number)?;
        let with_sum = input.checksum_mode.is_some();
        Ok(shown!(HeadObjectOutput, object, selection, with_sum))
    }

    pub(super) async fn get_object_attributes(
        &self,
        request: S3Request<GetObjectAttributesInput>,
    ) -> S3Result<GetObjectAttributesOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let found = self.locate(name, input.version_id.as_deref()).await?;
        let object = found.object;
        // The protocol crate does not split the header's list.
        let names = input
            .object_attributes
            .iter()
            .flat_map(|names| names.as_str().split(','));
        let names: Vec<_> = names.map(str::trim).collect();
        let wanted = |name: &str| names.contains(&name);
        let parts = dto::GetObjectAttributesParts {
            total_parts_count: i32::try_from(object.part_sizes.len()).ok(),
            ..dto::GetObjectAttributesParts::default()
        };
        let class = object.description.storage_class.as_deref();
        let class = class.unwrap_or("STANDARD").to_owned();
        Ok(GetObjectAttributesOutput {
            checksum: wanted("Checksum").then(|| Sum::shown(object.sum.as_ref())),
            version_id: object.shown_version(),
            e_tag: wanted("ETag").then(|| etag(&object.etag)),
            last_modified: Some(timestamp(object.modified_ms)),
            object_parts: (wanted("ObjectParts") && !object.part_sizes.is_empty()).then_some(parts),
            object_size: i64::try_from(object.size)
                .ok()
                .filter(|_| wanted("ObjectSize")),
            storage_class: wanted("StorageClass").then(|| dto::StorageClass::from(class)),
            ..GetObjectAttributesOutput::default()
        })
    }
}

fn content_type(content_type: Option<&str>) -> String {
    content_type.unwrap_or(CONTENT_TYPE_DEFAULT).to_owned()
}

/// The default class is never shown.
fn shown_class(class: Option<&str>) -> Option<dto::StorageClass> {
    let class = class.filter(|class| *class != dto::StorageClass::STANDARD)?;
    Some(dto::StorageClass::from(class.to_owned()))
}

fn select(object: &Object, range: Option<dto::Range>, part: Option<i32>) -> S3Result<Selection> {
    let (range, parts_count) = match (range, part) {
        (None, None) => {
            return Ok(Selection {
                range: 0..object.size,
                content_range: None,
                parts_count: None,
            });
        }
        (Some(_), Some(_)) => {
            return Err(faults::invalid_request(
                "Cannot specify both Range header and partNumber query parameter",
            ));
        }
        (Some(range), None) => {
            let checked = range.check(object.size);
            (checked.map_err(|_| not_satisfiable(object.size))?, None)
        }
        (None, Some(part)) => part_range(object, part)?,
    };
    let content_range = match range.is_empty() {
        true => None,
        false => Some(format!(
            "bytes {}-{}/{}",
            range.start,
            range.end - 1,
            object.size
        )),
    };
    Ok(Selection {
        range,
        content_range,
        parts_count,
    })
}

/// Where a part of the upload lies. An object that came in one request is its own first part.
fn part_range(object: &Object, part: i32) -> S3Result<(Range<u64>, Option<i32>)> {
    let count = i32::try_from(object.part_sizes.len()).unwrap_or(i32::MAX);
    if object.part_sizes.is_empty() && part == 1 {
        return Ok((0..object.size, None));
    }
    let index = usize::try_from(part)
        .ok()
        .and_then(|part| part.checked_sub(1));
    let Some((index, size)) = index.and_then(|i| Some((i, object.part_sizes.get(i)?))) else {
        return Err(faults::named(
            StatusCode::RANGE_NOT_SATISFIABLE,
            "InvalidPartNumber",
            "The requested partnumber is not satisfiable",
        ));
    };
    let start: u64 = object.part_sizes[..index].iter().sum();
    Ok((start..start + size, Some(count)))
}

fn not_satisfiable(size: u64) -> S3Error {
    let mut fault = fault(
        S3ErrorCode::InvalidRange,
        "The requested range is not satisfiable",
    );
    let mut headers = HeaderMap::new();
    if let Ok(value) = HeaderValue::from_str(&format!("bytes */{size}")) {
        headers.insert(header::CONTENT_RANGE, value);
    }
    fault.set_headers(headers);
    fault.set_status_code(StatusCode::RANGE_NOT_SATISFIABLE);
    fault
}

fn not_modified(object: &Object) -> S3Error {
    let mut fault = S3Error::new(S3ErrorCode::NotModified);
    let mut headers = HeaderMap::new();
    let modified = std::time::Duration::from_millis(object.modified_ms.unsigned_abs());
    let modified = httpdate::fmt_http_date(std::time::UNIX_EPOCH + modified);
    for (name, value) in [
        (header::ETAG, format!("\"{}\"", object.etag)),
        (header::LAST_MODIFIED, modified),
    ] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    fault.set_headers(headers);
    fault.set_status_code(StatusCode::NOT_MODIFIED);
    fault
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object() -> Object {
        Object {
            size: 30,
            etag: "abc".to_owned(),
            modified_ms: 10_500,
            part_sizes: vec![10, 10, 10],
            ..Object::default()
        }
    }

    fn check(if_match: &str, if_none_match: &str, modified: i64, unmodified: i64, expect: Verdict) {
        let tag = |text: &str| text.parse::<dto::ETagCondition>().ok();
        let moment = |seconds: i64| (seconds > 0).then(|| timestamp(seconds * 1000));
        let (if_match, if_none_match) = (tag(if_match), tag(if_none_match));
        let (modified, unmodified) = (moment(modified), moment(unmodified));
        let conditions = Conditions {
            if_match: if_match.as_ref(),
            if_none_match: if_none_match.as_ref(),
            if_modified_since: modified.as_ref(),
            if_unmodified_since: unmodified.as_ref(),
        };
        assert_eq!(conditions.judge(&object()), expect);
    }

    #[test]
    fn conditions_follow_the_standard() {
        check("", "", 0, 0, Verdict::Wanted);
        check("\"abc\"", "", 0, 0, Verdict::Wanted);
        check("\"x\"", "", 0, 0, Verdict::Failed);
        check("*", "", 0, 0, Verdict::Wanted);
        check("", "\"abc\"", 0, 0, Verdict::NotModified);
        check("", "*", 0, 0, Verdict::NotModified);
        check("", "\"x\"", 0, 0, Verdict::Wanted);
        check("", "", 9, 0, Verdict::Wanted);
        check("", "", 10, 0, Verdict::NotModified);
        check("", "", 0, 9, Verdict::Failed);
        check("", "", 0, 10, Verdict::Wanted);
        check("\"abc\"", "", 0, 9, Verdict::Wanted);
        check("", "\"x\"", 10, 0, Verdict::Wanted);
    }

    #[test]
    fn parts_are_ranges() {
        let (range, count) = part_range(&object(), 2).expect("is there");
        assert_eq!((range, count), (10..20, Some(3)));
        assert!(part_range(&object(), 4).is_err());
        assert!(part_range(&object(), 0).is_err());
    }
}
