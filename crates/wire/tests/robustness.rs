//! Hostile bytes: whatever arrives, the readers answer and do not panic.

#[path = "../../../tests/fuzz/feed.rs"]
mod feed;

use bytes::{Bytes, BytesMut};
use frazil_wire::arn::{Arn, FunctionName};
use frazil_wire::event_stream::Message;
use frazil_wire::shapes::{cloudwatch, iam, lambda, logs, route53, sns, sqs};
use frazil_wire::sigv4::{Claim, Credentials, hash};
use frazil_wire::xml::Element;
use frazil_wire::{
    BoxFuture, Call, Caller, Fault, Service, ServiceTable, codec, converse, find, route,
};
use http::{HeaderName, HeaderValue, Request, Response};

/// A small generator (xorshift), so that each run sees the same bytes.
struct Noise(u64);

impl Noise {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    /// Some of the words, in any order: more often close to valid than random bytes are.
    fn soup(&mut self, words: &[&str]) -> String {
        (0..self.below(12)).map(|_| self.pick(words)).collect()
    }

    fn bytes(&mut self) -> Vec<u8> {
        (0..self.below(64)).map(|_| self.below(256) as u8).collect()
    }
}

const SERVICES: [&ServiceTable; 3] = [&lambda::SERVICE, &logs::SERVICE, &sqs::SERVICE];
const JSON: [&str; 22] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "null",
    "true",
    "1",
    "-1e400",
    "0.5",
    "\"\"",
    "\"FunctionName\"",
    "\"Code\"",
    "\"ZipFile\"",
    "\"Environment\"",
    "\"Variables\"",
    "\"logEvents\"",
    "\"timestamp\"",
    "\"\\ud800\"",
    "\"é\"",
    " ",
];
const URI: [&str; 19] = [
    "/",
    "//",
    "2015-03-31",
    "functions",
    "layers",
    "%",
    "%41",
    "%ff",
    "?",
    "&",
    "=",
    "Qualifier",
    "+",
    "a",
    "..",
    "arn%3Aaws",
    "MaxItems=99999999999",
    "é",
    "X-Amz-Algorithm=AWS4-HMAC-SHA256",
];
const HEADER: [&str; 14] = [
    "AWS4-HMAC-SHA256",
    " Credential=",
    "a/b/c/d/aws4_request",
    ", ",
    "SignedHeaders=",
    "host",
    ";",
    "Signature=",
    "00",
    "zz",
    "é",
    "\"",
    "20130524T000000Z",
    "=",
];

/// A request that is not quite right.
fn request(noise: &mut Noise) -> Request<Bytes> {
    let body = if noise.below(4) == 0 {
        noise.bytes()
    } else {
        noise.soup(&JSON).into_bytes()
    };
    let mut request = Request::new(Bytes::from(body));
    *request.method_mut() = noise
        .pick(&["GET", "POST", "PUT", "DELETE", "X"])
        .parse()
        .expect("a method");
    if let Ok(uri) = format!("/{}", noise.soup(&URI)).parse() {
        *request.uri_mut() = uri;
    }
    for name in [
        "authorization",
        "x-amz-date",
        "x-amz-target",
        "x-amz-content-sha256",
        "date",
        "host",
    ] {
        if let Ok(value) = HeaderValue::from_bytes(noise.soup(&HEADER).as_bytes()) {
            request
                .headers_mut()
                .insert(HeaderName::from_static(name), value);
        }
    }
    request
}

#[test]
fn requests_of_any_kind_are_answered() {
    let mut noise = Noise(0x5eed);
    for _ in 0..400 {
        let request = request(&mut noise);
        for service in SERVICES {
            for operation in service.operations {
                let _ = codec::read_request(operation, &request);
            }
        }
        let (parts, body) = request.into_parts();
        for service in SERVICES {
            let _ = route(service, &parts);
        }
        if let Ok(Some(claim)) = Claim::new(&parts) {
            let now = claim.time;
            let _ = claim.verify(&parts, Some(&hash(&body)), &Credentials::default(), now);
        }
    }
}

#[test]
fn responses_of_any_kind_are_read() {
    let mut noise = Noise(0xa11);
    for _ in 0..400 {
        let mut response = Response::new(request(&mut noise).into_body());
        *response.status_mut() = [200, 204, 400, 503][noise.below(4)]
            .try_into()
            .expect("a status");
        for service in SERVICES {
            for operation in service.operations {
                let _ = codec::read_response(operation, &response);
                let _ = Fault::from_response(operation, &response);
            }
        }
    }
}

#[test]
fn names_of_any_kind_are_read() {
    let mut noise = Noise(0xbee);
    let words = [
        "arn",
        ":",
        "aws",
        "lambda",
        "us-east-1",
        "000000000000",
        "function",
        "%3A",
        "%",
        "$LATEST",
        "é",
        "",
    ];
    for _ in 0..20_000 {
        let text = noise.soup(&words);
        let _ = text.parse::<Arn>();
        let _ = FunctionName::new(&text, Some("1"));
    }
}

#[test]
fn deeply_nested_json_is_refused() {
    let body = Bytes::from("[".repeat(1_000_000));
    for operation in SERVICES.iter().flat_map(|service| service.operations) {
        let request = Request::new(body.clone());
        if operation
            .input
            .members()
            .iter()
            .any(|member| member.location == frazil_wire::table::Location::Body)
        {
            assert!(
                codec::read_request(operation, &request).is_err(),
                "{}",
                operation.name
            );
        }
    }
}

