//! `Transform: AWS::Serverless-2016-10-31`: AWS's own translator, in an environment of its own.
//!
//! Each template gets a fresh environment without network. The translator reads the template from a read-only
//! mount and writes what it has made of it to its output.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::Duration;

use async_trait::async_trait;
use frazil_cloudformation::{TransformError, Transforms};
use frazil_deploy::Workshop;
use frazil_deploy::package::{PythonVersion, tool};
use frazil_lambda::runtimes::{HostRuntimes, Image, Runtimes};
use frazil_sandbox::{Mount, Program, Sandbox, Spec};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use tokio::io::AsyncReadExt as _;
use tokio::net::unix::pipe::Receiver;

use crate::notice::Notice;

/// The transform's name.
const SERVERLESS: &str = "AWS::Serverless-2016-10-31";
/// AWS's translator.
const TRANSLATOR: &str = "aws-sam-translator==1.115.0";
/// What calls it.
const SCRIPT: &str = include_str!("transforms/expand.py");
/// The newest Python that all of it has wheels for; older ones have them too.
const NEWEST_PYTHON: u8 = 13;
/// How long a template may take.
const TIME_MAX: Duration = Duration::from_secs(120);
/// Bytes that a template may come to.
const ANSWER_BYTES_MAX: u64 = 8 << 20;
/// Bytes of the translator's complaints that are kept.
const COMPLAINT_BYTES_MAX: u64 = 64 << 10;
/// Bytes of memory that the translator may use.
const MEMORY_BYTES: u64 = 1 << 30;

/// What the transform needs.
pub(super) struct Settings {
    /// Makes environments. It goes before whoever asks for a transform.
    pub(super) sandbox: Weak<Sandbox>,
    pub(super) runtimes: Arc<HostRuntimes>,
    pub(super) workshop: Workshop,
    pub(super) notice: Notice,
    pub(super) region: String,
    /// Templates on their way into an environment; ours alone.
    pub(super) folder: PathBuf,
}

/// The one transform that is here.
pub(super) struct ServerlessTransform(Arc<Settings>);

/// What the script answers.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Template(Json),
    Refused(String),
}

impl ServerlessTransform {
    pub(super) fn new(settings: Settings) -> ServerlessTransform {
        ServerlessTransform(Arc::new(settings))
    }
}

#[async_trait]
impl Transforms for ServerlessTransform {
    async fn expand(
        &self,
        name: &str,
        template: Json,
        parameters: Json,
    ) -> Result<Json, TransformError> {
        if name != SERVERLESS {
            return Err(TransformError::Unknown(name.to_owned()));
        }
        let question = json!({"template": template, "parameters": parameters});
        match self.0.clone().translated(question).await {
            Ok(Answer::Template(template)) => Ok(template),
            Ok(Answer::Refused(reason)) => Err(TransformError::Refused(reason)),
            Err(trouble) => {
                tracing::error!("a template could not be transformed: {trouble}");
                Err(TransformError::Refused(trouble))
            }
        }
    }
}

impl Settings {
    async fn translated(self: Arc<Self>, question: Json) -> Result<Answer, String> {
        let settings = self.clone();
        let prepared = tokio::task::spawn_blocking(move || settings.prepare());
        let (image, package) = prepared.await.map_err(|error| error.to_string())??;
        let errand =
            Errand::pack(&self.folder, &question).map_err(told("a template", "written"))?;
        let answered = tokio::time::timeout(TIME_MAX, self.run(&image, &package, &errand)).await;
        let output = answered.map_err(|_| "the translator took too long".to_owned())??;
        serde_json::from_slice(&output).map_err(told("the translator's answer", "read"))
    }

    /// An interpreter and the translator, from the cache. Blocks while they are fetched.
    fn prepare(&self) -> Result<(Image, PathBuf), String> {
        let pythons = self.runtimes.available();
        let mut pythons = pythons.iter().filter_map(|name| PythonVersion::parse(name));
        let newest = pythons.clone().next();
        let python = pythons.find(|python| python.minor <= NEWEST_PYTHON);
        let python = python.or(newest);
        let python = python.ok_or("the translator needs Python 3, and there is none")?;
        let image = self.runtimes.image(&python.runtime(), "");
        let image = image.map_err(|error| chain(&error))?;
        let package = tool::installed(TRANSLATOR, python, &self.workshop, &self.notice);
        Ok((image, package.map_err(|error| chain(&error))?))
    }

