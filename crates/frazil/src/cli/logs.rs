//! `frazil logs`: what a function has written, and what it writes.

use std::collections::HashSet;
use std::time::Duration;

use frazil_deploy::{CallError, Client};
use frazil_wire::shapes::logs::{
    FilterLogEvents, FilterLogEventsRequest, FilteredLogEvent, SERVICE,
};
use jiff::Timestamp;
use serde_json::json;

use super::{Context, endpoint};
use crate::error::Error;
use crate::exit_code::ExitCode;
use crate::output::Output;
use crate::signals::Signals;

/// How long a follower waits before it asks again.
const PAUSE: Duration = Duration::from_millis(400);
/// Events that arrive late carry an earlier time: so far back is asked again.
const LATE_MS: i64 = 10_000;

/// Show a function's log
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The function's name, or a log group that begins with /
    function: String,

    /// Go on with new lines until interrupted
    #[arg(short, long)]
    follow: bool,

    /// How many minutes to look back
    #[arg(long, default_value = "60", value_name = "MINUTES")]
    since: u32,

    /// Only events that match, in CloudWatch's filter language
    #[arg(long, value_name = "PATTERN")]
    filter: Option<String>,
}

pub(super) async fn run(arguments: &Arguments, context: &Context) -> Result<ExitCode, Error> {
    let client = endpoint::client(context)?;
    let mut tail = Tail {
        group: group(&arguments.function),
        filter: arguments.filter.clone(),
        from_ms: Timestamp::now().as_millisecond() - i64::from(arguments.since) * 60_000,
        seen: HashSet::new(),
    };
    let show = |event: &FilteredLogEvent| show(event, &context.output);
    if arguments.follow {
        let mut signals = Signals::new()?;
        tokio::select! {
            ended = tail.follow(&client, show) => ended?,
            () = signals.next() => {}
        }
    } else {
        let events = tail
            .new_events(&client)
            .await
            .map_err(|error| tail.failed(&error))?;
        events.iter().for_each(show);
    }
    Ok(ExitCode::Success)
}

/// A place in a log group: what was shown is not shown again.
pub(super) struct Tail {
    group: String,
    filter: Option<String>,
    from_ms: i64,
    seen: HashSet<String>,
}

impl Tail {
    /// A function's log from now on.
    pub(super) fn from_now(function: &str) -> Tail {
        let from_ms = Timestamp::now().as_millisecond();
        Tail {
            group: group(function),
            filter: None,
            from_ms,
            seen: HashSet::new(),
        }
    }

    /// Shows new events for ever.
    ///
    /// # Errors
    /// When the service refuses, or cannot be reached.
    pub(super) async fn follow(
        &mut self,
        client: &Client,
        show: impl Fn(&FilteredLogEvent),
    ) -> Result<(), Error> {
        loop {
            match self.new_events(client).await {
                Ok(events) => events.iter().for_each(&show),
                // The group comes into being with the first line.
                Err(error) if error.code() == Some("ResourceNotFoundException") => {}
                Err(error) => return Err(self.failed(&error)),
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The events since the last call, oldest first.
    async fn new_events(&mut self, client: &Client) -> Result<Vec<FilteredLogEvent>, CallError> {
        let mut request = FilterLogEventsRequest {
            log_group_name: Some(self.group.clone()),
            start_time: Some(self.from_ms),
            filter_pattern: self.filter.clone(),
            ..FilterLogEventsRequest::default()
        };
        let mut found = Vec::new();
        let mut still_visible = HashSet::new();
        loop {
            let page = client.call::<FilterLogEvents>(&SERVICE, &request).await?;
            for event in page.events.unwrap_or_default() {
                let id = event.event_id.clone().unwrap_or_default();
                if !self.seen.contains(&id) {
                    found.push(event);
                }
                still_visible.insert(id);
            }
            request.next_token = page.next_token;
            if request.next_token.is_none() {
                break;
            }
        }
        self.seen = still_visible;
        if let Some(newest) = found.iter().filter_map(|event| event.timestamp).max() {
            self.from_ms = self.from_ms.max(newest - LATE_MS);
        }
        Ok(found)
    }

    fn failed(&self, error: &CallError) -> Error {
        endpoint::failed(
            &format!("the log group {} cannot be read", self.group),
            error,
        )
    }
}

/// One event on stdout.
fn show(event: &FilteredLogEvent, output: &Output) {
    let message = event
        .message
        .as_deref()
        .unwrap_or_default()
        .trim_end_matches('\n');
    output.result(
        message,
        &json!({
            "timestamp": event.timestamp,
            "stream": event.log_stream_name,
            "message": message,
        }),
    );
}

fn group(function: &str) -> String {
    if function.starts_with('/') {
        function.to_owned()
    } else {
        format!("/aws/lambda/{function}")
    }
}
