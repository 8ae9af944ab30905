//! A data plane of its own for each test: sandbox, directory, shards, a sink that keeps the log.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bytes::Bytes;
use frazil_lambda::code::CodeDir;
use frazil_lambda::directory::{Directory, Function, Standing};
use frazil_lambda::invoke::{Invoke, InvokeAnswer};
use frazil_lambda::limits::Limits;
use frazil_lambda::release::{LATEST, Release};
use frazil_lambda::runtimes::Image;
use frazil_lambda::seams::{CredentialIssuer, Credentials, LogEvent, LogSink, SystemEntropy};
use frazil_lambda::shard::{Settings, Shards};
use frazil_sandbox::{Config, Network, Sandbox, Spawner};
use serde_json::{Value, json};

pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct World {
    pub(crate) shards: Shards,
    pub(crate) directory: Arc<Directory>,
    pub(crate) log: Arc<Log>,
    code: tempfile::TempDir,
    opt: tempfile::TempDir,
    releases: AtomicU64,
    _state: tempfile::TempDir,
}

/// Every stream in the order it was written.
#[derive(Default)]
pub(crate) struct Log(pub(crate) Mutex<BTreeMap<String, Vec<LogEvent>>>);

impl LogSink for Log {
    fn append(&self, _group: &str, stream: &str, events: Vec<LogEvent>) {
        let mut streams = self.0.lock().unwrap();
        streams.entry(stream.to_owned()).or_default().extend(events);
    }
}

struct Keys;

impl CredentialIssuer for Keys {
    fn issue(&self, role_arn: &str, _function: &str) -> Credentials {
        Credentials {
            access_key: "ASIATEST".into(),
            secret_key: "secret".into(),
            session_token: format!("token of {role_arn}"),
        }
    }
}

/// Sandboxes of one test process need different names.
static WORLDS: AtomicU32 = AtomicU32::new(0);

impl World {
    pub(crate) fn new() -> World {
        World::with(|_| {})
    }

    pub(crate) fn with(adjust: impl FnOnce(&mut Settings)) -> World {
        let [state, code, opt] = [(); 3].map(|()| tempfile::tempdir().unwrap());
        let number = WORLDS.fetch_add(1, Ordering::Relaxed);
        let name = format!("l{}-{number}", std::process::id());
        let spawner = Spawner {
            program: env!("CARGO_BIN_EXE_frazil-lambda-spawner").into(),
            args: vec![],
        };
        let mut config = Config::new(name, state.path(), spawner);
        config.pool = 0;
        config.network = Network::Off;
        write_program(code.path(), "bootstrap", include_str!("bootstrap.py"));
        let (directory, log) = (Arc::new(Directory::default()), Arc::new(Log::default()));
        let mut settings = Settings {
            shards: 2,
            sandbox: Arc::new(Sandbox::start(config).unwrap()),
            directory: directory.clone(),
            limits: Limits::default(),
            region: "us-east-1".into(),
            account: "000000000000".into(),
            logs: log.clone(),
            credentials: Arc::new(Keys),
            entropy: Arc::new(SystemEntropy),
            endpoint: None,
            network: false,
            metrics: Arc::default(),
            events: None,
        };
        adjust(&mut settings);
        World {
            shards: Shards::start(settings).unwrap(),
            directory,
            log,
            code,
            opt,
            releases: AtomicU64::new(0),
            _state: state,
        }
    }

    /// Publishes the function `f`, a new release each time.
    pub(crate) fn publish(&self, adjust: impl FnOnce(&mut Release)) -> Arc<Release> {
        let arn = "arn:aws:lambda:us-east-1:000000000000:function:f".to_owned();
        let mut release = Release {
            id: self.releases.fetch_add(1, Ordering::Relaxed),
            function_name: "f".into(),
            version: LATEST.into(),
            function_arn: arn.clone(),
            runtime: "provided.al2023".into(),
            handler: "handler".into(),
            memory_mb: 512,
            timeout_s: 20,
            tmp_mb: 512,
            variables: BTreeMap::new(),
            code_dir: CodeDir::borrowed(self.code.path()),
            opt_dir: None,
            root: None,
            package_bytes: 0,
            isolates_tenants: false,
            image: Image {
                mounts: vec![],
                argv: vec!["/var/task/bootstrap".into()],
                memory_flags: vec![],
                execution_env: None,
                variables: BTreeMap::new(),
                runtime_api: "127.0.0.1:9001".parse().unwrap(),
                version: "provided:al2023.v1".into(),
            },
            log_group: "/aws/lambda/f".into(),
            log_group_is_custom: false,
            logging: Default::default(),
            role_arn: "arn:aws:iam::000000000000:role/r".into(),
            tracing: false,
            dead_letter: None,
        };
        adjust(&mut release);
        let release = Arc::new(release);
        let standing = Standing::Ready(release.clone());
        let function = Function {
            arn: arn.into(),
            versions: [(LATEST.to_owned(), standing)].into(),
            ..Function::default()
        };
        self.directory.publish("f", Some(function), vec![]);
        release
    }

