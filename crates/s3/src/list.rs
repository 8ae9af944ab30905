//! Listing objects.

use std::ops::Bound;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use s3s::dto::{
    self, ListObjectsInput, ListObjectsOutput, ListObjectsV2Input, ListObjectsV2Output,
};
use s3s::{S3Request, S3Result};

use super::faults::invalid_argument;
use super::records::{self, Object};
use super::shelf::{Shelf, etag, timestamp};

/// How many keys one page has at most.
const KEYS_PAGE_MAX: i32 = 1000;

/// How many keys are read at once when the next jump may make them useless.
const BATCH_BEFORE_JUMP: usize = 64;

/// What is not encoded when the client asks for encoded keys.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'*');

/// Which keys are wanted.
struct Query<'a> {
    bucket: &'a str,
    prefix: &'a str,
    delimiter: &'a str,
    /// Where to begin, as a key.
    start: Bound<String>,
    limit: usize,
}

/// A page of a listing.
#[derive(Default)]
struct Page {
    objects: Vec<(String, Object)>,
    prefixes: Vec<String>,
    /// Where the next page begins, if there is one.
    next: Option<Next>,
}

/// The last thing that a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Next {
    AfterKey(String),
    AfterPrefix(String),
}

impl Next {
    fn start(&self) -> Bound<String> {
        match self {
            Self::AfterKey(key) => Bound::Excluded(key.clone()),
            Self::AfterPrefix(prefix) => beyond(prefix),
        }
    }

    fn shown(&self) -> &str {
        let (Self::AfterKey(text) | Self::AfterPrefix(text)) = self;
        text
    }

    fn token(&self) -> String {
        let kind = match self {
            Self::AfterKey(_) => 'k',
            Self::AfterPrefix(_) => 'p',
        };
        BASE64_URL_SAFE_NO_PAD.encode(format!("{kind}{}", self.shown()))
    }

    fn of_token(token: &str) -> Option<Self> {
        let text = String::from_utf8(BASE64_URL_SAFE_NO_PAD.decode(token).ok()?).ok()?;
        match text.split_at_checked(1)? {
            ("k", key) => Some(Self::AfterKey(key.to_owned())),
            ("p", prefix) => Some(Self::AfterPrefix(prefix.to_owned())),
            _ => None,
        }
    }
}

impl Shelf {
    pub(super) async fn list_objects_v2(
        &self,
        request: S3Request<ListObjectsV2Input>,
    ) -> S3Result<ListObjectsV2Output> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        let next =
            match input.continuation_token.as_deref() {
                None => None,
                Some(token) => Some(Next::of_token(token).ok_or_else(|| {
                    invalid_argument("The continuation token provided is incorrect")
                })?),
            };
        let start = match (next, input.start_after.clone()) {
            (Some(next), _) => next.start(),
            (None, Some(key)) => Bound::Excluded(key),
            (None, None) => Bound::Unbounded,
        };
        let max_keys = max_keys(input.max_keys)?;
        let query = Query {
            bucket: &input.bucket,
            prefix: input.prefix.as_deref().unwrap_or_default(),
            delimiter: input.delimiter.as_deref().unwrap_or_default(),
            start,
            limit: usize::try_from(max_keys).unwrap_or_default(),
        };
        let page = self.find(query).await?;
        let encode = encoder(input.encoding_type.as_ref());
        let owner = input.fetch_owner.unwrap_or(false).then(|| self.owner());
        let count = page.objects.len() + page.prefixes.len();
        Ok(ListObjectsV2Output {
            name: Some(input.bucket),
            prefix: Some(encode(&input.prefix.unwrap_or_default())),
            delimiter: input.delimiter.as_deref().map(&encode),
            start_after: input.start_after.as_deref().map(&encode),
            max_keys: Some(max_keys),
            key_count: i32::try_from(count).ok(),
            continuation_token: input.continuation_token,
            is_truncated: Some(page.next.is_some()),
            next_continuation_token: page.next.as_ref().map(Next::token),
            contents: Some(objects(page.objects, &encode, owner.as_ref())),
            common_prefixes: Some(prefixes(page.prefixes, &encode)),
            encoding_type: input.encoding_type,
            ..ListObjectsV2Output::default()
        })
    }

    pub(super) async fn list_objects(
        &self,
        request: S3Request<ListObjectsInput>,
    ) -> S3Result<ListObjectsOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        let delimiter = input.delimiter.as_deref().unwrap_or_default();
        let marker = input.marker.as_deref().unwrap_or_default();
        let start = if marker.is_empty() {
            Bound::Unbounded
        } else if !delimiter.is_empty() && marker.ends_with(delimiter) {
            beyond(marker) // the last page ended with a common prefix
        } else {
            Bound::Excluded(marker.to_owned())
        };
        let max_keys = max_keys(input.max_keys)?;
        let query = Query {
            bucket: &input.bucket,
            prefix: input.prefix.as_deref().unwrap_or_default(),
            delimiter,
            start,
            limit: usize::try_from(max_keys).unwrap_or_default(),
        };
        let page = self.find(query).await?;
        let encode = encoder(input.encoding_type.as_ref());
        // Only a client that groups needs the marker; others take the last key.
        let next = page.next.as_ref().filter(|_| !delimiter.is_empty());
        Ok(ListObjectsOutput {
            next_marker: next.map(|next| encode(next.shown())),
            name: Some(input.bucket),
            prefix: Some(encode(&input.prefix.unwrap_or_default())),
            marker: Some(encode(marker)),
            delimiter: input.delimiter.as_deref().map(&encode),
            max_keys: Some(max_keys),
            is_truncated: Some(page.next.is_some()),
            contents: Some(objects(page.objects, &encode, Some(&self.owner()))),
            common_prefixes: Some(prefixes(page.prefixes, &encode)),
            encoding_type: input.encoding_type,
            ..ListObjectsOutput::default()
        })
    }

    /// Walks the keys; jumps over everything that is rolled up into a common prefix.
    async fn find(&self, query: Query<'_>) -> S3Result<Page> {
        let base = records::objects_prefix(query.bucket);
        let below = format!("{base}{}", query.prefix);
        let mut page = Page::default();
        let mut start = query.start;
        let mut last: Option<Next> = None;
        if query.limit == 0 {
            return Ok(page);
        }
        loop {
            let from = start.as_ref().map(|key| format!("{base}{key}"));
            let from = from.as_ref().map(String::as_str);
            let batch = match query.delimiter {
                "" => query.limit - page.len() + 1,
                _ => (query.limit - page.len() + 1).min(BATCH_BEFORE_JUMP),
            };
            let found: Vec<(String, Object)> = self.page(&below, from, batch).await?;
            let full = found.len() == batch;
            let mut jumped = None;
            for (rest, object) in found {
                if page.len() == query.limit {
                    page.next = last;
                    return Ok(page);
                }
                let key = format!("{}{rest}", query.prefix);
                match rolled_up(query.prefix, &rest, query.delimiter) {
                    Some(prefix) => {
                        page.prefixes.push(prefix.clone());
                        last = Some(Next::AfterPrefix(prefix));
                        jumped = last.clone();
                        break;
                    }
                    None => {
                        page.objects.push((key.clone(), object));
                        last = Some(Next::AfterKey(key));
                    }
                }
            }
            match (jumped, &last) {
                (Some(next), _) => start = next.start(),
                (None, Some(next)) if full => start = next.start(),
                _ => return Ok(page),
            }
            if start == Bound::Unbounded {
                return Ok(page); // nothing can follow
            }
        }
    }
}

