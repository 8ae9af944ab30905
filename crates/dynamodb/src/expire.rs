//! Expiry: `TimeToLive`, and the work that is done from time to time.

use std::ops::Bound;
use std::sync::{Arc, Weak};

use frazil_store::{Key, Write};
use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb::{
    DescribeTimeToLiveInput, DescribeTimeToLiveOutput, TimeToLiveDescription,
    UpdateTimeToLiveInput, UpdateTimeToLiveOutput,
};
use tokio_util::sync::CancellationToken;

use crate::actions::{Outcome, count, writes};
use crate::faults::{failed, invalid, store_failed};
use crate::records::{self, TableRecord};
use crate::table::Table;
use crate::transactions::TokenRecord;
use crate::{DynamoDb, Inner, limits};

impl DynamoDb {
    pub(crate) async fn update_time_to_live(
        &self,
        input: UpdateTimeToLiveInput,
    ) -> Result<UpdateTimeToLiveOutput, Fault> {
        let table = self.table(&input.table_name)?;
        let asked = input.time_to_live_specification;
        let _guard = table.change().await?;
        let old = table.record();
        match (&old.expires, asked.enabled) {
            (Some(_), true) => return Err(invalid("TimeToLive is already enabled")),
            (None, false) => return Err(invalid("TimeToLive is already disabled")),
            (Some(name), false) if *name != asked.attribute_name => {
                return Err(invalid(format!(
                    "TimeToLive is active on a different AttributeName: current AttributeName is {name}"
                )));
            }
            _ => {}
        }
        let new = TableRecord {
            expires: asked.enabled.then(|| asked.attribute_name.clone()),
            ..(*old).clone()
        };
        self.backfill(&old, &new).await?;
        self.store_record(&table, new).await?;
        if !asked.enabled {
            self.remove_all(&records::expiry_prefix(&old.id)).await?;
        }
        Ok(UpdateTimeToLiveOutput {
            time_to_live_specification: Some(asked),
        })
    }

    pub(crate) async fn describe_time_to_live(
        &self,
        input: DescribeTimeToLiveInput,
    ) -> Result<DescribeTimeToLiveOutput, Fault> {
        let record = self.table(&input.table_name)?.record();
        let enabled = record.expires.is_some();
        let status = if enabled { "ENABLED" } else { "DISABLED" };
        Ok(DescribeTimeToLiveOutput {
            time_to_live_description: Some(TimeToLiveDescription {
                time_to_live_status: Some(status.to_owned()),
                attribute_name: record.expires.clone(),
            }),
        })
    }

    /// Removes what has expired, and what deleted tables left.
    pub(crate) async fn sweep(&self) -> Result<(), Fault> {
        let now_ms = self.now_ms();
        for table in self.all_tables() {
            self.expire(&table, now_ms / 1000).await?;
        }
        let trash = records::trash_prefix();
        let found = self.0.store.list(&trash, Bound::Unbounded, usize::MAX);
        for (key, _) in found.await.map_err(store_failed)? {
            self.empty_trash(key.after(&trash).unwrap_or_default())
                .await?;
        }
        self.forget_tokens(now_ms).await
    }

    async fn expire(&self, table: &Arc<Table>, now_s: i64) -> Result<(), Fault> {
        let record = table.record();
        let prefix = records::expiry_prefix(&record.id);
        let end = format!("{prefix}{now_s:020}");
        loop {
            let step = limits::RECORDS_PER_STEP;
            let found = self.0.store.list(&prefix, Bound::Unbounded, step).await;
            let found = found.map_err(store_failed)?;
            let due = found.iter().filter(|(key, _)| key.as_str() < end.as_str());
            let due: Vec<&Key> = due.map(|(key, _)| key).collect();
            for key in &due {
                let place = key.after(&prefix).and_then(|it| it.split_once('\u{1f}'));
                let place = place.map_or("", |(_, place)| place);
                self.expire_one(table, place, now_s).await?;
            }
            if due.len() < step {
                return Ok(());
            }
        }
    }

    /// Removes an item unless it was given more time meanwhile.
    async fn expire_one(&self, table: &Table, place: &str, now_s: i64) -> Result<(), Fault> {
        let writing = table.write().await?;
        let record = &writing.record;
        let key = Key::from(format!("{}{place}", records::items_prefix(&record.id)));
        let _lock = table.lock(table.lock_of(&key)).await;
        let Some(item) = self.read(&key).await? else {
            return Ok(());
        };
        if record.expiry(&item).is_none_or(|seconds| seconds >= now_s) {
            return Ok(());
        }
        let outcome = Outcome {
            before: Some(item),
            after: None,
        };
        let gone = self.0.store.commit(writes(record, &outcome)).await;
        gone.map_err(store_failed)?;
        count(table, &outcome);
        Ok(())
    }

    async fn forget_tokens(&self, now_ms: i64) -> Result<(), Fault> {
        let prefix = records::tokens_prefix();
        let found = self.0.store.list(&prefix, Bound::Unbounded, usize::MAX);
        let mut gone = Vec::new();
        for (key, found) in found.await.map_err(store_failed)? {
            let record: TokenRecord =
                serde_json::from_slice(&found.value).map_err(|error| failed(&error))?;
            if record.done_ms + limits::TOKEN_MS <= now_ms {
                gone.push(Write::delete(key));
            }
        }
        if !gone.is_empty() {
            self.0.store.commit(gone).await.map_err(store_failed)?;
        }
        Ok(())
    }
}

/// Sweeps until the service closes or is gone.
pub(crate) async fn sweep_often(service: Weak<Inner>, closing: CancellationToken) {
    let mut every = tokio::time::interval(limits::EXPIRE_EVERY);
    loop {
        tokio::select! {
            _ = every.tick() => {}
            () = closing.cancelled() => return,
        }
        let Some(service) = service.upgrade().map(DynamoDb) else {
            return;
        };
        if let Err(fault) = service.sweep().await {
            tracing::warn!(%fault, "what has expired could not be removed");
        }
    }
}