    /// Publishes the function `f` with external extensions: their names, and what each does.
    pub(crate) fn publish_extended(&self, plans: &Value, adjust: impl FnOnce(&mut Release)) {
        for name in plans.as_object().unwrap().keys() {
            let folder = self.opt.path().join("extensions");
            write_program(&folder, name, include_str!("extension.py"));
        }
        let open = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(self.opt.path(), open).unwrap();
        self.publish(|release| {
            release.opt_dir = Some(CodeDir::borrowed(self.opt.path()));
            let plans = ("EXTENSIONS".to_owned(), plans.to_string());
            release.variables.extend([plans]);
            adjust(release);
        });
    }

    /// Sets the mode of a file in `/opt`.
    pub(crate) fn opt_mode(&self, path: &str, mode: u32) {
        let mode = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(self.opt.path().join(path), mode).unwrap();
    }

    /// A world with the function `f` as it comes.
    pub(crate) fn ready() -> World {
        let world = World::new();
        world.publish(|_| {});
        world
    }

    pub(crate) async fn answer(&self, event: Value) -> InvokeAnswer {
        self.invoke(event, |_| {}).await
    }

    pub(crate) async fn invoke(
        &self,
        event: Value,
        adjust: impl FnOnce(&mut Invoke),
    ) -> InvokeAnswer {
        let mut invoke = invoke(&event);
        adjust(&mut invoke);
        self.shards.invoke(invoke).await.unwrap()
    }

    /// The result of an invocation that must succeed.
    pub(crate) async fn result(&self, event: Value) -> Value {
        let answer = self.answer(event).await;
        assert_eq!(answer.function_error, None, "{:?}", answer.payload);
        json_of(&answer)
    }

    /// The error of an invocation that must fail: its type and message.
    pub(crate) async fn failure(&self, event: Value) -> (String, String) {
        let answer = self.answer(event).await;
        assert_eq!(answer.function_error, Some("Unhandled"));
        let body = json_of(&answer);
        let message = body["errorMessage"].as_str().unwrap();
        let message = message.replace(&answer.request_id, "<id>");
        (body["errorType"].as_str().unwrap().to_owned(), message)
    }

    /// All messages of the only stream, once one of them contains the text.
    pub(crate) async fn messages(&self, until: &str) -> Vec<String> {
        let streams = self.streams(|streams| contains(streams, until, 1)).await;
        assert_eq!(streams.len(), 1, "{streams:#?}");
        streams.into_values().next().unwrap()
    }

    /// All streams, once they fulfil a condition.
    pub(crate) async fn streams(
        &self,
        enough: impl Fn(&BTreeMap<String, Vec<String>>) -> bool,
    ) -> BTreeMap<String, Vec<String>> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let streams: BTreeMap<_, _> = {
                let text = |events: &Vec<LogEvent>| {
                    events.iter().map(|event| event.message.clone()).collect()
                };
                let streams = self.log.0.lock().unwrap();
                streams
                    .iter()
                    .map(|(name, it)| (name.clone(), text(it)))
                    .collect()
            };
            if enough(&streams) {
                return streams;
            }
            assert!(Instant::now() < deadline, "not yet: {streams:#?}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Waits for a number of the metrics.
    pub(crate) async fn until(&self, what: &str, condition: impl Fn() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !condition() {
            assert!(Instant::now() < deadline, "{what} did not come true");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    pub(crate) fn environments(&self) -> u64 {
        let metrics = self.shards.metrics();
        metrics.environments.load(Ordering::Relaxed)
    }

    pub(crate) fn cold_starts(&self) -> u64 {
        let metrics = self.shards.metrics();
        metrics.cold_starts.load(Ordering::Relaxed)
    }
}

/// Whether so many messages contain a text.
pub(crate) fn contains(streams: &BTreeMap<String, Vec<String>>, text: &str, times: usize) -> bool {
    let all = streams.values().flatten();
    all.filter(|message| message.contains(text)).count() >= times
}

pub(crate) fn invoke(event: &Value) -> Invoke {
    Invoke {
        function: "f".into(),
        payload: Bytes::from(event.to_string()),
        ..Invoke::default()
    }
}

pub(crate) fn json_of(answer: &InvokeAnswer) -> Value {
    serde_json::from_slice(&answer.payload).unwrap_or(json!(null))
}

fn write_program(folder: &Path, name: &str, text: &str) {
    let mode = |path: &Path| {
        let open = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(path, open).unwrap();
    };
    std::fs::create_dir_all(folder).unwrap();
    let program = folder.join(name);
    std::fs::write(&program, text).unwrap();
    mode(&program);
    mode(folder);
}