/// The bytes as an HTTP request, read leniently: what is nearly a request is what tells.
fn nearly_a_request(bytes: &[u8]) -> Option<Request<Bytes>> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]);
    let mut lines = head.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let mut request = Request::builder().method(first.next()?).uri(first.next()?);
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        request = request.header(name, value);
    }
    request.body(Bytes::copy_from_slice(&bytes[end + 4..])).ok()
}

#[test]
fn mutated_requests_are_answered() {
    feed::feed("requests", 6000, |bytes| {
        let Some(request) = nearly_a_request(bytes) else {
            return;
        };
        let (parts, body) = request.into_parts();
        if let Ok(Some(claim)) = Claim::new(&parts) {
            let now = claim.time;
            let _ = claim.verify(&parts, Some(&hash(&body)), &Credentials::default(), now);
        }
        let routed: Vec<_> = SERVICES
            .iter()
            .filter_map(|service| route(service, &parts))
            .collect();
        let request = Request::from_parts(parts, body);
        for operation in routed {
            let _ = codec::read_request(operation, &request);
            let _ = codec::read_response(operation, &Response::new(request.body().clone()));
        }
    });
}

#[test]
fn mutated_event_streams_are_read_and_written_alike() {
    feed::feed("eventstream", 6000, |bytes| {
        let _ = Message::decode(&mut BytesMut::from(bytes));
        let Some(mended) = with_right_sums(bytes) else {
            return;
        };
        if let Ok(Some(message)) = Message::decode(&mut BytesMut::from(&mended[..])) {
            let again = Message::decode(&mut BytesMut::from(&message.encode()[..]));
            assert_eq!(again.expect("it was written here"), Some(message));
        }
    });
}

/// The same message with checksums that fit, so that mutations reach what lies behind them.
fn with_right_sums(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = bytes.to_vec();
    let behind = bytes.len().checked_sub(4).filter(|behind| *behind >= 12)?;
    let length = u32::try_from(bytes.len()).ok()?;
    bytes[..4].copy_from_slice(&length.to_be_bytes());
    let sum = crc32fast::hash(&bytes[..8]);
    bytes[8..12].copy_from_slice(&sum.to_be_bytes());
    let sum = crc32fast::hash(&bytes[..behind]);
    bytes[behind..].copy_from_slice(&sum.to_be_bytes());
    Some(bytes)
}

const NEIGHBOURS: [&ServiceTable; 5] = [
    &cloudwatch::SERVICE,
    &iam::SERVICE,
    &route53::SERVICE,
    &sns::SERVICE,
    &sqs::SERVICE,
];
const XML: [&str; 20] = [
    "<a>",
    "</a>",
    "<a/>",
    "<",
    ">",
    "&",
    "&lt;",
    "&#x0;",
    "&#99999999;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?x",
    "?>",
    "<!DOCTYPE a [<!ENTITY x \"y\">]>",
    "<ChangeBatch><Changes><Change>",
    "</Change></Changes></ChangeBatch>",
    " x='",
    "'",
];
const FORM: [&str; 18] = [
    "Action=",
    "CreateRole",
    "SendMessage",
    "PutMetricData",
    "&",
    "=",
    "Tags.member.1.Key",
    "Attribute.1.Name",
    "MetricData.member.1.Values.member.",
    ".",
    "1",
    "99999999999999999999",
    "%",
    "%zz",
    "%ff",
    "+",
    "é",
    "Version=2010-05-08",
];

/// A service that answers nothing, so that only the readers are at work.
struct Silent(&'static ServiceTable);

impl Service for Silent {
    fn table(&self) -> &'static ServiceTable {
        self.0
    }

    fn handle(&self, _: Call) -> BoxFuture<'_, Response<Bytes>> {
        Box::pin(async { Response::new(Bytes::new()) })
    }
}

/// A service that answers nothing never waits.
fn now<F: Future>(future: F) -> F::Output {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(output) => output,
        std::task::Poll::Pending => panic!("nothing waits"),
    }
}

#[test]
fn xml_and_forms_of_any_kind_are_read() {
    let mut noise = Noise(0xf0f0);
    for _ in 0..300 {
        let xml = noise.soup(&XML);
        if let Ok(element) = Element::parse(xml.as_bytes()) {
            let again = Element::parse(element.to_string().as_bytes());
            assert_eq!(again.as_ref(), Ok(&element), "{xml}");
        }
        for body in [xml, noise.soup(&FORM)] {
            let mut request = request(&mut noise);
            *request.body_mut() = Bytes::from(body);
            for service in NEIGHBOURS {
                let _ = find(service, &request);
                for operation in service.operations {
                    let _ = codec::read_request(operation, &request);
                }
            }
        }
    }
}

#[test]
fn bodies_in_another_protocol_are_answered() {
    let mut noise = Noise(0xcb0);
    for _ in 0..2000 {
        let mut request = request(&mut noise);
        request.headers_mut().remove("x-amz-target");
        let (header, value, body) = match noise.below(2) {
            0 => (
                "content-type",
                "application/x-www-form-urlencoded",
                noise.soup(&FORM).into_bytes(),
            ),
            _ => ("smithy-protocol", "rpc-v2-cbor", noise.bytes()),
        };
        let path = "/service/GraniteServiceVersion20100801/operation/PutMetricData";
        *request.uri_mut() = path.parse().expect("a path");
        request
            .headers_mut()
            .insert(header, HeaderValue::from_static(value));
        *request.body_mut() = Bytes::from(body);
        let call = Call {
            request,
            caller: Caller::Anonymous,
            request_id: "r-1".to_owned(),
        };
        let answer = now(converse(&Silent(&cloudwatch::SERVICE), call));
        assert!(answer.status().as_u16() < 500, "{answer:?}");
    }
}
