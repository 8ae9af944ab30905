//! What a program finds, and how its end is told.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpListener, TcpStream};

use frazil_sandbox::{Connector, Exit, Mount, Program, Spec};

use crate::world::{self, World, run, shell};

#[test]
fn a_program_runs_and_its_output_arrives() {
    let world = World::new("runs");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let out = run(&mut environment, "echo out; echo err >&2; id; exit 7");
    assert_eq!(out.exit, Exit::Code(7));
    assert_eq!(out.stderr, "err\n");
    assert_eq!(
        out.stdout,
        "out\nuid=993(sbx_user1051) gid=990(sbx_user1051) groups=990(sbx_user1051)\n"
    );
    environment.destroy().unwrap();
}

#[test]
fn a_signal_is_told() {
    let world = World::new("signal");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    assert_eq!(
        run(&mut environment, "kill -SEGV $$").exit,
        Exit::Signal(11)
    );
}

#[test]
fn a_program_that_cannot_be_executed_is_told_with_the_reason() {
    let world = World::new("absent");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    for (path, errno) in [("/var/task/bootstrap", 2), ("/etc/passwd", 13)] {
        let program = Program {
            argv: vec![path.into()],
            cwd: "/var/task".into(),
            ..Program::default()
        };
        let mut process = environment.start(&program).unwrap();
        assert_eq!(
            world::wait_for_exit(&mut process),
            Exit::NotStarted(errno),
            "{path}"
        );
        environment.kill_all().unwrap();
    }
}

#[test]
fn mounts_are_seen_in_order_and_cannot_be_written() {
    let world = World::new("mounts");
    let code = tempfile::tempdir().unwrap();
    let layer = tempfile::tempdir().unwrap();
    std::fs::create_dir(code.path().join("lib")).unwrap();
    std::fs::write(code.path().join("handler"), "code").unwrap();
    std::fs::write(layer.path().join("part"), "layer").unwrap();
    let mount = |source: &std::path::Path, target: &str| Mount {
        source: source.into(),
        target: target.into(),
    };
    let mounts = vec![
        mount(code.path(), "/var/task"),
        mount(layer.path(), "/var/task/lib"),
    ];
    world::open_to_all(code.path());
    world::open_to_all(layer.path());
    let mut environment = world
        .sandbox
        .create(&Spec {
            mounts,
            ..Spec::default()
        })
        .unwrap();
    let out = run(
        &mut environment,
        "cat handler lib/part; touch new || true; touch lib/new",
    );
    assert_eq!(out.stdout, "codelayer");
    assert_eq!(
        out.stderr.matches("Read-only file system").count(),
        2,
        "{}",
        out.stderr
    );
}

#[test]
fn listeners_are_inside_and_are_served_outside() {
    let world = World::new("listen");
    let runtime_api = SocketAddr::from((Ipv4Addr::new(169, 254, 100, 1), 9001));
    // The host listens at the same address: the two do not meet.
    let host = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let endpoint = host.local_addr().unwrap();
    let spec = Spec {
        listeners: vec![runtime_api, endpoint],
        ..Spec::default()
    };
    let mut environment = world.sandbox.create(&spec).unwrap();
    let listeners = environment.take_listeners();
    assert_eq!(
        listeners
            .iter()
            .map(|l| l.local_addr().unwrap())
            .collect::<Vec<_>>(),
        spec.listeners
    );
    let script = &format!(
        "for at in 169.254.100.1/9001 127.0.0.1/{}; do exec 3<>/dev/tcp/$at; echo hi >&3; cat <&3; done",
        endpoint.port()
    );
    let program = world::bash(script);
    let mut process = environment.start(&program).unwrap();
    for (number, listener) in listeners.iter().enumerate() {
        let (mut stream, _) = listener.accept().unwrap();
        let mut word = [0; 3];
        stream.read_exact(&mut word).unwrap();
        stream
            .write_all(format!("server {number}\n").as_bytes())
            .unwrap();
    }
    assert_eq!(world::wait_for_exit(&mut process), Exit::Code(0));
    assert_eq!(world::drain(&process.stdout), "server 0\nserver 1\n");
    host.set_nonblocking(true).unwrap();
    assert!(host.accept().is_err(), "nobody came to the host's listener");
}

