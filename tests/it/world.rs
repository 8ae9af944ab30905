//! A world for one test: a running server of its own and the clients to speak with it.
//!
//! ```ignore
//! let world = World::new();
//! world.function("hello").python("def handler(event, context): return event").create();
//! assert_eq!(world.invoke("hello", "{}").payload, "{}");
//! ```
//!
//! Dropping a world stops its server and fails the test if anything stays behind.

mod clients;
mod functions;
mod http;
mod javascript;
mod leftovers;
mod logs;
mod missing;
pub mod program;
mod python;
mod server;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub use clients::succeeded;
pub use functions::{Answer, Function, invoke as invoke_at, let_time_pass, try_invoke, zip_of};
pub use http::{Reply, send, url_request};
pub use javascript::{cdk as cdk_modules, osls as osls_modules};
pub use missing::Missing;
pub use program::{frazil, frazil_in, rust_example, rust_function};
pub use python::{
    cache as test_cache, runtime as python_runtime, sam as sam_environment,
    zappa as zappa_environment,
};
pub use server::{Server, send_signal};

/// How long a condition may take to come true on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A server with everything that is its own, and clients that are set up for it.
pub struct World {
    folder: tempfile::TempDir,
    arguments: Vec<String>,
    variables: Vec<(String, String)>,
    server: Option<Server>,
    sandbox_name: String,
}

impl World {
    /// A world with a server that runs under the defaults.
    pub fn new() -> World {
        World::with(&[])
    }

    /// A world whose server is started with more arguments.
    pub fn with(arguments: &[&str]) -> World {
        let mut world = World::without_server();
        world.arguments = arguments
            .iter()
            .map(|&argument| argument.to_owned())
            .collect();
        world.start();
        world
    }

    /// A world whose server has not been started.
    pub fn without_server() -> World {
        let folder = tempfile::Builder::new()
            .prefix("frazil-it-")
            .tempdir()
            .expect("the temporary folder can be written");
        World {
            folder,
            arguments: Vec::new(),
            variables: Vec::new(),
            server: None,
            sandbox_name: String::new(),
        }
    }

    /// Starts the server with more arguments from now on.
    pub fn configure(&mut self, arguments: &[&str]) {
        let arguments = arguments.iter();
        self.arguments = arguments.map(|&argument| argument.to_owned()).collect();
    }

    /// Starts the server with one more variable from now on.
    pub fn variable(&mut self, name: &str, value: &str) {
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    /// A scratch folder that goes with the world.
    pub fn scratch(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(&path).expect("the world's folder can be written");
        path
    }

    /// The server's data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Starts the server (again).
    pub fn start(&mut self) {
        assert!(self.server.is_none(), "the server runs already");
        self.server = Some(Server::start(
            &self.data(),
            &self.arguments,
            &self.variables,
        ));
    }

    /// The running server.
    pub fn server(&self) -> &Server {
        self.server.as_ref().expect("the server was started")
    }

    /// `http://127.0.0.1:<port>`
    pub fn url(&self) -> &str {
        self.server().url()
    }

    /// Kills the server as `kill -9` does: it cannot say goodbye.
    pub fn kill(&mut self) {
        self.take_server().kill();
    }

    /// Stops the server as a service manager does and checks that nothing of it remains.
    pub fn stop(&mut self) {
        self.take_server().stop();
        self.assert_nothing_remains();
    }

    /// The server, for a test that ends it in its own way.
    pub fn take_server(&mut self) -> Server {
        let server = self.server.take().expect("the server was started");
        server.sandbox_name().clone_into(&mut self.sandbox_name);
        server
    }

    /// The name of the environments of whatever serves this world's data folder now.
    pub fn announced_sandbox_name(&self) -> String {
        server::announced(&self.data(), "sandbox")
    }

    /// Fails if anything under a sandbox's name or in this world's data folder is still there.
    pub fn assert_nothing_remains_of(&self, sandbox_name: &str) {
        leftovers::assert_none(sandbox_name, &self.data());
    }

    /// Fails if anything of the server that was taken or stopped last is still on the machine.
    pub fn assert_nothing_remains(&self) {
        leftovers::assert_none(&self.sandbox_name, &self.data());
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            if let Some(server) = self.server.take() {
                eprintln!("--- the server's stderr ---\n{}", server.stderr());
                server.stop_quietly();
            }
        } else if self.server.is_some() {
            self.stop();
        }
    }
}

/// Waits until `condition` gives a value.
pub fn wait_for<T>(what: &str, mut condition: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(value) = condition() {
            return value;
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The root of the source tree.
pub fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
