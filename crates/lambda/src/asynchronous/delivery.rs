//! One attempt: read the event, run the function, do what is to be done about the outcome.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use frazil_store::{StoreError, Write, record};
use frazil_wire::arn::{Arn, FunctionName};

use super::event::{Answer, Queued};
use super::notice::{Condition, End};
use super::verdict::{self, Verdict};
use super::{EventQueue, NewEvent};
use crate::directory::{EventSettings, Function, Standing};
use crate::functions::INVOKE;
use crate::invoke::{Invoke, InvokeAnswer, InvokeError, Runner};
use crate::metrics::Measure;
use crate::release::{LATEST, Release};
use crate::seams::{Sender, TargetMessage};

/// What the dispatcher learns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feedback {
    /// The function ran and the event is gone.
    Done,
    /// The function ran and failed; the event waits for its retry.
    Again,
    /// The event is gone, and the function did not run.
    Gone,
    /// The function could not be run for reasons of ours; the event waits.
    Later,
    /// Not now: the function has no room, or the server stops. Nothing has changed.
    NotNow,
}

/// What attempts work with.
pub(super) struct Delivery {
    pub(super) queue: Arc<EventQueue>,
    pub(super) runner: Arc<dyn Runner>,
}

/// Tries to reach a destination.
const SENDS_MAX: u32 = 3;

impl Delivery {
    pub(super) async fn attempt(&self, event: &Queued) -> Feedback {
        match self.tried(event).await {
            Ok(feedback) => feedback,
            Err(error) => {
                tracing::error!(request_id = event.id, %error, "an event could not be handled");
                Feedback::NotNow
            }
        }
    }

    async fn tried(&self, event: &Queued) -> Result<Feedback, StoreError> {
        let parts = &self.queue.parts;
        let function = parts.directory.lookup(&event.function);
        let current = function.filter(|it| it.incarnation == event.record.incarnation);
        let payload = parts.store.get(&event.payload_key()).await?;
        let (Some(function), Some(payload)) = (current, payload) else {
            // Deleted, perhaps made anew since; or removed just now.
            return self.remove(event).await;
        };
        let trial = Trial {
            event,
            settings: function.event_settings(event.record.qualifier.as_deref()),
            function,
            payload: payload.value,
        };
        let now_ms = parts.clock.now().as_millisecond();
        let reserved = trial.function.reserved_concurrency;
        let settings = &trial.settings;
        match verdict::before(&event.record, settings, reserved, now_ms, &parts.limits) {
            Some(condition) => {
                let last = self.last(event).await?;
                self.end(&trial, condition, &last).await
            }
            None => self.run(&trial).await,
        }
    }

    /// What the last attempt came to, some time ago.
    async fn last(&self, event: &Queued) -> Result<Last, StoreError> {
        let key = event.answer_key();
        let found = match event.record.answered {
            true => self.queue.parts.store.get(&key).await?,
            false => None,
        };
        Ok(Last {
            // A damaged answer is no reason to keep the event.
            answer: found.and_then(|found| record::decode(&key, &found.value).ok()),
            ..Last::none(event)
        })
    }

    async fn run(&self, trial: &Trial<'_>) -> Result<Feedback, StoreError> {
        let event = trial.event;
        let now_ms = self.queue.parts.clock.now().as_millisecond();
        let age_ms = now_ms.saturating_sub(event.record.accepted_ms).max(0);
        let invoke = Invoke {
            function: event.function.clone(),
            qualifier: event.record.qualifier.clone(),
            payload: trial.payload.clone(),
            trace: event.record.trace.clone(),
            tenant: event.record.tenant.clone(),
            request_id: Some(event.id.clone()),
            ..Invoke::default()
        };
        match self.runner.run(invoke).await {
            Ok(answer) => {
                self.saw(trial, Measure::EventAge, age_ms as f64);
                self.answered(trial, answer).await
            }
            Err(
                InvokeError::AccountConcurrency
                | InvokeError::ReservedConcurrency
                | InvokeError::AccountRate
                | InvokeError::ReservedRate
                | InvokeError::ScalingRate
                | InvokeError::NoRoom
                | InvokeError::NotReady { .. }
                | InvokeError::Stopping,
            ) => Ok(Feedback::NotNow),
            Err(InvokeError::Recursive) => {
                let condition = Condition::RecursiveInvocation;
                self.end(trial, condition, &Last::none(event)).await
            }
            Err(InvokeError::Environment(reason)) => self.refused(event, &reason).await,
            Err(
                error @ (InvokeError::NotFound { .. }
                | InvokeError::NotJson(_)
                | InvokeError::TooLarge { .. }
                | InvokeError::ClientContext(_)
                | InvokeError::TenantMissing
                | InvokeError::TenantUnexpected),
            ) => {
                // The version or alias is gone, or is another: nothing will ever run this.
                tracing::warn!(request_id = event.id, %error, "an event is discarded");
                self.remove(event).await
            }
        }
    }

