//! Nothing of ours remains.

use std::os::fd::AsFd;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};

use frazil_sandbox::{Config, Network, Sandbox, Spec, StartError};

use crate::world::{self, World, shell, spawner};

/// Every cgroup, process and loop device that belongs to the sandbox of this name and directory.
fn remains(name: &str, state: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let out = Command::new("find")
        .args(["/sys/fs/cgroup", "-name", &format!("frazil-{name}")])
        .output()
        .unwrap();
    found.extend(
        String::from_utf8_lossy(&out.stdout)
            .lines()
            .map(str::to_owned),
    );
    for process in std::fs::read_dir("/proc").unwrap().flatten() {
        let lock = std::fs::read_link(process.path().join("fd/1")).unwrap_or_default();
        if lock.starts_with(state) {
            found.push(process.path().display().to_string());
        }
    }
    for device in std::fs::read_dir("/sys/block").unwrap().flatten() {
        let file =
            std::fs::read_to_string(device.path().join("loop/backing_file")).unwrap_or_default();
        if file.starts_with(state.to_str().unwrap()) {
            found.push(format!("{} {file}", device.path().display()));
        }
    }
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap();
    found.extend(
        mounts
            .lines()
            .filter(|line| line.contains(state.to_str().unwrap()))
            .map(str::to_owned),
    );
    found
}

#[test]
fn stopping_leaves_nothing() {
    let world = World::with("stop", |config| config.pool = 2);
    let (name, state) = (world.name.clone(), world.state.path().to_owned());
    let mut kept = Vec::new();
    for _ in 0..3 {
        let mut environment = world.sandbox.create(&Spec::default()).unwrap();
        let process = environment
            .start(&shell("echo on; sleep 1000 & sleep 1000"))
            .unwrap();
        world::wait_readable(process.stdout.as_fd());
        kept.push((environment, process));
    }
    kept[0].0.freeze().unwrap();
    assert!(!remains(&name, &state).is_empty());
    world.sandbox.stop();
    world::until("the loop devices are free", || {
        !remains(&name, &state)
            .iter()
            .any(|line| line.contains("loop"))
    });
    assert_eq!(remains(&name, &state), Vec::<String>::new());
    assert!(
        kept[1].0.start(&shell("true")).is_err(),
        "what is stopped says so"
    );
}

#[test]
fn one_environment_is_destroyed_and_the_other_stays() {
    let world = World::new("destroy");
    let mut kept = world.sandbox.create(&Spec::default()).unwrap();
    let destroyed = world.sandbox.create(&Spec::default()).unwrap();
    destroyed.destroy().unwrap();
    assert_eq!(world::run(&mut kept, "echo here").stdout, "here\n");
}

#[test]
fn two_servers_do_not_share_a_directory() {
    let world = World::new("share");
    let config = Config::new("other", world.state.path(), spawner());
    assert!(matches!(Sandbox::start(config), Err(StartError::InUse(_))));
}

/// Not a test: the server that the next test kills.
#[test]
#[ignore = "started by another test"]
fn victim() {
    let Ok(state) = std::env::var("FRAZIL_TEST_VICTIM") else {
        return;
    };
    let mut config = Config::new(
        format!("victim-{}", std::env::var("FRAZIL_TEST_NAME").unwrap()),
        &state,
        spawner(),
    );
    config.pool = 1;
    config.network = Network::Off;
    let sandbox = Sandbox::start(config).unwrap();
    let mut environment = sandbox.create(&Spec::default()).unwrap();
    let process = environment
        .start(&shell("echo on; sleep 1000 & sleep 1000"))
        .unwrap();
    world::wait_readable(process.stdout.as_fd());
    environment.freeze().unwrap();
    std::fs::write(Path::new(&state).join("ready"), "").unwrap();
    std::thread::park();
}

#[test]
fn a_killed_server_leaves_nothing_after_the_next_start() {
    let state = tempfile::tempdir().unwrap();
    let name = std::process::id().to_string();
    let mut server = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "leftovers::victim", "--ignored", "--nocapture"])
        .envs([
            ("FRAZIL_TEST_VICTIM", state.path().to_str().unwrap()),
            ("FRAZIL_TEST_NAME", &name),
        ])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    world::until("the victim runs", || {
        assert!(server.try_wait().unwrap().is_none(), "the victim ended");
        state.path().join("ready").exists()
    });
    server.kill().unwrap();
    assert_eq!(server.wait().unwrap().signal(), Some(9));
    let name = format!("victim-{name}");
    let sandbox = Sandbox::start(Config {
        pool: 0,
        ..Config::new(&name, state.path(), spawner())
    })
    .unwrap();
    sandbox.create(&Spec::default()).unwrap().destroy().unwrap();
    sandbox.stop();
    world::until("the loop devices are free", || {
        !remains(&name, state.path())
            .iter()
            .any(|line| line.contains("loop"))
    });
    assert_eq!(remains(&name, state.path()), Vec::<String>::new());
}

#[test]
fn fifty_at_once() {
    let world = World::with("fifty", |config| config.pool = 4);
    std::thread::scope(|scope| {
        let create = || {
            let mut environment = world.sandbox.create(&Spec::default()).unwrap();
            assert_eq!(world::run(&mut environment, "echo here").stdout, "here\n");
            environment
        };
        let threads = (0..50).map(|_| scope.spawn(create)).collect::<Vec<_>>();
        let environments = threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect::<Vec<_>>();
        assert_eq!(environments.len(), 50);
    });
    let (name, state) = (world.name.clone(), world.state.path().to_owned());
    world.sandbox.stop();
    world::until("nothing remains", || remains(&name, &state).is_empty());
}
