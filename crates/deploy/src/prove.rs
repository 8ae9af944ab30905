//! One request to the new stage.

use std::time::{Duration, Instant};

use bytes::Bytes;
use frazil_wire::shapes::logs::{FilterLogEvents, FilterLogEventsRequest, SERVICE as LOGS};
use http::{Request, Response, StatusCode, Uri};

use crate::apply::Applied;
use crate::client::{CallError, Client, Plain, retry};
use crate::progress::Progress;
use crate::project::Project;

/// Log lines that are shown when the stage does not work.
const LOG_LINES_MAX: usize = 20;

/// Requests to a URL whose permission is not effective yet.
const ASK_ATTEMPTS: u32 = 5;
const ASK_PAUSE: Duration = Duration::from_secs(1);

/// Log lines arrive a moment after the answer.
const LOG_ATTEMPTS: u32 = 10;
const LOG_PAUSE: Duration = Duration::from_millis(200);

/// What the stage answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The URL that was asked.
    pub url: String,
    /// HTTP status.
    pub status: u16,
    /// How long it took, a cold start included.
    pub took: Duration,
}

/// Why the stage does not work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProveError {
    /// The URL in the answer is none.
    #[error("the target gave `{url}` as the function's URL")]
    Url {
        /// What it gave.
        url: String,
    },
    /// The URL could not be asked.
    #[error(transparent)]
    Call(#[from] CallError),
    /// The application failed.
    #[error("{url} answered {status}: {body}{}", log_text(log))]
    Failed {
        /// The URL.
        url: String,
        /// HTTP status.
        status: u16,
        /// The start of the body.
        body: String,
        /// The newest lines of the function's log.
        log: Vec<String>,
    },
}

impl ProveError {
    /// What to do about it, one sentence.
    pub fn remedy(&self) -> String {
        match self {
            ProveError::Url { .. } => "look at the server's log".into(),
            ProveError::Call(error) => error.remedy(),
            ProveError::Failed { status: 403, .. } => {
                "check the function's policy: both statements of the URL must be there".into()
            }
            ProveError::Failed { log, .. } if log.is_empty() => {
                "look at the function's log, correct the application and deploy again".into()
            }
            ProveError::Failed { .. } => "correct what the log says and deploy again".into(),
        }
    }
}

fn log_text(log: &[String]) -> String {
    if log.is_empty() {
        String::new()
    } else {
        format!("\n\nthe log says:\n{}", log.join("\n"))
    }
}

/// Asks the stage's URL once. `None` when it has no URL or the settings do not want it touched.
pub async fn prove(
    project: &Project,
    applied: &Applied,
    client: &Client,
    progress: &dyn Progress,
) -> Result<Option<Proof>, ProveError> {
    let settings = &project.settings;
    let Some(base) = applied.url.as_ref().filter(|_| settings.touch) else {
        return Ok(None);
    };
    let url = format!(
        "{}/{}",
        base.trim_end_matches('/'),
        settings.touch_path.trim_start_matches('/')
    );
    let uri: Uri = url
        .parse()
        .map_err(|_| ProveError::Url { url: url.clone() })?;
    progress.started(format!("asking {url}"));
    let signed = settings.url.as_ref().is_some_and(|url| url.signed);
    let (began, began_ms) = (Instant::now(), client.now().as_millisecond());
    let mut response = ask(client, &uri, signed).await?;
    for _ in 1..ASK_ATTEMPTS {
        if !is_refused(&response) {
            break;
        }
        tokio::time::sleep(ASK_PAUSE).await;
        response = ask(client, &uri, signed).await?;
    }
    let status = response.status();
    if status.is_server_error() || is_refused(&response) {
        let log = log_tail(client, &applied.function_name, began_ms).await;
        return Err(ProveError::Failed {
            url,
            status: status.as_u16(),
            body: excerpt(response.body()),
            log,
        });
    }
    let proof = Proof {
        url,
        status: status.as_u16(),
        took: began.elapsed(),
    };
    progress.finished(format!("{} in {} ms", proof.status, proof.took.as_millis()));
    Ok(Some(proof))
}

async fn ask(client: &Client, uri: &Uri, signed: bool) -> Result<Response<Bytes>, CallError> {
    let once = async || {
        let request = Request::new(Bytes::new());
        client
            .send(Plain {
                what: "the first request",
                uri,
                service: signed.then_some("lambda"),
                request,
            })
            .await
    };
    retry(once).await
}

/// The platform refused, not the application: a new permission may need a moment.
fn is_refused(response: &Response<Bytes>) -> bool {
    response.status() == StatusCode::FORBIDDEN
        && response.headers().contains_key("x-amzn-errortype")
}

/// The newest lines since the request; nothing when they cannot be had, for the error is already known.
async fn log_tail(client: &Client, function_name: &str, since_ms: i64) -> Vec<String> {
    let request = FilterLogEventsRequest {
        log_group_name: Some(format!("/aws/lambda/{function_name}")),
        start_time: Some(since_ms),
        ..Default::default()
    };
    let mut lines: Vec<String> = Vec::new();
    for _ in 0..LOG_ATTEMPTS {
        let events = match client.call::<FilterLogEvents>(&LOGS, &request).await {
            Ok(answer) => answer.events.unwrap_or_default(),
            // The group is made with the first lines.
            Err(error) if error.code() == Some("ResourceNotFoundException") => Vec::new(),
            Err(_) => break,
        };
        lines = events
            .into_iter()
            .filter_map(|event| event.message)
            .map(|message| message.trim_end().to_owned())
            .collect();
        if lines.iter().any(|line| line.starts_with("REPORT ")) {
            break;
        }
        tokio::time::sleep(LOG_PAUSE).await;
    }
    lines.split_off(lines.len().saturating_sub(LOG_LINES_MAX))
}

fn excerpt(body: &Bytes) -> String {
    let text = String::from_utf8_lossy(body);
    text.trim().chars().take(500).collect()
}
