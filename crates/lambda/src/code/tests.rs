//! Packages: what is refused, what is kept, what is removed.

use std::io::{Cursor, Write};
use std::os::unix::fs::PermissionsExt;

use bytes::Bytes;
use frazil_store::{Blob, MemoryStore};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::folders::siblings;
use super::*;

type Zip = ZipWriter<Cursor<Vec<u8>>>;

fn zip(build: impl FnOnce(&mut Zip)) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    build(&mut zip);
    zip.finish().expect("finished").into_inner()
}

fn file(zip: &mut Zip, name: &str, mode: u32, content: &[u8]) {
    let options = SimpleFileOptions::default().unix_permissions(mode);
    zip.start_file(name, options).expect("started");
    zip.write_all(content).expect("written");
}

fn link(zip: &mut Zip, name: &str, target: &str) {
    zip.add_symlink(name, target, SimpleFileOptions::default())
        .expect("written");
}

struct World {
    folder: tempfile::TempDir,
    store: Arc<MemoryStore>,
    limits: Limits,
}

impl World {
    fn new() -> World {
        World {
            folder: tempfile::tempdir().expect("a folder"),
            store: Arc::new(MemoryStore::new()),
            limits: Limits::default(),
        }
    }

    fn open(&self, boot_id: &str) -> (Packages, Unused) {
        let limits = Arc::new(self.limits.clone());
        Packages::open(self.folder.path(), boot_id, self.store.clone(), limits).expect("opened")
    }

    async fn put(&self, zip: Vec<u8>) -> Blob {
        self.store.put_blob(Bytes::from(zip)).await.expect("stored")
    }

    async fn unpack(&self, zip: Vec<u8>) -> Result<CodeDir, PackageError> {
        let blob = self.put(zip).await;
        self.open("boot").0.unpacked(blob.id()).await
    }

    fn entries(&self) -> Vec<PathBuf> {
        siblings(&self.folder.path().join("boot"))
    }
}

fn inspected(zip: Vec<u8>, limits: &Limits) -> Result<Contents, PackageError> {
    inspect(Cursor::new(zip), limits)
}

#[tokio::test]
async fn modes_and_links_are_kept() {
    let world = World::new();
    let package = zip(|zip| {
        file(zip, "bootstrap", 0o755, b"#!/bin/sh\n");
        file(zip, "lib/secret.py", 0o600, b"x = 1\n");
        link(zip, "lib/current", "secret.py");
        zip.add_directory(
            "empty",
            SimpleFileOptions::default().unix_permissions(0o755),
        )
        .expect("written");
    });
    let dir = world.unpack(package).await.expect("unpacked");
    let mode = |name: &str| {
        let metadata = std::fs::symlink_metadata(dir.join(name)).expect(name);
        metadata.permissions().mode() & 0o777
    };
    assert_eq!(mode("bootstrap"), 0o755);
    assert_eq!(mode("lib/secret.py"), 0o600);
    assert_eq!(mode("lib"), 0o755);
    assert_eq!(mode("empty"), 0o755);
    let target = std::fs::read_link(dir.join("lib/current")).expect("a link");
    assert_eq!(target, Path::new("secret.py"));
}

#[test]
fn what_is_no_zip_is_refused() {
    let limits = Limits::default();
    let refused = |bytes: &[u8]| inspected(bytes.to_vec(), &limits).expect_err("refused");
    assert!(matches!(refused(b"no zip"), PackageError::NotAZip(_)));
    assert!(matches!(refused(b""), PackageError::NotAZip(_)));
    assert!(matches!(refused(&zip(|_| {})), PackageError::Empty));
}

#[test]
fn entries_that_leave_the_folder_are_refused() {
    let limits = Limits::default();
    for name in ["../evil", "a/../../evil", "/etc/evil", "a/../b"] {
        let package = zip(|zip| file(zip, name, 0o644, b"x"));
        let error = inspected(package, &limits).expect_err(name);
        assert!(matches!(error, PackageError::Escapes(_)), "{name}: {error}");
    }
    let through_a_link = zip(|zip| {
        link(zip, "a", "/tmp");
        file(zip, "a/evil", 0o644, b"x");
    });
    let error = inspected(through_a_link, &limits).expect_err("a link");
    assert!(matches!(error, PackageError::Escapes(_)), "{error}");
}

#[tokio::test]
async fn nothing_is_written_through_a_link_even_unchecked() {
    let world = World::new();
    let outside = tempfile::tempdir().expect("a folder");
    let package = zip(|zip| {
        link(zip, "a", &outside.path().display().to_string());
        file(zip, "a/evil", 0o644, b"x");
    });
    world.unpack(package).await.expect_err("a is both");
    assert!(siblings(outside.path()).is_empty());
    assert!(world.entries().is_empty(), "{:?}", world.entries());
}

