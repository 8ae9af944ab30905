//! Answers that come from outside: of custom resources, and for wait conditions.
//!
//! A question is stored before it is asked, and an answer before it is acknowledged: when the server stops between,
//! nothing is asked twice and no answer is lost.

use std::time::Duration;

use frazil_lambda::seams::Home;
use frazil_store::{Key, Write};
use frazil_wire::Fault;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use tokio::sync::{Mutex, Notify};

use crate::faults::store_failed;
use crate::limits::{CUSTOM_RESPONSE_BYTES_MAX, SIGNALS_WAITING_MAX};
use crate::stacks::records;

/// Who is asked, and what was answered.
pub(crate) struct Signals {
    home: Home,
    base: String,
    answer_base: String,
    /// Held from the reading of a record to its writing.
    changing: Mutex<()>,
    /// Wakes everybody who waits, whenever an answer has come.
    news: Notify,
}

/// What is stored of a question.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct QuestionRecord {
    /// Makes the address one that nobody can guess.
    id: String,
    asked_ms: i64,
    /// Whether somebody was told of it.
    #[serde(default)]
    sent: bool,
    /// Whether it outlives what the stack is doing now.
    #[serde(default)]
    lasting: bool,
    #[serde(default)]
    answers: Vec<Json>,
}

/// Something that somebody outside is asked.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    key: Key,
    /// What the address ends with.
    token: String,
    /// No other question has it.
    pub(crate) id: String,
    pub(crate) asked_ms: i64,
    /// Whether somebody was told of it, perhaps before the server was started again.
    pub(crate) sent: bool,
}

impl Signals {
    pub(crate) fn new(settings: &crate::Settings) -> Signals {
        Signals {
            home: settings.home.clone(),
            base: settings.signal_base.clone(),
            answer_base: settings.answer_base.clone(),
            changing: Mutex::default(),
            news: Notify::new(),
        }
    }

    pub(crate) fn now_ms(&self) -> i64 {
        self.home.now_ms()
    }

    /// The address that signals are sent to.
    pub(crate) fn address(&self, question: &Question) -> String {
        format!("{}/_frazil/cloudformation/{}", self.base, question.token)
    }

    /// The address that a function inside its environment sends an answer to.
    pub(crate) fn answer_address(&self, question: &Question) -> String {
        format!(
            "{}/_frazil/cloudformation/{}",
            self.answer_base, question.token
        )
    }

    /// The question of a stack with this name: the one that is open already, or a new one. One that is not `lasting`
    /// is closed when the stack has done what it is doing.
    pub(crate) async fn ask(
        &self,
        stack_id: &str,
        name: &str,
        lasting: bool,
    ) -> Result<Question, Fault> {
        let stack = stack_id.rsplit('/').next().unwrap_or(stack_id);
        let key = records::question_key(stack, name);
        let _changing = self.changing.lock().await;
        let record = match self.read(&key).await? {
            Some(record) => record,
            None => {
                let record = QuestionRecord {
                    id: self.home.entropy.uuid().to_string(),
                    asked_ms: self.now_ms(),
                    sent: false,
                    lasting,
                    answers: Vec::new(),
                };
                self.write(&key, &record).await?;
                record
            }
        };
        Ok(question(stack, name, key, &record))
    }

    /// The question behind an address that ends with this token.
    pub(crate) async fn at(&self, token: &str) -> Result<Option<Question>, Fault> {
        let parts: Vec<&str> = token.split('.').collect();
        let [stack, name, id] = parts[..] else {
            return Ok(None);
        };
        let key = records::question_key(stack, name);
        let record = self.read(&key).await?.filter(|record| record.id == id);
        Ok(record.map(|record| question(stack, name, key, &record)))
    }

    /// Somebody was told of a question: he is not told again.
    pub(crate) async fn sent(&self, question: &Question) -> Result<(), Fault> {
        let _changing = self.changing.lock().await;
        match self.read(&question.key).await? {
            Some(mut record) => {
                record.sent = true;
                self.write(&question.key, &record).await
            }
            None => Ok(()),
        }
    }

    /// Takes an answer. `false` if nobody has asked, or it makes no sense.
    pub(crate) async fn answer(&self, token: &str, body: &[u8]) -> Result<bool, Fault> {
        let body = body.get(..CUSTOM_RESPONSE_BYTES_MAX).unwrap_or(body);
        let (Some(question), Ok(answer)) = (self.at(token).await?, serde_json::from_slice(body))
        else {
            return Ok(false);
        };
        let _changing = self.changing.lock().await;
        let Some(mut record) = self.read(&question.key).await? else {
            return Ok(false);
        };
        if record.answers.len() >= SIGNALS_WAITING_MAX {
            return Ok(false);
        }
        record.answers.push(answer);
        self.write(&question.key, &record).await?;
        self.news.notify_waiters();
        Ok(true)
    }