impl Page {
    fn len(&self) -> usize {
        self.objects.len() + self.prefixes.len()
    }
}

/// The common prefix that a key is rolled up into; `rest` is what follows the query's prefix.
pub(super) fn rolled_up(prefix: &str, rest: &str, delimiter: &str) -> Option<String> {
    if delimiter.is_empty() {
        return None;
    }
    let end = rest.find(delimiter)? + delimiter.len();
    Some(format!("{prefix}{}", &rest[..end]))
}

/// The first key that does not begin with a prefix but follows those that do. Unbounded if there
/// can be none.
pub(super) fn beyond(prefix: &str) -> Bound<String> {
    let mut text = prefix.to_owned();
    while let Some(last) = text.pop() {
        let mut following = (last..=char::MAX).skip(1);
        if let Some(next) = following.next() {
            text.push(next);
            return Bound::Included(text);
        }
    }
    Bound::Unbounded
}

pub(super) fn max_keys(given: Option<i32>) -> S3Result<i32> {
    match given {
        Some(n) if n < 0 => Err(invalid_argument(
            "Argument maxKeys must be an integer between 0 and 2147483647",
        )),
        Some(n) => Ok(n.min(KEYS_PAGE_MAX)),
        None => Ok(KEYS_PAGE_MAX),
    }
}

pub(super) fn encoder(encoding: Option<&dto::EncodingType>) -> impl Fn(&str) -> String + use<> {
    let url = encoding.is_some_and(|encoding| encoding.as_str() == dto::EncodingType::URL);
    move |text| match url {
        true => utf8_percent_encode(text, PLAIN).to_string(),
        false => text.to_owned(),
    }
}

fn objects(
    found: Vec<(String, Object)>,
    encode: impl Fn(&str) -> String,
    owner: Option<&dto::Owner>,
) -> Vec<dto::Object> {
    let shown = |(key, object): (String, Object)| {
        let class = object.description.storage_class;
        let class = class.unwrap_or_else(|| "STANDARD".to_owned());
        let sum = object.sum;
        dto::Object {
            key: Some(encode(&key)),
            size: i64::try_from(object.size).ok(),
            e_tag: Some(etag(&object.etag)),
            last_modified: Some(timestamp(object.modified_ms)),
            owner: owner.cloned(),
            storage_class: Some(dto::ObjectStorageClass::from(class)),
            checksum_algorithm: sum.as_ref().map(|sum| {
                let name = sum.algorithm.name();
                vec![dto::ChecksumAlgorithm::from_static(name)]
            }),
            checksum_type: sum.map(|sum| dto::ChecksumType::from_static(sum.kind.name())),
            restore_status: None,
        }
    };
    found.into_iter().map(shown).collect()
}

pub(super) fn prefixes(
    found: Vec<String>,
    encode: impl Fn(&str) -> String,
) -> Vec<dto::CommonPrefix> {
    let shown = |prefix: String| dto::CommonPrefix {
        prefix: Some(encode(&prefix)),
    };
    found.into_iter().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_a_prefix_lies_the_next_text() {
        let included = |text: &str| Bound::Included(text.to_owned());
        assert_eq!(beyond("a/"), included("a0"));
        assert_eq!(beyond("a\u{d7ff}"), included("a\u{e000}"));
        assert_eq!(beyond("a\u{10ffff}"), included("b"));
        assert_eq!(beyond("\u{10ffff}"), Bound::Unbounded);
    }

    #[test]
    fn tokens_come_back() {
        for next in [
            Next::AfterKey("é/k".to_owned()),
            Next::AfterPrefix("a/".to_owned()),
        ] {
            assert_eq!(Next::of_token(&next.token()), Some(next));
        }
        assert_eq!(Next::of_token("!"), None);
        assert_eq!(Next::of_token(""), None);
    }
}
