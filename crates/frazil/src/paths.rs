//! Where the program keeps things, after the XDG base directory specification.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The program's folders. None of them exists before it is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paths {
    /// Runtime images, wheels and tools that can be fetched again.
    pub(crate) cache: PathBuf,
    /// Functions, logs, buckets and keys of `frazil serve`.
    pub(crate) data: PathBuf,
    /// The person's own settings.
    pub(crate) config: PathBuf,
    /// What ends with the machine's uptime: the data of `--ephemeral` servers.
    pub(crate) runtime: PathBuf,
}

impl Paths {
    /// Reads the folders from the environment; `variable` looks a variable up.
    ///
    /// # Errors
    /// When neither `HOME` nor the XDG variable of a folder is set.
    pub(crate) fn new(variable: impl Fn(&str) -> Option<OsString>) -> Result<Paths, Error> {
        let folder = |name: &str, below_home: &str| -> Result<PathBuf, Error> {
            // The specification says to ignore relative paths.
            let absolute = |value: OsString| Some(PathBuf::from(value)).filter(|p| p.is_absolute());
            if let Some(base) = variable(name).and_then(absolute) {
                return Ok(base.join("frazil"));
            }
            let home = variable("HOME").and_then(absolute).ok_or_else(|| {
                Error::new("cannot tell where to keep files")
                    .because(format!("neither HOME nor {name} is set"))
                    .try_this(format!("set {name} to a folder that may be written"))
            })?;
            Ok(home.join(below_home).join("frazil"))
        };
        let runtime = variable("XDG_RUNTIME_DIR")
            .map(PathBuf::from)
            .filter(|path| path.is_absolute() && path.is_dir())
            .unwrap_or_else(std::env::temp_dir);
        Ok(Paths {
            cache: folder("XDG_CACHE_HOME", ".cache")?,
            data: folder("XDG_DATA_HOME", ".local/share")?,
            config: folder("XDG_CONFIG_HOME", ".config")?,
            runtime: runtime.join("frazil"),
        })
    }

    /// The same folders with another data folder (`--data`).
    pub(crate) fn with_data(mut self, data: Option<&Path>) -> Paths {
        if let Some(data) = data {
            self.data = data.to_owned();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(variables: &[(&str, &str)]) -> Result<Paths, Error> {
        Paths::new(|name| {
            variables
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| value.into())
        })
    }

    #[test]
    fn folders_follow_the_xdg_variables() {
        let paths = paths(&[
            ("HOME", "/home/a"),
            ("XDG_CACHE_HOME", "/c"),
            ("XDG_DATA_HOME", "rel"),
        ])
        .expect("HOME is set");
        assert_eq!(paths.cache, Path::new("/c/frazil"));
        assert_eq!(paths.data, Path::new("/home/a/.local/share/frazil"));
        assert_eq!(paths.config, Path::new("/home/a/.config/frazil"));
    }

    #[test]
    fn without_home_the_error_names_the_variable() {
        let error = paths(&[("XDG_CACHE_HOME", "/c")]).expect_err("HOME is missing");
        assert!(error.to_string().contains("XDG_DATA_HOME"), "{error}");
    }
}
