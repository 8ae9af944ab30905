//! Memory, processes, CPU.

use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use frazil_sandbox::{Exit, Spec};

use crate::world::{self, World, run, shell};

#[test]
fn a_memory_hog_is_killed_and_told_apart() {
    let world = World::new("oom");
    let spec = Spec {
        memory_bytes: 64 << 20,
        ..Spec::default()
    };
    let mut environment = world.sandbox.create(&spec).unwrap();
    let out = run(
        &mut environment,
        "exec perl -e '$x = \"x\" x (200 << 20); print length $x'",
    );
    assert_eq!((out.exit, out.stdout.as_str()), (Exit::Signal(9), ""));
    let usage = environment.usage();
    assert!(usage.oom_kills >= 1);
    assert!(usage.memory_peak_bytes.unwrap() > 60 << 20);
    assert_eq!(run(&mut environment, "echo on").stdout, "on\n");
}

#[test]
fn within_its_memory_a_function_lives() {
    let world = World::new("memory");
    let spec = Spec {
        memory_bytes: 128 << 20,
        ..Spec::default()
    };
    let mut environment = world.sandbox.create(&spec).unwrap();
    let out = run(
        &mut environment,
        "exec perl -e '$x = \"x\" x (40 << 20); print length $x'",
    );
    assert_eq!(out.stdout, (40 << 20).to_string());
    let peak = environment.usage().memory_peak_bytes.unwrap();
    assert!((40 << 20..120 << 20).contains(&peak), "{peak}");
}

#[test]
fn a_fork_bomb_is_bounded_and_can_be_reset() {
    let world = World::new("bomb");
    let spec = Spec {
        processes_max: 64,
        ..Spec::default()
    };
    let mut environment = world.sandbox.create(&spec).unwrap();
    let mut process = environment
        .start(&shell("f() { f | f & }; f; echo started; sleep 1000"))
        .unwrap();
    world::read_until(&process.stderr, "fork");
    environment.kill_all().unwrap();
    assert!(process.try_exit().is_some());
    assert_eq!(run(&mut environment, "echo alive").stdout, "alive\n");
}

#[test]
fn the_cpu_share_is_capped_when_switched_on() {
    let world = World::new("cpu");
    let spec = Spec {
        cpu_millis: 100,
        ..Spec::default()
    };
    let mut environment = world.sandbox.create(&spec).unwrap();
    let process = environment
        .start(&shell("echo on; while :; do :; done"))
        .unwrap();
    world::wait_readable(process.stdout.as_fd());
    environment.cap_cpu(true).unwrap();
    let (start, before) = (Instant::now(), environment.usage().cpu_time.unwrap());
    world::until("half a second passed", || {
        start.elapsed() > Duration::from_millis(500)
    });
    let used = environment.usage().cpu_time.unwrap() - before;
    assert!(
        used < start.elapsed() / 5,
        "{used:?} of {:?}",
        start.elapsed()
    );
    environment.cap_cpu(false).unwrap();
}

#[test]
fn too_many_arguments_are_refused() {
    let world = World::new("arguments");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let error = environment
        .start(&shell(&"x".repeat(200 << 10)))
        .unwrap_err();
    assert!(
        error.to_string().contains("more than the 131072"),
        "{error}"
    );
    assert_eq!(run(&mut environment, "echo on").stdout, "on\n");
}

#[test]
fn large_variables_arrive_whole() {
    let world = World::new("variables");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let mut program = shell("printf %s \"$BIG\" | wc -c");
    program
        .env
        .push(("BIG".into(), "\u{7}\"é".repeat(20 << 10).into()));
    let mut process = environment.start(&program).unwrap();
    assert_eq!(world::wait_for_exit(&mut process), Exit::Code(0));
    assert_eq!(world::drain(&process.stdout), "81920\n");
}
