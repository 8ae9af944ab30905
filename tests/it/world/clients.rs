//! The clients of AWS itself: boto3, the AWS CLI and the SDK for JavaScript, with nothing but the variables that
//! `frazil env` prints.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::{World, javascript, program, python};

impl World {
    /// The variables that `frazil env` prints for this world's server.
    pub fn environment(&self) -> Vec<(String, String)> {
        let output = program::command(&self.data())
            .args(["--json", "env"])
            .output();
        let output = output.expect("the program can be started");
        let value: Value =
            serde_json::from_slice(&output.stdout).expect("frazil env --json prints JSON");
        let variables = value.as_object().expect("an object").iter();
        variables
            .map(|(name, value)| (name.clone(), value.as_str().expect("text").to_owned()))
            .collect()
    }

    /// Runs a Python script with boto3; the JSON it prints last is the result.
    pub fn boto3(&self, script: &str) -> Value {
        let output = self
            .client("python")
            .args(["-c", script])
            .output()
            .expect("python can be started");
        last_line(&succeeded(&output, script))
    }

    /// Runs a module with the AWS SDK for JavaScript; the JSON it prints last is the result.
    pub fn javascript(&self, name: &str, module: &str) -> Value {
        let folder = self.scratch("client");
        let modules = folder.join("node_modules");
        if !modules.exists() {
            std::os::unix::fs::symlink(javascript::modules(), &modules)
                .expect("the world's folder can be written");
        }
        std::fs::write(folder.join(name), module).expect("the world's folder can be written");
        let output = self
            .bare_client(Path::new("node"))
            .arg(name)
            .output()
            .expect("node can be started");
        last_line(&succeeded(&output, name))
    }

    /// Runs the AWS CLI and gives what it prints.
    pub fn aws(&self, arguments: &[&str]) -> Value {
        let output = self.try_aws(arguments);
        let stdout = succeeded(&output, &arguments.join(" "));
        if stdout.trim().is_empty() {
            Value::Null
        } else {
            serde_json::from_str(&stdout).expect("JSON")
        }
    }

    /// Runs the AWS CLI, whatever comes of it.
    pub fn try_aws(&self, arguments: &[&str]) -> Output {
        self.client("aws")
            .args(arguments)
            .output()
            .expect("the AWS CLI can be started")
    }

    fn client(&self, tool: &str) -> Command {
        self.bare_client(&python::clients().join("bin").join(tool))
    }

    fn bare_client(&self, program: &Path) -> Command {
        let mut command = self.tool(program);
        command
            .env("AWS_MAX_ATTEMPTS", "1")
            .current_dir(self.scratch("client"));
        command
    }

    /// A program that finds this world's server by the variables of `frazil env`, and nothing else of AWS.
    pub fn tool(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("AWS_") {
                command.env_remove(name);
            }
        }
        command
            .envs(self.environment())
            .env("AWS_CONFIG_FILE", "/dev/null")
            .env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .stdin(Stdio::null());
        command
    }
}

fn last_line(stdout: &str) -> Value {
    let last = stdout.lines().last().unwrap_or("null");
    serde_json::from_str(last).unwrap_or_else(|_| panic!("the script printed no JSON: {stdout}"))
}

/// What a program wrote that must have succeeded.
pub fn succeeded(output: &Output, what: &str) -> String {
    assert!(
        output.status.success(),
        "{what}\nended with {}\n{}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}
