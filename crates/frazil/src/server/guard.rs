//! authorize: whether the sender of a request may do what it asks for. Only with `--iam=enforce`.

use std::sync::Arc;

use bytes::Bytes;
use clap::ValueEnum;
use frazil_iam::policy::Context;
use frazil_iam::{Ask, Iam, Scope, has_policies};
use frazil_wire::{
    BoxFuture, Call, Caller, Fault, Operation, Principal, Service, ServiceTable, answer,
    encode_fault, request, shapes,
};
use http::request::Parts;
use http::{HeaderMap, Request, Response, header};
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
        let is_root = caller.principal().is_none_or(Principal::is_root);
        let policy = match is_root {
            true => None,
            false => policy_of(service, &ask, caller).await,
        };
        let context = context(request.headers(), &self.scope);
        self.iam
            .authorize(table, caller, &ask, policy.as_deref(), context)
    }

    /// The same for S3, whose requests are not read as a whole; `bucket` is the one that the host
    /// names. Whoever did not sign is left to the bucket's own rules.
    pub(super) fn check_s3(
        &self,
        head: &Parts,
        bucket: Option<&str>,
        caller: &Caller,
    ) -> Result<(), Fault> {
        if *caller == Caller::Anonymous {
            return Ok(());
        }
        let query = head.uri.query().unwrap_or_default();
        let ask = Ask::of_s3(&head.method, head.uri.path(), query, bucket);
        let context = context(&head.headers, &self.scope);
        self.iam.authorize_s3(caller, &ask, context)
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

/// What is known of a request besides who sent it.
fn context(headers: &HeaderMap, scope: &Scope) -> Context {
    let now = Timestamp::now();
    let mut context = Context::default()
        .with("aws:CurrentTime", now.to_string())
        .with("aws:EpochTime", now.as_second().to_string())
        .with("aws:SecureTransport", "false")
        .with("aws:RequestedRegion", scope.region.as_str());
    let agent = headers.get(header::USER_AGENT);
    if let Some(agent) = agent.and_then(|it| it.to_str().ok()) {
        context.add("aws:UserAgent", agent);
    }
    context
}

/// The policy of the resource that is asked for, if it has one.
async fn policy_of(service: &dyn Service, ask: &Ask, caller: &Caller) -> Option<String> {
    let name = service.table().signing_name;
    let resource = ask.resources.first()?;
    if !has_policies(name) || !resource.starts_with("arn:") {
        return None;
    }
    let Caller::Signed { account, .. } = caller else {
        return None;
    };
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
            let found = asked::<shapes::sqs::GetQueueAttributes>(service, owner, &input).await?;
            found.attributes?.remove("Policy")
        }
        "sns" => {
            let input = shapes::sns::GetTopicAttributesInput {
                topic_arn: resource.clone(),
            };
            let found = asked::<shapes::sns::GetTopicAttributes>(service, owner, &input).await?;
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
