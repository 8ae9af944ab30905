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

/// The message of `Runtime.InvalidEntrypoint` when a package lacks the program that its runtime starts.
pub(super) fn missing_entrypoint(image: &Image, code_dir: &Path) -> Option<String> {
    let program = image.argv.first()?.strip_prefix("/var/task/")?;
    let metadata = code_dir.join(program).metadata();
    let executable = metadata
        .is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0);
    (!executable).then(|| format!("Couldn't find valid bootstrap(s): [{}]", PLACES.join(" ")))
}
