//! What this host has, and how to ask for it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::{Image, PreparationError, RuntimeError, Runtimes, node, provided, python};

/// Tells a person what is going on while a runtime is prepared for the first time.
pub trait Progress: Send + Sync {
    /// Something that may take long begins, such as `fetching the client of python3.12`.
    fn started(&self, what: &str);
    /// It is done.
    fn finished(&self, what: &str);
}

/// Tells nobody.
#[derive(Debug, Default, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn started(&self, _what: &str) {}
    fn finished(&self, _what: &str) {}
}

/// uv, which fetches packages.
#[derive(Debug, Clone)]
pub struct Uv {
    /// The program.
    pub program: PathBuf,
    /// Variables beyond those of this process, such as the package index that pip is set to.
    pub variables: BTreeMap<String, String>,
}

/// Finds uv, or fetches it; called only when something has to be fetched.
pub type UvSource = dyn Fn() -> Result<Uv, Box<dyn std::error::Error + Send + Sync>> + Send + Sync;

/// Where to look on this host, and what is needed to fetch the rest.
#[derive(Clone)]
pub struct Host {
    /// The folder of prepared images; ours alone.
    pub cache_dir: PathBuf,
    /// Where programs are looked for: the folders of `PATH`, then the usual ones.
    pub path: Vec<PathBuf>,
    /// pyenv's folder of versions, if there is one.
    pub pyenv_versions: Option<PathBuf>,
    /// uv's folder of interpreters, if there is one.
    pub uv_pythons: Option<PathBuf>,
    /// How to get uv.
    pub uv: Arc<UvSource>,
    /// Who hears about slow work.
    pub progress: Arc<dyn Progress>,
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host")
            .field("cache_dir", &self.cache_dir)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl Host {
    /// A host as its environment variables describe it: `PATH`, `HOME`, `PYENV_ROOT`,
    /// `UV_PYTHON_INSTALL_DIR` and `XDG_DATA_HOME` are read.
    pub fn new(
        cache_dir: PathBuf,
        variable: impl Fn(&str) -> Option<OsString>,
        uv: Arc<UvSource>,
        progress: Arc<dyn Progress>,
    ) -> Self {
        let path = variable("PATH").unwrap_or_default();
        let mut path: Vec<PathBuf> = std::env::split_paths(&path).collect();
        path.extend(["/usr/local/bin", "/usr/bin"].map(PathBuf::from));
        let folder = |name: &str| {
            variable(name)
                .map(PathBuf::from)
                .filter(|path| path.is_absolute())
        };
        let home = folder("HOME");
        let in_home = |rest: &str| home.as_ref().map(|home| home.join(rest));
        let pyenv = folder("PYENV_ROOT").or_else(|| in_home(".pyenv"));
        let data = folder("XDG_DATA_HOME").or_else(|| in_home(".local/share"));
        Self {
            cache_dir,
            path,
            pyenv_versions: pyenv.map(|root| root.join("versions")),
            uv_pythons: folder("UV_PYTHON_INSTALL_DIR")
                .or_else(|| data.map(|data| data.join("uv/python"))),
            uv,
            progress,
        }
    }
}

/// The runtimes that this host offers. Looks once: for interpreters when made, for Node.js when first asked.
#[derive(Debug)]
pub struct HostRuntimes {
    host: Host,
    interpreters: BTreeMap<u8, PathBuf>,
    node: OnceLock<Option<node::Node>>,
}

impl HostRuntimes {
    /// Looks for interpreters, without running any program.
    #[must_use]
    pub fn new(host: Host) -> Self {
        Self {
            interpreters: python::interpreters(&host),
            node: OnceLock::new(),
            host,
        }
    }

    fn node(&self) -> Option<&node::Node> {
        self.node.get_or_init(|| node::find(&self.host)).as_ref()
    }

    fn prepared(&self, runtime: &str) -> Option<Result<Image, PreparationError>> {
        if let Some(minor) = runtime.strip_prefix("python3.") {
            let (&minor, program) = self.interpreters.get_key_value(&minor.parse().ok()?)?;
            return Some(python::image(&self.host, minor, program));
        }
        if provided::IDENTIFIERS.contains(&runtime) {
            return Some(Ok(provided::image(runtime)));
        }
        let node = self.node().filter(|node| node.identifier() == runtime)?;
        Some(node::image(&self.host, node))
    }
}

impl Runtimes for HostRuntimes {
    fn image(&self, runtime: &str, _handler: &str) -> Result<Image, RuntimeError> {
        match self.prepared(runtime) {
            Some(Ok(image)) => Ok(image),
            Some(Err(source)) => Err(RuntimeError::Preparation {
                runtime: runtime.to_owned(),
                source: Box::new(source),
            }),
            None => Err(RuntimeError::Missing {
                runtime: runtime.to_owned(),
                available: self.available(),
            }),
        }
    }

    fn available(&self) -> Vec<String> {
        let pythons = self
            .interpreters
            .keys()
            .rev()
            .map(|minor| format!("python3.{minor}"));
        let node = self.node().map(node::Node::identifier);
        pythons
            .chain(node)
            .chain(provided::IDENTIFIERS.map(str::to_owned))
            .collect()
    }
}
