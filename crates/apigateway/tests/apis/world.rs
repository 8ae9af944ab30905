//! An API Gateway whose functions are closures.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use frazil_apigateway::{ApiGateway, Settings, Signer, Visit};
use frazil_lambda::invoke::{Invoke, InvokeAnswer, InvokeError, Runner};
use frazil_lambda::limits::Limits;
use frazil_lambda::runtimes::{Image, RuntimeError, Runtimes};
use frazil_lambda::seams::{
    CodeSource, CodeSourceError, LogEvent, LogSink, NoImages, NoLogs, NoQueues, NoTargets,
    SystemClock, SystemEntropy,
};
use frazil_lambda::url::UrlBase;
use frazil_lambda::{Config, Lambda};
use frazil_store::{MemoryStore, Store};
use frazil_wire::shapes::lambda::{AddPermission, AddPermissionRequest};
use frazil_wire::shapes::lambda::{CreateFunction, CreateFunctionRequest, FunctionCode};
use frazil_wire::{
    BoxFuture, Call, Caller, Calls, Fault, Operation, Service as _, answer, request,
};
use http::{Request, Response};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) const FUNCTION: &str = "arn:aws:lambda:us-east-1:000000000000:function:hello";
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct World {
    pub(crate) gateway: ApiGateway,
    pub(crate) lambda: Arc<Lambda>,
    pub(crate) functions: Arc<Closures>,
    pub(crate) lines: Arc<Lines>,
    store: Arc<dyn Store>,
    _folder: tempfile::TempDir,
}

/// What a function says to an event.
type Answer = Box<dyn Fn(&Value) -> Result<Value, String> + Send + Sync>;

/// Functions that a test stands in for: all of them are one closure.
pub(crate) struct Closures {
    answer: Mutex<Answer>,
    /// The events that came, with the function's name.
    pub(crate) events: Mutex<Vec<(String, Value)>>,
}

impl Closures {
    pub(crate) fn say(
        &self,
        answer: impl Fn(&Value) -> Result<Value, String> + Send + Sync + 'static,
    ) {
        *self.answer.lock().expect("not poisoned") = Box::new(answer);
    }

    /// The last event that came.
    pub(crate) fn last(&self) -> Value {
        let events = self.events.lock().expect("not poisoned");
        events
            .last()
            .map(|(_, event)| event.clone())
            .unwrap_or_default()
    }

    pub(crate) fn count(&self) -> usize {
        self.events.lock().expect("not poisoned").len()
    }
}

#[async_trait]
impl Runner for Closures {
    async fn run(&self, invoke: Invoke) -> Result<InvokeAnswer, InvokeError> {
        let event: Value = serde_json::from_slice(&invoke.payload).expect("events are JSON");
        let said = (self.answer.lock().expect("not poisoned"))(&event);
        let mut events = self.events.lock().expect("not poisoned");
        events.push((invoke.function, event));
        let (payload, function_error) = match said {
            Ok(said) => (said, None),
            Err(said) => (json!({"errorMessage": said}), Some("Unhandled")),
        };
        Ok(InvokeAnswer {
            request_id: "r".into(),
            trace: String::new(),
            executed_version: "$LATEST".into(),
            function_error,
            log_result: None,
            payload: payload.to_string().into(),
        })
    }
}

/// Lines that were logged, with their group.
#[derive(Default)]
pub(crate) struct Lines(pub(crate) Mutex<Vec<(String, String)>>);

impl LogSink for Lines {
    fn append(&self, group: &str, _stream: &str, events: Vec<LogEvent>) {
        let mut lines = self.0.lock().expect("not poisoned");
        lines.extend(
            events
                .into_iter()
                .map(|event| (group.to_owned(), event.message)),
        );
    }
}

impl World {
    /// With the function `hello`, which any API may run.
    pub(crate) async fn new() -> World {
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let folder = tempfile::tempdir().expect("a folder");
        let lambda = start_lambda(&store, &folder).await;
        let functions = Arc::new(Closures {
            answer: Mutex::new(Box::new(|_| Ok(json!("hello")))),
            events: Mutex::default(),
        });
        lambda.functions().start(functions.clone());
        let lines = Arc::new(Lines::default());
        let gateway = start_gateway(&store, &lambda, &lines, None).await;
        let world = World {
            gateway,
            lambda: Arc::new(lambda),
            functions,
            lines,
            store,
            _folder: folder,
        };
        world.create_function("hello").await;
        world
    }

    /// The same store, read by a new server.
    pub(crate) async fn restarted(mut self) -> World {
        self.gateway = start_gateway(&self.store, &self.lambda, &self.lines, None).await;
        self
    }

    /// With another Cognito.
    pub(crate) async fn near_cognito(mut self, url: &str) -> World {
        let url = Some(url.to_owned());
        self.gateway = start_gateway(&self.store, &self.lambda, &self.lines, url).await;
        self
    }

