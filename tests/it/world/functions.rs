//! Making and invoking functions with a few words.

use std::io::{Cursor, Write};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::Request;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use super::{Reply, World, python, send, wait_for};

/// A function that is being described; [`create`](Function::create) makes it.
pub struct Function<'w> {
    world: &'w World,
    request: Value,
    zip: Vec<u8>,
}

/// What an invocation answered.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// `X-Amz-Function-Error`, empty when the function succeeded.
    pub function_error: String,
    /// The payload as text.
    pub payload: String,
    /// The log tail, decoded.
    pub log: String,
    /// `x-amzn-RequestId`
    pub request_id: String,
}

impl Answer {
    /// The payload as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.payload).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }

    /// Fails when the function failed.
    pub fn succeeded(self) -> Answer {
        assert!(
            self.status == 200 && self.function_error.is_empty(),
            "{self:?}"
        );
        self
    }
}

/// A zip archive of these files; `bootstrap` and extensions are executable.
pub fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let is_program = *name == "bootstrap" || name.starts_with("extensions/");
        let mode = if is_program { 0o755 } else { 0o644 };
        let options = SimpleFileOptions::default().unix_permissions(mode);
        archive
            .start_file(*name, options)
            .expect("memory can be written");
        archive.write_all(content).expect("memory can be written");
    }
    archive
        .finish()
        .expect("memory can be written")
        .into_inner()
}

impl World {
    /// Begins a function: Python, 128 MB, 3 s, unless said otherwise.
    pub fn function(&self, name: &str) -> Function<'_> {
        let request = json!({
            "FunctionName": name,
            "Role": "arn:aws:iam::000000000000:role/test",
            "Handler": "app.handler",
            "Runtime": python::runtime(),
        });
        Function {
            world: self,
            request,
            zip: Vec::new(),
        }
    }

    /// Invokes a function and waits for its answer, with the log tail.
    pub fn invoke(&self, name: &str, payload: &str) -> Answer {
        invoke(self.url(), name, payload)
    }

    /// The function's configuration.
    pub fn configuration(&self, name: &str) -> Value {
        self.rest(
            "GET",
            &format!("/2015-03-31/functions/{name}/configuration"),
            &Value::Null,
        )
        .json()
    }

    /// Waits until a function is active and its last update is done.
    pub fn wait_until_ready(&self, name: &str) {
        wait_for(&format!("{name} to be ready"), || {
            let now = self.configuration(name);
            assert_ne!(now["State"], "Failed", "{now}");
            assert_ne!(now["LastUpdateStatus"], "Failed", "{now}");
            (now["State"] == "Active" && now["LastUpdateStatus"] == "Successful").then_some(())
        });
    }

    /// Makes a public function URL and gives it.
    pub fn public_url(&self, name: &str) -> String {
        for (id, action, condition) in [
            (
                "url",
                "lambda:InvokeFunctionUrl",
                json!({"FunctionUrlAuthType": "NONE"}),
            ),
            (
                "invoke",
                "lambda:InvokeFunction",
                json!({"InvokedViaFunctionUrl": true}),
            ),
        ] {
            let mut statement = json!({"StatementId": id, "Action": action, "Principal": "*"});
            for (member, value) in condition.as_object().expect("an object") {
                statement[member] = value.clone();
            }
            self.rest(
                "POST",
                &format!("/2015-03-31/functions/{name}/policy"),
                &statement,
            )
            .succeeded();
        }
        let path = format!("/2021-10-31/functions/{name}/url");
        let made = self
            .rest("POST", &path, &json!({"AuthType": "NONE"}))
            .succeeded()
            .json();
        made["FunctionUrl"].as_str().expect("a URL").to_owned()
    }
}

/// Invokes a function of the server at `url`, from any thread.
pub fn invoke(url: &str, name: &str, payload: &str) -> Answer {
    try_invoke(url, name, payload).expect("the server answers")
}

/// The same, when the server may be gone.
pub fn try_invoke(url: &str, name: &str, payload: &str) -> std::io::Result<Answer> {
    let request = Request::post(format!("/2015-03-31/functions/{name}/invocations"))
        .header("host", "localhost")
        .header("x-amz-log-type", "Tail")
        .body(Bytes::copy_from_slice(payload.as_bytes()))
        .expect("a request");
    let reply = send(url, request)?;
    let log = STANDARD
        .decode(reply.header("x-amz-log-result"))
        .expect("the log tail is base64");
    Ok(Answer {
        status: reply.status,
        function_error: reply.header("x-amz-function-error").to_owned(),
        payload: reply.text(),
        log: String::from_utf8_lossy(&log).into_owned(),
        request_id: reply.header("x-amzn-requestid").to_owned(),
    })
}

impl Function<'_> {
    /// One Python module, `app`.
    pub fn python(self, source: &str) -> Self {
        self.file("app.py", source)
    }

    /// One Node module, `index`.
    pub fn node(self, source: &str) -> Self {
        let mut function = self.file("index.mjs", source);
        function.request["Runtime"] = "nodejs20.x".into();
        function.request["Handler"] = "index.handler".into();
        function
    }

    /// An executable `bootstrap`: a shell script or a program's bytes.
    pub fn bootstrap(mut self, content: &[u8]) -> Self {
        self.zip = zip_of(&[("bootstrap", content)]);
        self.request["Runtime"] = "provided.al2023".into();
        self.request["Handler"] = "bootstrap".into();
        self
    }

    /// A package of one file.
    pub fn file(mut self, name: &str, source: &str) -> Self {
        self.zip = zip_of(&[(name, source.as_bytes())]);
        self
    }

    /// The package as bytes.
    pub fn zip(mut self, zip: Vec<u8>) -> Self {
        self.zip = zip;
        self
    }

    /// Any member of the request.
    pub fn with(mut self, member: &str, value: Value) -> Self {
        self.request[member] = value;
        self
    }

    /// `MemorySize` in MB.
    pub fn memory(self, mb: u32) -> Self {
        self.with("MemorySize", mb.into())
    }

    /// `Timeout` in seconds.
    pub fn timeout(self, seconds: u32) -> Self {
        self.with("Timeout", seconds.into())
    }

    /// A variable.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.request["Environment"]["Variables"][name] = value.into();
        self
    }

    /// Sends the request and gives the answer, good or bad.
    pub fn try_create(&self) -> Reply {
        let mut request = self.request.clone();
        request["Code"] = json!({"ZipFile": STANDARD.encode(&self.zip)});
        self.world.rest("POST", "/2015-03-31/functions", &request)
    }

    /// Makes the function and waits until it can be invoked.
    pub fn create(self) -> String {
        self.try_create().succeeded();
        let name = self.request["FunctionName"]
            .as_str()
            .expect("a name")
            .to_owned();
        self.world.wait_until_ready(&name);
        name
    }
}

/// A pause that is part of what is tested: time that passes outside of any invocation.
pub fn let_time_pass(time: Duration) {
    std::thread::sleep(time);
}
