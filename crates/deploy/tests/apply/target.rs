//! A target that remembers what it was told: the public calls of a deployment, without anything behind them.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use frazil_wire::shapes::lambda::*;
use frazil_wire::{Fault, ServiceTable, decode, encode, encode_fault, route, sigv4};
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use sha2::{Digest, Sha256};

/// What the target was told.
#[derive(Default)]
pub(crate) struct State {
    /// Names of the calls, in order; looks at a function's state only once in a row.
    pub(crate) calls: Vec<String>,
    pub(crate) function: Option<FunctionConfiguration>,
    pub(crate) tags: BTreeMap<String, String>,
    pub(crate) url: Option<GetFunctionUrlConfigResponse>,
    pub(crate) permissions: Vec<AddPermissionRequest>,
    pub(crate) objects: BTreeMap<String, Bytes>,
    /// What the application answers.
    pub(crate) application: Option<(u16, String)>,
    /// Requests to refuse with "service unavailable" first.
    pub(crate) unavailable: usize,
    /// Looks until the function has settled.
    pending: u32,
    address: String,
}

pub(crate) struct Fake {
    pub(crate) address: SocketAddr,
    pub(crate) state: Arc<Mutex<State>>,
}

impl Fake {
    pub(crate) async fn start() -> Fake {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State {
            address: address.to_string(),
            application: Some((200, "hello".into())),
            ..State::default()
        }));
        let shared = state.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = shared.clone();
                let service =
                    hyper::service::service_fn(move |request| answer(state.clone(), request));
                let connection = hyper::server::conn::http1::Builder::new()
                    .serve_connection(hyper_util::rt::TokioIo::new(stream), service);
                tokio::spawn(connection);
            }
        });
        Fake { address, state }
    }

    pub(crate) fn calls(&self) -> Vec<String> {
        std::mem::take(&mut self.state.lock().unwrap().calls)
    }
}

async fn answer(
    state: Arc<Mutex<State>>,
    request: Request<hyper::body::Incoming>,
) -> Result<Response<Full<Bytes>>, std::convert::Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Ok(state
        .lock()
        .unwrap()
        .answer(&Request::from_parts(head, body))
        .map(Full::new))
}

fn plain(status: u16, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response
}

impl State {
    fn answer(&mut self, request: &Request<Bytes>) -> Response<Bytes> {
        if request.headers()["host"]
            .to_str()
            .unwrap()
            .contains(".lambda-url.")
        {
            let (status, body) = self.application.clone().unwrap();
            return plain(status, body);
        }
        let service = signed_for(request);
        if self.unavailable > 0 {
            self.unavailable -= 1;
            return plain(503, "");
        }
        match service.as_str() {
            "s3" => self.s3(request),
            "logs" => self.logs(),
            _ => self
                .lambda(request)
                .unwrap_or_else(|fault| encode_fault(&SERVICE, &fault, "r-1")),
        }
    }

    fn s3(&mut self, request: &Request<Bytes>) -> Response<Bytes> {
        let path = request.uri().path().trim_start_matches('/').to_owned();
        self.calls.push(format!(
            "{} {}",
            request.method(),
            path.split('/').next().unwrap()
        ));
        match request.method().as_str() {
            "HEAD" if self.objects.contains_key(&path) => plain(200, ""),
            "HEAD" => plain(404, ""),
            _ => {
                self.objects.insert(path, request.body().clone());
                plain(200, "")
            }
        }
    }

    fn logs(&mut self) -> Response<Bytes> {
        self.calls.push("FilterLogEvents".into());
        plain(
            200,
            r#"{"events": [{"message": "ValueError: broken\n"}, {"message": "REPORT RequestId: r-1\n"}]}"#,
        )
    }

    fn lambda(&mut self, request: &Request<Bytes>) -> Result<Response<Bytes>, Fault> {
        let (head, _) = request.clone().into_parts();
        let operation = route(table(), &head).expect("a call that Lambda knows");
        if self.calls.last().map(String::as_str) != Some(operation.name) {
            self.calls.push(operation.name.to_owned());
        }
        match operation.name {
            "GetFunction" => {
                let configuration = Some(self.function.clone().ok_or_else(not_found)?);
                Ok(encode::<GetFunction>(&GetFunctionResponse {
                    configuration,
                    tags: Some(self.tags.clone()),
                    ..Default::default()
                }))
            }
            "GetFunctionConfiguration" => Ok(encode::<GetFunctionConfiguration>(&self.settle())),
            "CreateFunction" => self.create(&decode::<CreateFunction>(request)?),
            "UpdateFunctionConfiguration" => {
                self.update(decode::<UpdateFunctionConfiguration>(request)?)
            }
            "UpdateFunctionCode" => {
                let input = decode::<UpdateFunctionCode>(request)?;
                let code = input
                    .zip_file
                    .or_else(|| self.object(input.s3_bucket, input.s3_key))
                    .unwrap();
                let function = self.function.as_mut().unwrap();
                function.code_sha256 = Some(STANDARD.encode(Sha256::digest(code)));
                function.architectures = input.architectures;
                self.pending = 2;
                Ok(encode::<UpdateFunctionCode>(
                    self.function.as_ref().unwrap(),
                ))
            }
            "TagResource" => {
                self.tags.extend(decode::<TagResource>(request)?.tags);
                Ok(encode::<TagResource>(&()))
            }
            "GetPolicy" => self.policy(),
            "AddPermission" => {
                self.permissions.push(decode::<AddPermission>(request)?);
                Ok(encode::<AddPermission>(&AddPermissionResponse::default()))
            }
            "RemovePermission" => {
                let sid = decode::<RemovePermission>(request)?.statement_id;
                self.permissions
                    .retain(|permission| permission.statement_id != sid);
                Ok(encode::<RemovePermission>(&()))
            }
            "GetFunctionUrlConfig" => Ok(encode::<GetFunctionUrlConfig>(
                self.url.as_ref().ok_or_else(not_found)?,
            )),
            "CreateFunctionUrlConfig" => {
                let input = decode::<CreateFunctionUrlConfig>(request)?;
                let function_url = format!(
                    "http://abc.lambda-url.us-east-1.localhost:{}/",
                    self.address.rsplit(':').next().unwrap()
                );
                let url = GetFunctionUrlConfigResponse {
                    function_url: function_url.clone(),
                    auth_type: input.auth_type.clone(),
                    cors: input.cors,
                    ..Default::default()
                };
                self.url = Some(url);
                Ok(encode::<CreateFunctionUrlConfig>(
                    &CreateFunctionUrlConfigResponse {
                        function_url,
                        auth_type: input.auth_type,
                        ..Default::default()
                    },
                ))
            }
            "UpdateFunctionUrlConfig" => {
                let input = decode::<UpdateFunctionUrlConfig>(request)?;
                let url = self.url.as_mut().unwrap();
                url.auth_type = input.auth_type.unwrap();
                url.cors = input.cors;
                let output = UpdateFunctionUrlConfigResponse {
                    function_url: url.function_url.clone(),
                    auth_type: url.auth_type.clone(),
                    ..Default::default()
                };
                Ok(encode::<UpdateFunctionUrlConfig>(&output))
            }
            other => panic!("{other} is no part of a deployment"),
        }
    }

