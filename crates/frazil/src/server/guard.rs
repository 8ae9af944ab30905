//! authorize: whether the sender of a request may do what it asks for. Only with `--iam=enforce`.

use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use clap::ValueEnum;
use frazil_iam::policy::Context;
use frazil_iam::{Ask, Iam, Refused, Scope, has_policies};
use frazil_s3::S3;
use frazil_wire::{
    BoxFuture, Call, Caller, Fault, Operation, Principal, Sender, Service, ServiceTable, answer,
    encode_fault, request, shapes,
};
use http::request::Parts;
use http::{Extensions, HeaderMap, Method, Request, Response, header};
use jiff::Timestamp;
use serde::Deserialize;

/// Whether policies of users and roles count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum IamMode {
    /// Whoever is let in may do everything.
    Off,
    /// Only what policies allow, and only with keys that this server issued.
    Enforce,
}

/// Asks IAM for every request.
pub(super) struct Guard {
    pub(super) iam: Iam,
    pub(super) scope: Scope,
}

impl Guard {
    /// Whether a caller may have a request answered by a service. What the service cannot read
    /// either, it refuses itself.
    pub(super) async fn check(
        &self,
        service: &dyn Service,
        request: &Request<Bytes>,
        caller: &Caller,
    ) -> Result<(), Fault> {
        let table = service.table();
        let Some(ask) = Ask::of(table, request, &self.scope) else {
            return Ok(());
        };
        let policy = match is_account(caller) {
            true => None,
            false => self.policy_of(service, &ask).await,
        };
        let context = self.context(request.headers(), request.extensions());
        let allowed = self.iam.authorize(caller, &ask, policy.as_deref(), context);
        allowed.map_err(|refused| refused.fault(table))
    }

    /// The same for S3, whose requests are not read as a whole. Whoever did not sign is left to the
    /// bucket's own rules.
    pub(super) async fn check_s3(
        &self,
        s3: &S3,
        head: &Parts,
        caller: &Caller,
    ) -> Result<(), Fault> {
        if *caller == Caller::Anonymous {
            return Ok(());
        }
        let header = |name: &str| head.headers.get(name).and_then(|it| it.to_str().ok());
        let host = header(header::HOST.as_str()).and_then(frazil_s3::bucket_of);
        let query = head.uri.query().unwrap_or_default();
        let ask = Ask::of_s3(&head.method, head.uri.path(), query, host);
        self.weigh_s3(s3, head, caller, &ask).await?;
        match header("x-amz-copy-source").filter(|_| head.method == Method::PUT) {
            Some(source) => {
                let source = Ask::of_s3_source(source);
                self.weigh_s3(s3, head, caller, &source).await
            }
            None => Ok(()),
        }
    }

    async fn weigh_s3(
        &self,
        s3: &S3,
        head: &Parts,
        caller: &Caller,
        ask: &Ask,
    ) -> Result<(), Fault> {
        // The account can always undo a policy that locks it out.
        let undoes = is_account(caller) && ask.action.ends_with("BucketPolicy");
        let policy = match ask.bucket() {
            Some(bucket) if !undoes => s3.bucket_policy(bucket).await,
            _ => None,
        };
        let context = self.context(&head.headers, &head.extensions);
        let allowed = self.iam.authorize(caller, ask, policy.as_deref(), context);
        allowed.map_err(Refused::fault_of_s3)
    }

    /// What is known of a request besides who sent it. Only what came through the door has an
    /// address.
    fn context(&self, headers: &HeaderMap, extensions: &Extensions) -> Context {
        let now = Timestamp::now();
        let peer = extensions.get::<SocketAddr>();
        let mut context = Context::default()
            .with("aws:CurrentTime", now.to_string())
            .with("aws:EpochTime", now.as_second().to_string())
            .with("aws:SecureTransport", "false")
            .with("aws:ViaAWSService", peer.is_none().to_string())
            .with("aws:RequestedRegion", self.scope.region.as_str());
        if let Some(peer) = peer {
            context.add("aws:SourceIp", peer.ip().to_canonical().to_string());
        }
        for (key, name) in [
            ("aws:UserAgent", header::USER_AGENT),
            ("aws:Referer", header::REFERER),
        ] {
            if let Some(text) = headers.get(name).and_then(|it| it.to_str().ok()) {
                context.add(key, text);
            }
        }
        context
    }

