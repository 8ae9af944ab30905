//! A server process.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::{PATIENCE, program};

/// A running `frazil serve`.
pub struct Server {
    child: Child,
    url: String,
    sandbox_name: String,
    stderr: Arc<Mutex<String>>,
    data: PathBuf,
}

impl Server {
    /// Starts a server on a free port and waits for its `Ready.` line.
    pub fn start(data: &Path, arguments: &[String], variables: &[(String, String)]) -> Server {
        let mut child = program::command(data)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        let stderr = collect(child.stderr.take().expect("stderr is piped"));
        let mut lines = BufReader::new(child.stdout.take().expect("stdout is piped")).lines();
        let ready = lines.find_map(|line| {
            line.ok()?
                .strip_prefix("Ready. ")
                .map(|url| url.trim_end_matches('/').to_owned())
        });
        let Some(url) = ready else {
            let status = child.wait();
            std::thread::sleep(Duration::from_millis(50));
            panic!(
                "the server ended ({status:?}) before it was ready:\n{}",
                text(&stderr)
            );
        };
        let sandbox_name = announced(data, "sandbox");
        Server {
            child,
            url,
            sandbox_name,
            stderr,
            data: data.to_owned(),
        }
    }

    /// `http://127.0.0.1:<port>`
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The name that every cgroup, mount and firewall table of this server carries.
    pub fn sandbox_name(&self) -> &str {
        &self.sandbox_name
    }

    /// The server's process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What the server has said on stderr so far.
    pub fn stderr(&self) -> String {
        text(&self.stderr)
    }

    /// Ends it as `kill -9` does.
    pub fn kill(mut self) {
        self.child.kill().expect("the server is our child");
        self.child.wait().expect("the server is our child");
    }

    /// Asks it to stop and waits; it must succeed.
    pub fn stop(self) {
        let stderr = Arc::clone(&self.stderr);
        let status = self.end("TERM");
        assert!(
            status.success(),
            "the server stopped with {status}:\n{}",
            text(&stderr)
        );
    }

    /// Asks it to stop after a failed test.
    pub fn stop_quietly(self) {
        let _ = self.end("TERM");
    }

    /// Sends a signal and waits for the end.
    pub fn end(mut self, signal: &str) -> ExitStatus {
        send_signal(self.pid(), signal);
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("the server is our child") {
                return status;
            }
            if Instant::now() > deadline {
                let _ = self.child.kill();
                panic!(
                    "the server of {} did not stop:\n{}",
                    self.data.display(),
                    self.stderr()
                );
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// `kill -<signal> <pid>`
pub fn send_signal(pid: u32, signal: &str) {
    let sent = std::process::Command::new("kill")
        .args([&format!("-{signal}"), &pid.to_string()])
        .status();
    assert!(
        sent.is_ok_and(|status| status.success()),
        "the process {pid} could not be signalled"
    );
}

pub fn announced(data: &Path, member: &str) -> String {
    let text =
        std::fs::read(data.join("server.json")).expect("a ready server has announced itself");
    let value: serde_json::Value = serde_json::from_slice(&text).expect("the announcement is JSON");
    value[member]
        .as_str()
        .expect("the announcement has the member")
        .to_owned()
}

fn collect(stream: impl std::io::Read + Send + 'static) -> Arc<Mutex<String>> {
    let kept = Arc::new(Mutex::new(String::new()));
    let writer = Arc::clone(&kept);
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let mut kept = writer.lock().expect("nobody panics with the lock");
            kept.push_str(&line);
            kept.push('\n');
        }
    });
    kept
}

fn text(kept: &Mutex<String>) -> String {
    kept.lock().expect("nobody panics with the lock").clone()
}
