//! Moving messages out of a dead letter queue: `StartMessageMoveTask` and what belongs to it.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use frazil_store::Write;
use frazil_wire::Fault;
use frazil_wire::shapes::sqs::{
    CancelMessageMoveTaskRequest, CancelMessageMoveTaskResult, ListMessageMoveTasksRequest,
    ListMessageMoveTasksResult, ListMessageMoveTasksResultEntry, StartMessageMoveTaskRequest,
    StartMessageMoveTaskResult,
};
use serde_json::json;

use super::Sqs;
use super::dispatch::Request;
use super::faults::{invalid, invalid_value, missing, no_resource, query_code};
use super::limits::{MOVES_PER_SECOND_MAX, TASKS_MAX};
use super::queue::Queue;
use super::records::{self, TaskRecord, TaskStatus};
use super::shelf::{Message, State};

/// All tasks that are remembered, by source, oldest first.
#[derive(Debug, Default)]
pub(super) struct Tasks(Mutex<BTreeMap<String, Vec<TaskRecord>>>);

impl Tasks {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Vec<TaskRecord>>> {
        self.0
            .lock()
            .expect("nobody panics while holding the tasks")
    }

    fn task(&self, source: &str, id: &str) -> Option<TaskRecord> {
        let tasks = self.lock();
        let mut of_source = tasks.get(source)?.iter();
        of_source.find(|task| task.id == id).cloned()
    }
}

/// How many messages move together, so that a second has at least so many steps.
const STEPS_PER_SECOND: u32 = 10;

impl Request {
    pub(super) async fn start_message_move_task(
        &self,
        input: StartMessageMoveTaskRequest,
    ) -> Result<StartMessageMoveTaskResult, Fault> {
        let handle = self.sqs.start_task(input).await?;
        Ok(StartMessageMoveTaskResult {
            task_handle: Some(handle),
        })
    }

    pub(super) async fn list_message_move_tasks(
        &self,
        input: ListMessageMoveTasksRequest,
    ) -> Result<ListMessageMoveTasksResult, Fault> {
        let source = self.sqs.queue_by_arn(&input.source_arn);
        let source = source.map_err(|_| no_resource("SourceArn"))?;
        let asked = input.max_results.unwrap_or(1);
        let limit = usize::try_from(asked).ok();
        let limit = limit.filter(|limit| (1..=TASKS_MAX).contains(limit));
        let limit = limit.ok_or_else(|| {
            invalid_value(asked, "MaxResults", "Must be an integer from 1 to 10.")
        })?;
        let tasks = self.sqs.0.tasks.lock();
        let of_source = tasks.get(&source.arn).into_iter().flatten();
        let newest = of_source.rev().take(limit).map(shown);
        Ok(ListMessageMoveTasksResult {
            results: Some(newest.collect()),
        })
    }

    pub(super) async fn cancel_message_move_task(
        &self,
        input: CancelMessageMoveTaskRequest,
    ) -> Result<CancelMessageMoveTaskResult, Fault> {
        let (id, source) = opened(&input.task_handle)
            .ok_or_else(|| invalid("Value for parameter TaskHandle is invalid."))?;
        if self.sqs.queue_by_arn(&source).is_err() {
            return Err(no_resource("SourceArn"));
        }
        let unknown = || {
            let fault = no_resource("TaskHandle");
            let message = "Task does not exist.".to_owned();
            Fault { message, ..fault }
        };
        let task = self.sqs.0.tasks.task(&source, &id).ok_or_else(unknown)?;
        if task.status != TaskStatus::Running {
            return Err(invalid("Only active tasks can be cancelled."));
        }
        let cancel = self
            .sqs
            .change_task(&task, |task| task.status = TaskStatus::Cancelling);
        let cancelled = cancel.await?;
        Ok(CancelMessageMoveTaskResult {
            approximate_number_of_messages_moved: i64::try_from(cancelled.moved).ok(),
        })
    }
}