    pub(crate) async fn create_function(&self, name: &str) {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("app.py", SimpleFileOptions::default())
            .expect("started");
        zip.write_all(b"pass").expect("written");
        let zip = zip.finish().expect("finished").into_inner();
        let input = CreateFunctionRequest {
            function_name: name.into(),
            runtime: Some("python3.13".into()),
            handler: Some("app.handler".into()),
            role: "arn:aws:iam::000000000000:role/executor".into(),
            code: FunctionCode {
                zip_file: Some(zip.into()),
                ..Default::default()
            },
            ..Default::default()
        };
        self.lambda_call::<CreateFunction>(input).await;
        let mut changes = self.lambda.directory().changes();
        let ready = async {
            while self.lambda.directory().resolve(name, None).is_err() {
                changes.changed().await.expect("the directory lives");
            }
        };
        tokio::time::timeout(PATIENCE, ready).await.expect("ready");
        self.permit(name, "arn:aws:execute-api:us-east-1:000000000000:*")
            .await;
    }

    /// Lets APIs run a function.
    pub(crate) async fn permit(&self, name: &str, source: &str) {
        let input = AddPermissionRequest {
            function_name: name.into(),
            statement_id: "api".into(),
            action: "lambda:InvokeFunction".into(),
            principal: "apigateway.amazonaws.com".into(),
            source_arn: Some(source.into()),
            ..Default::default()
        };
        self.lambda_call::<AddPermission>(input).await;
    }

    async fn lambda_call<O: Operation>(&self, input: O::Input) {
        let response = self.lambda.control(call(request::<O>(&input))).await;
        answer::<O>(&response).map(drop).expect("Lambda does it");
    }

    pub(crate) async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        let response = self.gateway.http.handle(call(request::<O>(&input))).await;
        answer::<O>(&response)
    }

    /// A call of the control plane of REST APIs.
    pub(crate) async fn call_rest<O: Operation>(
        &self,
        input: O::Input,
    ) -> Result<O::Output, Fault> {
        let response = self.gateway.rest.handle(call(request::<O>(&input))).await;
        answer::<O>(&response)
    }

    /// A REST API by its definition, on the stage `dev`; its id.
    pub(crate) async fn rest_api(&self, definition: impl Into<Bytes>, cached: bool) -> String {
        use frazil_wire::shapes::apigateway::{
            CreateDeployment, CreateDeploymentRequest, ImportRestApi, ImportRestApiRequest,
        };
        let input = ImportRestApiRequest {
            body: definition.into(),
            ..Default::default()
        };
        let api = self.call_rest::<ImportRestApi>(input).await;
        let api = api.expect("imported").id.expect("it has an id");
        let input = CreateDeploymentRequest {
            rest_api_id: api.clone(),
            stage_name: Some("dev".into()),
            cache_cluster_enabled: Some(cached),
            ..Default::default()
        };
        let deployed = self.call_rest::<CreateDeployment>(input).await;
        deployed.expect("deployed");
        api
    }

    /// A call of the management API of connections.
    pub(crate) async fn manage<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        let management = self.gateway.http.management();
        let response = management.handle(call(request::<O>(&input))).await;
        answer::<O>(&response)
    }

    /// Sends a request to an API by its host name.
    pub(crate) async fn send(&self, api: &str, request: Request<&'static str>) -> Response<Bytes> {
        self.send_as(api, request, Signer::Nobody).await
    }

    pub(crate) async fn send_as(
        &self,
        api: &str,
        request: Request<&'static str>,
        signer: Signer,
    ) -> Response<Bytes> {
        let host = match api.contains('.') {
            true => api.to_owned(),
            false => format!("{api}.execute-api.us-east-1.localhost:4566"),
        };
        let mut request = request.map(Bytes::from);
        let host = host.parse().expect("a header");
        request.headers_mut().insert("host", host);
        let (head, body) = request.into_parts();
        let place = self.gateway.place(&head).expect("it is for an API");
        let visit = Visit {
            source_ip: "203.0.113.9".into(),
            port: 4566,
            scheme: "http",
            signer,
        };
        let request = Request::from_parts(head, body);
        self.gateway.answer(place, request, visit).await
    }

    pub(crate) async fn get(&self, api: &str, path: &str) -> (u16, String) {
        let request = Request::get(path).body("").expect("a request");
        said(&self.send(api, request).await)
    }
}

/// Status and body.
pub(crate) fn said(response: &Response<Bytes>) -> (u16, String) {
    let body = String::from_utf8_lossy(response.body()).into_owned();
    (response.status().as_u16(), body)
}

pub(crate) fn header<'a>(response: &'a Response<Bytes>, name: &str) -> Option<&'a str> {
    response.headers().get(name)?.to_str().ok()
}

