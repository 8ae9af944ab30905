//! S3 as boto3 sees it, over a real connection.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use frazil_lambda::seams::{NoTargets, SystemClock};
use frazil_s3::{Keys, S3, Settings, UnknownKeys};
use frazil_store::{SqliteStore, Store};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

struct OneKey;

impl Keys for OneKey {
    fn secret(&self, access_key: &str) -> Option<String> {
        (access_key == "ISSUED").then(|| "issued-secret".to_owned())
    }
}

fn s3(store: Arc<dyn Store>, unknown_keys: UnknownKeys) -> S3 {
    S3::new(Settings {
        elsewhere: None,
        store,
        clock: Arc::new(SystemClock),
        account: "000000000000".to_owned(),
        region: "us-east-1".to_owned(),
        targets: Arc::new(NoTargets),
        keys: Arc::new(OneKey),
        unknown_keys,
    })
}

/// Serves until the test's runtime ends.
async fn serve(s3: S3) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            let s3 = s3.clone();
            tokio::spawn(async move {
                let answer = service_fn(move |request| {
                    let s3 = s3.clone();
                    async move { Ok::<_, std::convert::Infallible>(s3.handle(request).await) }
                });
                let connection = TokioIo::new(connection);
                let http = hyper::server::conn::http1::Builder::new();
                let _client_left = http.serve_connection(connection, answer).await;
            });
        }
    });
    address
}

/// Runs one function of the script; its output is shown if it fails.
async fn python(function: &str, address: SocketAddr) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients.py");
    let output = tokio::process::Command::new("python3")
        .arg(script)
        .arg(function)
        .arg(address.port().to_string())
        .output()
        .await
        .expect("python3 with boto3 is needed for this test");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.success(),
        "{}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
}

async fn check(function: &str, unknown_keys: UnknownKeys) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Arc::new(SqliteStore::open(folder.path()).expect("opens"));
    let address = serve(s3(store, unknown_keys)).await;
    python(function, address).await;
}

macro_rules! lenient {
    ($($test:ident),+ $(,)?) => {
        $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $test() {
            check(stringify!($test), UnknownKeys::Accept).await;
        })+
    };
}

lenient!(
    buckets,
    objects,
    conditional_reads,
    conditional_writes,
    ranges,
    checksums,
    trailing_checksums,
    copies,
    listings,
    deletes,
    multipart,
    multipart_faults,
    multipart_checksums,
    managed_transfers,
    tags,
    presigned,
    crossing,
    forms,
    locks,
    settings_are_kept,
    strangers,
    version_listings,
    versions,
    virtual_hosts,
    web_sites,
    unsupported_is_refused,
    not_configured,
    issued_keys_are_verified,
);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unknown_keys_are_refused_when_strict() {
    check("unknown_keys_are_refused_when_strict", UnknownKeys::Refuse).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn objects_survive_a_restart() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for function in ["before_restart", "after_restart"] {
        let store = SqliteStore::open(folder.path()).expect("opens");
        let address = serve(s3(Arc::new(store.clone()), UnknownKeys::Accept)).await;
        python(function, address).await;
        store.close().await;
    }
}
