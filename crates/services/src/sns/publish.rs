//! `Publish` and `PublishBatch`.

use std::collections::BTreeSet;
use std::sync::Arc;

use frazil_store::{Write, record};
use frazil_wire::Fault;
use frazil_wire::shapes::sns::{
    self as shapes, BatchResultErrorEntry, PublishBatchInput, PublishBatchResponse,
    PublishBatchResultEntry, PublishInput, PublishResponse,
};

use super::Sns;
use super::envelope::Letter;
use super::faults::{failed, invalid, store_failed};
use super::limits::{BATCH_MAX, DEDUPLICATION_MS, MESSAGE_BYTES_MAX};
use super::message::{Draft, Message};
use super::records::{self, DuplicateRecord};
use super::topics::Topic;

/// A message that was published.
pub(super) struct Published {
    id: String,
    sequence: Option<String>,
}

impl Sns {
    pub(super) async fn publish(&self, input: PublishInput) -> Result<PublishResponse, Fault> {
        if input.phone_number.is_some() {
            return Err(invalid(
                "PhoneNumber Reason: text messages are not supported by this server",
            ));
        }
        let arn = input.topic_arn.clone().or_else(|| input.target_arn.clone());
        let arn = arn.ok_or_else(|| {
            invalid("TopicArn or TargetArn Reason: no value for required parameter")
        })?;
        let published = self.publish_to(&arn, Draft::from(input)).await?;
        Ok(PublishResponse {
            message_id: Some(published.id),
            sequence_number: published.sequence,
        })
    }

    pub(super) async fn publish_batch(
        &self,
        input: PublishBatchInput,
    ) -> Result<PublishBatchResponse, Fault> {
        let topic = self.topic(&input.topic_arn)?;
        let entries = input.publish_batch_request_entries;
        if entries.is_empty() {
            return Err(Fault::of(
                &shapes::EMPTY_BATCH_REQUEST_EXCEPTION,
                "The batch request doesn't contain any entries.",
            ));
        }
        if entries.len() > BATCH_MAX {
            return Err(Fault::of(
                &shapes::TOO_MANY_ENTRIES_IN_BATCH_REQUEST_EXCEPTION,
                "The batch request contains more entries than permissible.",
            ));
        }
        let ids: BTreeSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        if ids.len() < entries.len() {
            return Err(Fault::of(
                &shapes::BATCH_ENTRY_IDS_NOT_DISTINCT_EXCEPTION,
                "Two or more batch entries in the request have the same Id.",
            ));
        }
        let bytes = entries.iter().map(|entry| entry.message.len());
        if bytes.sum::<usize>() > MESSAGE_BYTES_MAX {
            return Err(Fault::of(
                &shapes::BATCH_REQUEST_TOO_LONG_EXCEPTION,
                "The length of all the messages put together is more than the limit.",
            ));
        }
        let (mut successful, mut refused) = (Vec::new(), Vec::new());
        for entry in entries {
            let id = entry.id.clone();
            match self.publish_to(&topic.arn, Draft::from(entry)).await {
                Ok(published) => successful.push(PublishBatchResultEntry {
                    id: Some(id),
                    message_id: Some(published.id),
                    sequence_number: published.sequence,
                }),
                Err(fault) => refused.push(BatchResultErrorEntry {
                    id,
                    sender_fault: fault.status < 500,
                    code: fault.code.into_owned(),
                    message: Some(fault.message),
                }),
            }
        }
        Ok(PublishBatchResponse {
            successful: Some(successful),
            failed: Some(refused),
        })
    }

    /// Publishes a message. When this returns, everybody who subscribes will get it.
    pub(super) async fn publish_to(&self, arn: &str, draft: Draft) -> Result<Published, Fault> {
        let topic = self.topic(arn)?;
        let message = draft.checked(&topic)?;
        let id = self.0.entropy.uuid().to_string();
        if !topic.is_fifo() {
            let published = Published { id, sequence: None };
            self.send(&topic, &message, &published, Vec::new()).await?;
            return Ok(published);
        }
        let _alone = topic.line.lock().await;
        // The topic may have changed while others published.
        let topic = self.topic(arn)?;
        let duplicate = message.deduplication.as_deref().unwrap_or_default();
        let key = records::duplicate_key(&topic.name, duplicate);
        let now_ms = self.now_ms();
        let known = self.0.store.get(&key).await.map_err(store_failed)?;
        if let Some(known) = known {
            let known: DuplicateRecord =
                record::decode(&key, &known.value).map_err(|error| failed(&error))?;
            if known.at_ms + DEDUPLICATION_MS > now_ms {
                return Ok(Published {
                    id: known.id,
                    sequence: Some(known.sequence),
                });
            }
        }
        let sequence = self.sequence();
        let used = DuplicateRecord {
            at_ms: now_ms,
            id: id.clone(),
            sequence: sequence.clone(),
        };
        let note = Write::put(key, record::encode(&used));
        let published = Published {
            id,
            sequence: Some(sequence),
        };
        self.send(&topic, &message, &published, vec![note]).await?;
        Ok(published)
    }

    /// Twenty digits that grow.
    fn sequence(&self) -> String {
        let now_ns = self.0.clock.now().as_nanosecond();
        format!("1{now_ns:019}")
    }

    /// Sends a message to all who want it, in one commit with `notes`.
    async fn send(
        &self,
        topic: &Arc<Topic>,
        message: &Message,
        published: &Published,
        notes: Vec<Write>,
    ) -> Result<(), Fault> {
        let letter = Letter {
            id: &published.id,
            sequence: published.sequence.as_deref(),
            message,
            topic,
            at: self.0.clock.now(),
            base: &self.base(),
            account: &self.0.account,
        };
        let subscriptions = topic.subscriptions.values();
        let wanting = subscriptions.filter(|it| {
            let wants = it
                .filter
                .as_ref()
                .is_none_or(|filter| filter.wants(message));
            !it.is_pending() && wants
        });
        let parcels = wanting.filter_map(|it| letter.parcel(it)).collect();
        let packed = self.0.courier.pack(parcels);
        let mut packed = packed.map_err(|error| failed(&error))?;
        let mut writes = packed.take_writes();
        writes.extend(notes);
        if !writes.is_empty() {
            self.commit(writes).await?;
        }
        self.0.courier.send_off(packed);
        Ok(())
    }
}