    fn create(&mut self, input: &CreateFunctionRequest) -> Result<Response<Bytes>, Fault> {
        let code = input.code.clone();
        let code = code
            .zip_file
            .or_else(|| self.object(code.s3_bucket, code.s3_key))
            .unwrap();
        self.tags = input.tags.clone().unwrap_or_default();
        self.pending = 2;
        let variables = input
            .environment
            .clone()
            .and_then(|environment| environment.variables);
        self.function = Some(FunctionConfiguration {
            function_name: Some(input.function_name.clone()),
            function_arn: Some(format!(
                "arn:aws:lambda:us-east-1:000000000000:function:{}",
                input.function_name
            )),
            runtime: input.runtime.clone(),
            handler: input.handler.clone(),
            description: input.description.clone(),
            role: Some(input.role.clone()),
            timeout: input.timeout,
            memory_size: input.memory_size,
            ephemeral_storage: input.ephemeral_storage.clone(),
            environment: variables.map(|variables| EnvironmentResponse {
                variables: Some(variables),
                error: None,
            }),
            architectures: input.architectures.clone(),
            code_sha256: Some(STANDARD.encode(Sha256::digest(code))),
            ..Default::default()
        });
        Ok(encode::<CreateFunction>(self.function.as_ref().unwrap()))
    }

    fn update(
        &mut self,
        input: UpdateFunctionConfigurationRequest,
    ) -> Result<Response<Bytes>, Fault> {
        let function = self.function.as_mut().unwrap();
        function.timeout = input.timeout.or(function.timeout);
        function.memory_size = input.memory_size.or(function.memory_size);
        function.handler = input.handler.or(function.handler.take());
        if let Some(environment) = input.environment {
            function.environment = Some(EnvironmentResponse {
                variables: environment.variables,
                error: None,
            });
        }
        self.pending = 2;
        Ok(encode::<UpdateFunctionConfiguration>(
            self.function.as_ref().unwrap(),
        ))
    }

    /// Not ready at the first look after a change.
    fn settle(&mut self) -> FunctionConfiguration {
        self.pending = self.pending.saturating_sub(1);
        let (state, update) = if self.pending > 0 {
            ("Pending", "InProgress")
        } else {
            ("Active", "Successful")
        };
        FunctionConfiguration {
            state: Some(state.into()),
            last_update_status: Some(update.into()),
            ..self.function.clone().unwrap()
        }
    }

    fn policy(&mut self) -> Result<Response<Bytes>, Fault> {
        if self.permissions.is_empty() {
            return Err(not_found());
        }
        let statements: Vec<_> = self
            .permissions
            .iter()
            .map(|permission| serde_json::json!({ "Sid": permission.statement_id }))
            .collect();
        let policy = serde_json::json!({ "Statement": statements }).to_string();
        Ok(encode::<GetPolicy>(&GetPolicyResponse {
            policy: Some(policy),
            revision_id: None,
        }))
    }

    fn object(&self, bucket: Option<String>, key: Option<String>) -> Option<Bytes> {
        self.objects.get(&format!("{}/{}", bucket?, key?)).cloned()
    }
}

fn table() -> &'static ServiceTable {
    &SERVICE
}

fn not_found() -> Fault {
    Fault::new(
        404,
        "ResourceNotFoundException",
        "The resource you requested does not exist.",
    )
}

/// The service in the signature, after the signature was checked.
fn signed_for(request: &Request<Bytes>) -> String {
    let (head, body) = request.clone().into_parts();
    let credentials = sigv4::Credentials {
        access_key: "key".into(),
        secret_key: "secret".into(),
        session_token: None,
    };
    let lookup = |access_key: &str| (access_key == "key").then(|| credentials.clone());
    let identity = sigv4::verify(
        &head,
        Some(&sigv4::hash(&body)),
        lookup,
        jiff::Timestamp::now(),
    );
    identity.expect("every call is signed well").service
}
