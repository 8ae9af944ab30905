//! From a request to the method that answers it.

use bytes::Bytes;
use frazil_wire::shapes::sqs as shapes;
use frazil_wire::{
    BoxFuture, Call, Caller, Fault, Operation as _, OperationTable, Service, ServiceTable, route,
};
use http::{HeaderValue, Response, header};

use super::Sqs;
use super::faults::{self, failed, missing};

const REQUEST_ID: &str = "x-amzn-requestid";

/// 1 MiB of messages, which JSON may make six times as long.
const REQUEST_BYTES_MAX: u64 = 8 << 20;

/// A request: the service, and what it must know of who asks.
#[derive(Clone)]
pub(super) struct Request {
    pub(super) sqs: Sqs,
    /// Whom messages say they are from.
    pub(super) sender: String,
    /// The trace that the request belongs to: AWS's clients in a function pass it on, and messages
    /// keep it, so that loops are noticed.
    pub(super) trace: Option<String>,
    /// How the caller reaches this server: `http://localhost:4566`.
    pub(super) base: String,
}

impl Sqs {
    /// Answers one request. What it does is done to the end, even if the caller does not wait;
    /// only waiting for messages ends when this is dropped.
    pub async fn handle(&self, call: Call) -> Response<Bytes> {
        let request_id = call.request_id.clone();
        let request = self.request(&call);
        let answer = request.answer(call).await;
        let mut response = match answer {
            Ok(response) => response,
            Err(fault) => faults::response(&fault, &request_id),
        };
        if let Ok(id) = HeaderValue::try_from(request_id) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }

    fn request(&self, call: &Call) -> Request {
        let header = |name: &str| call.request.headers().get(name)?.to_str().ok();
        let host = header(header::HOST.as_str());
        let sender = match &call.caller {
            Caller::Signed { access_key, .. } => access_key.clone(),
            Caller::Anonymous | Caller::Service(_) => self.0.account.clone(),
        };
        Request {
            sqs: self.clone(),
            sender,
            trace: header("x-amzn-trace-id").map(str::to_owned),
            base: format!("http://{}", host.unwrap_or(&self.0.host)),
        }
    }
}

impl Service for Sqs {
    fn table(&self) -> &'static ServiceTable {
        &shapes::SERVICE
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        Box::pin(Sqs::handle(self, call))
    }

    fn request_bytes_max(&self) -> u64 {
        REQUEST_BYTES_MAX
    }
}

impl Request {
    async fn answer(self, call: Call) -> Result<Response<Bytes>, Fault> {
        let (parts, body) = call.request.into_parts();
        let operation = route(&shapes::SERVICE, &parts).ok_or_else(unknown)?;
        let body = addressed(&parts.uri, body);
        let request = http::Request::from_parts(parts, body);
        let waits = operation.name == shapes::ReceiveMessage::NAME;
        let runtime = self.sqs.0.runtime.clone();
        let work = async move { self.dispatch(operation, &request).await };
        let answer = if waits {
            work.await
        } else {
            let answered = runtime.spawn(work).await;
            answered.unwrap_or_else(|error| Err(failed(&error)))
        };
        answer.map_err(in_words)
    }

    /// The name of the queue that a URL means. Whatever stands before the last slash led here.
    pub(super) fn name<'url>(&self, url: &'url str) -> Result<&'url str, Fault> {
        let mut parts = url.rsplit('/');
        let (name, account) = (parts.next().unwrap_or_default(), parts.next());
        match account {
            Some(account) if account == self.sqs.0.account && !name.is_empty() => Ok(name),
            None if !name.is_empty() => Ok(name),
            Some(account) if account.is_empty() || parts.next().is_none() => {
                let message = format!("The address {url} is not valid for this endpoint.");
                Err(Fault::of(&shapes::INVALID_ADDRESS, message))
            }
            _ => Err(faults::no_queue()),
        }
    }

    /// The queue that a URL means.
    pub(super) fn queue(&self, url: &str) -> Result<std::sync::Arc<super::queue::Queue>, Fault> {
        self.sqs.queue(self.name(url)?)
    }

    /// The URL of a queue, as this caller can use it.
    pub(super) fn url(&self, name: &str) -> String {
        format!("{}/{}/{name}", self.base, self.sqs.0.account)
    }
}

frazil_wire::operations! {
    Request of shapes, else not_here;
    AddPermission add_permission,
    CancelMessageMoveTask cancel_message_move_task,
    ChangeMessageVisibility change_message_visibility,
    ChangeMessageVisibilityBatch change_message_visibility_batch,
    CreateQueue create_queue,
    DeleteMessage delete_message,
    DeleteMessageBatch delete_message_batch,
    DeleteQueue delete_queue,
    GetQueueAttributes get_queue_attributes,
    GetQueueUrl get_queue_url,
    ListDeadLetterSourceQueues list_dead_letter_source_queues,
    ListMessageMoveTasks list_message_move_tasks,
    ListQueueTags list_queue_tags,
    ListQueues list_queues,
    PurgeQueue purge_queue,
    ReceiveMessage receive_message,
    RemovePermission remove_permission,
    SendMessage send_message,
    SendMessageBatch send_message_batch,
    SetQueueAttributes set_queue_attributes,
    StartMessageMoveTask start_message_move_task,
    TagQueue tag_queue,
    UntagQueue untag_queue,
}

/// The body, with the queue's URL when it was only in the address: older clients send their forms to the queue.
fn addressed(uri: &http::Uri, body: Bytes) -> Bytes {
    if uri.path().len() < 2 {
        return body;
    }
    match serde_json::from_slice(&body) {
        Ok(serde_json::Value::Object(mut members)) if !members.contains_key("QueueUrl") => {
            members.insert("QueueUrl".to_owned(), uri.path().into());
            Bytes::from(serde_json::Value::Object(members).to_string())
        }
        _ => body,
    }
}

fn not_here(_operation: &OperationTable) -> Fault {
    unknown()
}

fn unknown() -> Fault {
    Fault::new(400, "UnknownOperationException", "")
}

/// SQS says in its own words that something is missing: the model's constraints speak of
/// `Value null at 'queueUrl'`.
fn in_words(fault: Fault) -> Fault {
    let null = fault.message.split_once("Value null at '");
    let Some((_, rest)) = null.filter(|_| fault.code == "InvalidParameterValue") else {
        return fault;
    };
    let path = rest.split('\'').next().unwrap_or_default();
    let name = path.rsplit('.').next().unwrap_or_default();
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let name: String = first.into_iter().chain(letters).collect();
    missing(&name)
}
