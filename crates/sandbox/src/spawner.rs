//! The spawner process.

use std::process::ExitCode;

/// The spawner's whole life. The program calls it first thing when it was started as [`crate::Spawner`] says,
/// before any thread exists; its standard input is the server's socket.
pub fn spawner_main() -> ExitCode {
    ExitCode::SUCCESS
}
