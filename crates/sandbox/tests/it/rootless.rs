//! Without root: what remains of the promises. Each test runs again as an unprivileged user.

use std::os::fd::AsFd;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::Path;
use std::process::Command;

use frazil_sandbox::{Exit, Mount, Network, Spec, State};

use crate::network::{inside_a_network, reach};
use crate::world::{self, World, run, shell};

/// A user with nothing of its own.
const USER: u32 = 64_123;
const SPAWNER: &str = "FRAZIL_TEST_SPAWNER";

/// Runs this test again as [`USER`]. True in the copy. The programs are copied to where that user may read.
fn without_root(test: &str) -> bool {
    without_root_in(test, None)
}

/// The same in a cgroup.
fn without_root_in(test: &str, cgroup: Option<&Path>) -> bool {
    if std::env::var_os(SPAWNER).is_some() {
        return true;
    }
    let directory = tempfile::tempdir().unwrap();
    world::open_to_all(directory.path());
    chown(directory.path(), Some(USER), Some(USER)).unwrap();
    let place = |program: &Path, name: &str| {
        let copy = directory.path().join(name);
        std::fs::copy(program, &copy).unwrap();
        std::fs::set_permissions(&copy, std::fs::Permissions::from_mode(0o755)).unwrap();
        copy
    };
    let program = place(&std::env::current_exe().unwrap(), "tests");
    let spawner = place(Path::new(env!("CARGO_BIN_EXE_frazil-spawner")), "spawner");
    let join = cgroup.map_or(String::new(), |path| {
        format!("echo $$ > {}/cgroup.procs;", path.display())
    });
    let status = Command::new("bash")
        .args(["-c", &format!("{join} exec \"$@\""), "bash", "setpriv"])
        .args([
            format!("--reuid={USER}"),
            format!("--regid={USER}"),
            "--clear-groups".into(),
        ])
        .arg(program)
        .args(["--exact", &format!("rootless::{test}"), "--nocapture"])
        .env(SPAWNER, spawner)
        .env("TMPDIR", directory.path())
        .current_dir(directory.path())
        .status()
        .expect("the tests without root need setpriv");
    assert!(status.success());
    false
}

#[test]
fn an_environment_without_root_keeps_most_promises() {
    if !without_root("an_environment_without_root_keeps_most_promises") {
        return;
    }
    let world = World::new("rootless");
    let code = tempfile::tempdir().unwrap();
    std::fs::write(code.path().join("handler"), "code").unwrap();
    let mounts = vec![Mount {
        source: code.path().into(),
        target: "/var/task".into(),
    }];
    let spec = Spec {
        mounts,
        tmp_bytes: 16 << 20,
        listeners: vec!["169.254.100.1:9001".parse().unwrap()],
        ..Spec::default()
    };
    let mut environment = world.sandbox.create(&spec).unwrap();
    assert_eq!(environment.take_listeners().len(), 1);
    let out = run(
        &mut environment,
        "id -u; cat handler; grep -E '^(CapEff|CapBnd|NoNewPrivs|Seccomp:)' /proc/self/status | cut -f2; uname -n",
    );
    let zero = "0000000000000000";
    assert_eq!(
        out.stdout,
        format!("993\ncode{zero}\n{zero}\n1\n2\n169.254.100.2\n"),
        "{}",
        out.stderr
    );
    let out = run(
        &mut environment,
        "for d in / /usr /etc /var/task /dev /home; do touch $d/x; done; ls /.host; kill -9 1; cat /proc/1/environ; echo x > /dev/null; echo on",
    );
    assert_eq!(
        out.stderr.matches("Read-only file system").count(),
        6,
        "{}",
        out.stderr
    );
    assert_eq!(out.stdout, "on\n");
    let out = run(
        &mut environment,
        "dd if=/dev/zero of=/tmp/full bs=1M count=20 2>&1; stat -c %s /tmp/full",
    );
    assert!(
        out.stdout.contains("No space left on device") && out.stdout.ends_with("\n16777216\n"),
        "{}",
        out.stdout
    );
    assert_eq!(environment.usage().tmp_used_bytes, 16 << 20);
    assert_eq!(
        run(&mut environment, "stat -c %s /tmp/full").stdout,
        "16777216\n",
        "a reset keeps /tmp"
    );
    environment.destroy().unwrap();
}

