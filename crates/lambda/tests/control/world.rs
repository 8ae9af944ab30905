//! A Lambda without a data plane: everything around it is a value.

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Write as _};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use crate::shelf::Shelf;
use async_trait::async_trait;
use bytes::Bytes;
use frazil_lambda::directory::{Directory, ResolveError, Target};
use frazil_lambda::limits::Limits;
use frazil_lambda::metrics::Metrics;
use frazil_lambda::runtimes::{Image, RuntimeError, Runtimes};
use frazil_lambda::seams::{Clock, CodeSource, CodeSourceError, Entropy, NoLogs};
use frazil_lambda::url::UrlBase;
use frazil_lambda::{Config, Lambda};
use frazil_store::{MemoryStore, Store};
use frazil_wire::shapes::lambda::*;
use frazil_wire::{Call, Caller, Fault, Operation, answer, request};
use jiff::Timestamp;
use uuid::Uuid;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::events::Mailbox;
use crate::sources::Queues;

pub(crate) const ROLE: &str = "arn:aws:iam::000000000000:role/executor";
pub(crate) const HELLO_ARN: &str = "arn:aws:lambda:us-east-1:000000000000:function:hello";
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct World {
    pub(crate) lambda: Lambda,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) runtimes: Arc<FakeRuntimes>,
    pub(crate) objects: Arc<Objects>,
    pub(crate) images: Arc<Shelf>,
    pub(crate) clock: Arc<FakeClock>,
    pub(crate) mailbox: Arc<Mailbox>,
    pub(crate) queues: Arc<Queues>,
    pub(crate) metrics: Arc<Metrics>,
    folder: Arc<tempfile::TempDir>,
}

impl World {
    pub(crate) async fn new() -> World {
        World::over(Arc::new(MemoryStore::new())).await
    }

    pub(crate) async fn over(store: Arc<dyn Store>) -> World {
        World::limited(store, Limits::default()).await
    }

    pub(crate) async fn limited(store: Arc<dyn Store>, limits: Limits) -> World {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let runtimes = Arc::new(FakeRuntimes::default());
        World::start(store, limits, folder, runtimes).await
    }

    async fn start(
        store: Arc<dyn Store>,
        limits: Limits,
        folder: Arc<tempfile::TempDir>,
        runtimes: Arc<FakeRuntimes>,
    ) -> World {
        let objects = Arc::new(Objects::default());
        let images = Arc::new(Shelf::default());
        let mailbox = Arc::new(Mailbox::default());
        let queues = Arc::new(Queues::default());
        let metrics = Arc::<Metrics>::default();
        let clock = Arc::new(FakeClock(AtomicI64::new(1_763_978_400_000)));
        let config = Config {
            store: store.clone(),
            runtimes: runtimes.clone(),
            code_source: objects.clone(),
            targets: mailbox.clone(),
            images: images.clone(),
            queues: queues.clone(),
            logs: Arc::new(NoLogs),
            metrics: metrics.clone(),
            clock: clock.clone(),
            entropy: Arc::new(Counter::default()),
            limits: Arc::new(limits),
            account: "000000000000".into(),
            region: "us-east-1".into(),
            architecture: "x86_64".into(),
            url_base: UrlBase::new("http", "localhost", 4566),
            data_dir: folder.path().to_owned(),
            boot_id: "boot".into(),
        };
        let lambda = Lambda::start(config).await.expect("started");
        lambda.sources().start(queues.clone());
        World {
            lambda,
            store,
            runtimes,
            objects,
            images,
            clock,
            mailbox,
            queues,
            metrics,
            folder,
        }
    }

    /// Kills the server, whatever it is doing, and starts another over the same data.
    pub(crate) async fn killed_and_started(self) -> World {
        let World {
            lambda,
            store,
            runtimes,
            folder,
            ..
        } = self;
        lambda.stop().await;
        drop(lambda);
        runtimes.open();
        World::start(store, Limits::default(), folder, runtimes).await
    }

    pub(crate) async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        let response = self.raw(request::<O>(&input)).await;
        answer::<O>(&response)
    }

    pub(crate) async fn raw(&self, request: http::Request<Bytes>) -> http::Response<Bytes> {
        let call = Call {
            request,
            caller: Caller::Anonymous,
            request_id: "11111111-2222-4333-8444-555555555555".into(),
        };
        self.lambda.control(call).await
    }

    /// Creates `hello` and waits until it is active.
    pub(crate) async fn hello(&self) -> FunctionConfiguration {
        self.call::<CreateFunction>(hello()).await.expect("created");
        self.settled("hello").await
    }

    /// Publishes a version of the function `hello`.
    pub(crate) async fn published(&self) -> FunctionConfiguration {
        let request = PublishVersionRequest {
            function_name: "hello".into(),
            ..Default::default()
        };
        let published = self.call::<PublishVersion>(request).await;
        published.expect("published")
    }

    /// Waits until nothing is being prepared any more.
    pub(crate) async fn settled(&self, name: &str) -> FunctionConfiguration {
        let mut changes = self.directory().changes();
        let settled = async {
            loop {
                changes.mark_unchanged();
                let found = self.configuration(name).await;
                let pending = found.state.as_deref() == Some("Pending")
                    || found.last_update_status.as_deref() == Some("InProgress");
                if !pending {
                    return found;
                }
                changes.changed().await.expect("the directory lives");
            }
        };
        let settled = tokio::time::timeout(PATIENCE, settled).await;
        settled.expect("the function settles")
    }

    pub(crate) async fn configuration(&self, name: &str) -> FunctionConfiguration {
        let input = GetFunctionConfigurationRequest {
            function_name: name.into(),
            ..Default::default()
        };
        let found = self.call::<GetFunctionConfiguration>(input).await;
        found.expect("the function exists")
    }

    pub(crate) fn directory(&self) -> &Arc<Directory> {
        self.lambda.directory()
    }

    pub(crate) fn resolve(&self, qualifier: Option<&str>) -> Result<Target, ResolveError> {
        self.directory().resolve("hello", qualifier)
    }
}

