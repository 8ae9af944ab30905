//! What can be written, and how much of it.

use frazil_sandbox::{Exit, Spec};

use crate::world::{self, World, run};

#[test]
fn only_tmp_can_be_written() {
    let world = World::new("readonly");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let places = "/ /etc /usr /usr/lib /var /var/task /var/runtime /var/lang /opt /home /root /run /dev /mnt /var/tmp";
    let out = run(
        &mut environment,
        &format!(
            "for d in {places}; do touch $d/x 2>&1; done; mkdir /tmp/d && touch /tmp/d/x && echo tmp"
        ),
    );
    assert_eq!(
        out.stdout.matches("Read-only file system").count(),
        places.split(' ').count(),
        "{}",
        out.stdout
    );
    assert!(out.stdout.ends_with("tmp\n"), "{}", out.stdout);
}

#[test]
fn what_is_below_proc_and_dev_is_ours_alone() {
    let world = World::new("private");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let out = run(
        &mut environment,
        "ls /dev; ls -d /.host/* /proc/sys/kernel/x 2>/dev/null; stat -c %a:%u /tmp; head -c 4 /dev/urandom | wc -c; echo x > /dev/null && echo null",
    );
    assert_eq!(
        out.stdout,
        "fd\nfull\nnull\nrandom\nstderr\nstdin\nstdout\nurandom\nzero\n1777:0\n4\nnull\n"
    );
}

#[test]
fn shared_memory_cannot_be_used() {
    let world = World::new("shm");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let out = run(&mut environment, "mkdir -p /dev/shm; touch /dev/shm/x");
    assert_ne!(out.exit, Exit::Code(0));
}

#[test]
fn tmp_takes_512_mib_and_not_600_whatever_the_memory() {
    let world = World::new("tmp-size");
    let spec = Spec {
        memory_bytes: 128 << 20,
        tmp_bytes: 512 << 20,
        ..Spec::default()
    };
    let mut environment = world.sandbox.create(&spec).unwrap();
    let out = run(
        &mut environment,
        "dd if=/dev/zero of=/tmp/fits bs=1M count=512 2>&1 && stat -c %s /tmp/fits",
    );
    assert!(out.stdout.ends_with("\n536870912\n"), "{}", out.stdout);
    assert_eq!(environment.usage().oom_kills, 0);
    assert!(environment.usage().tmp_used_bytes >= 512 << 20);
    let out = run(
        &mut environment,
        "rm /tmp/fits; dd if=/dev/zero of=/tmp/big bs=1M count=600 2>&1",
    );
    assert!(
        out.stdout.contains("No space left on device"),
        "{}",
        out.stdout
    );
    assert_eq!(environment.usage().oom_kills, 0);
}

#[test]
fn an_image_is_the_whole_root_and_only_tmp_can_be_written() {
    let world = World::new("image");
    let root = tempfile::tempdir().unwrap();
    let mut environment = world.sandbox.create(&world::image(root.path())).unwrap();
    world::see_only_the_image(&mut environment);
    environment.destroy().unwrap();
}
