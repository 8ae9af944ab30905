//! Signatures of S3 and presigned requests against AWS's documented examples, and what is refused.

use bytes::Bytes;
use frazil_wire::sigv4::{
    Claim, Credentials, SignatureFault, Signing, UNSIGNED_PAYLOAD, hash, presign, sign, verify,
};
use http::Request;
use http::request::Parts;
use jiff::Timestamp;

fn credentials() -> Credentials {
    Credentials {
        access_key: "AKIAIOSFODNN7EXAMPLE".to_owned(),
        secret_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".to_owned(),
        session_token: None,
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn signing<'a>(credentials: &'a Credentials, service: &'a str) -> Signing<'a> {
    Signing {
        credentials,
        region: "us-east-1",
        service,
        time: at("2013-05-24T00:00:00Z"),
    }
}

/// The documented `GET examplebucket/test.txt`.
fn example() -> Request<Bytes> {
    Request::get("/test.txt")
        .header("host", "examplebucket.s3.amazonaws.com")
        .body(Bytes::new())
        .expect("valid")
}

#[test]
fn s3_signs_as_documented() {
    let mut request = example();
    request
        .headers_mut()
        .insert("range", "bytes=0-9".parse().expect("valid"));
    sign(&mut request, &hash(b""), &signing(&credentials(), "s3"));
    assert_eq!(
        request.headers()["authorization"],
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, \
         SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, \
         Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
    );
}

#[test]
fn s3_presigns_as_documented() {
    let uri = presign(&example(), 86_400, &signing(&credentials(), "s3"));
    assert_eq!(
        uri,
        "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256\
         &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request\
         &X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host\
         &X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    );
}

/// Verifies a presigned example at a time after it was signed.
fn presigned(service: &str, seconds: i64) -> Result<(), SignatureFault> {
    let mut request = example();
    *request.uri_mut() = presign(&request, 60, &signing(&credentials(), service));
    let now = at("2013-05-24T00:00:00Z") + jiff::SignedDuration::from_secs(seconds);
    let (parts, _) = request.into_parts();
    verify(&parts, Some(&hash(b"")), |_| Some(credentials()), now).map(drop)
}

#[test]
fn presigned_requests_hold_for_their_time() {
    assert_eq!(presigned("s3", 0), Ok(()));
    assert_eq!(presigned("s3", 60), Ok(()));
    assert_eq!(presigned("lambda", 60), Ok(()));
    assert_eq!(presigned("s3", 61), Err(SignatureFault::PresignExpired));
    assert!(matches!(
        presigned("s3", -901),
        Err(SignatureFault::Expired(_))
    ));
    assert_eq!(
        SignatureFault::PresignExpired.fault("s3").message,
        "Request has expired"
    );
}

#[test]
fn presigned_requests_end_after_a_week_at_the_latest() {
    let (parts, _) = Request::get(presign(&example(), 604_801, &signing(&credentials(), "s3")))
        .body(())
        .expect("valid")
        .into_parts();
    let refused = Claim::new(&parts).expect_err("too long");
    assert!(
        refused
            .to_string()
            .starts_with("X-Amz-Expires must be less than a week"),
        "{refused}"
    );
}

/// Signs the example for lambda, changes it, and verifies it at the given time.
fn changed(
    change: impl FnOnce(&mut Parts),
    now: &str,
    lookup: Option<&Credentials>,
) -> Result<(), SignatureFault> {
    let mut request = example();
    sign(&mut request, &hash(b""), &signing(&credentials(), "lambda"));
    let (mut parts, _) = request.into_parts();
    change(&mut parts);
    verify(&parts, Some(&hash(b"")), |_| lookup.cloned(), at(now)).map(drop)
}

fn set(parts: &mut Parts, name: &'static str, value: &str) {
    parts.headers.insert(name, value.parse().expect("valid"));
}

#[test]
fn changed_requests_are_refused() {
    let now = "2013-05-24T00:00:00Z";
    let check = |change: fn(&mut Parts), expect: Result<(), SignatureFault>| {
        assert_eq!(changed(change, now, Some(&credentials())), expect);
    };
    check(|_| (), Ok(()));
    check(
        |parts| parts.method = http::Method::PUT,
        Err(SignatureFault::Mismatch),
    );
    check(
        |parts| parts.uri = "/other".parse().expect("valid"),
        Err(SignatureFault::Mismatch),
    );
    check(
        |parts| parts.uri = "/test.txt?a".parse().expect("valid"),
        Err(SignatureFault::Mismatch),
    );
    check(
        |parts| set(parts, "host", "other"),
        Err(SignatureFault::Mismatch),
    );
    check(|parts| set(parts, "x-other", "1"), Ok(()));
    check(
        |parts| {
            parts.headers.remove("authorization");
        },
        Err(SignatureFault::Missing),
    );
    check(
        |parts| set(parts, "x-amz-content-sha256", &hash(b"x")),
        Err(SignatureFault::PayloadMismatch),
    );
    assert_eq!(changed(|_| (), now, None), Err(SignatureFault::UnknownKey));
    let temporary = Credentials {
        session_token: Some("t".to_owned()),
        ..credentials()
    };
    assert_eq!(
        changed(|_| (), now, Some(&temporary)),
        Err(SignatureFault::UnknownKey)
    );
    let other = Credentials {
        secret_key: "x".to_owned(),
        ..credentials()
    };
    assert_eq!(
        changed(|_| (), now, Some(&other)),
        Err(SignatureFault::Mismatch)
    );
}

#[test]
fn clocks_may_differ_by_fifteen_minutes() {
    let check = |now: &str, expect: Option<&str>| {
        let refused = changed(|_| (), now, Some(&credentials())).err();
        assert_eq!(
            refused
                .map(|fault| fault.fault("lambda").message)
                .as_deref(),
            expect
        );
    };
    check("2013-05-24T00:15:00Z", None);
    check("2013-05-23T23:45:00Z", None);
    check(
        "2013-05-24T00:15:01Z",
        Some(
            "Signature expired: 20130524T000000Z is now earlier than 20130524T000001Z (20130524T001501Z - 15 min.)",
        ),
    );
    check(
        "2013-05-23T23:44:59Z",
        Some(
            "Signature not yet current: 20130524T000000Z is still later than 20130523T235959Z (20130523T234459Z + 15 min.)",
        ),
    );
}

#[test]
fn temporary_credentials_travel_with_their_token() {
    let temporary = Credentials {
        session_token: Some("a+/=".to_owned()),
        ..credentials()
    };
    let mut request = example();
    sign(&mut request, UNSIGNED_PAYLOAD, &signing(&temporary, "s3"));
    let (parts, _) = request.into_parts();
    let claim = Claim::new(&parts).expect("complete").expect("signed");
    assert_eq!(claim.session_token.as_deref(), Some("a+/="));
    assert_eq!(claim.service, "s3");
    verify(&parts, None, |_| Some(temporary.clone()), claim.time).expect("true");

    let uri = presign(&example(), 60, &signing(&temporary, "s3"));
    let (mut parts, _) = example().into_parts();
    parts.uri = uri;
    verify(&parts, None, |_| Some(temporary.clone()), claim.time).expect("true");
}

#[test]
fn s3_paths_are_encoded_once_and_keep_their_slashes() {
    let mut request = example();
    *request.uri_mut() = "/a//b/../c%20d/$x?list-type=2&prefix=a/b"
        .parse()
        .expect("valid");
    sign(
        &mut request,
        UNSIGNED_PAYLOAD,
        &signing(&credentials(), "s3"),
    );
    let (mut parts, _) = request.into_parts();
    let now = at("2013-05-24T00:00:00Z");
    let lookup = |_: &str| Some(credentials());
    verify(&parts, None, lookup, now).expect("true");
    // the same path, encoded by another client
    parts.uri = "/a//b/../c%20d/%24x?prefix=a%2Fb&list-type=2"
        .parse()
        .expect("valid");
    verify(&parts, None, lookup, now).expect("true");
    parts.uri = "/a/c%20d/$x?list-type=2&prefix=a/b".parse().expect("valid");
    assert_eq!(
        verify(&parts, None, lookup, now),
        Err(SignatureFault::Mismatch)
    );
}

#[test]
fn incomplete_signatures_say_what_is_missing() {
    let check = |authorization: &str, expect: &str| {
        let (parts, ()) = Request::get("/")
            .header("authorization", authorization)
            .header("x-amz-date", "20130524T000000Z")
            .body(())
            .expect("valid")
            .into_parts();
        let refused = Claim::new(&parts).expect_err("incomplete");
        assert!(refused.to_string().contains(expect), "{refused}");
    };
    check("Basic abc", "Unsupported");
    check("AWS4-HMAC-SHA256 ", "'Credential'");
    check(
        "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request",
        "'SignedHeaders'",
    );
    check(
        "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request, SignedHeaders=host",
        "'Signature'",
    );
    check(
        "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=00",
        "5 slash-delimited elements",
    );
}