/// A request that creates `hello` out of a zip with one file.
pub(crate) fn hello() -> CreateFunctionRequest {
    CreateFunctionRequest {
        function_name: "hello".into(),
        runtime: Some("python3.13".into()),
        handler: Some("app.handler".into()),
        role: ROLE.into(),
        code: inline(package("first")),
        ..Default::default()
    }
}

pub(crate) fn update_code(zip: Bytes) -> UpdateFunctionCodeRequest {
    UpdateFunctionCodeRequest {
        function_name: "hello".into(),
        zip_file: Some(zip),
        ..Default::default()
    }
}

pub(crate) fn inline(zip: Bytes) -> FunctionCode {
    FunctionCode {
        zip_file: Some(zip),
        ..Default::default()
    }
}

pub(crate) fn package(content: &str) -> Bytes {
    zip_of("app.py", 0o644, content.as_bytes())
}

/// A zip with one file.
pub(crate) fn zip_of(name: &str, mode: u32, content: &[u8]) -> Bytes {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().unix_permissions(mode);
    zip.start_file(name, options).expect("started");
    zip.write_all(content).expect("written");
    zip.finish().expect("finished").into_inner().into()
}

/// What a refusal says: status, code, message.
pub(crate) fn refused<T: std::fmt::Debug>(answer: Result<T, Fault>) -> (u16, String, String) {
    let fault = answer.expect_err("it is refused");
    (fault.status, fault.code.into_owned(), fault.message)
}

pub(crate) fn says(status: u16, code: &str, message: &str) -> (u16, String, String) {
    (status, code.to_owned(), message.to_owned())
}

pub(crate) fn invalid(message: &str) -> (u16, String, String) {
    says(400, "InvalidParameterValueException", message)
}

/// Offers runtimes that start nothing, and can be made to wait or to fail.
#[derive(Default)]
pub(crate) struct FakeRuntimes {
    closed: Mutex<bool>,
    opened: Condvar,
    broken: Mutex<bool>,
}

impl FakeRuntimes {
    /// From now on preparing a runtime waits.
    pub(crate) fn close(&self) {
        *self.closed.lock().expect("not poisoned") = true;
    }

    pub(crate) fn open(&self) {
        *self.closed.lock().expect("not poisoned") = false;
        self.opened.notify_all();
    }

    /// From now on no runtime can be prepared.
    pub(crate) fn break_down(&self, broken: bool) {
        *self.broken.lock().expect("not poisoned") = broken;
    }
}

impl Runtimes for FakeRuntimes {
    fn image(&self, runtime: &str, _handler: &str) -> Result<Image, RuntimeError> {
        let closed = self.closed.lock().expect("not poisoned");
        let waited = self
            .opened
            .wait_timeout_while(closed, PATIENCE, |closed| *closed);
        drop(waited.expect("not poisoned"));
        if *self.broken.lock().expect("not poisoned") {
            return Err(RuntimeError::Missing {
                runtime: runtime.to_owned(),
                available: self.available(),
            });
        }
        Ok(Image {
            mounts: vec![],
            argv: vec!["/var/task/bootstrap".to_owned()],
            memory_flags: vec![],
            execution_env: None,
            variables: BTreeMap::new(),
            runtime_api: "127.0.0.1:9001".parse().expect("an address"),
            version: "fake".into(),
        })
    }

    fn available(&self) -> Vec<String> {
        vec!["python3.13".into(), "provided.al2023".into()]
    }
}

/// A bucket.
#[derive(Default)]
pub(crate) struct Objects(pub(crate) Mutex<HashMap<(String, String), Bytes>>);

#[async_trait]
impl CodeSource for Objects {
    async fn fetch(
        &self,
        bucket: &str,
        key: &str,
        _version: Option<&str>,
        _bytes_max: u64,
    ) -> Result<Bytes, CodeSourceError> {
        let objects = self.0.lock().expect("not poisoned");
        let found = objects.get(&(bucket.to_owned(), key.to_owned())).cloned();
        found.ok_or_else(|| CodeSourceError::Refused {
            code: "NoSuchKey".into(),
            message: "The specified key does not exist.".into(),
        })
    }
}

/// Milliseconds since the epoch.
pub(crate) struct FakeClock(pub(crate) AtomicI64);

impl FakeClock {
    pub(crate) fn advance_s(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        let now = Timestamp::from_millisecond(self.0.load(Ordering::SeqCst));
        now.expect("in range")
    }
}

/// Different identifiers, the same in every run.
#[derive(Default)]
struct Counter(AtomicU64);

impl Entropy for Counter {
    fn uuid(&self) -> Uuid {
        Uuid::from_u64_pair(0x4000, self.0.fetch_add(1, Ordering::SeqCst))
    }
}
