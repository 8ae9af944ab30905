//! Runs a function in a real environment against a Runtime API of our own.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use frazil_deploy::{Workshop, package::uv};
use frazil_lambda::code::CodeDir;
use frazil_lambda::release::{Logging, Release};
use frazil_lambda::runtimes::{Host, HostRuntimes, Runtimes, Silent, Uv};
use frazil_lambda::seams::Credentials;
use frazil_lambda::variables::{Instance, of_environment};
use frazil_sandbox::{
    Config, Environment, Exit, Mount, Network, Process, Program, Sandbox, Spawner, Spec,
};
use serde_json::Value;

use super::api::{self, Event, Happening, Posted};
use crate::world::{PATIENCE, program, test_cache};

/// A function and what it is given.
pub struct Stage {
    runtime: String,
    handler: &'static str,
    files: Vec<(&'static str, Vec<u8>)>,
    events: Vec<Event>,
    variables: BTreeMap<String, String>,
    json_logs: Option<&'static str>,
    without_log_pipe: bool,
}

/// What a run left behind.
#[derive(Debug, Default)]
pub struct Run {
    pub posted: Vec<Posted>,
    /// Frames of the log pipe: type and text.
    pub frames: Vec<(u32, String)>,
    pub stdout: String,
    pub exit: Option<Exit>,
    /// From the start of the process to the first request for an event, if it came to that.
    pub started_in: Duration,
}

impl Run {
    /// What was posted as JSON; the only post.
    pub fn only(&self) -> (&str, Value) {
        let [posted] = &self.posted[..] else {
            panic!("not one post: {self:#?}")
        };
        (&posted.place, json_of(&posted.body))
    }

    /// The bodies that were posted, in order.
    pub fn bodies(&self) -> Vec<Value> {
        self.posted
            .iter()
            .map(|posted| json_of(&posted.body))
            .collect()
    }

    /// Everything that was logged through the pipe.
    pub fn log(&self) -> String {
        self.frames
            .iter()
            .map(|(_, text)| format!("{text}\n"))
            .collect()
    }
}

fn json_of(body: &str) -> Value {
    serde_json::from_str(body).unwrap_or_else(|_| panic!("not JSON: {body}"))
}

/// `id-1`, `id-2`, …: the request ids of a stage's events.
pub fn event(body: &str) -> Event {
    Event {
        body: body.to_owned(),
        headers: Vec::new(),
    }
}

impl Stage {
    pub fn new(runtime: &str, handler: &'static str) -> Stage {
        Stage {
            runtime: runtime.to_owned(),
            handler,
            files: Vec::new(),
            events: vec![event("{}")],
            variables: BTreeMap::new(),
            json_logs: None,
            without_log_pipe: false,
        }
    }

    pub fn file(mut self, path: &'static str, content: impl AsRef<[u8]>) -> Stage {
        self.files.push((path, content.as_ref().to_vec()));
        self
    }

    pub fn events(mut self, events: impl IntoIterator<Item = Event>) -> Stage {
        self.events = events.into_iter().collect();
        self
    }

    pub fn variable(mut self, name: &str, value: &str) -> Stage {
        self.variables.insert(name.to_owned(), value.to_owned());
        self
    }

    /// JSON log format with an application level.
    pub fn json_logs(mut self, level: &'static str) -> Stage {
        self.json_logs = Some(level);
        self
    }

    pub fn without_log_pipe(mut self) -> Stage {
        self.without_log_pipe = true;
        self
    }

    /// Runs in a theatre of its own.
    pub fn run(self) -> Run {
        self.run_in(&Theatre::new())
    }

