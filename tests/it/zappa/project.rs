//! A project folder with Zappa's settings, and Zappa in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::world::{Reply, World, python_runtime, send, url_request, zappa_environment};

/// What `zappa init` writes as excludes.
const EXCLUDES: [&str; 5] = ["boto3", "dateutil", "botocore", "s3transfer", "concurrent"];

/// A project that stock Zappa brings to a world's server.
pub(super) struct Project<'a> {
    pub(super) world: &'a World,
    folder: PathBuf,
}

impl<'a> Project<'a> {
    /// A project of these files. `settings` are the stage's, beside what `zappa init` writes.
    pub(super) fn new(
        world: &'a World,
        name: &str,
        files: &[(&str, &str)],
        settings: &Value,
    ) -> Self {
        let folder = world.scratch(name);
        let project = Project { world, folder };
        for (path, text) in files {
            project.write(path, text);
        }
        let mut stage = json!({
            "project_name": name,
            "runtime": python_runtime(),
            "s3_bucket": format!("zappa-{name}"),
            "aws_region": "us-east-1",
            "exclude": EXCLUDES,
            "touch": false,
        });
        let more = settings.as_object().expect("settings are an object");
        let all = stage.as_object_mut().expect("just made as one");
        all.extend(more.clone());
        let text = json!({ "dev": stage }).to_string();
        project.write("zappa_settings.json", &text);
        project
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        let parent = path.parent().expect("files are in folders");
        std::fs::create_dir_all(parent).expect("the project can be written");
        std::fs::write(path, text).expect("the project can be written");
    }

    /// Changes settings of the stage; `null` takes one away.
    pub(super) fn set(&self, changes: &Value) {
        let path = self.folder.join("zappa_settings.json");
        let text = std::fs::read_to_string(&path).expect("the settings are there");
        let mut settings: Value = serde_json::from_str(&text).expect("we wrote JSON");
        let stage = settings["dev"].as_object_mut().expect("a stage");
        for (name, value) in changes.as_object().expect("changes are an object") {
            match value {
                Value::Null => stage.remove(name),
                value => stage.insert(name.clone(), value.clone()),
            };
        }
        std::fs::write(path, settings.to_string()).expect("the project can be written");
    }

    /// Runs a command of Zappa, which must succeed, and gives what it says.
    pub(super) fn zappa(&self, arguments: &[&str]) -> String {
        let output = self.try_zappa(arguments);
        let text = said(&output);
        // Zappa shows a traceback when a REST API never had execution logs, on AWS too.
        let usual = text.contains("ERROR:Couldn't remove 'API-Gateway-Execution-Logs_");
        let trouble = text.contains("Traceback (most recent call last)") && !usual;
        let fine = output.status.success() && !trouble;
        assert!(
            fine,
            "zappa {} ended with {}:\n{text}\n--- the server ---\n{}",
            arguments.join(" "),
            output.status,
            self.world.server().stderr()
        );
        text
    }

    /// Runs a command of Zappa, whatever comes of it.
    pub(super) fn try_zappa(&self, arguments: &[&str]) -> Output {
        let venv = zappa_environment().expect("the test asked for it first");
        let mut command = Command::new(venv.join("bin/zappa"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("AWS_") {
                command.env_remove(name);
            }
        }
        command
            .args(arguments)
            .envs(self.world.environment())
            .env("AWS_CONFIG_FILE", "/dev/null")
            .env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
            .env("VIRTUAL_ENV", &venv)
            .env("PATH", path_with(&venv))
            .env("TMPDIR", self.world.scratch("tmp"))
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .output()
            .expect("zappa can be started")
    }

    /// The address that a deployment ends with.
    pub(super) fn address(said: &str) -> String {
        let marks = ["live!", "complete!", "URL address"];
        let names =
            |line: &&str| line.contains("://") && marks.iter().any(|mark| line.contains(mark));
        let live = said.lines().rev().find(names);
        let line = live.unwrap_or_else(|| panic!("no address in:\n{said}"));
        let start = line.find("http").unwrap_or_else(|| panic!("{line}"));
        line[start..].trim().to_owned()
    }

    /// Visits a page of a function URL.
    pub(super) fn visit(&self, url: &str, path: &str) -> Reply {
        send(self.world.url(), url_request(url, path)).expect("the server answers")
    }
}

fn path_with(venv: &Path) -> std::ffi::OsString {
    let mut path = venv.join("bin").into_os_string();
    if let Some(old) = std::env::var_os("PATH") {
        path.push(":");
        path.push(old);
    }
    path
}

/// What a command wrote, both ways.
pub(super) fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}