    /// Whether a service may do something for one of its resources.
    pub(super) async fn permit(
        &self,
        target: Option<&dyn Service>,
        by: &Sender,
        action: &str,
        arn: &str,
    ) -> Result<(), Refused> {
        let ask = Ask {
            action: action.to_owned(),
            resources: vec![arn.to_owned()],
            ..Ask::default()
        };
        let policy = match target {
            Some(service) => self.policy_of(service, &ask).await,
            None => None,
        };
        let context = self.context(&HeaderMap::new(), &Extensions::new());
        let caller = Caller::Service(by.clone());
        self.iam
            .authorize(&caller, &ask, policy.as_deref(), context)
    }
}

/// Whether it is the account itself.
fn is_account(caller: &Caller) -> bool {
    match caller {
        Caller::Signed { principal, .. } => principal.as_deref().is_none_or(Principal::is_root),
        Caller::Anonymous | Caller::Service(_) => false,
    }
}

/// A service that answers only whom the guard lets in.
pub(super) struct Guarded {
    pub(super) service: Arc<dyn Service>,
    pub(super) guard: Arc<Guard>,
}

impl Service for Guarded {
    fn table(&self) -> &'static ServiceTable {
        self.service.table()
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        Box::pin(async move {
            let checked = self
                .guard
                .check(&*self.service, &call.request, &call.caller);
            match checked.await {
                Ok(()) => self.service.handle(call).await,
                Err(fault) => encode_fault(self.table(), &fault, &call.request_id),
            }
        })
    }

    fn request_bytes_max(&self) -> u64 {
        self.service.request_bytes_max()
    }
}

impl Guard {
    /// The policy of the resource that is asked for, if it has one.
    async fn policy_of(&self, service: &dyn Service, ask: &Ask) -> Option<String> {
        let name = service.table().signing_name;
        let resource = ask.resources.first()?;
        if !has_policies(name) || !resource.starts_with("arn:") {
            return None;
        }
        let account = &self.scope.account;
        let owner = Caller::Signed {
            access_key: "internal".to_owned(),
            account: account.clone(),
            principal: Some(Arc::new(Principal::root(account))),
        };
        match name {
            "lambda" => {
                let input = shapes::lambda::GetPolicyRequest {
                    function_name: resource.clone(),
                    ..Default::default()
                };
                let found = asked::<shapes::lambda::GetPolicy>(service, owner, &input).await?;
                found.policy
            }
            "sqs" => {
                let queue = resource.rsplit(':').next()?;
                let input = shapes::sqs::GetQueueAttributesRequest {
                    queue_url: format!("http://localhost/{account}/{queue}"),
                    attribute_names: Some(vec!["Policy".to_owned()]),
                };
                let found =
                    asked::<shapes::sqs::GetQueueAttributes>(service, owner, &input).await?;
                found.attributes?.remove("Policy")
            }
            "sns" => {
                let input = shapes::sns::GetTopicAttributesInput {
                    topic_arn: resource.clone(),
                };
                let found =
                    asked::<shapes::sns::GetTopicAttributes>(service, owner, &input).await?;
                found.attributes?.remove("Policy")
            }
            "secretsmanager" => {
                let input = shapes::secretsmanager::GetResourcePolicyRequest {
                    secret_id: resource.clone(),
                    ..Default::default()
                };
                type Get = shapes::secretsmanager::GetResourcePolicy;
                let found = asked::<Get>(service, owner, &input).await?;
                found.resource_policy
            }
            _ => None,
        }
    }
}

async fn asked<O: Operation>(
    service: &dyn Service,
    caller: Caller,
    input: &O::Input,
) -> Option<O::Output> {
    let call = Call {
        request: request::<O>(input),
        caller,
        request_id: uuid::Uuid::new_v4().to_string(),
    };
    answer::<O>(&service.handle(call).await).ok()
}
