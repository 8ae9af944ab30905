//! The functions that are measured: hello in each runtime family, and a small Django application.

use std::error::Error;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use zip::write::SimpleFileOptions;

/// One function, packed.
pub(crate) struct Function {
    /// What it is called in the report and on the server.
    pub(crate) name: &'static str,
    /// AWS's identifier.
    pub(crate) runtime: String,
    /// Its handler.
    pub(crate) handler: String,
    /// Its package.
    pub(crate) zip: Vec<u8>,
    /// What it is invoked with.
    pub(crate) payload: String,
}

const PYTHON: &str = "def handler(event, context):\n    return {'hello': 'world'}\n";
const NODE: &str = "exports.handler = async () => ({ hello: 'world' });\n";

/// The event of `GET /`, as a function URL makes it.
pub(crate) const GET_EVENT: &str = r#"{"version":"2.0","routeKey":"$default","rawPath":"/","rawQueryString":"","headers":{"host":"localhost"},"requestContext":{"http":{"method":"GET","path":"/","protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":""},"domainName":"localhost","requestId":"1","stage":"$default","time":"24/Nov/2025:10:00:00 +0000","timeEpoch":1763978400000},"isBase64Encoded":false}"#;

/// Python's hello, for the host's own interpreter.
pub(crate) fn python() -> Result<Function, Box<dyn Error>> {
    Ok(Function {
        name: "python",
        runtime: python_runtime()?,
        handler: "app.handler".into(),
        zip: zip_of(&[("app.py", PYTHON.as_bytes())])?,
        payload: "{}".into(),
    })
}

/// Node's hello.
pub(crate) fn node() -> Result<Function, Box<dyn Error>> {
    Ok(Function {
        name: "node",
        runtime: "nodejs20.x".into(),
        handler: "index.handler".into(),
        zip: zip_of(&[("index.js", NODE.as_bytes())])?,
        payload: "{}".into(),
    })
}

/// A function with AWS's own crate, built by cargo when it is not there yet.
pub(crate) fn rust() -> Result<Function, Box<dyn Error>> {
    let program = rust_program()?;
    Ok(Function {
        name: "rust",
        runtime: "provided.al2023".into(),
        handler: "bootstrap".into(),
        zip: zip_of(&[("bootstrap", &std::fs::read(program)?)])?,
        payload: "{}".into(),
    })
}

/// The path of the built Rust function.
pub(crate) fn rust_program() -> Result<PathBuf, Box<dyn Error>> {
    let beside = std::env::current_exe()?;
    let folder = beside.parent().ok_or("a program has a folder")?;
    let program = folder.join("examples/echo");
    if !program.exists() {
        let cargo = [
            "build",
            "--release",
            "--quiet",
            "--package",
            "frazil-benches",
            "--example",
            "echo",
        ];
        let status = Command::new("cargo").args(cargo).status()?;
        if !status.success() {
            return Err("cargo could not build the example echo".into());
        }
    }
    Ok(program)
}

/// A zip archive; `bootstrap` is executable.
pub(crate) fn zip_of(files: &[(&str, &[u8])]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let mode = if *name == "bootstrap" { 0o755 } else { 0o644 };
        archive.start_file(*name, SimpleFileOptions::default().unix_permissions(mode))?;
        archive.write_all(content)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The runtime of the interpreter that `python3` starts.
fn python_runtime() -> Result<String, Box<dyn Error>> {
    let ask = "import sys; print('python%d.%d' % sys.version_info[:2])";
    let output = Command::new("python3").args(["-c", ask]).output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// The folder of the Django project that is packed and measured.
pub(crate) fn django_project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("django")
}
