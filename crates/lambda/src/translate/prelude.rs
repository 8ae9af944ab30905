//! What stands before a streamed HTTP response: status, headers and cookies as JSON, then eight
//! zero bytes (`application/vnd.awslambda.http-integration-response`).

use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue, SET_COOKIE};
use http::{Response, StatusCode};

use super::proxy::{Malformed, Proxy, Value, header};
use super::response::REMAPPED;

/// A response of this type begins with a prelude.
pub(crate) const PRELUDE_CONTENT_TYPE: &str = "application/vnd.awslambda.http-integration-response";

/// What a response is when neither the runtime nor a prelude says it.
pub(crate) const STREAM_CONTENT_TYPE: HeaderValue =
    HeaderValue::from_static("application/octet-stream");

const DELIMITER: [u8; 8] = [0; 8];

/// Where the prelude ends and where the response begins, once all of it has arrived.
pub(crate) fn prelude_end(bytes: &[u8]) -> Option<(usize, usize)> {
    let end = bytes
        .windows(DELIMITER.len())
        .position(|it| it == DELIMITER)?;
    Some((end, end + DELIMITER.len()))
}

/// The head that a prelude asks for; none when it cannot be understood.
pub(crate) fn prelude(json: &[u8]) -> Option<Response<()>> {
    read(json).ok()
}

fn read(json: &[u8]) -> Result<Response<()>, Malformed> {
    let proxy: Proxy<'_> = serde_json::from_slice(json).map_err(|_| Malformed)?;
    let mut response = Response::new(());
    *response.status_mut() = proxy.status.status()?.unwrap_or(StatusCode::OK);
    let headers = response.headers_mut();
    for (name, value) in proxy.headers.members()? {
        add(headers, name, std::slice::from_ref(value))?;
    }
    for (name, values) in proxy.multi_headers.members()? {
        add(headers, name, values.elements()?)?;
    }
    for cookie in proxy.cookies.elements()? {
        let cookie = cookie.text()?.ok_or(Malformed)?;
        let cookie = HeaderValue::from_bytes(cookie.as_bytes()).map_err(|_| Malformed)?;
        headers.append(SET_COOKIE, cookie);
    }
    headers.entry(CONTENT_TYPE).or_insert(STREAM_CONTENT_TYPE);
    Ok(response)
}

/// AWS's runtime client for Rust writes a header of several values as a list.
fn add(headers: &mut HeaderMap, name: &str, values: &[Value<'_>]) -> Result<(), Malformed> {
    for value in values {
        if let Value::List(values) = value {
            add(headers, name, values)?;
        } else if let Some(value) = value.scalar()? {
            let (name, value) = header(&REMAPPED, name, &value)?;
            headers.append(name, value);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expect` is the status and then every header.
    fn check(json: &str, expect: Option<(u16, &[(&str, &str)])>) {
        let response = prelude(json.as_bytes());
        let found = response.as_ref().map(|response| {
            let headers = response.headers().iter();
            let headers: Vec<_> = headers
                .map(|(name, value)| (name.as_str(), value.to_str().expect("text")))
                .collect();
            (response.status().as_u16(), headers)
        });
        let expect = expect.map(|(status, headers)| (status, headers.to_vec()));
        assert_eq!(found, expect, "{json}");
    }

    #[test]
    fn a_prelude_is_a_head() {
        const DEFAULT: (&str, &str) = ("content-type", "application/octet-stream");
        check("{}", Some((200, &[DEFAULT])));
        check(
            r#"{"statusCode":404,"headers":{"Content-Type":"text/html","X-N":1},"cookies":["a=1; Path=/","b=2"],"other":1}"#,
            Some((
                404,
                &[
                    ("content-type", "text/html"),
                    ("x-n", "1"),
                    ("set-cookie", "a=1; Path=/"),
                    ("set-cookie", "b=2"),
                ],
            )),
        );
        check(r#"{"statusCode":"201"}"#, Some((201, &[DEFAULT])));
        check(
            r#"{"headers":{"x-many":["1","2"],"x-none":null}}"#,
            Some((200, &[("x-many", "1"), ("x-many", "2"), DEFAULT])),
        );
        check(
            r#"{"headers":{"Content-Length":"5","content-type":"a/b"},"multiValueHeaders":{"x-m":["1"]}}"#,
            Some((
                200,
                &[
                    ("x-amzn-remapped-content-length", "5"),
                    ("content-type", "a/b"),
                    ("x-m", "1"),
                ],
            )),
        );
    }

    #[test]
    fn what_is_no_prelude_is_refused() {
        for json in [
            "",
            "[]",
            r#"{"statusCode":"x"}"#,
            r#"{"statusCode":100}"#,
            r#"{"headers":"x"}"#,
            r#"{"headers":{"a b":"c"}}"#,
            r#"{"headers":{"a":{"b":1}}}"#,
            r#"{"headers":{"a":"x\ny"}}"#,
            r#"{"cookies":[1]}"#,
        ] {
            check(json, None);
        }
    }

    #[test]
    fn eight_zero_bytes_end_it() {
        assert_eq!(prelude_end(b"{}\0\0\0\0\0\0\0"), None);
        assert_eq!(prelude_end(b"{}\0\0\0\0\0\0\0\0body"), Some((2, 10)));
        assert_eq!(prelude_end(b"\0\0\0\0\0\0\0\0\0"), Some((0, 8)));
    }
}