    /// Runs until every event is answered and the next one is asked for, or the process ends.
    pub fn run_in(self, theatre: &Theatre) -> Run {
        let folder = tempfile::tempdir().expect("the temporary folder can be written");
        let release = self.release(folder.path());
        let mut environment = create(&theatre.sandbox, &release);
        let listener = environment.take_listeners().remove(0);
        let happenings = api::serve(listener, numbered(self.events));
        let since = Instant::now();
        let mut process = start(&mut environment, &release, !self.without_log_pipe);
        let mut run = Run::default();
        watch(&happenings, &mut process, since, &mut run);
        environment.kill_all().expect("processes can be killed");
        // posts that arrived while the process was ending
        run.posted.extend(
            happenings
                .try_iter()
                .filter_map(|happening| match happening {
                    Happening::Posted(posted) => Some(posted),
                    Happening::Idle => None,
                }),
        );
        run.stdout = read_all(process.stdout) + &read_all(process.stderr);
        run.frames = process
            .log
            .map(|log| frames(&bytes_of(log)))
            .unwrap_or_default();
        environment
            .destroy()
            .expect("an environment can be destroyed");
        run
    }

    fn release(&self, folder: &Path) -> Release {
        let code_dir = folder.join("code");
        fs::create_dir_all(&code_dir).expect("can be written");
        for (path, content) in &self.files {
            let file = code_dir.join(path);
            fs::create_dir_all(file.parent().expect("files are in the code folder"))
                .expect("can be written");
            fs::write(&file, content).expect("can be written");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755))
                .expect("can be opened to all");
        }
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
            .expect("can be opened to all");
        Release {
            id: 1,
            function_name: "staged".into(),
            version: "$LATEST".into(),
            function_arn: "arn:aws:lambda:us-east-1:000000000000:function:staged".into(),
            runtime: self.runtime.clone(),
            handler: self.handler.into(),
            memory_mb: 256,
            timeout_s: 30,
            tmp_mb: 512,
            variables: self.variables.clone(),
            package_bytes: 0,
            isolates_tenants: false,
            code_dir: CodeDir::borrowed(code_dir),
            opt_dir: None,
            root: None,
            image: runtimes()
                .image(&self.runtime, self.handler)
                .expect("the runtime can be prepared"),
            log_group: "/aws/lambda/staged".into(),
            log_group_is_custom: false,
            logging: Logging {
                json: self.json_logs.is_some(),
                application_level: self.json_logs.map(str::to_owned),
                system_level: None,
            },
            role_arn: "arn:aws:iam::000000000000:role/r".into(),
            tracing: false,
            dead_letter: None,
        }
    }
}

/// The host's runtimes, prepared in a cache that later runs find again.
pub fn runtimes() -> HostRuntimes {
    let cache = test_cache();
    let workshop = Workshop {
        cache: cache.clone(),
        variables: std::env::vars_os().collect(),
    };
    let uv = move || {
        let program = uv::acquire(&workshop, &())?;
        let variables = uv::index_variables(&workshop);
        let variables = variables
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        Ok(Uv { program, variables })
    };
    let host = Host::new(
        cache.join("runtimes"),
        |name| std::env::var_os(name),
        Arc::new(uv),
        Arc::new(Silent),
    );
    HostRuntimes::new(host)
}

/// A maker of environments; dropping it takes everything away.
pub struct Theatre {
    sandbox: Sandbox,
    _state: tempfile::TempDir,
}

impl Theatre {
    pub fn new() -> Theatre {
        let state = tempfile::tempdir().expect("the temporary folder can be written");
        let spawner = Spawner {
            program: program::program().to_owned(),
            args: vec!["__spawner".into()],
        };
        let name = format!("frazil-rt-{}", std::process::id());
        let mut config = Config::new(name, state.path(), spawner);
        config.pool = 0;
        config.network = Network::Off;
        let sandbox = Sandbox::start(config).expect("this machine can make environments");
        Theatre {
            sandbox,
            _state: state,
        }
    }
}

