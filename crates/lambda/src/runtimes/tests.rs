use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;

use super::*;

/// A host with these programs on its `PATH`: name and content.
fn host(dir: &Path, programs: &[(&str, &str)]) -> Host {
    let bin = dir.join("bin");
    fs::create_dir(&bin).unwrap();
    for (name, content) in programs {
        fs::write(bin.join(name), content).unwrap();
        fs::set_permissions(bin.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    }
    Host {
        cache_dir: dir.join("cache"),
        path: vec![bin],
        pyenv_versions: Some(dir.join("versions")),
        uv_pythons: None,
        uv: Arc::new(|| Err("there is no network in this test".into())),
        progress: Arc::new(Silent),
    }
}

fn image() -> Image {
    Image {
        mounts: Vec::new(),
        argv: vec!["/p".into(), "a".into()],
        memory_flags: vec![("--heap".into(), 90)],
        execution_env: Some("AWS_Lambda_x".into()),
        variables: BTreeMap::new(),
        runtime_api: managed_api(),
        version: String::new(),
    }
}

#[test]
fn a_command_carries_the_memory_and_the_wrapper() {
    let check = |image: &Image, variables: &[(&str, &str)], expect: &[&str]| {
        let variables = variables
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        assert_eq!(image.command(&variables, 128), expect);
    };
    check(&image(), &[], &["/p", "--heap=115", "a"]);
    let wrapper = [("AWS_LAMBDA_EXEC_WRAPPER", "/opt/w")];
    check(
        &image(),
        &wrapper,
        &["/var/runtime/bootstrap", "/p", "--heap=115", "a"],
    );
    check(
        &provided::image("provided.al2023"),
        &wrapper,
        &["/var/task/bootstrap"],
    );
}

#[test]
fn interpreters_are_binaries_and_the_first_on_the_path_wins() {
    let dir = tempfile::tempdir().unwrap();
    let host = host(
        dir.path(),
        &[
            ("python3.11", "\x7fELF first"),
            ("python3.12", "#!/bin/sh\nshim"),
            ("python3.7", "\x7fELF"),
        ],
    );
    for version in ["3.11.9", "3.12.4", "3.12.1"] {
        let bin = dir.path().join("versions").join(version).join("bin");
        fs::create_dir_all(&bin).unwrap();
        let name = &format!("python{}", &version[..4]);
        fs::write(bin.join(name), "\x7fELF").unwrap();
    }
    let found = python::interpreters(&host);
    assert_eq!(found[&11], host.path[0].join("python3.11"));
    assert_eq!(
        found[&12],
        dir.path().join("versions/3.12.4/bin/python3.12")
    );
    assert!(!found.contains_key(&7));
}

#[test]
fn a_missing_runtime_says_what_there_is() {
    let dir = tempfile::tempdir().unwrap();
    let runtimes = HostRuntimes::new(host(
        dir.path(),
        &[("node", "#!/bin/sh\necho /opt/node/bin/node; echo 22.3.1")],
    ));
    let available = runtimes.available();
    assert!(
        available.ends_with(&[
            "nodejs22.x".into(),
            "provided.al2023".into(),
            "provided.al2".into()
        ]),
        "{available:?}"
    );
    for runtime in [
        "ruby3.4",
        "nodejs20.x",
        "python3.7",
        "python3.99",
        "python2.7",
        "",
    ] {
        let error = runtimes.image(runtime, "h").unwrap_err();
        let expect = format!(
            "the runtime {runtime} is not available on this host, which has: {}",
            available.join(", ")
        );
        assert_eq!(error.to_string(), expect);
    }
}

#[test]
fn a_runtime_that_cannot_be_fetched_says_what_was_wanted() {
    let dir = tempfile::tempdir().unwrap();
    let mut host = host(dir.path(), &[]);
    // says where it lives as Python would; that is all that happens before packages are fetched
    let answer = "echo '{\"prefix\": \"/usr\", \"stdlib\": \"/usr/lib/python3.14\"}'";
    let program = dir.path().join("python3.14");
    fs::write(&program, format!("#!/bin/sh\n{answer}")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let error = python::image(&host, 14, &program).unwrap_err();
    let expect = format!(
        "awslambdaric with boto3 for {} cannot be fetched without uv",
        program.display()
    );
    assert_eq!(error.to_string(), expect);
    assert!(error.remedy().starts_with("go online once"));

    host.uv = Arc::new(|| {
        Ok(Uv {
            program: "/bin/false".into(),
            variables: BTreeMap::new(),
        })
    });
    let error = python::image(&host, 14, &program).unwrap_err();
    let cache = host.cache_dir.display();
    let expect = format!(
        "awslambdaric with boto3 for {} is not in the cache {cache} and could not be fetched",
        program.display()
    );
    assert_eq!(error.to_string(), expect);
    assert!(fs::read_dir(&host.cache_dir).unwrap().all(|entry| {
        entry
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with('.')
    }));
}

#[test]
fn a_node_outside_usr_brings_its_prefix_and_one_inside_is_linked() {
    let dir = tempfile::tempdir().unwrap();
    let host = host(dir.path(), &[("node", "")]);
    let image = |program: &Path| {
        let node = node::Node {
            program: program.to_owned(),
            version: "20.1.0".into(),
        };
        node::image(&host, &node).unwrap()
    };
    let own = image(&host.path[0].join("node"));
    assert_eq!(
        own.mounts[1],
        (dir.path().to_owned(), PathBuf::from("/var/lang"))
    );
    let shared = image(Path::new("/usr/bin/node"));
    assert_eq!(
        fs::read_link(shared.mounts[1].0.join("bin/node")).unwrap(),
        Path::new("/usr/bin/node")
    );
    assert_eq!(own.execution_env.as_deref(), Some("AWS_Lambda_nodejs20.x"));
    assert!(shared.mounts[0].0.join("index.js").is_file());
}

#[test]
fn a_package_without_bootstrap_has_no_entrypoint() {
    let dir = tempfile::tempdir().unwrap();
    let provided = provided::image("provided.al2023");
    let message = "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]";
    assert_eq!(
        provided.missing_entrypoint(dir.path()).as_deref(),
        Some(message)
    );
    let bootstrap = dir.path().join("bootstrap");
    fs::write(&bootstrap, "").unwrap();
    fs::set_permissions(&bootstrap, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(
        provided.missing_entrypoint(dir.path()).as_deref(),
        Some(message)
    );
    fs::set_permissions(&bootstrap, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(provided.missing_entrypoint(dir.path()), None);
    assert_eq!(image().missing_entrypoint(Path::new("/nowhere")), None);
}

#[test]
fn a_host_is_described_by_its_variables() {
    let variables = |name: &str| match name {
        "PATH" => Some("/a:/b".into()),
        "HOME" => Some("/home/me".into()),
        "PYENV_ROOT" => Some("/pyenv".into()),
        _ => None,
    };
    let host = Host::new(
        "/cache".into(),
        variables,
        Arc::new(|| Err("no".into())),
        Arc::new(Silent),
    );
    let usual = ["/a", "/b", "/usr/local/bin", "/usr/bin"];
    assert_eq!(host.path, usual.map(PathBuf::from));
    assert_eq!(
        host.pyenv_versions.as_deref(),
        Some(Path::new("/pyenv/versions"))
    );
    assert_eq!(
        host.uv_pythons.as_deref(),
        Some(Path::new("/home/me/.local/share/uv/python"))
    );
}