impl Sqs {
    async fn start_task(&self, input: StartMessageMoveTaskRequest) -> Result<String, Fault> {
        let _alone = self.0.changing.lock().await;
        let source = self.queue_by_arn(&input.source_arn);
        let source = source.map_err(|_| no_resource("SourceArn"))?;
        if self.sources_of(&source.arn).is_empty() {
            return Err(invalid(
                "Source queue must be configured as a Dead Letter Queue.",
            ));
        }
        let destination = input.destination_arn.as_deref();
        if destination.is_some_and(|arn| self.queue_by_arn(arn).is_err()) {
            return Err(no_resource("DestinationArn"));
        }
        let per_second = input.max_number_of_messages_per_second.map(|asked| {
            let rate = u32::try_from(asked).ok();
            let rate = rate.filter(|rate| (1..=MOVES_PER_SECOND_MAX).contains(rate));
            let reason = "Must be an integer from 1 to 500.";
            rate.ok_or_else(|| invalid_value(asked, "MaxNumberOfMessagesPerSecond", reason))
        });
        let running =
            |task: &TaskRecord| matches!(task.status, TaskStatus::Running | TaskStatus::Cancelling);
        let tasks = self.0.tasks.lock().get(&source.arn).cloned();
        if tasks.unwrap_or_default().iter().any(running) {
            return Err(invalid(
                "There is already a task running. Only one active task is allowed for a source queue arn at a given time.",
            ));
        }
        let now_ms = self.now_ms();
        let to_move = source.state().shelf.counts(now_ms).visible;
        let task = TaskRecord {
            id: self.0.entropy.uuid().to_string(),
            source: source.arn.clone(),
            destination: input.destination_arn,
            per_second: per_second.transpose()?,
            started_ms: now_ms,
            status: TaskStatus::Running,
            moved: 0,
            to_move: to_move as u64,
            failure: None,
        };
        self.add_task(&task).await?;
        self.run_task(task.clone());
        Ok(handle(&task))
    }

    async fn add_task(&self, task: &TaskRecord) -> Result<(), Fault> {
        let mut writes = vec![records::put(key(task), task)?];
        let old = {
            let tasks = self.0.tasks.lock();
            let of_source = tasks.get(&task.source).map_or(&[][..], Vec::as_slice);
            let old = of_source.len().saturating_sub(TASKS_MAX - 1);
            writes.extend(of_source[..old].iter().map(|task| Write::delete(key(task))));
            old
        };
        self.commit(writes).await?;
        let mut tasks = self.0.tasks.lock();
        let of_source = tasks.entry(task.source.clone()).or_default();
        of_source.drain(..old);
        of_source.push(task.clone());
        Ok(())
    }

    /// Reads the tasks of the last time.
    pub(super) async fn load_tasks(&self) -> Result<(), Fault> {
        let read = self.each(records::tasks_prefix(), |_, found| {
            let task: TaskRecord = records::decoded(&found.value)?;
            let mut tasks = self.0.tasks.lock();
            tasks.entry(task.source.clone()).or_default().push(task);
            Ok(())
        });
        read.await
    }

    /// Goes on with the tasks that were running when the server stopped.
    pub(super) fn resume_tasks(&self) {
        let tasks: Vec<TaskRecord> = self.0.tasks.lock().values().flatten().cloned().collect();
        let unfinished =
            |task: &TaskRecord| matches!(task.status, TaskStatus::Running | TaskStatus::Cancelling);
        for task in tasks.into_iter().filter(unfinished) {
            self.run_task(task);
        }
    }

    fn run_task(&self, task: TaskRecord) {
        let sqs = self.clone();
        self.0.runtime.spawn(async move {
            tokio::select! {
                () = sqs.0.closing.cancelled() => {}
                () = sqs.move_all(&task) => {}
            }
        });
    }

    async fn move_all(&self, task: &TaskRecord) {
        let rate = task.per_second.unwrap_or(MOVES_PER_SECOND_MAX);
        let step = rate.div_ceil(STEPS_PER_SECOND);
        let pause = Duration::from_secs(1) * step / rate;
        let mut every = tokio::time::interval(pause);
        loop {
            every.tick().await;
            let now = self.0.tasks.task(&task.source, &task.id);
            let Some(now) = now else { return };
            let left = now.to_move.saturating_sub(now.moved);
            let count = usize::try_from(left.min(step.into())).unwrap_or_default();
            let outcome = match now.status {
                TaskStatus::Cancelling => Ok((0, Some(TaskStatus::Cancelled))),
                _ => self.move_some(&now, count).await.map(|moved| {
                    let done = moved == 0 || left <= moved;
                    (moved, done.then_some(TaskStatus::Completed))
                }),
            };
            let ended = !matches!(outcome, Ok((_, None)));
            let changed = self.change_task(&now, |task| match outcome {
                Ok((moved, status)) => {
                    task.moved += moved;
                    task.status = status.unwrap_or(task.status);
                }
                Err(fault) => {
                    task.status = TaskStatus::Failed;
                    task.failure = Some(query_code(&fault.code));
                }
            });
            if changed.await.is_err() || ended {
                return;
            }
        }
    }

