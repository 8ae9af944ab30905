//! Queues: their life, settings and tags.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use frazil_store::Write;
use frazil_wire::Fault;
use frazil_wire::shapes::sqs::{
    CreateQueueRequest, CreateQueueResult, DeleteQueueRequest, GetQueueAttributesRequest,
    GetQueueAttributesResult, GetQueueUrlRequest, GetQueueUrlResult, ListQueueTagsRequest,
    ListQueueTagsResult, ListQueuesRequest, ListQueuesResult, PurgeQueueRequest,
    SetQueueAttributesRequest, TagQueueRequest, UntagQueueRequest,
};

use super::Sqs;
use super::attributes::{self, Attributes};
use super::dispatch::Request;
use super::faults::{
    deleted_recently, invalid, invalid_value, no_queue, purge_in_progress, queue_exists,
    unknown_attribute,
};
use super::limits::{PAGE_MAX, PAUSE_MS, TAGS_MAX};
use super::queue::{Queue, State};
use super::records::{self, DeletedRecord, QueueRecord};

const FIFO: &str = ".fifo";

impl Request {
    pub(super) async fn create_queue(
        &self,
        input: CreateQueueRequest,
    ) -> Result<CreateQueueResult, Fault> {
        let given = input.attributes.unwrap_or_default();
        let tags = input.tags.unwrap_or_default();
        check_tags(&tags)?;
        let name = input.queue_name;
        self.sqs.create(&name, &given, tags).await?;
        Ok(CreateQueueResult {
            queue_url: Some(self.url(&name)),
        })
    }

    pub(super) async fn delete_queue(&self, input: DeleteQueueRequest) -> Result<(), Fault> {
        self.sqs.delete_queue(self.name(&input.queue_url)?).await
    }

    pub(super) async fn get_queue_url(
        &self,
        input: GetQueueUrlRequest,
    ) -> Result<GetQueueUrlResult, Fault> {
        let queue = self.sqs.queue(&input.queue_name)?;
        let owner = input.queue_owner_aws_account_id;
        if owner.is_some_and(|owner| owner != self.sqs.0.account) {
            return Err(no_queue());
        }
        Ok(GetQueueUrlResult {
            queue_url: Some(self.url(&queue.name)),
        })
    }

    pub(super) async fn list_queues(
        &self,
        input: ListQueuesRequest,
    ) -> Result<ListQueuesResult, Fault> {
        let prefix = input.queue_name_prefix.unwrap_or_default();
        let names = self.sqs.all_queues().into_iter();
        let names = names.map(|queue| queue.name.clone());
        let names = names.filter(|name| name.starts_with(&prefix));
        let (page, next_token) =
            self.page(names, input.max_results, input.next_token.as_deref())?;
        Ok(ListQueuesResult {
            queue_urls: Some(page).filter(|page| !page.is_empty()),
            next_token,
        })
    }

    /// One page of queues' URLs, and the token of the next.
    pub(super) fn page(
        &self,
        names: impl Iterator<Item = String>,
        max: Option<i32>,
        token: Option<&str>,
    ) -> Result<(Vec<String>, Option<String>), Fault> {
        let asked = max.unwrap_or(PAGE_MAX);
        let reason = "MaxResults must be an integer between 1 and 1000.";
        let limit = usize::try_from(asked).ok();
        let limit = limit.filter(|_| (1..=PAGE_MAX).contains(&asked));
        let limit = limit.ok_or_else(|| invalid_value(asked, "MaxResults", reason))?;
        let open = |token: &str| {
            let bytes = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
            String::from_utf8(bytes).ok()
        };
        let after =
            token.map(|token| open(token).ok_or_else(|| invalid("Invalid or expired next token.")));
        let after = after.transpose()?;
        let mut names = names.filter(|name| after.as_ref().is_none_or(|after| name > after));
        let page: Vec<String> = names.by_ref().take(limit).collect();
        // Without MaxResults there is no token, even if there are more.
        let last = page.last().filter(|_| max.is_some());
        let last = last.map(|name| BASE64_URL_SAFE_NO_PAD.encode(name));
        let next = names.next().and(last);
        Ok((page.iter().map(|name| self.url(name)).collect(), next))
    }