    async fn answered(
        &self,
        trial: &Trial<'_>,
        answer: InvokeAnswer,
    ) -> Result<Feedback, StoreError> {
        let (event, limits) = (trial.event, &self.queue.parts.limits);
        let attempts = event.record.attempts + 1;
        let failed = answer.function_error.is_some();
        let last = Last {
            attempts,
            trace: Some(answer.trace),
            answer: Some(Answer {
                executed_version: answer.executed_version,
                function_error: answer.function_error.map(str::to_owned),
                payload: String::from_utf8_lossy(&answer.payload).into_owned(),
            }),
        };
        if !failed {
            return self.end(trial, Condition::Success, &last).await;
        }
        if self.queue.stopping.is_cancelled() {
            // It failed because its environment went.
            return Ok(Feedback::NotNow);
        }
        match verdict::after_failure(attempts, &trial.settings, limits) {
            Verdict::Over(condition) => self.end(trial, condition, &last).await,
            Verdict::Again { after_ms } => {
                let mut next = self.later(event, after_ms);
                next.record.attempts = attempts;
                next.record.refusals = 0;
                next.record.answered = true;
                let answer = last.answer.as_ref();
                self.persist(|| event.moved_to(&next, answer)).await;
                Ok(Feedback::Again)
            }
        }
    }

    /// It was our own trouble: later, and it does not count.
    async fn refused(&self, event: &Queued, reason: &str) -> Result<Feedback, StoreError> {
        if self.queue.stopping.is_cancelled() {
            return Ok(Feedback::NotNow);
        }
        let after_ms = verdict::backoff_ms(event.record.refusals, &self.queue.parts.limits);
        tracing::warn!(
            request_id = event.id,
            reason,
            after_ms,
            "an event is tried later"
        );
        let mut next = self.later(event, after_ms);
        next.record.refusals = event.record.refusals.saturating_add(1);
        self.persist(|| event.moved_to(&next, None)).await;
        Ok(Feedback::Later)
    }

    fn later(&self, event: &Queued, after_ms: u64) -> Queued {
        let now_ms = self.queue.parts.clock.now().as_millisecond();
        Queued {
            due_ms: now_ms.saturating_add_unsigned(after_ms),
            ..event.clone()
        }
    }

    async fn remove(&self, event: &Queued) -> Result<Feedback, StoreError> {
        self.persist(|| event.removal()).await;
        self.queue.removed(1);
        Ok(Feedback::Gone)
    }

    /// The event has come to its end: whoever wants to know is told, then it goes.
    async fn end(
        &self,
        trial: &Trial<'_>,
        condition: Condition,
        last: &Last,
    ) -> Result<Feedback, StoreError> {
        let answer = last.answer.as_ref();
        let end = End {
            event: trial.event,
            condition,
            payload: &trial.payload,
            answer,
            attempts: last.attempts,
            function_arn: &trial.function.arn,
            now: self.queue.parts.clock.now(),
        };
        let destination = match condition {
            Condition::Success => &trial.settings.on_success,
            _ => &trial.settings.on_failure,
        };
        let release = trial.release(answer);
        let sender = release.map(|release| Sender {
            service: "lambda.amazonaws.com".to_owned(),
            arn: trial.function.arn.to_string(),
            account: self.queue.parts.account.clone(),
            role: Some(release.role_arn.clone()),
        });
        if let Some(arn) = destination {
            let message = TargetMessage {
                body: end.record(),
                attributes: Vec::new(),
                trace: last.trace.clone(),
                sender: sender.clone(),
                ..TargetMessage::default()
            };
            let failure = Measure::DeliveryFailures;
            self.tell(trial, arn, message, failure).await;
        }
        let dead_letter = release.and_then(|release| release.dead_letter.as_ref());
        if condition != Condition::Success {
            if let Some(arn) = dead_letter {
                let message = TargetMessage {
                    sender,
                    ..end.dead_letter()
                };
                self.tell(trial, arn, message, Measure::DeadLetterErrors)
                    .await;
            }
            self.saw(trial, Measure::EventsDropped, 1.0);
            if destination.is_none() && dead_letter.is_none() {
                tracing::info!(
                    request_id = trial.event.id,
                    ?condition,
                    "an event is dropped"
                );
            }
        }
        let gone = self.remove(trial.event).await?;
        Ok(match condition {
            Condition::Success | Condition::RetriesExhausted => Feedback::Done,
            _ => gone,
        })
    }

