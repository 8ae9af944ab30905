//! Watching groups as they are written: what `StartLiveTail` answers, an event stream that goes on
//! for hours.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use frazil_wire::Fault;
use frazil_wire::event_stream::{CONTENT_TYPE, HeaderValue, Message};
use frazil_wire::shapes::logs::StartLiveTailRequest;
use futures::StreamExt as _;
use futures::stream::{self, BoxStream};
use http::Response;
use serde_json::{Value, json};
use tokio::sync::{OwnedSemaphorePermit, mpsc};
use tokio::time::{Instant, interval, sleep_until};

use super::faults::invalid;
use super::groups::group_name;
use super::pattern::Pattern;
use super::{Followed, Logs};

/// How long a session lasts, as on AWS.
const SESSION_MAX: Duration = Duration::from_secs(3 * 60 * 60);

/// How often a session is told of events.
const UPDATE_EVERY: Duration = Duration::from_secs(1);

/// How many events one update has; of more, some are left out, and the update says so.
const UPDATE_EVENTS_MAX: usize = 500;

/// How many sessions there may be at once, as on AWS.
pub(super) const SESSIONS_MAX: usize = 15;

/// How many updates may wait for a slow client.
const UPDATES_WAITING_MAX: usize = 4;

const JSON: &str = "application/x-amz-json-1.1";

/// The body of an answer that goes on, in the answer's extensions.
#[derive(Clone, Debug)]
pub struct Ongoing(Arc<Mutex<Option<mpsc::Receiver<Bytes>>>>);