    pub(super) async fn get_queue_attributes(
        &self,
        input: GetQueueAttributesRequest,
    ) -> Result<GetQueueAttributesResult, Fault> {
        let queue = self.queue(&input.queue_url)?;
        let names = input.attribute_names.unwrap_or_default();
        if let Some(name) = names.iter().find(|name| !attributes::is_known(name)) {
            return Err(unknown_attribute(name));
        }
        let mut shown = self.sqs.shown(&queue);
        if !names.iter().any(|name| name == "All") {
            shown.retain(|name, _| names.contains(name));
        }
        Ok(GetQueueAttributesResult {
            attributes: Some(shown).filter(|shown| !shown.is_empty()),
        })
    }

    pub(super) async fn set_queue_attributes(
        &self,
        input: SetQueueAttributesRequest,
    ) -> Result<(), Fault> {
        let queue = self.queue(&input.queue_url)?;
        let given = input.attributes;
        let sqs = &self.sqs;
        sqs.change(&queue, |record| {
            record.attributes.change(&given)?;
            sqs.check_redrive(&queue.arn, &record.attributes)
        })
        .await?;
        // Those who wait for messages look again: what is hidden may be so no longer.
        queue.arrived.notify_one();
        Ok(())
    }

    pub(super) async fn purge_queue(&self, input: PurgeQueueRequest) -> Result<(), Fault> {
        let queue = self.queue(&input.queue_url)?;
        self.sqs.purge(&queue).await
    }

    pub(super) async fn list_queue_tags(
        &self,
        input: ListQueueTagsRequest,
    ) -> Result<ListQueueTagsResult, Fault> {
        let queue = self.queue(&input.queue_url)?;
        let tags = queue.state().record.tags.clone();
        Ok(ListQueueTagsResult {
            tags: Some(tags).filter(|tags| !tags.is_empty()),
        })
    }

    pub(super) async fn tag_queue(&self, input: TagQueueRequest) -> Result<(), Fault> {
        let queue = self.queue(&input.queue_url)?;
        let change = self.sqs.change(&queue, |record| {
            record.tags.extend(input.tags.clone());
            check_tags(&record.tags)
        });
        change.await
    }

    pub(super) async fn untag_queue(&self, input: UntagQueueRequest) -> Result<(), Fault> {
        let queue = self.queue(&input.queue_url)?;
        let change = self.sqs.change(&queue, |record| {
            record.tags.retain(|name, _| !input.tag_keys.contains(name));
            Ok(())
        });
        change.await
    }
}

impl Sqs {
    async fn create(
        &self,
        name: &str,
        given: &BTreeMap<String, String>,
        tags: BTreeMap<String, String>,
    ) -> Result<(), Fault> {
        let fifo = given.get("FifoQueue").is_some_and(|value| value == "true");
        check_name(name, fifo)?;
        let _alone = self.0.changing.lock().await;
        if let Ok(queue) = self.queue(name) {
            let existing = queue.attributes();
            return match existing.difference(given)? {
                None => Ok(()),
                Some(attribute) => Err(queue_exists(&attribute)),
            };
        }
        let attributes = Attributes::new(fifo, given)?;
        self.check_redrive(&self.arn(name), &attributes)?;
        let now_ms = self.now_ms();
        let deleted_ms = self.deleted().get(name).copied();
        if deleted_ms.is_some_and(|at_ms| at_ms + PAUSE_MS > now_ms) {
            return Err(deleted_recently());
        }
        let record = QueueRecord {
            created_ms: now_ms,
            modified_ms: now_ms,
            shelf: records::first_shelf(self.0.entropy.uuid()),
            attributes,
            tags,
            purged_ms: None,
        };
        self.commit(vec![records::put(records::queue_key(name), &record)?])
            .await?;
        let queue = Queue::new(name, self.arn(name), record);
        self.change_queues(|queues| {
            queues.insert(name.to_owned(), queue);
        });
        Ok(())
    }