    async fn run(&self, image: &Image, package: &Path, errand: &Errand) -> Result<Vec<u8>, String> {
        let sandbox = self.sandbox.upgrade().ok_or("the server is stopping")?;
        let (spec, program) = (spec(image, package, errand), self.program(image));
        let started = tokio::task::spawn_blocking(move || {
            let made = sandbox.create(&spec);
            drop(sandbox);
            let mut environment = made.map_err(|error| chain(&error))?;
            let process = environment.start(&program);
            Ok((process.map_err(|error| chain(&error))?, environment))
        });
        let started: Result<_, String> = started.await.map_err(|error| error.to_string())?;
        // the environment goes when this returns
        let (process, _environment) = started?;
        let (stdout, stderr, _, ending) = process.into_parts();
        let (output, complaint) = tokio::join!(
            drained(stdout, ANSWER_BYTES_MAX),
            drained(stderr, COMPLAINT_BYTES_MAX)
        );
        let (output, complaint) = match (output, complaint) {
            (Ok(output), Ok(complaint)) => (output, complaint),
            (Err(error), _) | (_, Err(error)) => return Err(error.to_string()),
        };
        match output.is_empty() {
            false => Ok(output),
            true => Err(format!(
                "the translator ended ({:?}): {}",
                ending.read(),
                String::from_utf8_lossy(&complaint).trim()
            )),
        }
    }

    fn program(&self, image: &Image) -> Program {
        let own = [
            ("AWS_DEFAULT_REGION", self.region.as_str()),
            ("AWS_EC2_METADATA_DISABLED", "true"),
            ("HOME", "/tmp"),
            ("LANG", "C.UTF-8"),
            ("LD_LIBRARY_PATH", "/var/lang/lib"),
            ("PATH", "/var/lang/bin:/usr/local/bin:/usr/bin:/bin"),
            ("PYTHONDONTWRITEBYTECODE", "1"),
        ];
        let pair = |(name, value): (&str, &str)| (OsString::from(name), OsString::from(value));
        let theirs = image.variables.iter();
        let theirs = theirs.map(|(name, value)| (name.as_str(), value.as_str()));
        let interpreter = image.argv.first();
        let interpreter = interpreter.expect("a runtime's command has a program");
        Program {
            argv: vec![interpreter.into(), "/mnt/expand.py".into()],
            env: theirs.chain(own).map(pair).collect(),
            cwd: "/tmp".into(),
            log_fd_number: None,
        }
    }
}

fn spec(image: &Image, package: &Path, errand: &Errand) -> Spec {
    let own = [
        (package.to_owned(), PathBuf::from("/var/task")),
        (errand.0.clone(), PathBuf::from("/mnt")),
    ];
    let mounts = image.mounts.iter().cloned().chain(own);
    Spec {
        mounts: mounts
            .map(|(source, target)| Mount { source, target })
            .collect(),
        memory_bytes: MEMORY_BYTES,
        network: false,
        ..Spec::default()
    }
}

async fn drained(pipe: OwnedFd, bytes_max: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let pipe = Receiver::from_owned_fd(pipe)?;
    pipe.take(bytes_max).read_to_end(&mut bytes).await?;
    Ok(bytes)
}

/// A folder with a template and the script; gone when dropped.
struct Errand(PathBuf);

impl Errand {
    fn pack(folder: &Path, question: &Json) -> io::Result<Errand> {
        use std::os::unix::fs::PermissionsExt as _;
        let errand = Errand(folder.join(uuid::Uuid::new_v4().to_string()));
        fs::create_dir_all(&errand.0)?;
        // whoever reads it inside is somebody else
        fs::set_permissions(&errand.0, fs::Permissions::from_mode(0o755))?;
        for (name, text) in [
            ("expand.py", SCRIPT.to_owned()),
            ("question.json", question.to_string()),
        ] {
            let file = errand.0.join(name);
            fs::write(&file, text)?;
            fs::set_permissions(&file, fs::Permissions::from_mode(0o644))?;
        }
        Ok(errand)
    }
}

impl Drop for Errand {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, "a template stays behind in {}", self.0.display());
        }
    }
}

fn told<E: std::error::Error>(what: &str, done: &str) -> impl Fn(E) -> String {
    move |error| format!("{what} could not be {done}: {error}")
}

/// An error and its causes, in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    let texts: Vec<String> = causes.map(ToString::to_string).collect();
    texts.join(": ")
}
