//! Node's clients of AWS: the SDK for JavaScript, CDK and osls, pinned, installed once by npm.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{Missing, python, workspace};

/// The folder of modules with the AWS SDK for JavaScript.
pub fn modules() -> PathBuf {
    let modules = installed("javascript", "tests/js");
    modules.unwrap_or_else(|missing| panic!("no test can do without {missing:?}"))
}

/// The folder of modules with CDK, its library and its command in `.bin`.
pub fn cdk() -> Result<PathBuf, Missing> {
    installed("cdk", "tests/cdk")
}

/// The folder of modules with the Serverless Framework's fork and its command in `.bin`.
pub fn osls() -> Result<PathBuf, Missing> {
    installed("osls", "tests/osls")
}

fn installed(name: &str, pins: &str) -> Result<PathBuf, Missing> {
    let wanted = workspace().join(pins);
    let read = |name| fs::read_to_string(wanted.join(name)).expect("it is in the source tree");
    let (package, lock) = (read("package.json"), read("package-lock.json"));
    let folder = python::once(name, name, &lock, |folder| {
        fs::create_dir_all(folder).expect("the cache can be written");
        for (name, text) in [("package.json", &package), ("package-lock.json", &lock)] {
            fs::write(folder.join(name), text).expect("the cache can be written");
        }
        let quiet = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        python::run(Command::new("npm").args(quiet).current_dir(folder))
    });
    folder.map(|folder| folder.join("node_modules"))
}