    async fn delete_queue(&self, name: &str) -> Result<(), Fault> {
        let _alone = self.0.changing.lock().await;
        let queue = self.queue(name)?;
        let _neither_changed = queue.changing.lock().await;
        let at_ms = self.now_ms();
        let deleted = records::put(records::deleted_key(name), &DeletedRecord { at_ms })?;
        self.commit(vec![Write::delete(records::queue_key(name)), deleted])
            .await?;
        self.deleted().insert(name.to_owned(), at_ms);
        self.change_queues(|queues| {
            queues.remove(name);
        });
        let shelf = {
            let mut state = queue.state();
            state.deleted = true;
            state.record.shelf.clone()
        };
        queue.arrived.notify_waiters();
        self.clear_later(shelf);
        Ok(())
    }

    async fn purge(&self, queue: &Arc<Queue>) -> Result<(), Fault> {
        let now_ms = self.now_ms();
        let mut former = String::new();
        let purge = self.change(queue, |record| {
            let purged_ms = record.purged_ms.replace(now_ms);
            if purged_ms.is_some_and(|purged_ms| purged_ms + PAUSE_MS > now_ms) {
                return Err(purge_in_progress(&queue.name));
            }
            let next = records::next_shelf(&record.shelf);
            former = std::mem::replace(&mut record.shelf, next);
            Ok(())
        });
        purge.await?;
        self.clear_later(former);
        Ok(())
    }

    /// Changes a queue's record: on disk first, then in memory.
    pub(super) async fn change(
        &self,
        queue: &Arc<Queue>,
        change: impl FnOnce(&mut QueueRecord) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let _alone = queue.changing.lock().await;
        let mut record = {
            let state = queue.state();
            if state.deleted {
                return Err(no_queue());
            }
            state.record.clone()
        };
        change(&mut record)?;
        record.modified_ms = self.now_ms();
        let put = records::put(records::queue_key(&queue.name), &record)?;
        self.commit(vec![put]).await?;
        let mut state = queue.state();
        if state.record.shelf == record.shelf {
            state.record = record;
        } else {
            *state = State::new(record);
        }
        Ok(())
    }

    fn shown(&self, queue: &Queue) -> BTreeMap<String, String> {
        let now_ms = self.now_ms();
        let mut state = queue.state();
        let counts = state.shelf.counts(now_ms);
        let record = &state.record;
        let numbers = [
            ("ApproximateNumberOfMessages", counts.visible.to_string()),
            (
                "ApproximateNumberOfMessagesNotVisible",
                counts.in_flight.to_string(),
            ),
            (
                "ApproximateNumberOfMessagesDelayed",
                counts.delayed.to_string(),
            ),
            ("CreatedTimestamp", (record.created_ms / 1000).to_string()),
            (
                "LastModifiedTimestamp",
                (record.modified_ms / 1000).to_string(),
            ),
            ("QueueArn", queue.arn.clone()),
        ];
        let all = numbers.into_iter().chain(record.attributes.all_shown());
        all.map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

fn check_name(name: &str, fifo: bool) -> Result<(), Fault> {
    let stem = if fifo {
        name.strip_suffix(FIFO)
    } else {
        Some(name)
    };
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let valid = stem.is_some_and(|stem| !stem.is_empty() && stem.bytes().all(allowed));
    if valid && name.len() <= 80 {
        return Ok(());
    }
    Err(invalid(match fifo {
        true => {
            "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length."
        }
        false => {
            "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length"
        }
    }))
}

fn check_tags(tags: &BTreeMap<String, String>) -> Result<(), Fault> {
    if tags.len() > TAGS_MAX {
        return Err(invalid(format!(
            "Too many tags added for queue. Maximum number of tags is {TAGS_MAX}."
        )));
    }
    let fits = |(name, value): (&String, &String)| {
        (1..=128).contains(&name.chars().count()) && value.chars().count() <= 256
    };
    match tags.iter().all(fits) {
        true => Ok(()),
        false => Err(invalid(
            "Tag keys must be between 1 and 128 characters in length, tag values between 0 and 256.",
        )),
    }
}