fn create(sandbox: &Sandbox, release: &Release) -> Environment {
    let mut mounts = vec![Mount {
        source: release.code_dir.to_path_buf(),
        target: "/var/task".into(),
    }];
    let image = release.image.mounts.iter();
    mounts.extend(image.map(|(source, target)| Mount {
        source: source.clone(),
        target: target.clone(),
    }));
    let spec = Spec {
        mounts,
        memory_bytes: u64::from(release.memory_mb) << 20,
        listeners: vec![release.image.runtime_api],
        network: false,
        ..Spec::default()
    };
    sandbox.create(&spec).expect("an environment can be made")
}

fn start(environment: &mut Environment, release: &Release, log_pipe: bool) -> Process {
    let credentials = Credentials {
        access_key: "A".into(),
        secret_key: "S".into(),
        session_token: "T".into(),
    };
    let instance = Instance {
        log_stream: "2026/11/22/[$LATEST]0",
        region: "us-east-1",
        initialization_type: "on-demand",
        metadata_token: "opens",
        credentials: &credentials,
        endpoint: None,
    };
    let mut variables = of_environment(release, &instance);
    if log_pipe {
        variables.insert("_LAMBDA_TELEMETRY_LOG_FD".into(), "62".into());
    }
    let program = Program {
        argv: release
            .image
            .command(&release.variables, release.memory_mb)
            .into_iter()
            .map(Into::into)
            .collect(),
        env: variables
            .into_iter()
            .map(|(key, value)| (key.into(), value.into()))
            .collect(),
        cwd: "/var/task".into(),
        log_fd_number: log_pipe.then_some(62),
    };
    environment
        .start(&program)
        .expect("a program can be started")
}

/// Gives every event its id, a deadline in a minute, and the function's ARN.
fn numbered(events: Vec<Event>) -> Vec<Event> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("the clock is after 1970");
    let deadline = now.as_millis() + 60_000;
    let arn = "arn:aws:lambda:us-east-1:000000000000:function:staged";
    let number = |(index, mut event): (usize, Event)| {
        event.headers.extend([
            ("Lambda-Runtime-Aws-Request-Id", format!("id-{}", index + 1)),
            ("Lambda-Runtime-Deadline-Ms", deadline.to_string()),
            ("Lambda-Runtime-Invoked-Function-Arn", arn.to_owned()),
            ("Content-Type", "application/json".to_owned()),
        ]);
        event
    };
    events.into_iter().enumerate().map(number).collect()
}

fn watch(
    happenings: &std::sync::mpsc::Receiver<Happening>,
    process: &mut Process,
    since: Instant,
    run: &mut Run,
) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match happenings.recv_timeout(Duration::from_millis(10)) {
            Ok(Happening::Posted(posted)) => run.posted.push(posted),
            Ok(Happening::Idle) => {
                run.started_in = since.elapsed();
                return;
            }
            Err(_) => run.exit = process.try_exit(),
        }
        if run.exit.is_some() {
            return;
        }
        assert!(
            Instant::now() < deadline,
            "the runtime neither ended nor asked for an event: {run:#?}"
        );
    }
}

fn bytes_of(pipe: OwnedFd) -> Vec<u8> {
    let mut bytes = Vec::new();
    // the pipe has no writer any more, so nothing is missing
    File::from(pipe)
        .read_to_end(&mut bytes)
        .expect("a pipe can be read");
    bytes
}

fn read_all(pipe: OwnedFd) -> String {
    String::from_utf8_lossy(&bytes_of(pipe)).into_owned()
}

/// `lambda.md` §2.5: type, length, microseconds, message.
fn frames(mut bytes: &[u8]) -> Vec<(u32, String)> {
    let mut frames = Vec::new();
    while let Some((head, rest)) = bytes.split_at_checked(16) {
        let number =
            |at: usize| u32::from_be_bytes(head[at..at + 4].try_into().expect("four bytes"));
        let (message, rest) = rest.split_at(number(4) as usize);
        frames.push((number(0), String::from_utf8_lossy(message).into_owned()));
        bytes = rest;
    }
    assert!(bytes.is_empty(), "half a frame: {bytes:?}");
    frames
}
