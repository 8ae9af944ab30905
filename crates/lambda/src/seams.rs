//! What Lambda needs from its neighbours. The roof plugs the real ones in, tests plug in theirs.

mod home;
mod queues;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use async_trait::async_trait;
use bytes::Bytes;
use futures::stream::BoxStream;
use jiff::Timestamp;
use uuid::Uuid;

pub use frazil_wire::Sender;
pub use home::Home;
pub use queues::{NoQueues, QueueAttribute, QueueMessage, QueueSource, QueueTraits};

use crate::release::Release;

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

/// Queues, topics, buses and buckets: where events and the records of their fate are sent, by
/// ARN. Functions are not among them, Lambda knows its own.
#[async_trait]
pub trait Targets: Send + Sync {
    /// Sends one message. When this returns `Ok`, the target has it for good.
    ///
    /// # Errors
    /// [`TargetError`]
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError>;

    /// Whether there is such a target. `Ok(true)` also for kinds of targets that cannot be asked.
    ///
    /// # Errors
    /// [`TargetError`]
    async fn exists(&self, arn: &str) -> Result<bool, TargetError>;

    /// Whether a service may do something (`lambda:InvokeFunction`) to what an ARN names. Whoever
    /// does not know allows it.
    ///
    /// # Errors
    /// [`TargetError`] in AWS's words when it may not.
    async fn permits(&self, by: &Sender, action: &str, arn: &str) -> Result<(), TargetError> {
        let _ = (by, action, arn);
        Ok(())
    }
}

/// A message for a target.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TargetMessage {
    /// The text.
    pub body: String,
    /// Message attributes.
    pub attributes: Vec<TargetAttribute>,
    /// `X-Amzn-Trace-Id`; a queue keeps it as the system attribute `AWSTraceHeader`, so that the
    /// lineage of an event is not lost on its way.
    pub trace: Option<String>,
    /// The service that sends, if its role or the target's policy is to be asked.
    pub sender: Option<Sender>,
    /// `Subject` of a topic's message.
    pub subject: Option<String>,
    /// `MessageGroupId` for FIFO targets.
    pub group: Option<String>,
    /// `MessageDeduplicationId` for FIFO targets.
    pub deduplication: Option<String>,
}

/// One message attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetAttribute {
    /// Its name.
    pub name: String,
    /// What its value is.
    pub kind: AttributeKind,
    /// The value as text.
    pub value: String,
}

/// The type of a message attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeKind {
    /// Any text.
    String,
    /// A decimal number.
    Number,
    /// Bytes; the value is their base64.
    Binary,
}

impl AttributeKind {
    /// AWS's name of the type.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            AttributeKind::String => "String",
            AttributeKind::Number => "Number",
            AttributeKind::Binary => "Binary",
        }
    }
}

/// Why a target did not take a message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct TargetError {
    /// The error code of the target's service, such as `AWS.SimpleQueueService.NonExistentQueue`.
    pub code: String,
    /// Its message.
    pub message: String,
    /// Whether the same call may succeed later.
    pub may_retry: bool,
}

/// No queue, no topic: whatever is sent is refused, and said to be.
#[derive(Debug, Default, Clone, Copy)]
pub struct NoTargets;

#[async_trait]
impl Targets for NoTargets {
    async fn send(&self, arn: &str, _message: TargetMessage) -> Result<(), TargetError> {
        Err(TargetError {
            code: "NotSupported".to_owned(),
            message: format!("this server has no target such as {arn}"),
            may_retry: false,
        })
    }

    async fn exists(&self, _arn: &str) -> Result<bool, TargetError> {
        Ok(true)
    }
}

/// Where container images are read from.
#[async_trait]
pub trait ImageSource: Send + Sync {
    /// The manifest that an `ImageUri` leads to, or with a digest another manifest of the same
    /// repository: its bytes as they are, at most `bytes_max` of them.
    ///
    /// # Errors
    /// [`ImageSourceError`]
    async fn manifest(
        &self,
        uri: &str,
        digest: Option<&str>,
        bytes_max: u64,
    ) -> Result<Bytes, ImageSourceError>;

    /// A configuration or layer of the same repository, piece by piece. Whether it is what its
    /// digest says is for the caller to check.
    ///
    /// # Errors
    /// [`ImageSourceError`], also in the middle.
    async fn blob(&self, uri: &str, digest: &str, bytes: u64) -> Result<Pieces, ImageSourceError>;
}

/// Something large, piece by piece.
pub type Pieces = BoxStream<'static, Result<Bytes, ImageSourceError>>;

/// Why an image could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImageSourceError {
    /// The text is no reference of an image.
    #[error("{0} does not name an image")]
    NotAReference(String),
    /// There is no such image, or a part of it is missing.
    #[error("{0} does not exist")]
    NotFound(String),
    /// It must not be read.
    #[error("access to {0} was refused")]
    Refused(String),
    /// It could not be read this time.
    #[error("{what} cannot be read: {why}")]
    Unavailable {
        /// The image, or a part of it.
        what: String,
        /// Why.
        why: String,
    },
}

/// A world without container images.
#[derive(Debug, Default, Clone, Copy)]
pub struct NoImages;

#[async_trait]
impl ImageSource for NoImages {
    async fn manifest(
        &self,
        uri: &str,
        _digest: Option<&str>,
        _bytes_max: u64,
    ) -> Result<Bytes, ImageSourceError> {
        Err(ImageSourceError::NotFound(uri.to_owned()))
    }

    async fn blob(
        &self,
        uri: &str,
        _digest: &str,
        _bytes: u64,
    ) -> Result<Pieces, ImageSourceError> {
        Err(ImageSourceError::NotFound(uri.to_owned()))
    }
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
    /// Keys of a session of this role, named after the function, valid as long as an environment
    /// lives.
    fn issue(&self, role_arn: &str, function: &str) -> Credentials;
}

/// Makes environments ahead of work: the data plane, once it runs.
pub trait Provide: Send + Sync {
    /// Keeps so many environments of a release ready, made without work; 0 ends them. Returns at
    /// once: [`provisioned`](Self::provisioned) says how far that has come. Ends with the release.
    fn provision(&self, release: &Arc<Release>, count: usize);

    /// What has become of the wish for a release.
    fn provisioned(&self, release_id: u64) -> Provisioned;
}

/// What has become of a wish for environments that are ready.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provisioned {
    /// How many exist, on their way or ready.
    pub allocated: usize,
    /// How many have started and could take an event, or work on one.
    pub available: usize,
    /// Why one could not start; no more are made then.
    pub failure: Option<String>,
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

/// Milliseconds since the epoch, that pass when somebody says so: a clock for tests.
#[derive(Debug, Default)]
pub struct SetClock(pub AtomicI64);

impl SetClock {
    /// Goes on.
    pub fn pass(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.0.load(Ordering::SeqCst)).unwrap_or_default()
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