    /// The answer with this number, counted from 0; `None` when it has not come by then.
    pub(crate) async fn nth(
        &self,
        question: &Question,
        number: usize,
        until_ms: i64,
    ) -> Result<Option<Json>, Fault> {
        loop {
            let news = self.news.notified();
            tokio::pin!(news);
            // an answer that comes after the look must wake us
            news.as_mut().enable();
            let record = self.read(&question.key).await?;
            if let Some(answer) = record.and_then(|it| it.answers.into_iter().nth(number)) {
                return Ok(Some(answer));
            }
            let left = u64::try_from(until_ms - self.now_ms()).unwrap_or_default();
            if left == 0 {
                return Ok(None);
            }
            let _ = tokio::time::timeout(Duration::from_millis(left), news).await;
        }
    }

    /// Forgets a question.
    pub(crate) async fn close(&self, question: &Question) -> Result<(), Fault> {
        self.commit(vec![Write::delete(question.key.clone())]).await
    }

    /// Forgets what a stack has asked for what it is doing now.
    pub(crate) async fn close_all(&self, stack: &str) -> Result<(), Fault> {
        let prefix = records::questions_prefix(stack);
        let all = crate::stacks::read_all::<QuestionRecord>(&*self.home.store, &prefix).await?;
        let done = all.into_iter().filter(|(_, record)| !record.lasting);
        let writes: Vec<Write> = done
            .map(|(name, _)| Write::delete(Key::new(format!("{prefix}{name}"))))
            .collect();
        match writes.is_empty() {
            true => Ok(()),
            false => self.commit(writes).await,
        }
    }

    async fn read(&self, key: &Key) -> Result<Option<QuestionRecord>, Fault> {
        let found = self.home.store.get(key).await.map_err(store_failed)?;
        found
            .map(|found| records::decoded(&found.value))
            .transpose()
    }

    async fn write(&self, key: &Key, record: &QuestionRecord) -> Result<(), Fault> {
        self.commit(vec![records::put(key.clone(), record)?]).await
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), Fault> {
        let done = self.home.store.commit(writes).await;
        done.map(drop).map_err(store_failed)
    }
}

fn question(stack: &str, name: &str, key: Key, record: &QuestionRecord) -> Question {
    Question {
        key,
        token: format!("{stack}.{name}.{}", record.id),
        id: record.id.clone(),
        asked_ms: record.asked_ms,
        sent: record.sent,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use frazil_store::{MemoryStore, Store};

    use super::*;

    const STACK: &str = "arn:aws:cloudformation:r:1:stack/s/0123";

    fn signals(store: &Arc<dyn Store>) -> Signals {
        Signals {
            home: Home::new(store.clone(), "1", "r"),
            base: "http://localhost".to_owned(),
            answer_base: "http://inside".to_owned(),
            changing: Mutex::default(),
            news: Notify::new(),
        }
    }

    #[tokio::test]
    async fn questions_and_answers_outlive_the_process() {
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let before = signals(&store);
        let asked = before.ask(STACK, "Handle", true).await.expect("asked");
        before.sent(&asked).await.expect("stored");
        let taken = before
            .answer(&asked.token, br#"{"Status": "SUCCESS"}"#)
            .await;
        assert_eq!(taken, Ok(true));

        let after = signals(&store);
        let again = after.ask(STACK, "Handle", true).await.expect("asked");
        assert!(again.sent);
        assert_eq!(again.token, asked.token);
        let answer = after.nth(&again, 0, 0).await.expect("read");
        assert_eq!(answer.expect("an answer")["Status"], "SUCCESS");
        assert_eq!(after.nth(&again, 1, 0).await, Ok(None));
    }

    #[tokio::test]
    async fn an_answer_wakes_whoever_waits() {
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let signals = signals(&store);
        let asked = signals.ask(STACK, "Custom", false).await.expect("asked");
        let (waited, taken) = tokio::join!(
            signals.nth(&asked, 0, i64::MAX),
            signals.answer(&asked.token, b"7")
        );
        assert_eq!((waited, taken), (Ok(Some(Json::from(7))), Ok(true)));
    }

    #[tokio::test]
    async fn nobody_answers_what_was_not_asked() {
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let signals = signals(&store);
        let asked = signals.ask(STACK, "Custom", false).await.expect("asked");
        let kept = signals.ask(STACK, "Handle", true).await.expect("asked");
        for token in ["", "a.b.c", "0123.Custom.guessed"] {
            assert_eq!(signals.answer(token, b"{}").await, Ok(false), "{token}");
        }
        assert_eq!(signals.answer(&asked.token, b"no JSON").await, Ok(false));
        signals.close_all("0123").await.expect("closed");
        assert_eq!(signals.answer(&asked.token, b"{}").await, Ok(false));
        assert_eq!(signals.answer(&kept.token, b"{}").await, Ok(true));
    }
}
