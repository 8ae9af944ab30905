//! Nothing that a function says is lost.

use std::os::fd::AsFd;

use frazil_sandbox::{Exit, Spec};

use crate::world::{self, World, run, shell};

#[test]
fn a_flood_arrives_whole() {
    let world = World::new("flood");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let mut process = environment.start(&shell("seq 1 300000")).unwrap();
    let text = world::drain(&process.stdout);
    assert_eq!(world::wait_for_exit(&mut process), Exit::Code(0));
    assert_eq!(text.lines().count(), 300_000);
    assert!(text.ends_with("\n299999\n300000\n"));
}

#[test]
fn what_was_said_before_being_killed_arrives() {
    let world = World::new("lastwords");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let process = environment
        .start(&shell("echo last words; sleep 1000"))
        .unwrap();
    world::wait_readable(process.stdout.as_fd());
    environment.kill_all().unwrap();
    assert_eq!(world::drain(&process.stdout), "last words\n");
}

#[test]
fn a_function_that_closes_its_pipes_lives_on() {
    let world = World::new("closes");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let script = "exec >&- 2>&-; while ! [ -e /tmp/end ]; do sleep 0.01; done; exit 3";
    let mut process = environment.start(&shell(script)).unwrap();
    assert_eq!(world::drain(&process.stdout), "");
    assert_eq!(process.try_exit(), None);
    let mut second = environment.start(&shell("touch /tmp/end")).unwrap();
    assert_eq!(world::wait_for_exit(&mut second), Exit::Code(0));
    assert_eq!(world::wait_for_exit(&mut process), Exit::Code(3));
}

#[test]
fn a_child_that_outlives_its_parent_still_says_its_words() {
    let world = World::new("orphan");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let mut process = environment
        .start(&shell("(sleep 0.1; echo orphan) & exit 0"))
        .unwrap();
    assert_eq!(world::wait_for_exit(&mut process), Exit::Code(0));
    assert_eq!(
        world::drain(&process.stdout),
        "orphan\n",
        "the pipe ends with its last writer"
    );
    assert_eq!(run(&mut environment, "echo next").stdout, "next\n");
}
