//! Provisioned concurrency: what is asked for, what is passed on, what is told.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use frazil_lambda::release::Release;
use frazil_lambda::seams::{Provide, Provisioned};
use frazil_wire::Fault;
use frazil_wire::shapes::lambda::*;

use crate::world::*;

/// Makes nothing, and says what it is told to say.
#[derive(Default)]
struct Provider {
    /// Wishes by version, and how often one came.
    wishes: Mutex<(BTreeMap<String, usize>, usize)>,
    says: Mutex<Provisioned>,
}

impl Provide for Provider {
    fn provision(&self, release: &Arc<Release>, count: usize) {
        let mut wishes = self.wishes.lock().expect("not poisoned");
        wishes.0.insert(release.version.clone(), count);
        wishes.1 += 1;
    }

    fn provisioned(&self, _release_id: u64) -> Provisioned {
        self.says.lock().expect("not poisoned").clone()
    }
}

impl Provider {
    async fn is_asked_for(&self, wanted: &[(&str, usize)]) {
        let wanted: BTreeMap<String, usize> =
            wanted.iter().map(|(v, n)| ((*v).to_owned(), *n)).collect();
        let asked = async {
            while self.wishes.lock().expect("not poisoned").0 != wanted {
                tokio::task::yield_now().await;
            }
        };
        let asked = tokio::time::timeout(PATIENCE, asked).await;
        asked.unwrap_or_else(|_| panic!("{wanted:?}, not {:?}", self.wishes.lock()));
    }

    fn says(&self, allocated: usize, available: usize, failure: Option<&str>) {
        *self.says.lock().expect("not poisoned") = Provisioned {
            allocated,
            available,
            failure: failure.map(str::to_owned),
        };
    }
}

fn put(qualifier: &str, count: i32) -> PutProvisionedConcurrencyConfigRequest {
    PutProvisionedConcurrencyConfigRequest {
        function_name: "hello".into(),
        qualifier: qualifier.into(),
        provisioned_concurrent_executions: count,
    }
}

impl World {
    /// `hello` with two versions and the alias `live` of the first.
    async fn versions(&self) {
        self.hello().await;
        for content in ["first", "second"] {
            let update = update_code(package(content));
            self.call::<UpdateFunctionCode>(update)
                .await
                .expect("updated");
            self.settled("hello").await;
            self.published().await;
        }
        let alias = CreateAliasRequest {
            function_name: "hello".into(),
            name: "live".into(),
            function_version: "1".into(),
            ..Default::default()
        };
        self.call::<CreateAlias>(alias).await.expect("created");
    }

    async fn put_provisioned(
        &self,
        qualifier: &str,
        count: i32,
    ) -> Result<PutProvisionedConcurrencyConfigResponse, Fault> {
        let request = put(qualifier, count);
        self.call::<PutProvisionedConcurrencyConfig>(request).await
    }

    async fn provisioned(
        &self,
        qualifier: &str,
    ) -> Result<GetProvisionedConcurrencyConfigResponse, Fault> {
        let request = GetProvisionedConcurrencyConfigRequest {
            function_name: "hello".into(),
            qualifier: qualifier.into(),
        };
        self.call::<GetProvisionedConcurrencyConfig>(request).await
    }

    async fn delete_provisioned(&self, qualifier: &str) {
        let request = DeleteProvisionedConcurrencyConfigRequest {
            function_name: "hello".into(),
            qualifier: qualifier.into(),
        };
        let deleted = self
            .call::<DeleteProvisionedConcurrencyConfig>(request)
            .await;
        deleted.expect("deleted");
    }
}

