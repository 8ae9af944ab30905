//! Packages: whatever a zip says, nothing is written beside its folder or beyond its bound.

use std::fs::{self, read_dir};
use std::io::Cursor;
use std::path::Path;

use super::feed::feed;
use crate::code::{inspect, unpack};
use crate::limits::Limits;

#[test]
fn a_zip_stays_in_its_folder_and_within_its_bounds() {
    let world = tempfile::tempdir().expect("a folder");
    let limits = Limits {
        unzipped_bytes_max: 100_000,
        unzipped_entries_max: 8,
        ..Limits::default()
    };
    feed("zip", 600, |zip| {
        let told = inspect(Cursor::new(zip), &limits);
        assert!(told.is_err() || told.is_ok_and(|told| told.unzipped_bytes <= 100_000));
        let into = world.path().join("package");
        let unpacked = unpack(Cursor::new(zip), &into, &limits);
        // The byte too much is how it is noticed.
        assert!(bytes_below(&into) <= 100_001, "{unpacked:?}");
        fs::remove_dir_all(&into).expect("its owner can remove it");
        let beside = read_dir(world.path()).expect("a folder").count();
        assert_eq!(beside, 0, "{unpacked:?}");
    });
}

fn bytes_below(folder: &Path) -> u64 {
    let entries = read_dir(folder).expect("a folder").flatten();
    let sizes = entries.map(|entry| {
        let about = fs::symlink_metadata(entry.path()).expect("it is there");
        match about.is_dir() {
            true => bytes_below(&entry.path()),
            false => about.len(),
        }
    });
    sizes.sum()
}
