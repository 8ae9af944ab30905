//! What one environment is.

use std::time::Duration;

use crate::world::{self, World};
use frazil_sandbox::{Exit, Spec};

#[test]
fn a_program_runs_and_its_output_arrives() {
    let world = World::new("runs");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let out = world::run(
        &mut environment,
        "echo out; echo err >&2; id; cat /proc/self/cgroup; ls /proc; exit 7",
    );
    eprintln!("{}", out.stdout);
    assert_eq!(out.exit, Exit::Code(7));
    assert_eq!(out.stderr, "err\n");
    assert!(out.stdout.starts_with(
        "out\nuid=993(sbx_user1051) gid=990(sbx_user1051) groups=990(sbx_user1051)\n"
    ));
    environment.destroy().unwrap();
    let _ = Duration::ZERO;
}
