//! Other programs that preparing a runtime needs: interpreters and uv.

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long an interpreter may take to say what it is.
pub(super) const ANSWER_MAX: Duration = Duration::from_secs(20);
/// How long fetching or compiling packages may take.
pub(super) const WORK_MAX: Duration = Duration::from_secs(600);
/// Bytes of a failed program's messages that its error repeats.
const SAID_BYTES_MAX: usize = 2000;
/// How often we look whether a program has ended.
const LOOK_AGAIN: Duration = Duration::from_millis(5);

/// A program that we needed did not do its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CommandError {
    /// It could not be started.
    #[error("{program} could not be started")]
    Start {
        /// Its path.
        program: String,
        /// Why.
        source: io::Error,
    },
    /// It failed.
    #[error("{program} failed ({status}): {said}")]
    Failed {
        /// Its path.
        program: String,
        /// How it ended.
        status: ExitStatus,
        /// The end of what it wrote.
        said: String,
    },
    /// It was ended because it took too long.
    #[error("{program} took longer than {} s", limit.as_secs())]
    Late {
        /// Its path.
        program: String,
        /// How long it might have taken.
        limit: Duration,
    },
}

/// Runs a program to its end and returns what it wrote to stdout.
pub(super) fn run(command: &mut Command, limit: Duration) -> Result<String, CommandError> {
    let program = command.get_program().to_string_lossy().into_owned();
    let command = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(source) => return Err(CommandError::Start { program, source }),
    };
    let (stdout, stderr) = (reader(child.stdout.take()), reader(child.stderr.take()));
    let Some(status) = wait(&mut child, limit) else {
        return Err(CommandError::Late { program, limit });
    };
    if status.success() {
        return Ok(text(stdout));
    }
    let said = text(stderr);
    let said = said.trim();
    let start = said.ceil_char_boundary(said.len().saturating_sub(SAID_BYTES_MAX));
    Err(CommandError::Failed {
        program,
        status,
        said: said[start..].to_owned(),
    })
}

/// Reads while the program runs, so that it never waits for us.
fn reader(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    let mut pipe = pipe.expect("the pipe was asked for and is taken once");
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // what was read before an error is all there is to say
        let _ = pipe.read_to_end(&mut bytes);
        bytes
    })
}

fn text(reader: JoinHandle<Vec<u8>>) -> String {
    String::from_utf8_lossy(&reader.join().unwrap_or_default()).into_owned()
}

/// How it ended, or nothing when it had to be ended.
fn wait(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let deadline = Instant::now() + limit;
    while Instant::now() < deadline {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        thread::sleep(LOOK_AGAIN);
    }
    let _ = child.kill();
    let _ = child.wait();
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sh(script: &str, limit: Duration) -> Result<String, CommandError> {
        run(Command::new("/bin/sh").args(["-c", script]), limit)
    }

    #[test]
    fn a_failed_program_is_quoted() {
        assert_eq!(sh("echo fine", ANSWER_MAX).unwrap(), "fine\n");
        let error = sh("echo no wheels >&2; exit 3", ANSWER_MAX).unwrap_err();
        assert_eq!(
            error.to_string(),
            "/bin/sh failed (exit status: 3): no wheels"
        );
        let error = run(&mut Command::new("/nowhere"), ANSWER_MAX).unwrap_err();
        assert_eq!(error.to_string(), "/nowhere could not be started");
    }

    #[test]
    fn a_program_that_does_not_end_is_ended() {
        let error = sh("exec sleep 600", Duration::from_millis(50)).unwrap_err();
        assert_eq!(error.to_string(), "/bin/sh took longer than 0 s");
    }
}
