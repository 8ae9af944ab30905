//! Types that are kept and do nothing.

use async_trait::async_trait;
use frazil_wire::Fault;
use serde_json::{Map, Value as Json, json};

use super::Types;
use crate::resources::naming::{Naming, made_up};
use crate::resources::{Handler, Job, Made};
use crate::template::resolve::plain_text;

pub(super) static TYPES: Types = &[
    (
        "AWS::CDK::Metadata",
        &Kept {
            naming: None,
            arn: "",
        },
    ),
    (
        "AWS::KMS::Alias",
        &Kept {
            naming: Some(ALIAS_NAME),
            arn: "arn:aws:kms:{region}:{account}:{id}",
        },
    ),
    (
        "AWS::KMS::Key",
        &Kept {
            naming: None,
            arn: "arn:aws:kms:{region}:{account}:key/{id}",
        },
    ),
];

const ALIAS_NAME: Naming = Naming {
    property: "AliasName",
    length_max: 256,
    lower: false,
    fifo: "",
};

/// A name or an id, an ARN, and nothing behind them.
struct Kept {
    naming: Option<Naming>,
    arn: &'static str,
}

#[async_trait]
impl Handler for Kept {
    fn complete(&self, job: &Job<'_>) -> Json {
        match &self.naming {
            Some(naming) => naming.complete(job),
            None => job.properties.clone(),
        }
    }

    fn name_property(&self) -> Option<&'static str> {
        self.naming.map(|naming| naming.property)
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        self.naming
            .is_some_and(|naming| old[naming.property] != new[naming.property])
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let id = match &self.naming {
            Some(naming) => plain_text(&job.properties[naming.property]).unwrap_or_default(),
            None => made_up(job, 128),
        };
        let arn = self.arn.replace("{region}", job.region);
        let arn = arn.replace("{account}", job.account).replace("{id}", &id);
        let mut attributes = Map::new();
        if !arn.is_empty() {
            attributes.insert("Arn".to_owned(), json!(arn));
            attributes.insert("KeyId".to_owned(), json!(id));
        }
        Ok(Made { id, attributes })
    }

    async fn update(&self, _job: &Job<'_>, made: &Made, _old: &Json) -> Result<Made, Fault> {
        Ok(made.clone())
    }

    async fn delete(&self, _job: &Job<'_>, _made: &Made) -> Result<(), Fault> {
        Ok(())
    }
}