#[test]
fn what_listens_inside_is_reached_from_outside() {
    for (name, rootless) in [("connect", false), ("connect-rootless", true)] {
        let world = World::with(name, |config| config.rootless = rootless);
        let mut environment = world.sandbox.create(&Spec::default()).unwrap();
        let script = "$s = IO::Socket::INET->new(Listen => 9, LocalAddr => q(sandbox.localdomain), LocalPort => 8080) or die $!; \
            $| = 1; print \"ready\\n\"; $c = $s->accept; print $c q(heard ), scalar <$c>";
        let program = shell(&format!("exec perl -MIO::Socket::INET -e '{script}'"));
        let process = environment.start(&program).unwrap();
        world::read_until(&process.stdout, "ready");
        environment.freeze().unwrap();
        // A frozen process is reached as soon as it goes on.
        let mut stream = connect(&environment.connector()).unwrap();
        stream.write_all(b"hello\n").unwrap();
        environment.thaw().unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert_eq!(answer, "heard hello\n");
        let connector = environment.connector();
        environment.destroy().unwrap();
        assert!(connector.socket().is_err());
    }
}

fn connect(connector: &Connector) -> std::io::Result<TcpStream> {
    let socket = connector.socket()?;
    rustix::fs::fcntl_setfl(&socket, rustix::fs::OFlags::empty())?;
    let at = SocketAddrV4::new(Ipv4Addr::new(169, 254, 100, 1), 8080);
    rustix::net::connect(&socket, &at)?;
    Ok(TcpStream::from(socket))
}

#[test]
fn variables_and_limits_are_those_given() {
    let world = World::new("settings");
    let spec = Spec {
        hostname: "frazil-inside".into(),
        files_max: 1024,
        ..Spec::default()
    };
    let mut environment = world.sandbox.create(&spec).unwrap();
    let out = run(
        &mut environment,
        "env -u PWD -u SHLVL -u _; pwd; uname -n; ulimit -n; ulimit -Hs; ulimit -l; readlink /proc/self/fd/0",
    );
    assert_eq!(
        out.stdout,
        "PATH=/usr/local/bin:/usr/bin:/bin\n/var/task\nfrazil-inside\n1024\nunlimited\n64\n/dev/null\n",
        "{}",
        out.stderr
    );
}

#[test]
fn nothing_but_the_standard_descriptors_is_open() {
    let world = World::new("descriptors");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let script = "ls /proc/self/fd; echo line >&62; echo again > /dev/stdout";
    let program = Program {
        log_fd_number: Some(62),
        ..world::bash(script)
    };
    let mut process = environment.start(&program).unwrap();
    assert_eq!(world::wait_for_exit(&mut process), Exit::Code(0));
    // 3 is the directory that ls reads.
    assert_eq!(world::drain(&process.stdout), "0\n1\n2\n3\n62\nagain\n");
    assert_eq!(world::drain(process.log.as_ref().unwrap()), "line\n");
}

#[test]
fn a_reset_ends_every_process_and_keeps_tmp() {
    let world = World::new("reset");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let script = "echo kept > /tmp/file; for i in 1 2 3; do (setsid sleep 1000 &) ; done; echo $$; exec sleep 1000";
    let mut process = environment.start(&shell(script)).unwrap();
    world::wait_readable(std::os::fd::AsFd::as_fd(&process.stdout));
    environment.freeze().unwrap();
    environment.kill_all().unwrap();
    assert_eq!(process.try_exit(), Some(Exit::Signal(9)));
    assert!(!environment.is_frozen().unwrap());
    let out = run(
        &mut environment,
        "cat /tmp/file; set -- /proc/[0-9]*; echo $#",
    );
    // The shell and init.
    assert_eq!(out.stdout, "kept\n2\n");
}

#[test]
fn a_program_that_was_killed_unread_does_not_start_later() {
    let world = World::new("unread");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    for _ in 0..20 {
        environment
            .start(&shell("echo old >> /tmp/ran; sleep 1000"))
            .unwrap();
        environment.kill_all().unwrap();
        assert_eq!(run(&mut environment, "echo new").stdout, "new\n");
    }
}

#[test]
fn programs_may_run_side_by_side() {
    let world = World::new("beside");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let mut first = environment
        .start(&shell("mkfifo /tmp/meet; echo hello > /tmp/meet"))
        .unwrap();
    world::until("the first program is there", || first.try_exit().is_none());
    let mut second = environment
        .start(&shell(
            "while ! [ -p /tmp/meet ]; do sleep 0.01; done; cat /tmp/meet",
        ))
        .unwrap();
    assert_eq!(world::wait_for_exit(&mut second), Exit::Code(0));
    assert_eq!(world::wait_for_exit(&mut first), Exit::Code(0));
    assert_eq!(world::drain(&second.stdout), "hello\n");
}
