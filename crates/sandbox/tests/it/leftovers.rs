//! Nothing of ours remains.

use std::os::fd::AsFd;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};

use frazil_sandbox::{Config, CreateError, Freezer, Network, Sandbox, Spec, StartError};

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
    if std::env::var_os("FRAZIL_TEST_V1").is_some() {
        config.freezer = Freezer::V1;
    }
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
    killed_with(None);
}

#[test]
fn a_killed_server_leaves_nothing_that_the_v1_freezer_holds() {
    killed_with(Some(("FRAZIL_TEST_V1", "1")));
}

fn killed_with(variable: Option<(&str, &str)>) {
    let state = tempfile::tempdir().unwrap();
    let name = std::process::id().to_string();
    let mut server = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "leftovers::victim", "--ignored", "--nocapture"])
        .envs([
            ("FRAZIL_TEST_VICTIM", state.path().to_str().unwrap()),
            ("FRAZIL_TEST_NAME", &name),
        ])
        .envs(variable)
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
    world::until("nothing remains", || {
        remains(&name, state.path()).is_empty()
    });
    let config = Config {
        pool: 0,
        network: Network::Off,
        ..Config::new(&name, state.path(), spawner())
    };
    let sandbox = Sandbox::start(config).unwrap();
    sandbox.create(&Spec::default()).unwrap().destroy().unwrap();
    sandbox.stop();
    world::until("nothing remains", || {
        remains(&name, state.path()).is_empty()
    });
}

/// The spawner killed as well: only the next start can tidy up.
#[test]
fn a_start_sweeps_what_nobody_could() {
    for freezer in [Freezer::Auto, Freezer::V1] {
        let world = World::with("sweeps", |config| config.freezer = freezer);
        let mut environment = world.sandbox.create(&Spec::default()).unwrap();
        let process = environment
            .start(&shell("echo on; sleep 1000 & sleep 1000"))
            .unwrap();
        world::wait_readable(process.stdout.as_fd());
        environment.freeze().unwrap();
        let spawner = remains(&world.name, world.state.path())
            .into_iter()
            .find(|line| {
                std::fs::read_to_string(Path::new(line).join("comm"))
                    .is_ok_and(|name| name == "frazil-spawner\n")
            });
        let pid = spawner
            .unwrap()
            .trim_start_matches("/proc/")
            .parse()
            .unwrap();
        rustix::process::kill_process(
            rustix::process::Pid::from_raw(pid).unwrap(),
            rustix::process::Signal::KILL,
        )
        .unwrap();
        assert!(matches!(
            world::until_some("creating fails", || world
                .sandbox
                .create(&Spec::default())
                .err()),
            CreateError::SpawnerGone
        ));
        let copy = tempfile::tempdir().unwrap();
        let config = Config {
            pool: 0,
            network: Network::Off,
            ..Config::new(&world.name, copy.path(), world::spawner())
        };
        Sandbox::start(config).unwrap().stop();
        world::until("the program is gone", || {
            rustix::io::read(process.exit_fd(), &mut [0; 8]) == Ok(0)
        });
    }
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
