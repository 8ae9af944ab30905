//! AWS's suite for Signature Version 4: each vector is signed as a client does and verified as the server does.

use std::fs;
use std::path::Path;

use bytes::Bytes;
use frazil_wire::sigv4::{Credentials, SignatureFault, Signing, hash, sign, verify};
use http::{HeaderName, HeaderValue, Request};
use jiff::Timestamp;

use super::{Tally, folder, same};

#[test]
fn signatures_are_those_of_aws() {
    let mut tally = Tally::default();
    visit(&folder().join("auth/aws4_testsuite"), &mut tally);
    tally.finish("signatures", 30);
}

fn visit(folder: &Path, tally: &mut Tally) {
    let name = folder
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    if folder.join(format!("{name}.req")).exists() {
        match parse(&read(folder, &name, "req")) {
            Some(request) => tally.note(&name, check(request, folder, &name)),
            None => tally.skip(&name, "no HTTP library takes this request line"),
        }
    }
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            visit(&path, tally);
        }
    }
}

fn check(mut request: Request<Bytes>, folder: &Path, name: &str) -> Result<(), String> {
    let canonical = read(folder, name, "creq");
    let token = canonical
        .lines()
        .find_map(|line| line.strip_prefix("x-amz-security-token:"));
    let credentials = Credentials {
        access_key: "AKIDEXAMPLE".to_owned(),
        secret_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".to_owned(),
        session_token: token.map(str::to_owned),
    };
    let time: Timestamp = "2015-08-30T12:36:00Z".parse().expect("a time");
    let signing = Signing {
        credentials: &credentials,
        region: "us-east-1",
        service: "service",
        time,
    };
    let payload = hash(request.body());
    sign(&mut request, &payload, &signing);
    let authorization = request.headers()["authorization"].to_str().expect("ASCII");
    same(
        "authorization",
        &authorization,
        &read(folder, name, "authz").as_str(),
    )?;

    let (mut parts, _) = request.into_parts();
    let lookup = |_: &str| Some(credentials.clone());
    let identity =
        verify(&parts, Some(&payload), lookup, time).map_err(|fault| fault.to_string())?;
    same("access key", &identity.access_key.as_str(), &"AKIDEXAMPLE")?;
    parts
        .headers
        .insert("x-amz-date", HeaderValue::from_static("20150830T123601Z"));
    let other = verify(&parts, Some(&payload), lookup, time);
    same("another time", &other, &Err(SignatureFault::Mismatch))
}

fn read(folder: &Path, name: &str, extension: &str) -> String {
    let file = folder.join(format!("{name}.{extension}"));
    fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
        .replace('\r', "")
}

/// A request as it stands on the wire; a header's value may go on in lines that begin with a space.
fn parse(text: &str) -> Option<Request<Bytes>> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let line = lines.next()?;
    let (method, rest) = line.split_once(' ')?;
    let mut request = Request::new(Bytes::from(body.to_owned()));
    *request.method_mut() = method.parse().ok()?;
    *request.uri_mut() = rest.strip_suffix(" HTTP/1.1")?.parse().ok()?;
    let mut headers: Vec<(HeaderName, String)> = Vec::new();
    for line in lines {
        if line.starts_with(' ') {
            headers.last_mut()?.1.push_str(line);
        } else {
            let (name, value) = line.split_once(':')?;
            headers.push((name.parse().ok()?, value.to_owned()));
        }
    }
    for (name, value) in headers {
        request
            .headers_mut()
            .append(name, HeaderValue::try_from(value).ok()?);
    }
    Some(request)
}
