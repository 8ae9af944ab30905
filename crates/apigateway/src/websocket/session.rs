//! One connection, from the upgrade to `$disconnect`.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use futures::{SinkExt as _, StreamExt as _};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use serde_json::{Map, Value as Json, json};
use tokio::sync::{Semaphore, mpsc};
use tokio::time::Instant;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};

use super::events::{Moment, context, with_variables};
use super::handshake::{UPGRADE_TIMEOUT, route_for};
use super::{Connection, Out};
use crate::http::HttpApis;
use crate::http::records::Route;
use crate::http::registry::Deployed;
use crate::limits::{
    CONNECTION_IDLE_MAX, CONNECTION_LIFE_MAX, FRAME_BYTES_MAX, MESSAGE_BYTES_MAX,
    MESSAGES_AT_ONCE_MAX,
};

/// How long a client has to answer a goodbye.
const GOODBYE_TIMEOUT: Duration = Duration::from_secs(5);

/// How a connection ended.
struct End {
    code: u16,
    reason: String,
}

impl End {
    fn new(code: u16, reason: &str) -> End {
        let reason = reason.to_owned();
        End { code, reason }
    }
}

impl HttpApis {
    /// Serves a connection that was let in, until it ends.
    pub(super) async fn serve(
        self,
        connection: Arc<Connection>,
        upgrade: OnUpgrade,
        lines: mpsc::Receiver<Out>,
    ) {
        let end = match tokio::time::timeout(UPGRADE_TIMEOUT, upgrade).await {
            Ok(Ok(upgraded)) => {
                let config = WebSocketConfig::default()
                    .max_message_size(Some(MESSAGE_BYTES_MAX))
                    .max_frame_size(Some(FRAME_BYTES_MAX));
                let io = TokioIo::new(upgraded);
                let socket = WebSocketStream::from_raw_socket(io, Role::Server, Some(config));
                self.talk(&connection, socket.await, lines).await
            }
            _ => End::new(1006, "Connection was not established"),
        };
        self.sessions().remove(&connection.id);
        self.say_goodbye(&connection, &end).await;
    }

    async fn talk(
        &self,
        connection: &Arc<Connection>,
        socket: WebSocketStream<TokioIo<Upgraded>>,
        mut lines: mpsc::Receiver<Out>,
    ) -> End {
        let (mut sink, mut stream) = socket.split();
        let places = Arc::new(Semaphore::new(MESSAGES_AT_ONCE_MAX));
        let mut life = pin!(tokio::time::sleep(CONNECTION_LIFE_MAX));
        let mut idle = pin!(tokio::time::sleep(CONNECTION_IDLE_MAX));
        let closing = self.sessions().closing.clone();
        let (code, end) = loop {
            tokio::select! {
                () = closing.cancelled() => {
                    break (Some(CloseCode::Away), End::new(1001, "Going away"));
                }
                () = &mut life => {
                    break (Some(CloseCode::Away), End::new(1001, "Going away"));
                }
                () = &mut idle => {
                    break (Some(CloseCode::Away), End::new(1001, "Going away"));
                }
                line = lines.recv() => match line {
                    Some(Out::Message(data)) => {
                        if sink.send(framed(data)).await.is_err() {
                            break (None, End::new(1006, "Connection closed"));
                        }
                    }
                    Some(Out::Close) | None => {
                        let end = End::new(1000, "Connection Closed Normally");
                        break (Some(CloseCode::Normal), end);
                    }
                },
                message = stream.next() => match message {
                    Some(Ok(Message::Close(frame))) => break (None, closed(frame.as_ref())),
                    Some(Ok(Message::Text(text))) => {
                        self.receive(connection, &places, text.as_bytes(), false).await;
                    }
                    Some(Ok(Message::Binary(data))) => {
                        self.receive(connection, &places, &data, true).await;
                    }
                    Some(Ok(_)) => {}
                    Some(Err(Error::Capacity(_))) => {
                        let end = End::new(1009, "Message too long");
                        break (Some(CloseCode::Size), end);
                    }
                    Some(Err(_)) | None => break (None, End::new(1006, "Connection closed")),
                },
            }
            connection.touch(self.now_ms());
            idle.as_mut().reset(Instant::now() + CONNECTION_IDLE_MAX);
        };
        if let Some(code) = code {
            let reason = end.reason.clone().into();
            let frame = Message::Close(Some(CloseFrame { code, reason }));
            // A socket that is dropped before the client has answered may take the frame with it.
            let leave = async {
                let _ = sink.send(frame).await;
                while let Some(Ok(_)) = stream.next().await {}
            };
            let _ = tokio::time::timeout(GOODBYE_TIMEOUT, leave).await;
        }
        let _ = tokio::time::timeout(GOODBYE_TIMEOUT, sink.close()).await;
        end
    }

    /// Answers a message beside the others; waits while too many are being answered.
    async fn receive(
        &self,
        connection: &Arc<Connection>,
        places: &Arc<Semaphore>,
        data: &[u8],
        binary: bool,
    ) {
        let place = places.clone().acquire_owned().await;
        let body = match std::str::from_utf8(data) {
            Ok(text) if !binary => text.to_owned(),
            _ => STANDARD.encode(data),
        };
        let (apis, connection) = (self.clone(), connection.clone());
        tokio::spawn(async move {
            apis.answer_message(&connection, body, binary).await;
            drop(place);
        });
    }

