//! Container images out of a registry on this machine, which asks for keys, and out of layouts.

use std::convert::Infallible;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use frazil_lambda::seams::{ImageSource, ImageSourceError};
use frazil_services::images::{Images, Settings};
use futures::StreamExt as _;
use http::{Request, Response, header};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;

const BYTES_MAX: u64 = 1000;
const MANIFEST: &str = r#"{"schemaVersion":2,"layers":[]}"#;
const BLOB: &str = "a layer";

fn digest(text: &str) -> String {
    format!("sha256:{}", hex::encode(Sha256::digest(text)))
}

/// Answers as a registry that gives tokens to the user `me` with the password `secret`.
fn answer(address: &str, request: &Request<Incoming>) -> Response<Full<Bytes>> {
    let given = request.headers().get(header::AUTHORIZATION);
    let given = given
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let reply = |status: u16, body: &str| {
        let challenge = format!(r#"Bearer realm="http://{address}/token",service="test""#);
        Response::builder()
            .status(status)
            .header(header::WWW_AUTHENTICATE, challenge)
            .header(
                header::CONTENT_TYPE,
                "application/vnd.oci.image.manifest.v1+json",
            )
            .body(Full::new(Bytes::copy_from_slice(body.as_bytes())))
            .expect("a response")
    };
    let path = request.uri().path();
    let basic = format!("Basic {}", STANDARD.encode("me:secret"));
    match path {
        "/token" if given == basic => reply(200, r#"{"token":"t"}"#),
        _ if given != "Bearer t" => reply(401, r#"{"errors":[{"code":"UNAUTHORIZED"}]}"#),
        "/v2/team/app/manifests/v1" => reply(200, MANIFEST),
        _ if path == format!("/v2/team/app/blobs/{}", digest(BLOB)) => reply(200, BLOB),
        _ => reply(404, r#"{"errors":[{"code":"MANIFEST_UNKNOWN"}]}"#),
    }
}

/// Starts the registry; it ends with the test's runtime.
async fn registry() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound").to_string();
    let own = address.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let own = own.clone();
            let service = service_fn(move |request| {
                let response = answer(&own, &request);
                async move { Ok::<_, Infallible>(response) }
            });
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            tokio::spawn(connection);
        }
    });
    address
}

fn images(folder: &Path, address: &str, password: &str) -> Images {
    let auth = STANDARD.encode(format!("me:{password}"));
    let keys = folder.join("config.json");
    let text = format!(r#"{{"auths":{{"{address}":{{"auth":"{auth}"}}}}}}"#);
    std::fs::write(&keys, text).expect("written");
    Images::new(Settings {
        folder: folder.join("images"),
        keys: Some(keys),
    })
}

/// A layout with one manifest under a tag.
fn lay_out(folder: &Path, tag: &str, manifest: &str) {
    let blobs = folder.join("blobs/sha256");
    std::fs::create_dir_all(&blobs).expect("made");
    let digest = digest(manifest);
    std::fs::write(blobs.join(&digest["sha256:".len()..]), manifest).expect("written");
    let index = format!(
        r#"{{"manifests":[{{"digest":"{digest}","annotations":{{"org.opencontainers.image.ref.name":"{tag}"}}}}]}}"#
    );
    std::fs::write(folder.join("index.json"), index).expect("written");
}

#[tokio::test]
async fn a_registry_is_asked_with_the_keys_of_docker_login() {
    let folder = tempfile::tempdir().expect("a folder");
    let address = registry().await;
    let source = images(folder.path(), &address, "secret");
    let uri = format!("{address}/team/app:v1");
    let manifest = source.manifest(&uri, None, BYTES_MAX).await;
    assert_eq!(manifest.expect("read"), MANIFEST);
    let pieces = source.blob(&uri, &digest(BLOB), 7).await.expect("opened");
    let pieces: Vec<_> = pieces.map(|piece| piece.expect("read")).collect().await;
    assert_eq!(pieces.concat(), BLOB.as_bytes());
    let missing = format!("{address}/team/app:v2");
    let missing = source.manifest(&missing, None, BYTES_MAX).await;
    let missing = missing.expect_err("there is none");
    assert!(
        matches!(missing, ImageSourceError::NotFound(_)),
        "{missing:?}"
    );
    let source = images(folder.path(), &address, "wrong");
    let refused = source.manifest(&uri, None, BYTES_MAX).await;
    let refused = refused.expect_err("a wrong password");
    assert!(
        matches!(refused, ImageSourceError::Refused(_)),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_layout_stands_for_a_repository_of_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = images(folder.path(), "nowhere", "");
    lay_out(&folder.path().join("images/team/app"), "v1", MANIFEST);
    let uri = "000000000000.dkr.ecr.us-east-1.amazonaws.com/team/app:v1";
    let manifest = source.manifest(uri, None, BYTES_MAX).await;
    assert_eq!(manifest.expect("read"), MANIFEST);
    let resolved = format!("registry.invalid/team/app@{}", digest(MANIFEST));
    let manifest = source.manifest(&resolved, None, BYTES_MAX).await;
    assert_eq!(manifest.expect("read"), MANIFEST);
}

#[tokio::test]
async fn a_layouts_content_is_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = images(folder.path(), "nowhere", "");
    let layout = folder.path().join("layout");
    lay_out(&layout, "v1", MANIFEST);
    let uri = |name: &str| format!("oci:{}{name}", layout.display());
    let read = async |uri: String| source.manifest(&uri, None, BYTES_MAX).await;
    for name in ["", ":v1", &format!("@{}", digest(MANIFEST))] {
        assert_eq!(read(uri(name)).await.expect("read"), MANIFEST, "{name}");
    }
    for name in [":v2", "/elsewhere", "@sha256:../../index.json"] {
        let missing = read(uri(name)).await.expect_err("there is none");
        assert!(
            matches!(missing, ImageSourceError::NotFound(_)),
            "{name}: {missing:?}"
        );
    }
    let blob = layout
        .join("blobs/sha256")
        .join(&digest(MANIFEST)["sha256:".len()..]);
    std::fs::write(blob, "something else").expect("written");
    let damaged = read(uri(":v1")).await.expect_err("damaged");
    assert!(
        matches!(damaged, ImageSourceError::Unavailable { .. }),
        "{damaged:?}"
    );
    let no_reference = read("No Reference".into()).await.expect_err("no name");
    assert!(
        matches!(no_reference, ImageSourceError::NotAReference(_)),
        "{no_reference:?}"
    );
}
