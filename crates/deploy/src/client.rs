//! Signed AWS calls over HTTP/1.1.

mod connect;

use std::time::Duration;

use bytes::Bytes;
use frazil_wire::sigv4::{self, Signing};
use frazil_wire::{Fault, Operation, ServiceTable};
use http::{Request, Response, Uri};
use http_body_util::{BodyExt, Full, Limited};
use jiff::Timestamp;

pub use self::connect::ConnectError;
use self::connect::{Connector, Sender};
use crate::target::Target;

/// Answers of AWS calls are small; the answer of a function is at most 6 MB.
const ANSWER_BYTES_MAX: usize = 16 * 1024 * 1024;

/// How long one attempt may take: a package of 50 MB over a slow line, or a function's longest run.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(930);

/// Attempts at one call, the first included.
const ATTEMPTS_MAX: u32 = 4;

/// Pause after the first failed attempt; doubled after each further one.
const BACK_OFF: Duration = Duration::from_millis(200);

/// Makes calls to one target.
#[derive(Debug)]
pub struct Client {
    target: Target,
    connector: Connector,
    /// The time, for signatures.
    now: fn() -> Timestamp,
}

/// Why a call has no good answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// The service refused.
    #[error("{operation} was refused")]
    Refused {
        /// The operation.
        operation: &'static str,
        /// What the service said.
        #[source]
        fault: Fault,
    },
    /// Nobody answered there.
    #[error("{operation} did not reach {host}")]
    Unreachable {
        /// The operation.
        operation: &'static str,
        /// Host and port.
        host: String,
        /// Why.
        source: ConnectError,
    },
    /// The connection broke in the middle, or the answer was too long or too late.
    #[error("{operation} got no complete answer from {host}")]
    Broken {
        /// The operation.
        operation: &'static str,
        /// Host and port.
        host: String,
        /// Why.
        source: Cause,
    },
}

impl CallError {
    /// The service's code, when it was the service that refused.
    pub fn code(&self) -> Option<&str> {
        match self {
            CallError::Refused { fault, .. } => Some(&fault.code),
            _ => None,
        }
    }

    /// What to do about it, one sentence.
    pub fn remedy(&self) -> String {
        match self {
            CallError::Refused { fault, .. } if matches!(fault.status, 401 | 403) => {
                "check the access keys and what they may do".into()
            }
            CallError::Refused { .. } => {
                "correct what the service complains about in the settings".into()
            }
            CallError::Unreachable { host, .. } => {
                format!("start the server at {host} (`frazil serve`), or correct AWS_ENDPOINT_URL")
            }
            CallError::Broken { .. } => "try again, and look at the server's log".into(),
        }
    }

    /// Another attempt may succeed.
    fn is_passing(&self) -> bool {
        match self {
            CallError::Refused { fault, .. } => matches!(fault.status, 429 | 500 | 502 | 503 | 504),
            CallError::Unreachable { .. } => true,
            // It may have happened; sending it again is for whoever knows what "it" is.
            CallError::Broken { .. } => false,
        }
    }
}

/// A request that is not an AWS operation: S3 objects and the application itself.
pub(crate) struct Plain<'a> {
    /// Its name in errors.
    pub(crate) what: &'static str,
    /// The whole address.
    pub(crate) uri: &'a Uri,
    /// Signed for this service.
    pub(crate) service: Option<&'static str>,
    /// Method, headers and body; its own URI does not count.
    pub(crate) request: Request<Bytes>,
}

impl Client {
    /// A client for one target.
    pub fn new(target: Target) -> Client {
        Client {
            target,
            connector: Connector::default(),
            now: Timestamp::now,
        }
    }

