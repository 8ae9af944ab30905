//! What a function cannot reach.

use std::os::fd::AsFd;

use frazil_sandbox::{Exit, Spec};

use crate::world::{self, World, bash, run};

#[test]
fn there_are_no_capabilities_and_none_to_be_had() {
    let world = World::new("caps");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let out = run(
        &mut environment,
        "grep -E '^(Cap|NoNewPrivs|Seccomp:|Groups)' /proc/self/status",
    );
    let zero = "0000000000000000";
    let expected = format!(
        "Groups:\t \nCapInh:\t{zero}\nCapPrm:\t{zero}\nCapEff:\t{zero}\nCapBnd:\t{zero}\nCapAmb:\t{zero}\nNoNewPrivs:\t1\nSeccomp:\t2\n"
    );
    assert_eq!(out.stdout, expected);
}

#[test]
fn a_function_cannot_kill_or_read_its_parent() {
    let world = World::new("parent");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let script = "kill -9 1; kill -9 $PPID; kill -TERM -1; cat /proc/1/environ; ls /proc/1/fd; ls /proc/1/root/; echo alive";
    let out = run(&mut environment, &format!("trap '' TERM; {script}"));
    assert_eq!(
        (out.exit, out.stdout.as_str()),
        (Exit::Code(0), "alive\n"),
        "{}",
        out.stderr
    );
    assert_eq!(
        run(&mut environment, "echo still here").stdout,
        "still here\n"
    );
}

#[test]
fn a_function_that_kills_everything_ends_alone() {
    let world = World::new("suicide");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    assert_eq!(
        run(&mut environment, "kill -9 -1; kill -9 $$").exit,
        Exit::Signal(9)
    );
    assert_eq!(run(&mut environment, "echo again").stdout, "again\n");
}

#[test]
fn mounting_and_new_namespaces_are_not_permitted() {
    let world = World::new("syscalls");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    for attempt in [
        "unshare -U true",
        "unshare -m true",
        "mount -t tmpfs x /tmp",
        "chroot /usr true",
    ] {
        let out = run(&mut environment, attempt);
        assert_ne!(out.exit, Exit::Code(0), "{attempt}");
    }
    // mount, unshare(CLONE_NEWUSER), setns, keyctl, each answered by EPERM
    for call in [
        "165, 0, 0, 0, 0, 0",
        "272, 0x10000000",
        "308, 0, 0",
        "250, 0, 0",
    ] {
        let out = run(
            &mut environment,
            &format!("exec perl -e 'syscall({call}); print $! + 0'"),
        );
        assert_eq!(out.stdout, "1", "{call}: {}", out.stderr);
    }
}

#[test]
fn two_environments_do_not_see_each_other() {
    let world = World::new("two");
    let mut a = world.sandbox.create(&Spec::default()).unwrap();
    let mut b = world.sandbox.create(&Spec::default()).unwrap();
    let script = "echo secret > /tmp/secret; exec -a frazil-marker sleep 1000 & wait";
    let process = a.start(&bash(&format!("echo on; {script}"))).unwrap();
    world::wait_readable(process.stdout.as_fd());
    let out = run(
        &mut b,
        "ls /tmp; grep -l [m]arker /proc/[0-9]*/cmdline; set -- /proc/[0-9]*; echo $#; cat /proc/self/cgroup | grep -c frazil",
    );
    assert_eq!(
        out.stdout, "2\n0\n",
        "the shell, init, and nothing else: {}",
        out.stderr
    );
}

#[test]
fn the_hypervisor_cannot_be_reached() {
    let world = World::new("vsock");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let script = "perl -e 'socket(my $s, 40, 1, 0) or print \"$!\\n\"; socket(my $t, 38, 5, 0) or print \"$!\\n\"'";
    assert_eq!(
        run(&mut environment, script).stdout,
        "Operation not permitted\nOperation not permitted\n"
    );
}