#[test]
fn claimed_sizes_are_bounded() {
    let limits = Limits {
        unzipped_bytes_max: 100,
        unzipped_entries_max: 2,
        ..Limits::default()
    };
    let big = zip(|zip| {
        file(zip, "a", 0o644, &[0; 60]);
        file(zip, "b", 0o644, &[0; 60]);
    });
    let error = inspected(big, &limits).expect_err("too large");
    assert!(matches!(error, PackageError::TooLarge { bytes_max: 100 }));
    let many = zip(|zip| {
        for name in ["a", "b", "c"] {
            file(zip, name, 0o644, b"");
        }
    });
    let error = inspected(many, &limits).expect_err("too many");
    assert!(matches!(
        error,
        PackageError::TooManyEntries { entries_max: 2 }
    ));
}

#[tokio::test]
async fn a_bomb_is_stopped_while_it_unpacks() {
    let mut world = World::new();
    world.limits.unzipped_bytes_max = 1000;
    let bomb = zip(|zip| {
        file(zip, "a", 0o644, b"x");
        file(zip, "b", 0o644, &[0; 100_000]);
    });
    let error = world.unpack(bomb).await.expect_err("a bomb");
    assert!(matches!(error, PackageError::TooLarge { bytes_max: 1000 }));
    assert!(world.entries().is_empty(), "{:?}", world.entries());
}

#[tokio::test]
async fn a_package_is_unpacked_once_and_removed_after_its_last_user() {
    let world = World::new();
    let (packages, unused) = world.open("boot");
    let blob = world.put(zip(|zip| file(zip, "a", 0o644, b"x"))).await;
    let first = packages.unpacked(blob.id()).await.expect("unpacked");
    std::fs::write(first.join("mark"), "").expect("written");
    let second = packages.unpacked(blob.id()).await.expect("still there");
    assert!(second.join("mark").exists());
    packages.sweep().await;
    drop(first);
    assert!(second.join("a").exists());
    let path = second.to_path_buf();
    drop(second);
    let gone = async {
        while path.exists() {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        () = packages.collect(unused) => unreachable!("it runs until it is dropped"),
        () = gone => {}
    }
    let again = packages.unpacked(blob.id()).await.expect("unpacked again");
    assert!(again.join("a").exists() && !again.join("mark").exists());
}

#[tokio::test]
async fn leftovers_are_swept_and_another_boot_starts_afresh() {
    let world = World::new();
    let blob = world.put(zip(|zip| file(zip, "a", 0o644, b"x"))).await;
    let kept = world.open("boot").0.unpacked(blob.id()).await;
    drop(kept.expect("unpacked"));
    std::fs::write(world.folder.path().join("boot/abc.part"), "").expect("written");
    let (packages, _unused) = world.open("boot");
    assert_eq!(
        world.entries().len(),
        1,
        "a whole package is kept over a restart"
    );
    packages.sweep().await;
    assert!(world.entries().is_empty());
    let _other = world.open("other boot");
    assert!(!world.folder.path().join("boot").exists());
}

#[tokio::test]
async fn merged_layers_keep_what_they_are_made_of_and_go_with_their_last_user() {
    let world = World::new();
    let (packages, unused) = world.open("boot");
    let base = world.put(zip(|zip| file(zip, "a", 0o644, b"base"))).await;
    let top = zip(|zip| {
        file(zip, "a", 0o644, b"top");
        file(zip, "b", 0o644, b"top");
    });
    let top = world.put(top).await;
    let read = |dir: &CodeDir, name: &str| std::fs::read_to_string(dir.join(name)).expect(name);
    let both = packages.merged(&[base.id(), top.id()]).await;
    let both = both.expect("merged").expect("two layers");
    assert_eq!(read(&both, "a"), "top");
    let other_way = packages.merged(&[top.id(), base.id()]).await;
    let other_way = other_way.expect("merged").expect("two layers");
    assert_eq!(read(&other_way, "a"), "base");
    packages.sweep().await;
    assert_eq!(world.entries().len(), 4, "{:?}", world.entries());
    let again = packages.merged(&[base.id(), top.id()]).await;
    assert_eq!(again.expect("merged"), Some(both.clone()));
    assert_eq!(packages.merged(&[]).await.expect("nothing"), None);
    drop((both, other_way));
    let gone = async {
        while !world.entries().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        () = packages.collect(unused) => unreachable!("it runs until it is dropped"),
        () = gone => {}
    }
}
