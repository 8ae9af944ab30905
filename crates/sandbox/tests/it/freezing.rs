//! Frozen means that nothing runs.

use std::os::fd::AsFd;

use frazil_sandbox::{Environment, Exit, Freezer, Spec};

use crate::world::{self, World, shell};

/// A program that counts, as fast as it can, in a file of which `/tmp` shows the size.
const COUNTER: &str = "while :; do printf x >> /tmp/count; done & echo started; wait";

fn count(environment: &mut Environment) -> u64 {
    environment.usage().cpu_time.unwrap().as_micros() as u64
}

fn a_frozen_counter_does_not_advance(name: &str, freezer: Freezer) {
    let world = World::with(name, |config| config.freezer = freezer);
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let mut process = environment.start(&shell(COUNTER)).unwrap();
    world::wait_readable(process.stdout.as_fd());
    for _ in 0..3 {
        environment.freeze().unwrap();
        world::until("frozen", || environment.is_frozen().unwrap());
        let before = count(&mut environment);
        std::thread::sleep(std::time::Duration::from_millis(30));
        // A thread is frozen some microseconds before it leaves the CPU.
        assert!(
            count(&mut environment) - before < 1000,
            "nothing runs while frozen"
        );
        environment.thaw().unwrap();
        world::until("the counter advances", || count(&mut environment) > before);
        assert_eq!(process.try_exit(), None);
    }
    environment.freeze().unwrap();
    environment.kill_all().unwrap();
    assert_eq!(
        process.try_exit(),
        Some(Exit::Signal(9)),
        "a frozen program can be killed"
    );
    environment.destroy().unwrap();
}

#[test]
fn a_frozen_counter_does_not_advance_with_cgroup_v2() {
    a_frozen_counter_does_not_advance("freeze-v2", Freezer::Auto);
}

#[test]
fn a_frozen_counter_does_not_advance_with_the_v1_freezer() {
    a_frozen_counter_does_not_advance("freeze-v1", Freezer::V1);
}

#[test]
fn a_frozen_counter_does_not_advance_with_signals() {
    a_frozen_counter_does_not_advance("freeze-sig", Freezer::Signals);
}

#[test]
fn a_frozen_environment_can_be_destroyed() {
    for freezer in [Freezer::Auto, Freezer::V1, Freezer::Signals] {
        let world = World::with("freeze-destroy", |config| config.freezer = freezer);
        let mut environment = world.sandbox.create(&Spec::default()).unwrap();
        let process = environment.start(&shell(COUNTER)).unwrap();
        world::wait_readable(process.stdout.as_fd());
        environment.freeze().unwrap();
        environment.destroy().unwrap();
        world::drain(&process.stdout);
    }
}
