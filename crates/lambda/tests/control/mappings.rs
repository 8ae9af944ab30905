//! Event source mappings.

use std::sync::Arc;

use frazil_store::MemoryStore;
use frazil_wire::Fault;
use frazil_wire::shapes::lambda::*;

use crate::world::{HELLO_ARN, PATIENCE, World, refused, says};

const INVALID: &str = "InvalidParameterValueException";

fn queue(name: &str) -> String {
    format!("arn:aws:sqs:us-east-1:000000000000:{name}")
}

fn mapping(name: &str) -> CreateEventSourceMappingRequest {
    CreateEventSourceMappingRequest {
        function_name: "hello".into(),
        event_source_arn: Some(queue(name)),
        ..Default::default()
    }
}

impl World {
    async fn mapped(
        &self,
        request: CreateEventSourceMappingRequest,
    ) -> Result<EventSourceMappingConfiguration, Fault> {
        self.call::<CreateEventSourceMapping>(request).await
    }

    async fn mapping(&self, uuid: &str) -> Result<EventSourceMappingConfiguration, Fault> {
        let uuid = uuid.to_owned();
        let request = GetEventSourceMappingRequest { uuid };
        self.call::<GetEventSourceMapping>(request).await
    }

    /// Waits until the mapping has this state; `Gone` stands for none.
    pub(crate) async fn mapping_becomes(&self, uuid: &str, wanted: &str) {
        let becomes = async {
            loop {
                let state = match self.mapping(uuid).await {
                    Ok(found) => found.state.expect("a state"),
                    Err(_) => "Gone".to_owned(),
                };
                if state == wanted {
                    return;
                }
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(PATIENCE, becomes).await.expect(wanted);
    }

    async fn updated(
        &self,
        request: UpdateEventSourceMappingRequest,
    ) -> Result<EventSourceMappingConfiguration, Fault> {
        self.call::<UpdateEventSourceMapping>(request).await
    }
}

#[tokio::test]
async fn a_mapping_goes_through_the_states_of_aws() {
    let world = World::new().await;
    world.hello().await;
    let created = world.mapped(mapping("jobs")).await.expect("created");
    let id = created.uuid.clone().expect("an id");
    assert_eq!(created.state.as_deref(), Some("Creating"));
    assert_eq!(created.batch_size, Some(10));
    assert_eq!(created.maximum_batching_window_in_seconds, Some(0));
    assert_eq!(created.function_response_types, Some(vec![]));
    assert_eq!(created.function_arn.as_deref(), Some(HELLO_ARN));
    let reason = created.state_transition_reason.as_deref();
    assert_eq!(reason, Some("USER_INITIATED"));
    assert_eq!(created.parallelization_factor, None);
    world.mapping_becomes(&id, "Enabled").await;

    let update = |enabled| UpdateEventSourceMappingRequest {
        uuid: id.clone(),
        enabled,
        ..Default::default()
    };
    let states = [
        (Some(false), "Disabling", "Disabled"),
        (None, "Updating", "Disabled"),
        (Some(true), "Enabling", "Enabled"),
        (Some(true), "Updating", "Enabled"),
    ];
    for (enabled, during, after) in states {
        let updated = world.updated(update(enabled)).await.expect("updated");
        assert_eq!(updated.state.as_deref(), Some(during));
        world.mapping_becomes(&id, after).await;
    }
    let request = DeleteEventSourceMappingRequest { uuid: id.clone() };
    let deleted = world.call::<DeleteEventSourceMapping>(request).await;
    assert_eq!(deleted.expect("deleted").state.as_deref(), Some("Deleting"));
    world.mapping_becomes(&id, "Gone").await;
    assert_eq!(
        refused(world.mapping(&id).await),
        says(
            404,
            "ResourceNotFoundException",
            "The resource you requested does not exist."
        )
    );
    let disabled = CreateEventSourceMappingRequest {
        enabled: Some(false),
        ..mapping("jobs")
    };
    let disabled = world.mapped(disabled).await.expect("created");
    assert_eq!(disabled.state.as_deref(), Some("Disabled"));
}

#[tokio::test]
async fn mappings_survive_a_restart_and_other_servers_see_them() {
    let store = Arc::new(MemoryStore::new());
    let one = World::over(store.clone()).await;
    let two = World::over(store).await;
    one.hello().await;
    let wanted = CreateEventSourceMappingRequest {
        batch_size: Some(100),
        maximum_batching_window_in_seconds: Some(5),
        function_response_types: Some(vec!["ReportBatchItemFailures".into()]),
        scaling_config: Some(ScalingConfig {
            maximum_concurrency: Some(7),
        }),
        filter_criteria: Some(FilterCriteria {
            filters: Some(vec![Filter {
                pattern: Some(r#"{"body": {"kind": ["a"]}}"#.into()),
            }]),
        }),
        ..mapping("jobs")
    };
    let created = one.mapped(wanted.clone()).await.expect("created");
    let id = created.uuid.expect("an id");
    two.mapping_becomes(&id, "Enabled").await;
    let one = one.killed_and_started().await;
    let found = one.mapping(&id).await.expect("still there");
    assert_eq!(found.batch_size, Some(100));
    assert_eq!(found.scaling_config, wanted.scaling_config);
    assert_eq!(found.filter_criteria, wanted.filter_criteria);
    assert_eq!(
        found.function_response_types,
        wanted.function_response_types
    );
}

#[tokio::test]
async fn mappings_are_listed_by_function_and_source_and_in_pages() {
    let world = World::new().await;
    world.hello().await;
    for name in ["a", "b", "c"] {
        world.mapped(mapping(name)).await.expect("created");
    }
    let list = |request| world.call::<ListEventSourceMappings>(request);
    let found = list(ListEventSourceMappingsRequest {
        function_name: Some(HELLO_ARN.into()),
        event_source_arn: Some(queue("b")),
        ..Default::default()
    });
    let found = found.await.expect("listed").event_source_mappings;
    assert_eq!(found.expect("a list").len(), 1);
    let (mut marker, mut pages) = (None, Vec::new());
    loop {
        let page = list(ListEventSourceMappingsRequest {
            max_items: Some(2),
            marker,
            ..Default::default()
        });
        let page = page.await.expect("listed");
        pages.push(page.event_source_mappings.expect("a list").len());
        marker = page.next_marker;
        if marker.is_none() {
            break;
        }
    }
    assert_eq!(pages, [2, 1]);
}

#[tokio::test]
async fn what_cannot_be_mapped_is_refused_in_awss_words() {
    let world = World::new().await;
    world.hello().await;
    let first = world.mapped(mapping("jobs")).await.expect("created");
    let first = first.uuid.expect("an id");
    let duplicate = format!(
        "An event source mapping with SQS arn (\" {} \") and function (\" hello \") already exists. \
         Please update or delete the existing mapping with UUID {first}",
        queue("jobs")
    );
    assert_eq!(
        refused(world.mapped(mapping("jobs")).await),
        says(409, "ResourceConflictException", &duplicate)
    );
    let of = |arn: &str| CreateEventSourceMappingRequest {
        event_source_arn: Some(arn.into()),
        ..mapping("x")
    };
    let stream = "arn:aws:kinesis:us-east-1:000000000000:stream/s";
    let table = "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/2025";
    let at_timestamp = CreateEventSourceMappingRequest {
        starting_position: Some("AT_TIMESTAMP".into()),
        ..of(table)
    };
    let latest = CreateEventSourceMappingRequest {
        starting_position: Some("LATEST".into()),
        ..of(stream)
    };
    let cases = [
        (
            CreateEventSourceMappingRequest {
                function_name: "nobody".into(),
                ..mapping("x")
            },
            "Function does not exist".to_owned(),
        ),
        (
            CreateEventSourceMappingRequest {
                event_source_arn: None,
                ..mapping("x")
            },
            "Unrecognized event source.".to_owned(),
        ),
        (
            of("arn:aws:s3:us-east-1:000000000000:bucket"),
            "Unrecognized event source.".to_owned(),
        ),
        (
            of(stream),
            "1 validation error detected: Value null at 'startingPosition' failed to satisfy \
             constraint: Member must not be null."
                .to_owned(),
        ),
        (
            at_timestamp,
            format!("Unsupported starting position for arn type: {table}"),
        ),
        (
            latest,
            "This server does not support event source mappings of kinesis; it polls SQS queues."
                .to_owned(),
        ),
        (
            CreateEventSourceMappingRequest {
                batch_size: Some(11),
                ..mapping("x")
            },
            "Maximum batch window in seconds must be greater than 0 if maximum batch size is \
             greater than 10"
                .to_owned(),
        ),
        (
            CreateEventSourceMappingRequest {
                destination_config: Some(DestinationConfig {
                    on_success: Some(OnSuccess {
                        destination: Some(queue("y")),
                    }),
                    on_failure: None,
                }),
                ..mapping("x")
            },
            "Unsupported DestinationConfig parameter for given event source mapping type."
                .to_owned(),
        ),
        (
            CreateEventSourceMappingRequest {
                filter_criteria: Some(FilterCriteria {
                    filters: Some(vec![Filter {
                        pattern: Some("[".into()),
                    }]),
                }),
                ..mapping("x")
            },
            "Invalid filter pattern definition.".to_owned(),
        ),
    ];
    for (request, message) in cases {
        assert_eq!(
            refused(world.mapped(request).await),
            says(400, INVALID, &message)
        );
    }
}