#[test]
fn freezing_and_killing_work_without_root() {
    if !without_root("freezing_and_killing_work_without_root") {
        return;
    }
    freezes(&World::new("rootless-freeze"));
}

fn freezes(world: &World) {
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let mut process = environment
        .start(&shell(
            "while :; do printf x >> /tmp/count; done & echo on; wait",
        ))
        .unwrap();
    world::wait_readable(process.stdout.as_fd());
    environment.freeze().unwrap();
    world::until("frozen", || environment.is_frozen().unwrap());
    let before = environment.usage().tmp_used_bytes;
    std::thread::sleep(std::time::Duration::from_millis(30));
    assert_eq!(environment.usage().tmp_used_bytes, before);
    environment.thaw().unwrap();
    world::until("it counts on", || {
        environment.usage().tmp_used_bytes > before
    });
    environment.freeze().unwrap();
    environment.kill_all().unwrap();
    assert_eq!(process.try_exit(), Some(Exit::Signal(9)));
    assert_eq!(run(&mut environment, "echo again").stdout, "again\n");
}

#[test]
fn the_outside_is_reached_without_root() {
    if !inside_a_network("rootless::the_outside_is_reached_without_root")
        || !without_root("the_outside_is_reached_without_root")
    {
        return;
    }
    let world = World::with("rootless-net", |config| config.network = Network::Auto);
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    assert_eq!(reach(&mut environment, "203.0.113.1"), "answered");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let knock = format!("exec 3<>/dev/tcp/127.0.0.1/{port}");
    let mut process = environment.start(&world::bash(&knock)).unwrap();
    assert_ne!(
        world::wait_for_exit(&mut process),
        Exit::Code(0),
        "the host's loopback is out of reach"
    );
    let mut offline = world
        .sandbox
        .create(&Spec {
            network: false,
            ..Spec::default()
        })
        .unwrap();
    assert_eq!(reach(&mut offline, "203.0.113.1"), "unreachable");
}

/// As systemd does for a user's services: a subtree of cgroup v2 belongs to the user.
#[test]
fn a_delegated_cgroup_freezes_without_root() {
    const TEST: &str = "a_delegated_cgroup_freezes_without_root";
    if std::env::var_os(SPAWNER).is_none() {
        let mount = ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"].map(Path::new);
        let mount = mount
            .into_iter()
            .find(|path| path.join("cgroup.subtree_control").exists())
            .unwrap();
        let ours = mount.join(format!("frazil-delegated-{}", std::process::id()));
        let leaf = ours.join("leaf");
        for directory in [&ours, &leaf] {
            std::fs::create_dir(directory).unwrap();
            chown(directory, Some(USER), Some(USER)).unwrap();
            for file in ["cgroup.procs", "cgroup.subtree_control"] {
                chown(directory.join(file), Some(USER), Some(USER)).unwrap();
            }
        }
        without_root_in(TEST, Some(&leaf));
        std::fs::remove_dir(leaf).unwrap();
        std::fs::remove_dir(ours).unwrap();
        return;
    }
    let world = World::new("delegated");
    let freezer = world
        .sandbox
        .checks()
        .into_iter()
        .find(|check| check.name == "freezer")
        .unwrap();
    assert_eq!(freezer.state, State::Works);
    freezes(&world);
    world.sandbox.stop();
}

#[test]
fn an_image_is_the_whole_root_without_root_too() {
    if !without_root("an_image_is_the_whole_root_without_root_too") {
        return;
    }
    let world = World::new("rootless-image");
    let root = tempfile::tempdir().unwrap();
    let mut environment = world.sandbox.create(&world::image(root.path())).unwrap();
    world::see_only_the_image(&mut environment);
    environment.destroy().unwrap();
}