    async fn answer_message(&self, connection: &Connection, body: String, binary: bool) {
        let request_id = self.extended_id();
        let refused = |text: &str| {
            let said = json!({
                "message": text,
                "connectionId": connection.id,
                "requestId": request_id,
            });
            Out::Message(said.to_string().into())
        };
        let Some(live) = self.live(&connection.api) else {
            return;
        };
        let stage = live.record.stages.get(&connection.stage);
        let (Some(stage), Some(deployed)) = (stage, live.deployed(&connection.stage)) else {
            return;
        };
        let expression = &live.record.api.route_selection_expression;
        let Some(route) = selected(deployed, expression, &body) else {
            connection.send(refused("Forbidden")).await;
            return;
        };
        let moment = Moment {
            route_key: &route.route_key,
            kind: "MESSAGE",
            request_id: &request_id,
            now_ms: self.now_ms(),
        };
        let mut context = context(connection, &moment);
        context.insert("messageId".to_owned(), request_id.clone().into());
        let mut event = Map::new();
        with_variables(&mut event, &stage.stage_variables);
        event.insert("requestContext".to_owned(), Json::Object(context));
        event.insert("body".to_owned(), body.into());
        event.insert("isBase64Encoded".to_owned(), binary.into());
        let event = Json::Object(event);
        let api = &connection.api;
        match self
            .integrate_event(api, stage, deployed, route, event)
            .await
        {
            Err(_) => {
                connection.send(refused("Internal server error")).await;
            }
            Ok(answer) => {
                let wanted = !route.responses.is_empty();
                if let Some(body) = answer.body.filter(|_| wanted) {
                    connection.send(Out::Message(body.into())).await;
                }
            }
        }
    }

    async fn say_goodbye(&self, connection: &Connection, end: &End) {
        let Some(live) = self.live(&connection.api) else {
            return;
        };
        let stage = live.record.stages.get(&connection.stage);
        let (Some(stage), Some(deployed)) = (stage, live.deployed(&connection.stage)) else {
            return;
        };
        let Some(route) = route_for(deployed, "$disconnect") else {
            return;
        };
        let moment = Moment {
            route_key: "$disconnect",
            kind: "DISCONNECT",
            request_id: &self.extended_id(),
            now_ms: self.now_ms(),
        };
        let mut context = context(connection, &moment);
        context.insert("disconnectStatusCode".to_owned(), end.code.into());
        context.insert("disconnectReason".to_owned(), end.reason.as_str().into());
        let host = &connection.domain;
        let mut event = Map::new();
        let headers =
            json!({"Host": host, "x-api-key": "", "X-Forwarded-For": "", "x-restapi": ""});
        event.insert("headers".to_owned(), headers);
        let lists =
            json!({"Host": [host], "x-api-key": [""], "X-Forwarded-For": [""], "x-restapi": [""]});
        event.insert("multiValueHeaders".to_owned(), lists);
        with_variables(&mut event, &stage.stage_variables);
        event.insert("requestContext".to_owned(), Json::Object(context));
        event.insert("isBase64Encoded".to_owned(), false.into());
        let event = Json::Object(event);
        let api = &connection.api;
        // Nobody is left to hear of a failure.
        let _ = self
            .integrate_event(api, stage, deployed, route, event)
            .await;
    }
}

/// The route that a message selects, or the one for all others.
fn selected<'a>(deployed: &'a Deployed, expression: &str, body: &str) -> Option<&'a Route> {
    let own = selection(expression, body);
    let own = own.filter(|key| !key.starts_with('$'));
    let own = own.and_then(|key| route_for(deployed, &key));
    own.or_else(|| route_for(deployed, "$default"))
}

/// The value of `$request.body.action` or `${request.body.a.b}`.
fn selection(expression: &str, body: &str) -> Option<String> {
    let path = expression.trim_start_matches('$');
    let path = path.trim_start_matches('{').trim_end_matches('}');
    let path = path.strip_prefix("request.body.")?;
    let body: Json = serde_json::from_str(body).ok()?;
    let value = path
        .split('.')
        .try_fold(&body, |here, step| here.get(step))?;
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
        other => Some(other.to_string()),
    }
}

fn framed(data: Bytes) -> Message {
    match String::from_utf8(data.to_vec()) {
        Ok(text) => Message::text(text),
        Err(_) => Message::binary(data),
    }
}

fn closed(frame: Option<&CloseFrame>) -> End {
    match frame {
        Some(frame) => End::new(frame.code.into(), &frame.reason),
        None => End::new(1005, "Client-side close frame status not set"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_selects_its_route() {
        let check = |expression, body, expect: Option<&str>| {
            assert_eq!(selection(expression, body).as_deref(), expect, "{body}");
        };
        check("$request.body.action", r#"{"action":"send"}"#, Some("send"));
        check("${request.body.a.b}", r#"{"a":{"b":7}}"#, Some("7"));
        check("$request.body.action", "not JSON", None);
        check("$request.body.action", r#"{"action":null}"#, None);
    }
}