    /// Moves up to `count` messages; returns how many there were.
    async fn move_some(&self, task: &TaskRecord, count: usize) -> Result<u64, Fault> {
        let source = self.queue_by_arn(&task.source)?;
        let (shelf, messages) = {
            let mut state = source.state();
            let taken = state.shelf.withdraw(self.now_ms(), count);
            (state.record.shelf.clone(), taken)
        };
        let mut by_target: BTreeMap<Option<String>, Vec<(u64, Message)>> = BTreeMap::new();
        for (sequence, message) in messages {
            let own = message.source.as_deref().map(str::to_owned);
            let target = task.destination.clone().or(own);
            let moved = Message {
                source: None,
                receives: 0,
                first_received_ms: None,
                ..message
            };
            by_target.entry(target).or_default().push((sequence, moved));
        }
        let (mut moved, mut outcome) = (0, Ok(()));
        for (target, messages) in by_target {
            let sequences: Vec<u64> = messages.iter().map(|(sequence, _)| *sequence).collect();
            if outcome.is_ok() {
                outcome = self.move_to(target, &shelf, messages).await;
            }
            moved += settle(&source, &shelf, &sequences, outcome.is_ok());
        }
        outcome.map(|()| moved)
    }

    async fn move_to(
        &self,
        target: Option<String>,
        shelf: &str,
        messages: Vec<(u64, Message)>,
    ) -> Result<(), Fault> {
        // A message that was sent to the dead letter queue itself came from nowhere.
        let target = target.ok_or_else(|| missing("DestinationArn"))?;
        let target = self.queue_by_arn(&target)?;
        self.transfer(shelf, &target, messages, Vec::new()).await
    }

    async fn change_task(
        &self,
        task: &TaskRecord,
        change: impl FnOnce(&mut TaskRecord),
    ) -> Result<TaskRecord, Fault> {
        let mut changed = {
            let mut tasks = self.0.tasks.lock();
            let of_source = tasks.get_mut(&task.source).into_iter().flatten();
            let mut found = of_source.filter(|it| it.id == task.id);
            let Some(found) = found.next() else {
                return Err(no_resource("SourceArn"));
            };
            change(found);
            found.clone()
        };
        let put = records::put(key(&changed), &changed)?;
        self.commit(vec![put]).await?;
        if let Some(latest) = self.0.tasks.task(&task.source, &task.id) {
            changed = latest;
        }
        Ok(changed)
    }
}

/// Makes the source's shelf say what is on disk; returns how many messages have gone.
fn settle(source: &Queue, shelf: &str, sequences: &[u64], moved: bool) -> u64 {
    let mut state = source.state();
    if state.record.shelf != shelf {
        return 0;
    }
    for sequence in sequences {
        match moved {
            true => {
                state.shelf.remove(*sequence);
            }
            false => state.shelf.set(*sequence, State::Visible),
        }
    }
    if moved { sequences.len() as u64 } else { 0 }
}

fn key(task: &TaskRecord) -> frazil_store::Key {
    records::task_key(&task.source, task.started_ms, &task.id)
}

fn handle(task: &TaskRecord) -> String {
    let text = json!({"taskId": task.id, "sourceArn": task.source});
    BASE64_STANDARD.encode(text.to_string())
}

fn opened(handle: &str) -> Option<(String, String)> {
    let bytes = BASE64_STANDARD.decode(handle).ok()?;
    let value: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
    Some((text("taskId")?, text("sourceArn")?))
}

fn shown(task: &TaskRecord) -> ListMessageMoveTasksResultEntry {
    let status = match task.status {
        TaskStatus::Running => "RUNNING",
        TaskStatus::Cancelling => "CANCELLING",
        TaskStatus::Cancelled => "CANCELLED",
        TaskStatus::Completed => "COMPLETED",
        TaskStatus::Failed => "FAILED",
    };
    let running = task.status == TaskStatus::Running;
    ListMessageMoveTasksResultEntry {
        task_handle: running.then(|| handle(task)),
        status: Some(status.to_owned()),
        source_arn: Some(task.source.clone()),
        destination_arn: task.destination.clone(),
        max_number_of_messages_per_second: task.per_second.and_then(|it| i32::try_from(it).ok()),
        approximate_number_of_messages_moved: i64::try_from(task.moved).ok(),
        approximate_number_of_messages_to_move: i64::try_from(task.to_move).ok(),
        failure_reason: task.failure.clone(),
        started_timestamp: Some(task.started_ms),
    }
}
