//! Code that stands in a template itself: a package with one file named `index`, and beside it, if the code asks for
//! it, the module that AWS puts there for custom resources.

use std::io::{Cursor, Write as _};

use bytes::Bytes;
use frazil_wire::Fault;
use serde_json::Value as Json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::faults::failed;

/// A language whose code may stand in a template.
struct Language {
    index: &'static str,
    /// How the module is asked for, where it lies, and its text.
    module: (&'static str, &'static str, &'static str),
}

const NODE: Language = Language {
    index: "index.js",
    module: (
        "cfn-response",
        "node_modules/cfn-response/index.js",
        include_str!("inline/cfn-response.js"),
    ),
};

const PYTHON: Language = Language {
    index: "index.py",
    module: (
        "cfnresponse",
        "cfnresponse.py",
        include_str!("inline/cfnresponse.py"),
    ),
};

/// The package, if there is code in the template.
pub(super) fn package(properties: &Json) -> Result<Option<Bytes>, Fault> {
    let Some(text) = properties["Code"]["ZipFile"].as_str() else {
        return Ok(None);
    };
    let runtime = properties["Runtime"].as_str().unwrap_or_default();
    let language = match runtime.starts_with("node") {
        true => &NODE,
        false => &PYTHON,
    };
    let mut files = vec![(language.index, text)];
    let (name, path, module) = language.module;
    if text.contains(name) {
        files.push((path, module));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().unix_permissions(0o644);
    for (path, text) in files {
        zip.start_file(path, options)
            .map_err(|error| failed(&error))?;
        zip.write_all(text.as_bytes())
            .map_err(|error| failed(&error))?;
    }
    let bytes = zip.finish().map_err(|error| failed(&error))?;
    Ok(Some(Bytes::from(bytes.into_inner())))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_module_for_custom_resources_comes_with_code_that_asks_for_it() {
        for (runtime, code, files) in [
            ("python3.12", "import os", &["index.py"][..]),
            (
                "python3.12",
                "import cfnresponse",
                &["index.py", "cfnresponse.py"],
            ),
            (
                "nodejs22.x",
                "require('cfn-response')",
                &["index.js", "node_modules/cfn-response/index.js"],
            ),
        ] {
            let properties = json!({"Runtime": runtime, "Code": {"ZipFile": code}});
            let bytes = package(&properties).expect("packed").expect("code");
            let zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
            let names: Vec<&str> = zip.file_names().collect();
            assert_eq!(names, files);
        }
    }
}
