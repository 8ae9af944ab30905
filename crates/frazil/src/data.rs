//! The data folder: one server at a time, and what it leaves there for other commands.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::Error;

/// A data folder that this process alone uses, until the value is dropped.
#[derive(Debug)]
pub(crate) struct Data {
    folder: PathBuf,
    ephemeral: bool,
    lock: Option<File>,
}

/// What a running server tells other commands of the same user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Announcement {
    /// `http://127.0.0.1:4566`
    pub(crate) url: String,
    /// The server's process.
    pub(crate) pid: u32,
    /// The region its names carry.
    pub(crate) region: String,
    /// The name that its cgroups, mounts and firewall table carry.
    pub(crate) sandbox: String,
}

impl Data {
    /// Takes `folder` for this process; makes it when it is missing.
    ///
    /// # Errors
    /// When another server has it, or it cannot be written.
    pub(crate) fn open(folder: &Path) -> Result<Data, Error> {
        fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))?;
        // The sandbox's names are derived from the path, so there must be one path for a folder.
        let folder = folder
            .canonicalize()
            .map_err(|error| unusable(folder, &error))?;
        let lock = File::create(folder.join("lock")).map_err(|error| unusable(&folder, &error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Data {
                folder,
                ephemeral: false,
                lock: Some(lock),
            }),
            Err(TryLockError::WouldBlock) => Err(in_use(&folder)),
            Err(TryLockError::Error(error)) => Err(unusable(&folder, &error)),
        }
    }

    /// A new folder below `runtime` that goes when the value is dropped. Folders whose servers
    /// were killed are returned too: their environments must be swept before they are dropped.
    ///
    /// # Errors
    /// When `runtime` cannot be written.
    pub(crate) fn ephemeral(runtime: &Path) -> Result<(Data, Vec<Data>), Error> {
        let below = runtime.join("ephemeral");
        fs::create_dir_all(&below).map_err(|error| unusable(&below, &error))?;
        // One at a time: a folder that is just being made must not look like an orphan.
        let scanning = File::create(runtime.join("ephemeral.lock"))
            .and_then(|lock| lock.lock().map(|()| lock))
            .map_err(|error| unusable(runtime, &error))?;
        let entries = fs::read_dir(&below).map_err(|error| unusable(&below, &error))?;
        let mut orphans: Vec<Data> = entries
            .flatten()
            .filter_map(|entry| Data::open(&entry.path()).ok())
            .collect();
        let mut data = Data::open(&below.join(uuid::Uuid::new_v4().simple().to_string()))?;
        for passing in orphans.iter_mut().chain([&mut data]) {
            passing.ephemeral = true;
        }
        drop(scanning);
        Ok((data, orphans))
    }

    /// The folder's one true path.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether everything in the folder goes with the value.
    pub(crate) fn is_ephemeral(&self) -> bool {
        self.ephemeral
    }

    /// A name for this folder's environments that no other folder's have: a start after a kill
    /// finds by it what was left, and two servers never touch each other's.
    pub(crate) fn sandbox_name(&self) -> String {
        let digest = Sha256::digest(self.folder.as_os_str().as_encoded_bytes());
        format!("frazil-{}", hex::encode(&digest[..6]))
    }

    /// Tells other commands where the server is.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(crate) fn announce(&self, announcement: &Announcement) -> Result<(), Error> {
        let text = serde_json::to_vec(announcement).expect("strings and a number are JSON");
        let path = announcement_path(&self.folder);
        let aside = path.with_extension("new");
        fs::write(&aside, text)
            .and_then(|()| fs::rename(&aside, &path))
            .map_err(|error| unusable(&self.folder, &error))
    }
}

impl Drop for Data {
    fn drop(&mut self) {
        let _ = fs::remove_file(announcement_path(&self.folder));
        if self.ephemeral {
            let _ = fs::remove_dir_all(&self.folder);
        }
        drop(self.lock.take());
    }
}

/// Where the server of a data folder is, if one runs. A killed one cannot take its word back.
pub(crate) fn announcement(folder: &Path) -> Option<Announcement> {
    let announcement: Announcement =
        serde_json::from_slice(&fs::read(announcement_path(folder)).ok()?).ok()?;
    Path::new("/proc")
        .join(announcement.pid.to_string())
        .exists()
        .then_some(announcement)
}

/// Where a data folder keeps the server's secret.
pub(crate) fn keys_path(folder: &Path) -> PathBuf {
    folder.join("keys")
}

fn announcement_path(folder: &Path) -> PathBuf {
    folder.join("server.json")
}

fn in_use(folder: &Path) -> Error {
    let error = Error::new(format!("the data folder {} is in use", folder.display()));
    let error = match announcement(folder) {
        Some(server) => error.because(format!(
            "process {} serves it on {}",
            server.pid, server.url
        )),
        None => error.because("another frazil is starting or stopping there"),
    };
    error.try_this("stop that server, or give this one a folder of its own with --data")
}

fn unusable(folder: &Path, cause: &io::Error) -> Error {
    Error::new(format!("cannot use the data folder {}", folder.display()))
        .caused_by(cause)
        .try_this("choose a folder that may be written with --data, or use --ephemeral")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_servers_never_share_a_data_folder() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let first = Data::open(folder.path()).expect("the folder is free");
        let error = Data::open(folder.path()).expect_err("the folder is taken");
        assert!(error.to_string().contains("in use"), "{error}");
        drop(first);
        Data::open(folder.path()).expect("the folder is free again");
    }

    #[test]
    fn an_ephemeral_folder_goes_and_a_killed_ones_is_found() {
        let runtime = tempfile::tempdir().expect("a temporary folder");
        let killed = runtime.path().join("ephemeral/killed");
        fs::create_dir_all(&killed).expect("a folder like a killed server's");
        let (data, orphans) = Data::ephemeral(runtime.path()).expect("a new folder");
        assert_eq!(orphans.len(), 1);
        assert_ne!(orphans[0].sandbox_name(), data.sandbox_name());
        let folder = data.folder().to_owned();
        drop((data, orphans));
        assert!(!folder.exists() && !killed.exists());
    }
}