#[tokio::test]
async fn environments_are_asked_for_and_their_state_is_told() {
    let world = World::new().await;
    world.versions().await;
    let provider = Arc::new(Provider::default());
    world.lambda.provide(provider.clone());
    let answer = world.put_provisioned("live", 3).await.expect("put");
    assert_eq!(answer.status.as_deref(), Some("IN_PROGRESS"));
    assert_eq!(answer.allocated_provisioned_concurrent_executions, Some(0));
    provider.is_asked_for(&[("1", 3)]).await;
    provider.says(3, 1, None);
    let status = async || world.provisioned("live").await.expect("found");
    assert_eq!(status().await.status.as_deref(), Some("IN_PROGRESS"));
    provider.says(3, 3, None);
    let ready = status().await;
    assert_eq!(ready.status.as_deref(), Some("READY"));
    assert_eq!(ready.available_provisioned_concurrent_executions, Some(3));
    provider.says(0, 0, Some("error"));
    let failed = status().await;
    assert_eq!(failed.status.as_deref(), Some("FAILED"));
    let reason = failed.status_reason.as_deref();
    assert_eq!(reason, Some("FUNCTION_ERROR_INIT_FAILURE"));

    let weights = BTreeMap::from([("2".to_owned(), 0.33)]);
    let shift = UpdateAliasRequest {
        function_name: "hello".into(),
        name: "live".into(),
        routing_config: Some(AliasRoutingConfiguration {
            additional_version_weights: Some(weights),
        }),
        ..Default::default()
    };
    world.call::<UpdateAlias>(shift).await.expect("shifted");
    provider.is_asked_for(&[("1", 2), ("2", 1)]).await;
    let list = ListProvisionedConcurrencyConfigsRequest {
        function_name: "hello".into(),
        ..Default::default()
    };
    let list = world.call::<ListProvisionedConcurrencyConfigs>(list).await;
    let list = list.expect("listed").provisioned_concurrency_configs;
    let arn = list.expect("a list")[0].function_arn.clone();
    assert_eq!(arn, Some(format!("{HELLO_ARN}:live")));
    world.delete_provisioned("live").await;
    provider.is_asked_for(&[("1", 0), ("2", 0)]).await;
    assert_eq!(
        refused(world.provisioned("live").await),
        says(
            404,
            "ProvisionedConcurrencyConfigNotFoundException",
            "No Provisioned Concurrency Config found for this function"
        )
    );
}

#[tokio::test]
async fn what_was_asked_for_is_asked_for_again_after_a_restart() {
    let world = World::new().await;
    world.versions().await;
    world.put_provisioned("2", 4).await.expect("put");
    let world = world.killed_and_started().await;
    let provider = Arc::new(Provider::default());
    world.lambda.provide(provider.clone());
    provider.is_asked_for(&[("2", 4)]).await;
    // The same wish again is another attempt.
    world.clock.advance_s(1);
    world.put_provisioned("2", 4).await.expect("put");
    let again = async {
        while provider.wishes.lock().expect("not poisoned").1 < 2 {
            tokio::task::yield_now().await;
        }
    };
    let again = tokio::time::timeout(PATIENCE, again).await;
    again.expect("it is passed on");
}

#[tokio::test]
async fn what_cannot_be_provisioned_is_refused_in_awss_words() {
    let world = World::new().await;
    world.versions().await;
    let refusal = async |qualifier, count| refused(world.put_provisioned(qualifier, count).await);
    assert_eq!(
        refusal("$LATEST", 1).await,
        invalid(
            "Provisioned Concurrency Configs cannot be applied to unpublished function versions."
        )
    );
    assert_eq!(
        refused(world.provisioned("$LATEST").await),
        invalid("The function resource provided must be an alias or a published version.")
    );
    assert_eq!(
        refusal("9", 1).await.2,
        format!("Function not found: {HELLO_ARN}:9")
    );
    let alias = refusal("nobody", 1).await;
    assert_eq!(
        alias.2,
        format!("Cannot find alias arn: {HELLO_ARN}:nobody")
    );
    assert_eq!(
        refusal("1", 1001).await,
        invalid(
            "Specified ConcurrentExecutions for function is greater than account's unreserved \
             concurrency [1000]."
        )
    );
    assert_eq!(
        refusal("1", 901).await,
        invalid(
            "Specified ConcurrentExecutions for function decreases account's \
             UnreservedConcurrentExecution below its minimum value of [100]."
        )
    );
    world.put_provisioned("1", 3).await.expect("put");
    let conflict = "Alias can't be used for Provisioned Concurrency configuration on an already \
                    Provisioned version";
    assert_eq!(
        refusal("live", 1).await,
        says(409, "ResourceConflictException", conflict)
    );
    let reserve = |reserved_concurrent_executions| PutFunctionConcurrencyRequest {
        function_name: "hello".into(),
        reserved_concurrent_executions,
    };
    let too_few = world.call::<PutFunctionConcurrency>(reserve(2)).await;
    assert_eq!(
        refused(too_few),
        invalid(
            " ReservedConcurrentExecutions  2 should not be lower than function's total provisioned \
             concurrency [3]."
        )
    );
    let enough = world.call::<PutFunctionConcurrency>(reserve(3)).await;
    enough.expect("reserved");
    assert_eq!(
        refusal("2", 1).await,
        invalid(
            "Requested Provisioned Concurrency should not be greater than the \
             reservedConcurrentExecution for function"
        )
    );
    world.delete_provisioned("1").await;
    world.put_provisioned("live", 1).await.expect("put");
    let pointed = "Version is pointed by a Provisioned Concurrency alias";
    assert_eq!(
        refusal("1", 1).await,
        says(409, "ResourceConflictException", pointed)
    );
}
