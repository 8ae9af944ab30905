//! WebSocket APIs: from the upgrade to the goodbye.

use std::time::Duration;

use bytes::Bytes;
use frazil_apigateway::{Signer, Visit};
use frazil_wire::shapes::apigatewaymanagementapi::*;
use frazil_wire::shapes::apigatewayv2::*;
use futures::{SinkExt as _, StreamExt as _};
use http::Request;
use http_body_util::{BodyExt as _, Full};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::control::stage;
use crate::world::{FUNCTION, World};

const PATIENCE: Duration = Duration::from_secs(20);

async fn api(world: &World, routes: &[&str]) -> String {
    let input = CreateApiRequest {
        name: "chat".into(),
        protocol_type: "WEBSOCKET".into(),
        route_selection_expression: Some("$request.body.action".into()),
        ..Default::default()
    };
    let api = world.call::<CreateApi>(input).await.expect("created");
    let api = api.api_id.expect("it has an id");
    let integration = CreateIntegrationRequest {
        api_id: api.clone(),
        integration_type: "AWS_PROXY".into(),
        integration_uri: Some(FUNCTION.into()),
        ..Default::default()
    };
    let made = world
        .call::<CreateIntegration>(integration)
        .await
        .expect("created");
    let made = made.integration_id.expect("it has an id");
    for key in routes {
        let id = crate::control::route(world, &api, key, &made).await;
        if *key == "echo" {
            let response = CreateRouteResponseRequest {
                api_id: api.clone(),
                route_id: id,
                route_response_key: "$default".into(),
                ..Default::default()
            };
            world
                .call::<CreateRouteResponse>(response)
                .await
                .expect("created");
        }
    }
    stage(world, &api, "dev", true).await;
    api
}

/// A server with the gateway behind it, for one connection.
async fn dial(
    world: &World,
    api: &str,
) -> Result<WebSocketStream<TcpStream>, tokio_tungstenite::tungstenite::Error> {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    let gateway = world.gateway.clone();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.expect("a client");
        let service = hyper::service::service_fn(move |request: Request<hyper::body::Incoming>| {
            let gateway = gateway.clone();
            async move {
                let (head, body) = request.into_parts();
                let body = body.collect().await.expect("a body").to_bytes();
                let place = gateway.place(&head).expect("it is for an API");
                let visit = Visit {
                    source_ip: "203.0.113.9".into(),
                    port: 4566,
                    scheme: "http",
                    signer: Signer::Nobody,
                };
                let request = Request::from_parts(head, body);
                let response = gateway.answer(place, request, visit).await;
                Ok::<_, std::convert::Infallible>(response.map(Full::<Bytes>::new))
            }
        });
        let connection = hyper::server::conn::http1::Builder::new();
        let connection = connection.serve_connection(TokioIo::new(stream), service);
        let _ = connection.with_upgrades().await;
    });
    let stream = TcpStream::connect(address).await.expect("connected");
    let url = format!("ws://{api}.execute-api.us-east-1.localhost:4566/dev?who=me");
    client_async(url, stream).await.map(|(socket, _)| socket)
}

async fn next(socket: &mut WebSocketStream<TcpStream>) -> Message {
    let next = tokio::time::timeout(PATIENCE, socket.next()).await;
    next.expect("in time")
        .expect("a message")
        .expect("no error")
}

/// Waits until the function has seen an event of this kind.
async fn seen(world: &World, kind: &str) -> Value {
    let found = async {
        loop {
            let last = world.functions.last();
            if last["requestContext"]["eventType"] == kind {
                return last;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, found)
        .await
        .expect("in time")
}

#[tokio::test]
async fn a_connection_lives_from_connect_to_disconnect() {
    let world = World::new().await;
    let api = api(&world, &["$connect", "$disconnect", "$default", "echo"]).await;
    world.functions.say(|event| {
        let body = event["body"].as_str().unwrap_or_default();
        Ok(json!({"statusCode": 200, "body": format!("said {body}")}))
    });
    let mut socket = dial(&world, &api).await.expect("let in");
    let event = seen(&world, "CONNECT").await;
    assert_eq!(event["queryStringParameters"], json!({"who": "me"}));
    let context = &event["requestContext"];
    assert_eq!(context["routeKey"], "$connect");
    assert_eq!(context["stage"], "dev");
    let id = context["connectionId"].as_str().expect("a text").to_owned();
    let sent = r#"{"action":"echo"}"#;
    socket.send(Message::text(sent)).await.expect("sent");
    assert_eq!(
        next(&mut socket).await,
        Message::text(format!("said {sent}"))
    );
    assert_eq!(
        seen(&world, "MESSAGE").await["requestContext"]["routeKey"],
        "echo"
    );
    // another action, and no answer for want of a route response
    socket.send(Message::text("not JSON")).await.expect("sent");
    let post = PostToConnectionRequest {
        connection_id: id.clone(),
        data: Bytes::from_static(b"from the server"),
    };
    world
        .manage::<PostToConnection>(post.clone())
        .await
        .expect("posted");
    assert_eq!(next(&mut socket).await, Message::text("from the server"));
    let get = GetConnectionRequest {
        connection_id: id.clone(),
    };
    let known = world
        .manage::<GetConnection>(get)
        .await
        .expect("it is open");
    assert_eq!(known.identity.expect("known").source_ip, "203.0.113.9");
    let delete = DeleteConnectionRequest { connection_id: id };
    world
        .manage::<DeleteConnection>(delete)
        .await
        .expect("ended");
    assert!(matches!(next(&mut socket).await, Message::Close(_)));
    drop(socket);
    let goodbye = seen(&world, "DISCONNECT").await;
    assert_eq!(goodbye["requestContext"]["disconnectStatusCode"], 1000);
    let gone = world
        .manage::<PostToConnection>(post)
        .await
        .expect_err("gone");
    assert_eq!((gone.status, &*gone.code), (410, "GoneException"));
}

#[tokio::test]
async fn the_function_of_connect_may_refuse() {
    let world = World::new().await;
    let api = api(&world, &["$connect"]).await;
    world.functions.say(|_| Ok(json!({"statusCode": 401})));
    let refused = dial(&world, &api).await.expect_err("refused");
    assert!(refused.to_string().contains("401"), "{refused}");
    world.functions.say(|_| Ok(json!({"statusCode": 200})));
    let mut socket = dial(&world, &api).await.expect("let in");
    socket
        .send(Message::text(r#"{"action":"x"}"#))
        .await
        .expect("sent");
    let said = next(&mut socket).await.into_text().expect("a text");
    let said: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(said["message"], "Forbidden");
    assert_eq!(world.get(&api, "/dev").await.0, 426);
    world.gateway.http.close();
    assert!(matches!(next(&mut socket).await, Message::Close(_)));
}