    /// The target.
    pub fn target(&self) -> &Target {
        &self.target
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.now)()
    }

    /// Makes one call; what may pass (no connection, too many requests, the service's own trouble) is tried again.
    pub async fn call<O: Operation>(
        &self,
        service: &'static ServiceTable,
        input: &O::Input,
    ) -> Result<O::Output, CallError> {
        let (scheme, authority) = self.target.service(service.endpoint_prefix);
        let request = frazil_wire::request::<O>(input);
        let path = request
            .uri()
            .path_and_query()
            .map_or("/", |path| path.as_str())
            .to_owned();
        let uri = Uri::builder()
            .scheme(scheme)
            .authority(authority)
            .path_and_query(path)
            .build();
        let uri = uri.expect("a path of wire's and a host of the target's make a URI");
        let once = async || {
            let plain = Plain {
                what: O::NAME,
                uri: &uri,
                service: Some(service.signing_name),
                request: request.clone(),
            };
            let response = self.send(plain).await?;
            frazil_wire::answer::<O>(&response).map_err(|fault| CallError::Refused {
                operation: O::NAME,
                fault,
            })
        };
        retry(once).await
    }

    /// A page of the endpoint itself, which is no AWS operation: `/_frazil/limits`. AWS has none.
    ///
    /// # Errors
    /// When nothing answers. The answer's status is not looked at.
    pub async fn page(&self, what: &'static str, path: &str) -> Result<Response<Bytes>, CallError> {
        let (scheme, authority) = self.target.service("lambda");
        let uri = Uri::builder()
            .scheme(scheme)
            .authority(authority)
            .path_and_query(path)
            .build();
        let plain = Plain {
            what,
            uri: &uri.expect("a fixed path and a host of the target's make a URI"),
            service: None,
            request: Request::default(),
        };
        self.send(plain).await
    }

    /// Sends one request once.
    pub(crate) async fn send(&self, plain: Plain<'_>) -> Result<Response<Bytes>, CallError> {
        let (what, uri) = (plain.what, plain.uri);
        let host = uri
            .authority()
            .map_or_else(String::new, ToString::to_string);
        let request = self.addressed_and_signed(plain, &host);
        let connected = self.connector.connect(uri).await;
        let sender = connected.map_err(|source| CallError::Unreachable {
            operation: what,
            host: host.clone(),
            source,
        })?;
        let exchanged = tokio::time::timeout(ATTEMPT_TIMEOUT, exchange(sender, request)).await;
        let broken = |source| CallError::Broken {
            operation: what,
            host,
            source,
        };
        exchanged
            .unwrap_or_else(|late| Err(late.into()))
            .map_err(broken)
    }

    fn addressed_and_signed(&self, plain: Plain<'_>, host: &str) -> Request<Bytes> {
        let Plain {
            uri,
            service,
            mut request,
            ..
        } = plain;
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        *request.uri_mut() = path.parse().expect("a URI's own path");
        request.headers_mut().insert(
            http::header::HOST,
            host.parse().expect("an authority is a header value"),
        );
        if let Some(service) = service {
            let Target {
                credentials,
                region,
                ..
            } = &self.target;
            let payload = sigv4::hash(request.body());
            let signing = Signing {
                credentials,
                region,
                service,
                time: self.now(),
            };
            sigv4::sign(&mut request, &payload, &signing);
        }
        request
    }
}

type Cause = Box<dyn std::error::Error + Send + Sync>;

async fn exchange(mut sender: Sender, request: Request<Bytes>) -> Result<Response<Bytes>, Cause> {
    let (head, body) = sender
        .send_request(request.map(Full::new))
        .await?
        .into_parts();
    let body = Limited::new(body, ANSWER_BYTES_MAX).collect().await?;
    Ok(Response::from_parts(head, body.to_bytes()))
}

/// Tries again what may pass, a bounded number of times.
pub(crate) async fn retry<T>(once: impl AsyncFn() -> Result<T, CallError>) -> Result<T, CallError> {
    let mut pause = BACK_OFF;
    for _ in 1..ATTEMPTS_MAX {
        match once().await {
            Err(error) if error.is_passing() => tokio::time::sleep(pause).await,
            done => return done,
        }
        pause *= 2;
    }
    once().await
}
