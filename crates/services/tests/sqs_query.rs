//! SQS in the query protocol, as older clients speak it.

use std::sync::Arc;

use bytes::Bytes;
use frazil_lambda::seams::Home;
use frazil_services::sqs::{Settings, Sqs};
use frazil_store::MemoryStore;
use frazil_wire::xml::Element;
use frazil_wire::{Call, Caller, converse};
use http::{Request, StatusCode, header};

async fn sqs() -> Sqs {
    Sqs::start(Settings {
        home: Home::new(Arc::new(MemoryStore::new()), "000000000000", "us-east-1"),
        host: "localhost:4566".to_owned(),
    })
    .await
    .expect("starts")
}

/// Sends a form to a path; the status and the XML that came back.
async fn post(sqs: &Sqs, path: &str, form: &str) -> (StatusCode, Element) {
    let request = Request::post(path)
        .header(header::HOST, "localhost:4566")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Bytes::from(form.to_owned()))
        .expect("a request");
    let call = Call {
        request,
        caller: Caller::Anonymous,
        request_id: "r-1".to_owned(),
    };
    let response = converse(sqs, call).await;
    let body = Element::parse(response.body()).expect("XML");
    (response.status(), body)
}

#[tokio::test]
async fn older_clients_send_forms_to_the_queue() {
    let sqs = sqs().await;
    let create = "Action=CreateQueue&Version=2012-11-05&QueueName=q&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=40";
    let (status, body) = post(&sqs, "/", create).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    assert_eq!(body.name, "CreateQueueResponse");
    let result = body.find("CreateQueueResult").expect("a result");
    let url = result.text_of("QueueUrl").expect("a URL");
    assert_eq!(url, "http://localhost:4566/000000000000/q");
    let metadata = body.find("ResponseMetadata").expect("metadata");
    assert_eq!(metadata.text_of("RequestId"), Some("r-1"));

    let queue = "/000000000000/q";
    let send = "Action=SendMessage&MessageBody=a+%26+b&MessageAttribute.1.Name=k&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=v";
    let (status, body) = post(&sqs, queue, send).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    let receive = "Action=ReceiveMessage&AttributeName.1=All&MessageAttributeName.1=All";
    let (_, body) = post(&sqs, queue, receive).await;
    let result = body.find("ReceiveMessageResult").expect("a result");
    let message = result.find("Message").expect("a message");
    assert_eq!(message.text_of("Body"), Some("a & b"));
    let attribute = message.find("MessageAttribute").expect("an attribute");
    assert_eq!(attribute.text_of("Name"), Some("k"));
    let value = attribute.find("Value").expect("a value");
    assert_eq!(value.text_of("StringValue"), Some("v"));

    let (status, body) = post(&sqs, "/000000000000/none", receive).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let error = body.find("Error").expect("an error");
    let code = error.text_of("Code").expect("a code");
    assert_eq!(code, "AWS.SimpleQueueService.NonExistentQueue");
    let (_, body) = post(&sqs, "/", "Action=Fly&Version=2012-11-05").await;
    let error = body.find("Error").expect("an error");
    assert_eq!(error.text_of("Code"), Some("InvalidAction"));
}