fn call(request: Request<Bytes>) -> Call {
    Call {
        request,
        caller: Caller::Anonymous,
        request_id: "11111111-2222-4333-8444-555555555555".into(),
    }
}

async fn start_gateway(
    store: &Arc<dyn Store>,
    lambda: &Lambda,
    lines: &Arc<Lines>,
    cognito_endpoint: Option<String>,
) -> ApiGateway {
    let settings = Settings {
        store: store.clone(),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        account: "000000000000".into(),
        region: "us-east-1".into(),
        host: "localhost:4566".into(),
        functions: lambda.functions().clone(),
        calls: Arc::new(NoCalls),
        logs: lines.clone(),
        cognito_endpoint,
    };
    ApiGateway::start(settings).await.expect("started")
}

async fn start_lambda(store: &Arc<dyn Store>, folder: &tempfile::TempDir) -> Lambda {
    let config = Config {
        store: store.clone(),
        runtimes: Arc::new(NoRuntimes),
        code_source: Arc::new(NoCode),
        targets: Arc::new(NoTargets),
        images: Arc::new(NoImages),
        queues: Arc::new(NoQueues),
        logs: Arc::new(NoLogs),
        metrics: Arc::default(),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        limits: Arc::new(Limits::default()),
        account: "000000000000".into(),
        region: "us-east-1".into(),
        architecture: "x86_64".into(),
        url_base: UrlBase::new("http", "localhost", 4566),
        data_dir: folder.path().to_owned(),
        boot_id: "boot".into(),
    };
    Lambda::start(config).await.expect("started")
}

struct NoRuntimes;

impl Runtimes for NoRuntimes {
    fn image(&self, _runtime: &str, _handler: &str) -> Result<Image, RuntimeError> {
        Ok(Image {
            mounts: vec![],
            argv: vec!["/var/task/bootstrap".to_owned()],
            memory_flags: vec![],
            execution_env: None,
            variables: BTreeMap::new(),
            runtime_api: "127.0.0.1:9001".parse().expect("an address"),
            version: "none".into(),
        })
    }

    fn available(&self) -> Vec<String> {
        vec!["python3.13".into()]
    }
}

struct NoCode;

#[async_trait]
impl CodeSource for NoCode {
    async fn fetch(
        &self,
        _bucket: &str,
        _key: &str,
        _version: Option<&str>,
        _bytes_max: u64,
    ) -> Result<Bytes, CodeSourceError> {
        Err(CodeSourceError::Refused {
            code: "NoSuchKey".into(),
            message: String::new(),
        })
    }
}

struct NoCalls;

impl Calls for NoCalls {
    fn call(
        &self,
        _service: &'static str,
        _request: Request<Bytes>,
        _caller: Caller,
    ) -> BoxFuture<'_, Response<Bytes>> {
        let mut nobody = Response::new(Bytes::from_static(b"{}"));
        *nobody.status_mut() = http::StatusCode::NOT_FOUND;
        Box::pin(async { nobody })
    }
}

impl World {
    pub(crate) async fn remove_permission(
        &self,
        input: frazil_wire::shapes::lambda::RemovePermissionRequest,
    ) {
        self.lambda_call::<frazil_wire::shapes::lambda::RemovePermission>(input)
            .await;
    }
}

/// A server that says what it was asked; it ends when this is dropped.
pub(crate) struct Echo {
    pub(crate) url: String,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Echo {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Echo {
    pub(crate) async fn start() -> Echo {
        Echo::saying(|head, body| {
            let from = head
                .headers
                .get("x-from")
                .and_then(|value| value.to_str().ok());
            let said = format!(
                "{} {} x-from={} ",
                head.method,
                head.uri,
                from.unwrap_or("-")
            );
            [said.as_bytes(), body].concat()
        })
        .await
    }

    pub(crate) async fn saying(
        answer: impl Fn(&http::request::Parts, &[u8]) -> Vec<u8> + Clone + Send + Sync + 'static,
    ) -> Echo {
        use http_body_util::{BodyExt as _, Full};
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let answer = answer.clone();
                let service = hyper::service::service_fn(move |request: Request<_>| {
                    let answer = answer.clone();
                    async move {
                        let (head, body): (_, hyper::body::Incoming) = request.into_parts();
                        let body = body.collect().await.expect("a body").to_bytes();
                        let said = Full::new(Bytes::from(answer(&head, &body)));
                        let response = Response::builder().header("x-echo", "yes").body(said);
                        response.map_err(std::io::Error::other)
                    }
                });
                let io = hyper_util::rt::TokioIo::new(stream);
                let connection = hyper::server::conn::http1::Builder::new();
                tokio::spawn(connection.serve_connection(io, service));
            }
        });
        Echo { url, task }
    }
}
