//! The program under test. Cargo builds it before this binary and says where it is.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The `frazil` program.
pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_frazil"))
}

/// A command of `frazil`, untouched by this shell's AWS variables.
pub fn bare() -> Command {
    let mut command = Command::new(program());
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("AWS_") {
            command.env_remove(name);
        }
    }
    command.stdin(Stdio::null());
    command
}

/// A command of `frazil` whose data folder is `data`, untouched by this person's configuration.
pub fn command(data: &Path) -> Command {
    let mut command = bare();
    command.arg("--data").arg(data);
    command.args(["--config", "/dev/null"]);
    command
}

/// Runs a command of `frazil` to its end.
pub fn frazil_in(data: &Path, arguments: &[&str]) -> Output {
    command(data)
        .args(arguments)
        .output()
        .expect("the program can be started")
}

/// Runs a command of `frazil` on a data folder that does not exist.
pub fn frazil(arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("the temporary folder can be written");
    frazil_in(&folder.path().join("data"), arguments)
}

/// The function of `examples/hello-rust`, which Cargo builds beside the program.
pub fn rust_function() -> Vec<u8> {
    rust_example("hello-rust")
}

/// A function of `examples`, likewise.
pub fn rust_example(name: &str) -> Vec<u8> {
    let built = program().with_file_name("examples").join(name);
    std::fs::read(&built).unwrap_or_else(|error| {
        panic!(
            "{}: {error}; build it with cargo build --examples",
            built.display()
        )
    })
}
