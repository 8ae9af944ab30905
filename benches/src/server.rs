//! The server that is measured, and the few calls that the measurements need.

use std::error::Error;
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::functions::Function;
use crate::load;

/// How long a function may take to become ready.
const PATIENCE: Duration = Duration::from_secs(300);

/// The machine is measured, not the rate that AWS allows.
const CONFIG: &str = "[limits]\ninvocations_per_concurrency_s_max = 0\n";

/// A running `frazil serve` on a port of its own.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

/// An answer to an invocation.
pub(crate) struct Invoked {
    /// From the first byte sent to the last byte received.
    pub(crate) took: Duration,
    /// The REPORT line and what came before it.
    pub(crate) log: String,
}

impl Server {
    /// Starts the release build of the program that lies beside this one; it keeps nothing.
    pub(crate) fn start(state: &Path) -> Result<Server, Box<dyn Error>> {
        Server::start_with(state, &["--ephemeral".as_ref()])
    }

    /// Starts it on a data folder, to be stopped and started again.
    pub(crate) fn start_on(state: &Path, data: &Path) -> Result<Server, Box<dyn Error>> {
        Server::start_with(state, &["--data".as_ref(), data.as_os_str()])
    }

    fn start_with(state: &Path, keeping: &[&OsStr]) -> Result<Server, Box<dyn Error>> {
        let program = program()?;
        let config = state.join("config.toml");
        std::fs::write(&config, CONFIG)?;
        let mut child = Command::new(&program)
            .args(["serve", "--listen", "127.0.0.1:0", "--no-network"])
            .args(["--config".as_ref(), config.as_os_str()])
            .args(keeping)
            .env("XDG_DATA_HOME", state)
            .env("XDG_RUNTIME_DIR", state)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("cannot start {}: {error}", program.display()))?;
        let stdout = child.stdout.take().ok_or("stdout is piped")?;
        let ready = BufReader::new(stdout).lines().find_map(|line| {
            let line = line.ok()?;
            let url = line
                .strip_prefix("Ready. ")?
                .trim_end_matches('/')
                .to_owned();
            url.strip_prefix("http://")?.parse().ok()
        });
        let address = ready.ok_or("the server ended before it was ready")?;
        Ok(Server { child, address })
    }

    /// The server's process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Makes a function and waits until it can be invoked.
    pub(crate) async fn create(&self, function: &Function) -> Result<(), Box<dyn Error>> {
        let request = json!({
            "FunctionName": function.name, "Runtime": function.runtime, "Handler": function.handler,
            "Timeout": 60, "MemorySize": 1769, "Role": "arn:aws:iam::000000000000:role/bench",
            "Code": {"ZipFile": STANDARD.encode(&function.zip)},
        });
        self.call("POST", "/2015-03-31/functions", &request).await?;
        self.until_ready(function.name).await
    }

    /// Changes the configuration, so that the next invocation starts a new environment.
    pub(crate) async fn renew(&self, name: &str, round: usize) -> Result<(), Box<dyn Error>> {
        let request = json!({"Environment": {"Variables": {"ROUND": round.to_string()}}});
        let path = format!("/2015-03-31/functions/{name}/configuration");
        self.call("PUT", &path, &request).await?;
        self.until_ready(name).await
    }

    /// Makes a function URL that everybody may call; answers its host name.
    pub(crate) async fn public_url(&self, name: &str) -> Result<String, Box<dyn Error>> {
        let policy = format!("/2015-03-31/functions/{name}/policy");
        let url = json!({"StatementId": "url", "Action": "lambda:InvokeFunctionUrl", "Principal": "*", "FunctionUrlAuthType": "NONE"});
        self.call("POST", &policy, &url).await?;
        let invoke = json!({"StatementId": "invoke", "Action": "lambda:InvokeFunction", "Principal": "*", "InvokedViaFunctionUrl": true});
        self.call("POST", &policy, &invoke).await?;
        let path = format!("/2021-10-31/functions/{name}/url");
        let made = self
            .call("POST", &path, &json!({"AuthType": "NONE"}))
            .await?;
        let url = made["FunctionUrl"]
            .as_str()
            .ok_or("the answer has no URL")?;
        let host = url.split("//").nth(1).ok_or("the URL has no host")?;
        Ok(host.trim_end_matches('/').to_owned())
    }

    /// Invokes once, with the log tail.
    pub(crate) async fn invoke(
        &self,
        name: &str,
        payload: &str,
    ) -> Result<Invoked, Box<dyn Error>> {
        let request = invocation(name, payload, "x-amz-log-type: Tail\r\n");
        let started = Instant::now();
        let answer = load::once(self.address, &request).await?;
        let took = started.elapsed();
        if answer.status != 200 || answer.header("x-amz-function-error").is_some() {
            return Err(format!("{name} failed: {}", String::from_utf8_lossy(&answer.body)).into());
        }
        let log = answer.header("x-amz-log-result").unwrap_or_default();
        let log = String::from_utf8_lossy(&STANDARD.decode(log)?).into_owned();
        Ok(Invoked { took, log })
    }

    pub(crate) async fn until_ready(&self, name: &str) -> Result<(), Box<dyn Error>> {
        let path = format!("/2015-03-31/functions/{name}/configuration");
        let deadline = Instant::now() + PATIENCE;
        loop {
            let now = self.call("GET", &path, &Value::Null).await?;
            if now["State"] == "Active" && now["LastUpdateStatus"] == "Successful" {
                return Ok(());
            }
            if now["State"] == "Failed"
                || now["LastUpdateStatus"] == "Failed"
                || Instant::now() > deadline
            {
                return Err(format!("{name} does not become ready: {now}").into());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Calls an operation of Lambda and reads its answer.
    pub(crate) async fn call(
        &self,
        method: &str,
        path: &str,
        body: &Value,
    ) -> Result<Value, Box<dyn Error>> {
        self.send(method, path, "", body).await
    }

    /// Calls an operation of CloudWatch Logs.
    pub(crate) async fn logs(
        &self,
        operation: &str,
        body: &Value,
    ) -> Result<Value, Box<dyn Error>> {
        let target = format!("x-amz-target: Logs_20140328.{operation}\r\n");
        self.send("POST", "/", &target, body).await
    }

    async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &str,
        body: &Value,
    ) -> Result<Value, Box<dyn Error>> {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let request = request(method, path, "localhost", headers, &body);
        let answer = load::once(self.address, &request).await?;
        match answer.status {
            200..300 => Ok(serde_json::from_slice(&answer.body).unwrap_or_default()),
            status => Err(format!(
                "{method} {path}: {status} {}",
                String::from_utf8_lossy(&answer.body)
            )
            .into()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let pid = self.child.id().cast_signed();
        if let Some(pid) = rustix::process::Pid::from_raw(pid) {
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
        }
        let _ = self.child.wait();
    }
}

/// The bytes of an HTTP request; `headers` are whole lines.
pub(crate) fn request(method: &str, path: &str, host: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\n{headers}content-length: {length}\r\n\r\n{body}").into_bytes()
}

/// The bytes of an Invoke call.
pub(crate) fn invocation(name: &str, payload: &str, headers: &str) -> Vec<u8> {
    let path = format!("/2015-03-31/functions/{name}/invocations");
    request("POST", &path, "localhost", headers, payload)
}

fn program() -> Result<PathBuf, Box<dyn Error>> {
    let program = std::env::current_exe()?.with_file_name("frazil");
    match program.exists() {
        true => Ok(program),
        false => Err(format!(
            "{} is missing: build it with the same profile first",
            program.display()
        )
        .into()),
    }
}