    fn saw(&self, trial: &Trial<'_>, measure: Measure, value: f64) {
        let qualifier = trial.event.record.qualifier.as_deref();
        let arn = trial.function.named(qualifier);
        self.queue.saw(&arn, measure, value);
    }

    /// Sends to a destination, and counts when it is not reached.
    async fn tell(&self, trial: &Trial<'_>, arn: &str, message: TargetMessage, failure: Measure) {
        if !self.send(trial.event, arn, message).await {
            self.saw(trial, failure, 1.0);
        }
    }

    /// Whether a destination was reached. As on AWS, one that cannot be in a few tries is given up.
    async fn send(&self, event: &Queued, arn: &str, message: TargetMessage) -> bool {
        let limits = &self.queue.parts.limits;
        let mut pause_ms = limits.retry_ms_min;
        for left in (0..SENDS_MAX).rev() {
            let (problem, may_retry) = match self.send_once(arn, message.clone()).await {
                Ok(()) => return true,
                Err(problem) => problem,
            };
            if left == 0 || !may_retry {
                let request_id = &event.id;
                tracing::error!(request_id, arn, problem, "a destination is not reached");
                break;
            }
            tokio::time::sleep(Duration::from_millis(pause_ms)).await;
            pause_ms = (pause_ms * 2).min(limits.retry_ms_max);
        }
        false
    }

    async fn send_once(&self, arn: &str, message: TargetMessage) -> Result<(), (String, bool)> {
        let parsed: Option<Arn> = arn.parse().ok();
        if parsed.is_none_or(|arn| arn.service != "lambda") {
            let sent = self.queue.parts.targets.send(arn, message).await;
            return sent.map_err(|error| (error.to_string(), error.may_retry));
        }
        if let Some(by) = &message.sender {
            let permitted = self.queue.parts.targets.permits(by, INVOKE, arn).await;
            permitted.map_err(|error| (error.to_string(), error.may_retry))?;
        }
        let name = FunctionName::new(arn, None).map_err(|fault| (fault.to_string(), false))?;
        let event = NewEvent {
            function: name.name,
            qualifier: name.qualifier,
            payload: Bytes::from(message.body),
            trace: message.trace,
            ..NewEvent::default()
        };
        let accepted = self.queue.accept(event).await;
        accepted
            .map(|_| ())
            .map_err(|error| (error.to_string(), true))
    }

    /// Writes until the store plays along, or the server stops: then the event is tried again at
    /// the next start.
    async fn persist(&self, writes: impl Fn() -> Vec<Write>) {
        let parts = &self.queue.parts;
        let mut pause_ms = parts.limits.retry_ms_min;
        while let Err(error) = parts.store.commit(writes()).await {
            tracing::error!(%error, pause_ms, "an event's state cannot be stored");
            if self.queue.stopping.is_cancelled() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(pause_ms)).await;
            pause_ms = (pause_ms * 2).min(parts.limits.retry_ms_max);
        }
    }
}

/// An event and everything that an attempt needs.
struct Trial<'e> {
    event: &'e Queued,
    function: Arc<Function>,
    settings: EventSettings,
    payload: Bytes,
}

/// What the last attempt came to.
struct Last {
    /// How often the function has run with the event.
    attempts: u32,
    answer: Option<Answer>,
    /// The trace header that the function saw, else its caller's.
    trace: Option<String>,
}

impl Last {
    /// Nothing new.
    fn none(event: &Queued) -> Last {
        Last {
            attempts: event.record.attempts,
            answer: None,
            trace: event.record.trace.clone(),
        }
    }
}

impl Trial<'_> {
    /// The version that ran, or that would have run.
    fn release(&self, answer: Option<&Answer>) -> Option<&Release> {
        let asked = self.event.record.qualifier.as_deref().unwrap_or(LATEST);
        let alias = self.function.aliases.get(asked);
        let meant = alias.map_or(asked, |alias| &alias.version);
        let version = answer.map_or(meant, |answer| &answer.executed_version);
        match self.function.versions.get(version) {
            Some(Standing::Ready(release)) => Some(release),
            _ => None,
        }
    }
}
