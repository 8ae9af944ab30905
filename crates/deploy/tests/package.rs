//! Packages, made by the real uv with the real package index.

#![allow(clippy::unwrap_used, reason = "a test may")]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use frazil_deploy::{Package, Project, Workshop, package};

/// One cache for all tests: uv is fetched once.
fn workshop() -> Workshop {
    let cache = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cache");
    Workshop {
        cache,
        variables: std::env::vars_os().collect(),
    }
}

fn project(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    dir
}

fn make(dir: &Path) -> Package {
    package(&Project::open(dir, None).unwrap(), &workshop(), &()).unwrap()
}

/// Name → (mode, bytes).
fn content(package: &Package) -> BTreeMap<String, (u32, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&package.path).unwrap()).unwrap();
    let mut content = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        content.insert(
            file.name().to_owned(),
            (file.unix_mode().unwrap() & 0o7777, bytes),
        );
    }
    content
}

const APP: &str = "from flask import Flask\napp = Flask(__name__)\n\n@app.get('/')\ndef hello():\n    return 'hello'\n";
const SETTINGS: &str = r#"{"dev": {"app_function": "app.app", "project_name": "demo", "exclude": ["*.secret"], "exclude_glob": ["static/**/*.map"]}}"#;

#[test]
fn a_package_has_the_application_its_dependencies_and_the_adapter_and_nothing_idle() {
    let dir = project(&[
        ("app.py", APP),
        ("zappa_settings.json", SETTINGS),
        ("requirements.txt", "flask\nboto3\n"),
        ("static/js/a.map", ""),
        ("static/js/a.js", "1"),
        ("key.secret", ""),
        (".git/config", ""),
        ("env/pyvenv.cfg", ""),
        ("env/lib/x.py", ""),
        ("pkg/__pycache__/old.cpython-27.pyc", ""),
    ]);
    let package = make(dir.path());
    let content = content(&package);
    for name in [
        "app.py",
        "static/js/a.js",
        "frazil_adapter/__init__.py",
        "frazil_settings.py",
        "flask/app.py",
    ] {
        assert!(content.contains_key(name), "{name} is missing");
    }
    let idle = |name: &String| {
        [
            "zappa_settings",
            ".secret",
            ".map",
            ".git/",
            "env/",
            "boto3",
            "botocore",
            "bin/",
            "pkg/__pycache__",
        ]
        .iter()
        .any(|part| name.contains(part))
            || name.ends_with("/RECORD")
    };
    assert_eq!(
        content.keys().filter(|name| idle(name)).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    assert!(
        content
            .values()
            .all(|(mode, _)| matches!(mode, 0o644 | 0o755))
    );
    assert_eq!(package.handler, "frazil_adapter.handler.lambda_handler");
    assert_eq!(package.files, content.len());
}

#[test]
fn bytecode_is_valid_without_a_check_and_names_var_task() {
    let dir = project(&[
        (
            "app.py",
            "app = None\ndef broken():\n    raise ValueError\n",
        ),
        ("zappa_settings.json", SETTINGS),
        ("requirements.txt", "click\n"),
    ]);
    let content = content(&make(dir.path()));
    let pyc = |prefix: &str| {
        content
            .iter()
            .find(|(name, _)| name.starts_with(prefix) && name.ends_with(".pyc"))
            .map(|(_, (_, bytes))| bytes)
    };
    for (prefix, file) in [
        ("__pycache__/app.", "/var/task/app.py"),
        ("click/__pycache__/core.", "/var/task/click/core.py"),
    ] {
        let bytes = pyc(prefix).unwrap_or_else(|| panic!("no bytecode of {prefix}"));
        // PEP 552: flag 1 = by hash, flag 2 (check the source) not set.
        assert_eq!(bytes[4..8], [1, 0, 0, 0], "{prefix}");
        assert!(
            bytes
                .windows(file.len())
                .any(|window| window == file.as_bytes()),
            "{prefix} does not name {file}"
        );
    }
}

#[test]
fn the_same_project_makes_the_same_bytes_even_from_an_empty_cache() {
    let files = [
        ("app.py", APP),
        ("zappa_settings.json", SETTINGS),
        ("requirements.txt", "markupsafe\nclick\n"),
    ];
    let (one, two) = (project(&files), project(&files));
    let first = make(one.path());
    // Another cache, another folder; only uv itself is taken over.
    let cache = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(workshop().cache.join("uv"), cache.path().join("uv")).unwrap();
    let elsewhere = Workshop {
        cache: cache.path().to_owned(),
        ..workshop()
    };
    let second = package(&Project::open(two.path(), None).unwrap(), &elsewhere, &()).unwrap();
    assert_eq!(first.sha256, second.sha256);
    assert_ne!(first.path, second.path);
}

#[test]
fn a_runtime_of_another_version_gets_its_own_wheels_and_bytecode() {
    let settings = r#"{"dev": {"app_function": "app.app", "project_name": "other", "runtime": "python3.12", "architecture": "arm64"}}"#;
    let dir = project(&[
        ("app.py", "app = None"),
        ("zappa_settings.json", settings),
        ("requirements.txt", "markupsafe\n"),
    ]);
    let package = make(dir.path());
    let names: Vec<String> = content(&package).into_keys().collect();
    assert!(
        names
            .iter()
            .any(|name| name.ends_with("cpython-312-aarch64-linux-gnu.so")),
        "{names:?}"
    );
    assert_eq!(package.runtime, "python3.12");
    let foreign = |name: &&String| name.ends_with(".pyc") && !name.contains("cpython-312");
    assert_eq!(
        names.iter().filter(foreign).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}

#[test]
fn a_requirement_that_does_not_exist_is_explained_in_uvs_words() {
    let dir = project(&[
        ("app.py", APP),
        ("zappa_settings.json", SETTINGS),
        ("requirements.txt", "flask==99999\n"),
    ]);
    let error = package(&Project::open(dir.path(), None).unwrap(), &workshop(), &()).unwrap_err();
    assert_eq!(error.to_string(), "the dependencies could not be installed");
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert!(cause.contains("flask==99999"), "{cause}");
}

#[test]
fn without_uv_and_without_an_index_the_error_names_what_was_wanted() {
    let dir = project(&[
        ("app.py", APP),
        ("zappa_settings.json", SETTINGS),
        ("requirements.txt", "flask\n"),
    ]);
    let cache = tempfile::tempdir().unwrap();
    let mut offline = Workshop {
        cache: cache.path().to_owned(),
        ..workshop()
    };
    offline.variables.insert("PIP_NO_INDEX".into(), "1".into());
    offline
        .variables
        .insert("PIP_FIND_LINKS".into(), cache.path().into());
    let error = package(&Project::open(dir.path(), None).unwrap(), &offline, &()).unwrap_err();
    assert!(error.to_string().starts_with("uv (uv>="), "{error}");
    assert!(error.remedy().contains("PIP_INDEX_URL"));
    let left: Vec<_> = std::fs::read_dir(cache.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["dependencies"], "the failed attempt left something");
}

#[test]
fn an_application_that_imports_zappa_keeps_zappas_handler() {
    let app = "from tasks import later\nfrom flask import Flask\napp = Flask(__name__)\n";
    let tasks = "from zappa.asynchronous import task as later\n";
    let dir = project(&[
        ("app.py", app),
        ("tasks.py", tasks),
        ("zappa_settings.json", SETTINGS),
    ]);
    let package = make(dir.path());
    assert_eq!(package.handler, "zappa.handler.lambda_handler");
    let content = content(&package);
    assert!(
        content.contains_key("zappa_settings.py") && !content.contains_key("frazil_settings.py")
    );
}

#[test]
fn zappa_itself_stays_out_when_the_application_does_without_it() {
    let dir = project(&[
        ("app.py", "app = None"),
        ("zappa_settings.json", SETTINGS),
        ("requirements.txt", "click\nzappa\n"),
    ]);
    let names: Vec<String> = content(&make(dir.path())).into_keys().collect();
    assert!(names.iter().any(|name| name == "click/core.py"));
    assert!(
        !names
            .iter()
            .any(|name| name.starts_with("zappa/") || name.starts_with("hjson/")),
        "{names:?}"
    );
}

#[test]
fn without_requirements_the_package_gets_what_the_virtual_environment_has() {
    let dir = project(&[("app.py", "app = None"), ("zappa_settings.json", SETTINGS)]);
    let venv = dir.path().join(".venv");
    assert!(
        Command::new("python3")
            .args(["-m", "venv", "--without-pip"])
            .arg(&venv)
            .status()
            .unwrap()
            .success()
    );
    let lib = std::fs::read_dir(venv.join("lib"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let info = lib.join("site-packages/click-8.1.7.dist-info");
    std::fs::create_dir_all(&info).unwrap();
    std::fs::write(
        info.join("METADATA"),
        "Metadata-Version: 2.1\nName: click\nVersion: 8.1.7\n",
    )
    .unwrap();
    let content = content(&make(dir.path()));
    assert!(content.contains_key("click-8.1.7.dist-info/METADATA"));
    assert!(!content.keys().any(|name| name.starts_with(".venv/")));
}

#[test]
fn dependencies_in_poetrys_own_table_are_an_error_with_a_remedy() {
    let dir = project(&[
        ("app.py", "app = None"),
        ("zappa_settings.json", SETTINGS),
        (
            "pyproject.toml",
            "[tool.poetry.dependencies]\nflask = \"*\"\n",
        ),
    ]);
    let error = package(&Project::open(dir.path(), None).unwrap(), &workshop(), &()).unwrap_err();
    assert!(error.remedy().contains("poetry export"), "{error}");
}

#[test]
fn pyproject_and_its_lock_file_are_read() {
    let pyproject = "[project]\nname = \"demo\"\nversion = \"1\"\nrequires-python = \">=3.9\"\ndependencies = [\"click==8.1.7\"]\n";
    let dir = project(&[
        ("app.py", "app = None"),
        ("zappa_settings.json", SETTINGS),
        ("pyproject.toml", pyproject),
    ]);
    assert!(content(&make(dir.path())).contains_key("click/core.py"));
    let locked = Command::new(workshop().cache.join("uv/bin/uv"))
        .args(["lock", "--quiet"])
        .current_dir(dir.path())
        .status();
    assert!(locked.unwrap().success());
    // The lock wins from now on: nothing is resolved again.
    let pyproject = pyproject.replace("click==8.1.7", "click");
    std::fs::write(dir.path().join("pyproject.toml"), pyproject).unwrap();
    assert!(content(&make(dir.path())).contains_key("click-8.1.7.dist-info/METADATA"));
}

#[test]
fn a_file_of_secrets_is_warned_of_unless_it_stays_out() {
    let warned = |exclude: &str| {
        let settings = format!("{{dev: {{app_function: 'app.app', exclude: ['{exclude}']}}}}");
        let dir = project(&[
            ("app.py", "app = None"),
            (".env", "KEY=1"),
            ("zappa_settings.json", &settings),
        ]);
        Project::open(dir.path(), None).unwrap().notes.len()
    };
    assert_eq!((warned("x"), warned(".env")), (1, 0));
}

#[test]
fn the_guestbook_is_packaged_without_what_the_runtime_brings_along() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/guestbook");
    let package = make(&dir);
    let content = content(&package);
    let top: std::collections::BTreeSet<&str> = content
        .keys()
        .filter_map(|name| name.split('/').next())
        .collect();
    assert!(
        top.contains("templates") && top.contains("static") && top.contains("jinja2"),
        "{top:?}"
    );
    assert!(
        !top.contains("boto3") && !top.contains("botocore"),
        "{top:?}"
    );
    assert!(package.bytes < 3 * 1024 * 1024, "{} bytes", package.bytes);
    let settings = String::from_utf8(content["frazil_settings.py"].1.clone()).unwrap();
    assert!(
        settings.contains("ENVIRONMENT_VARIABLES = {\"GUESTBOOK_BUCKET\":\"guestbook\""),
        "{settings}"
    );
}

#[test]
fn the_adapters_own_tests_pass() {
    let adapter = Path::new(env!("CARGO_MANIFEST_DIR")).join("adapter");
    let output = Command::new("python3")
        .args([
            "-B", "-m", "unittest", "discover", "-q", "-s", "tests", "-t", ".",
        ])
        .current_dir(adapter)
        .output();
    let output = output.expect("python3 starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
