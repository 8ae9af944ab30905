//! `provided.al2023` and `provided.al2`: the package brings a `bootstrap` program.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::{Image, managed_api};

/// AWS's identifiers, newest first.
pub(super) const IDENTIFIERS: [&str; 2] = ["provided.al2023", "provided.al2"];

/// Where AWS looks for the program, in this order.
const PLACES: [&str; 2] = ["/var/task/bootstrap", "/opt/bootstrap"];

pub(super) fn image(runtime: &str) -> Image {
    let mut image = Image {
        mounts: Vec::new(),
        argv: vec![PLACES[0].into()],
        memory_flags: Vec::new(),
        execution_env: None,
        variables: BTreeMap::new(),
        runtime_api: managed_api(),
        version: format!("{runtime}.frazil"),
    };
    if runtime == "provided.al2" {
        // recorded on AWS: the older image has no /var/lang and another address
        image.runtime_api = SocketAddr::from((Ipv4Addr::LOCALHOST, 9001));
        let variables = [
            ("PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin"),
            (
                "LD_LIBRARY_PATH",
                "/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib",
            ),
        ];
        image.variables = variables
            .map(|(key, value)| (key.into(), value.into()))
            .into();
    }
    image
}

/// Takes the layers' program when the package brings none.
pub(super) fn choose_entrypoint(image: &mut Image, code_dir: &Path, opt_dir: Option<&Path>) {
    let in_layers = opt_dir.is_some_and(|dir| is_program(&dir.join("bootstrap")));
    if image.argv[0] == PLACES[0] && in_layers && !is_program(&code_dir.join("bootstrap")) {
        image.argv[0] = PLACES[1].into();
    }
}

/// The message of `Runtime.InvalidEntrypoint` when a package lacks the program that its runtime starts.
pub(super) fn missing_entrypoint(image: &Image, code_dir: &Path) -> Option<String> {
    let program = image.argv.first()?.strip_prefix("/var/task/")?;
    (!is_program(&code_dir.join(program)))
        .then(|| format!("Couldn't find valid bootstrap(s): [{}]", PLACES.join(" ")))
}

fn is_program(path: &Path) -> bool {
    let metadata = path.metadata();
    metadata.is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}
