//! What Lambda needs from its neighbours. The roof plugs the real ones in, tests plug in theirs.

use async_trait::async_trait;
use bytes::Bytes;
use jiff::Timestamp;
use uuid::Uuid;

/// One line (or one multi-line event) of a function's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEvent {
    /// Milliseconds since the epoch.
    pub time_ms: i64,
    /// The text, without a terminating line break unless the function wrote one.
    pub message: String,
}

/// Receives the logs of environments.
#[async_trait]
pub trait LogSink: Send + Sync {
    /// Takes events of one stream, in order. Never blocks: the sink batches, and when it cannot
    /// keep up it says so with [`ready`](Self::ready); what comes all the same it may drop, and
    /// says so in its own log.
    fn append(&self, group: &str, stream: &str, events: Vec<LogEvent>);

    /// Waits until the sink can take more. Until then environments are not read, and a function
    /// that floods its log blocks on its own pipe instead of filling the server's memory.
    async fn ready(&self) {}

    /// Makes the group exist before its first event. Zappa's `tail` fails without one.
    fn create_group(&self, group: &str) {
        let _ = group;
    }
}

/// A sink that keeps nothing.
#[derive(Debug, Default, Clone, Copy)]
pub struct NoLogs;

impl LogSink for NoLogs {
    fn append(&self, _group: &str, _stream: &str, _events: Vec<LogEvent>) {}
}

/// Where packages named by bucket and key are read from.
#[async_trait]
pub trait CodeSource: Send + Sync {
    /// Reads one object, at most `bytes_max` bytes of it: a longer one is
    /// [`CodeSourceError::TooLarge`].
    ///
    /// # Errors
    /// [`CodeSourceError`] with S3's code and message, which AWS Lambda repeats to its caller.
    async fn fetch(
        &self,
        bucket: &str,
        key: &str,
        version: Option<&str>,
        bytes_max: u64,
    ) -> Result<Bytes, CodeSourceError>;
}

/// Why a package could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeSourceError {
    /// S3 refused.
    #[error("{code}: {message}")]
    Refused {
        /// S3's error code, such as `NoSuchKey`.
        code: String,
        /// S3's message, such as `The specified key does not exist.`
        message: String,
    },
    /// The object is larger than a package may be.
    #[error("the object is larger than {bytes_max} bytes")]
    TooLarge {
        /// The bound that was given.
        bytes_max: u64,
    },
}

/// Temporary keys for a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// `AWS_ACCESS_KEY_ID`
    pub access_key: String,
    /// `AWS_SECRET_ACCESS_KEY`
    pub secret_key: String,
    /// `AWS_SESSION_TOKEN`
    pub session_token: String,
}

/// Makes the keys that a function finds in its variables.
pub trait CredentialIssuer: Send + Sync {
    /// Keys of a session of this role, valid as long as an environment lives.
    fn issue(&self, role_arn: &str) -> Credentials;
}

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, in UTC.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// Gives identifiers that nobody can guess.
pub trait Entropy: Send + Sync {
    /// 128 fresh bits, shaped as a version 4 UUID.
    fn uuid(&self) -> Uuid;
}

/// The machine's randomness.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn uuid(&self) -> Uuid {
        Uuid::new_v4()
    }
}
