//! A sandbox of its own for each test, and programs that run in it.

use std::ffi::OsString;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use frazil_sandbox::{
    Config, Environment, Exit, Network, Process, Program, Sandbox, Spawner, Spec,
};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A running sandbox whose state directory goes away with it.
pub(crate) struct World {
    pub(crate) sandbox: Sandbox,
    pub(crate) name: String,
    pub(crate) state: tempfile::TempDir,
}

/// What a program said and how it ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) exit: Exit,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl World {
    pub(crate) fn new(name: &str) -> Self {
        Self::with(name, |_| {})
    }

    pub(crate) fn with(name: &str, adjust: impl FnOnce(&mut Config)) -> Self {
        let state = tempfile::tempdir().unwrap();
        let name = format!("t{}-{name}", std::process::id());
        let mut config = Config::new(&name, state.path(), spawner());
        config.pool = 0;
        config.network = Network::Off;
        adjust(&mut config);
        Self {
            sandbox: Sandbox::start(config).unwrap(),
            name,
            state,
        }
    }
}

pub(crate) fn spawner() -> Spawner {
    let copy = std::env::var_os("FRAZIL_TEST_SPAWNER").map(PathBuf::from);
    Spawner {
        program: copy.unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_frazil-spawner"))),
        args: Vec::new(),
    }
}

/// A shell script as a program.
pub(crate) fn shell(script: &str) -> Program {
    Program {
        argv: ["/bin/sh", "-c", script].map(OsString::from).into(),
        env: vec![("PATH".into(), "/usr/local/bin:/usr/bin:/bin".into())],
        cwd: "/var/task".into(),
        log_fd_number: None,
    }
}

/// The same for bash: `/dev/tcp`, long descriptor numbers.
pub(crate) fn bash(script: &str) -> Program {
    Program {
        argv: ["/bin/bash", "-c", script].map(OsString::from).into(),
        ..shell("")
    }
}

/// Runs a shell script to its end.
pub(crate) fn run(environment: &mut Environment, script: &str) -> Outcome {
    let mut process = environment.start(&shell(script)).unwrap();
    let exit = wait_for_exit(&mut process);
    environment.kill_all().unwrap();
    Outcome {
        exit,
        stdout: drain(&process.stdout),
        stderr: drain(&process.stderr),
    }
}

/// Waits for the program's end; collects nothing, so what it says must fit in the pipes.
pub(crate) fn wait_for_exit(process: &mut Process) -> Exit {
    wait_readable(process.exit_fd());
    process.try_exit().unwrap()
}

/// Everything until the last writer is gone.
pub(crate) fn drain(pipe: &OwnedFd) -> String {
    let mut all = Vec::new();
    let mut buffer = [0; 64 << 10];
    loop {
        match rustix::io::read(pipe, &mut buffer) {
            Ok(0) => return String::from_utf8(all).unwrap(),
            Ok(length) => all.extend(&buffer[..length]),
            Err(rustix::io::Errno::AGAIN) => wait_readable(pipe.as_fd()),
            Err(error) => panic!("{error}"),
        }
    }
}

/// Reads until a word was said.
pub(crate) fn read_until(pipe: &OwnedFd, word: &str) {
    let mut said = String::new();
    while !said.contains(word) {
        wait_readable(pipe.as_fd());
        let mut buffer = [0; 4096];
        let length = rustix::io::read(pipe, &mut buffer).unwrap();
        assert_ne!(length, 0, "the end came before {word:?}: {said}");
        said.push_str(&String::from_utf8_lossy(&buffer[..length]));
    }
}

pub(crate) fn wait_readable(fd: BorrowedFd<'_>) {
    let timeout = Timespec {
        tv_sec: PATIENCE.as_secs() as i64,
        tv_nsec: 0,
    };
    let ready = poll(
        &mut [PollFd::from_borrowed_fd(fd, PollFlags::IN)],
        Some(&timeout),
    )
    .unwrap();
    assert_eq!(ready, 1, "nothing to read for {PATIENCE:?}");
}

/// Waits for a condition that nothing announces.
pub(crate) fn until(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !condition() {
        assert!(Instant::now() < deadline, "{what} did not come true");
        std::thread::yield_now();
    }
}

/// Waits for a value that nothing announces.
pub(crate) fn until_some<T>(what: &str, mut value: impl FnMut() -> Option<T>) -> T {
    let mut found = None;
    until(what, || {
        found = value();
        found.is_some()
    });
    found.unwrap()
}

/// Lets the function's user enter a temporary directory.
pub(crate) fn open_to_all(directory: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(directory, std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// A root of its own: nothing in it but a file and room for the host's `/usr`, which [`Spec::mounts`] brings.
pub(crate) fn image(root: &std::path::Path) -> Spec {
    use std::os::unix::fs::symlink;
    for directory in ["dev", "etc", "mnt", "proc", "tmp", "usr", "work"] {
        std::fs::create_dir_all(root.join(directory)).unwrap();
        open_to_all(&root.join(directory));
    }
    for file in ["etc/hosts", "etc/resolv.conf", "work/own"] {
        std::fs::write(root.join(file), "of the image\n").unwrap();
    }
    for name in ["bin", "lib", "lib64"] {
        symlink(format!("usr/{name}"), root.join(name)).unwrap();
    }
    open_to_all(root);
    Spec {
        root: Some(root.into()),
        mounts: vec![frazil_sandbox::Mount {
            source: "/usr".into(),
            target: "/usr".into(),
        }],
        tmp_bytes: 16 << 20,
        ..Spec::default()
    }
}

/// What a program sees of an image: the same with and without root's powers.
pub(crate) fn see_only_the_image(environment: &mut Environment) {
    let script = "cat own; ls -A / | tr '\\n' ' '; ls -A /dev | tr '\\n' ' '; ls /proc | grep -c '^[0-9]'; \
        grep -o sandbox.localdomain /etc/hosts; grep -c image /etc/resolv.conf; echo hi > /tmp/x; cat /tmp/x; \
        cat /proc/self/mounts | cut -d' ' -f2 | sort | tr '\\n' ' '; \
        for d in / /work /etc /dev /usr /mnt; do touch $d/x; done; ! umount /proc";
    let program = || Program {
        argv: ["sh", "-c", script].map(OsString::from).into(),
        cwd: "/work".into(),
        ..shell("")
    };
    let mut said = Vec::new();
    for _ in 0..2 {
        let mut process = environment.start(&program()).unwrap();
        assert_eq!(wait_for_exit(&mut process), Exit::Code(0));
        environment.kill_all().unwrap();
        let stderr = drain(&process.stderr);
        assert_eq!(
            stderr.matches("Read-only file system").count(),
            6,
            "{stderr}"
        );
        said.push(drain(&process.stdout));
    }
    assert_eq!(said[0], said[1], "a reset changes nothing");
    let lines: Vec<&str> = said[0].lines().collect();
    let root = "bin dev etc lib lib64 mnt proc tmp usr work ";
    let devices = "fd full null random stderr stdin stdout urandom zero ";
    let [own, rest @ ..] = &lines[..] else {
        panic!("{said:?}");
    };
    assert_eq!(*own, "of the image", "{said:?}");
    assert!(rest[0].starts_with(&format!("{root}{devices}")), "{said:?}");
    assert_eq!(rest[1..4], ["sandbox.localdomain", "0", "hi"], "{said:?}");
    assert!(
        !rest[4].contains(".host") && !rest[4].contains("/var"),
        "{said:?}"
    );
}