impl Ongoing {
    /// The pieces of the body; they can be had once.
    pub fn take(&self) -> Option<mpsc::Receiver<Bytes>> {
        let receiver = self.0.lock();
        receiver.unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Who watches what.
struct Session {
    input: StartLiveTailRequest,
    pattern: Pattern,
    account: String,
    client: mpsc::Sender<Bytes>,
    _place: OwnedSemaphorePermit,
}

impl Logs {
    /// Begins a session. Events are seen from now on.
    pub(super) async fn start_live_tail(
        &self,
        input: StartLiveTailRequest,
    ) -> Result<Response<Bytes>, Fault> {
        let streams = input.log_stream_names.is_some() || input.log_stream_name_prefixes.is_some();
        if input.log_stream_names.is_some() && input.log_stream_name_prefixes.is_some() {
            return Err(invalid(
                "LogStreamNamePrefixes and LogStreamNames are mutually exclusive parameters.",
            ));
        }
        if streams && input.log_group_identifiers.len() > 1 {
            return Err(invalid(
                "LogStreamNames and LogStreamNamePrefixes can be specified only with one log group.",
            ));
        }
        let pattern = Pattern::parse(
            input
                .log_event_filter_pattern
                .as_deref()
                .unwrap_or_default(),
        )
        .map_err(|_| invalid("Invalid filter pattern"))?;
        let mut follows = Vec::new();
        self.0.ingest.write().await;
        for identifier in &input.log_group_identifiers {
            let group = group_name(identifier);
            self.group(group).await?;
            let follow = self.subscribe(group);
            let group = group.to_owned();
            let events = stream::unfold((follow, group), |(mut follow, group)| async move {
                let event = follow.next().await?;
                Some(((group.clone(), event), (follow, group)))
            });
            follows.push(events.boxed());
        }
        let place = self.0.tails.clone().try_acquire_owned();
        let place = place.map_err(|_| too_many())?;
        let (client, pieces) = mpsc::channel(UPDATES_WAITING_MAX);
        let session = Session {
            input,
            pattern,
            account: self.0.account.clone(),
            client,
            _place: place,
        };
        self.0
            .runtime
            .spawn(session.run(stream::select_all(follows).boxed()));
        let mut answer = Response::new(Bytes::new());
        let kind = http::HeaderValue::from_static(CONTENT_TYPE);
        answer
            .headers_mut()
            .insert(http::header::CONTENT_TYPE, kind);
        let ongoing = Ongoing(Arc::new(Mutex::new(Some(pieces))));
        answer.extensions_mut().insert(ongoing);
        Ok(answer)
    }
}

impl Session {
    /// Goes on until the client has left or the time is over.
    async fn run(self, mut events: BoxStream<'static, (String, Followed)>) {
        let end = Instant::now() + SESSION_MAX;
        if !self.tell("initial-response", &json!({})).await || !self.begin().await {
            return;
        }
        let mut every = interval(UPDATE_EVERY);
        let (mut seen, mut sampled) = (Vec::new(), false);
        loop {
            tokio::select! {
                event = events.next() => match event {
                    Some((group, event)) => match self.shown(&group, event) {
                        Ok(Some(_)) if seen.len() == UPDATE_EVENTS_MAX => sampled = true,
                        Ok(event) => seen.extend(event),
                        Err(Missed) => sampled = true,
                    },
                    None => return,
                },
                _ = every.tick() => {
                    let update = json!({
                        "sessionMetadata": {"sampled": std::mem::take(&mut sampled)},
                        "sessionResults": std::mem::take(&mut seen),
                    });
                    if !self.tell("sessionUpdate", &update).await {
                        return;
                    }
                }
                () = sleep_until(end) => return self.time_out().await,
            }
        }
    }

    async fn begin(&self) -> bool {
        let input = &self.input;
        let start = json!({
            "requestId": uuid::Uuid::new_v4().to_string(),
            "sessionId": uuid::Uuid::new_v4().to_string(),
            "logGroupIdentifiers": input.log_group_identifiers,
            "logStreamNames": input.log_stream_names.clone().unwrap_or_default(),
            "logStreamNamePrefixes": input.log_stream_name_prefixes.clone().unwrap_or_default(),
            "logEventFilterPattern": input.log_event_filter_pattern.clone().unwrap_or_default(),
        });
        self.tell("sessionStart", &start).await
    }

    /// An event as it is told, if it is wanted.
    fn shown(&self, group: &str, event: Followed) -> Result<Option<Value>, Missed> {
        let Followed::Event {
            stream,
            time_ms,
            message,
        } = event
        else {
            return Err(Missed);
        };
        if !self.wants(&stream) || !self.pattern.matches(&message) {
            return Ok(None);
        }
        Ok(Some(json!({
            "logStreamName": stream,
            "logGroupIdentifier": format!("{}:{group}", self.account),
            "message": message,
            "timestamp": time_ms,
            "ingestionTime": time_ms,
        })))
    }

    fn wants(&self, stream: &str) -> bool {
        let (names, prefixes) = (
            &self.input.log_stream_names,
            &self.input.log_stream_name_prefixes,
        );
        let named = names
            .as_ref()
            .is_none_or(|names| names.iter().any(|it| it == stream));
        let begins = |prefixes: &Vec<String>| prefixes.iter().any(|it| stream.starts_with(it));
        named && prefixes.as_ref().is_none_or(begins)
    }

    /// Sends an event; false when the client has left.
    async fn tell(&self, name: &str, payload: &Value) -> bool {
        let message = Message::event(name, JSON, payload.to_string().into());
        self.client.send(message.encode()).await.is_ok()
    }

    async fn time_out(self) {
        let text = |name: &str, value: &str| (name.to_owned(), HeaderValue::Text(value.to_owned()));
        let told = json!({"message": "The session has timed out after 3 hours."});
        let exception = Message {
            headers: vec![
                text(":message-type", "exception"),
                text(":exception-type", "SessionTimeoutException"),
                text(":content-type", JSON),
            ],
            payload: told.to_string().into(),
        };
        let _client_left = self.client.send(exception.encode()).await;
    }
}

/// Some events were written faster than they were watched.
struct Missed;

fn too_many() -> Fault {
    Fault::new(
        400,
        "LimitExceededException",
        "You have exceeded the maximum number of concurrent Live Tail sessions.",
    )
}
