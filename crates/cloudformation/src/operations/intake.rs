//! What a request wants a stack to be: template, parameters, tags, checked together.

use std::collections::{BTreeMap, BTreeSet};

use frazil_wire::Fault;
use frazil_wire::shapes::cloudformation::{Parameter, Tag};
use serde_json::{Map, Value as Json};

use crate::aws::{Aws, ObjectError};
use crate::faults::{capabilities, invalid};
use crate::limits::{TEMPLATE_BODY_BYTES_MAX, TEMPLATE_URL_BYTES_MAX};
use crate::stacks::records::WantedRecord;
use crate::template::Template;
use crate::template::parameters::{self, Given};
use crate::{Session, resources, transforms};

/// What a request says about the stack.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) body: Option<String>,
    pub(super) url: Option<String>,
    pub(super) previous: bool,
    pub(super) parameters: Vec<Parameter>,
    pub(super) tags: Option<Vec<Tag>>,
    pub(super) capabilities: Vec<String>,
    pub(super) notifications: Option<Vec<String>>,
    /// Whether it is for a change set.
    pub(super) reviewed: bool,
}

impl Session {
    pub(crate) fn aws(&self) -> Aws {
        Aws {
            calls: self.0.settings.calls.clone(),
            caller: self.caller.clone(),
        }
    }

    /// The text of a template: from the request, or from a bucket.
    pub(super) async fn text(
        &self,
        body: Option<String>,
        url: Option<String>,
    ) -> Result<Option<String>, Fault> {
        match (body, url) {
            (Some(body), None) => match body.len() > TEMPLATE_BODY_BYTES_MAX {
                true => Err(invalid(format!(
                    "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to {TEMPLATE_BODY_BYTES_MAX}"
                ))),
                false => Ok(Some(body)),
            },
            (None, Some(url)) => self.fetch(&url).await.map(Some),
            (Some(_), Some(_)) => Err(invalid(
                "Either Template URL or Template Body must be specified, but not both.",
            )),
            (None, None) => Ok(None),
        }
    }

    async fn fetch(&self, url: &str) -> Result<String, Fault> {
        let path = object(url).ok_or_else(|| invalid("TemplateURL must be a supported URL."))?;
        let template = self.aws().object(&path).await.map_err(|error| match error {
            ObjectError::Path(_) => invalid("TemplateURL must be a supported URL."),
            ObjectError::Refused(message) => invalid(format!(
                "S3 error: {message}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"
            )),
        })?;
        if template.len() > TEMPLATE_URL_BYTES_MAX {
            return Err(invalid(format!(
                "Template may not exceed {TEMPLATE_URL_BYTES_MAX} bytes in size."
            )));
        }
        String::from_utf8(template.to_vec())
            .map_err(|_| invalid("Template format error: YAML not well-formed."))
    }

    /// What the stack is to be; `before` is what it is.
    pub(super) async fn wanted(
        &self,
        asked: Asked,
        before: Option<&WantedRecord>,
    ) -> Result<WantedRecord, Fault> {
        let text = match asked.previous {
            true => before.map(|before| before.template.clone()),
            false => self.text(asked.body, asked.url).await?,
        };
        let text =
            text.ok_or_else(|| invalid("Either Template URL or Template Body must be specified."))?;
        let mut template = Template::parse(&text)?;
        let given: Vec<Given> = asked.parameters.into_iter().map(given).collect();
        let none = BTreeMap::new();
        let previous = before.map_or(&none, |before| &before.parameters);
        let mut parameters = parameters::values(&template, &given, previous)?;
        for (name, record) in &mut parameters {
            let declaration = &template.section("Parameters")[name];
            if parameters::ssm_kind(parameters::kind(declaration)).is_some() {
                let value = crate::work::parameter(&self.aws(), &record.value).await?;
                record.resolved = Some(value);
            }
        }
        let names = template.transforms();
        let mut processed = None;
        if !names.is_empty() {
            // a change set shows what the transforms have made before it is followed
            if !asked.reviewed {
                require(&asked.capabilities, "CAPABILITY_AUTO_EXPAND")?;
            }
            template = self.transform(template, &names, &parameters).await?;
            processed = Some(template.tree.clone());
        }
        check_kinds(&template)?;
        check_capabilities(&template, &asked.capabilities)?;
        let tags = asked
            .tags
            .map(|tags| tags.into_iter().map(|tag| (tag.key, tag.value)).collect());
        let tags = tags.or_else(|| before.map(|before| before.tags.clone()));
        let notifications = asked
            .notifications
            .or_else(|| before.map(|before| before.notifications.clone()));
        Ok(WantedRecord {
            template: text,
            processed,
            parameters,
            tags: tags.unwrap_or_default(),
            capabilities: asked.capabilities,
            notifications: notifications.unwrap_or_default(),
        })
    }

    async fn transform(
        &self,
        template: Template,
        names: &[String],
        parameters: &BTreeMap<String, parameters::ParameterRecord>,
    ) -> Result<Template, Fault> {
        let values = parameters.iter().map(|(name, record)| {
            let value = record.resolved.as_ref().unwrap_or(&record.value);
            (name.clone(), Json::from(value.as_str()))
        });
        let mut values: Map<String, Json> = values.collect();
        let settings = &self.0.settings;
        values.insert(
            "AWS::Region".to_owned(),
            Json::from(settings.home.region.as_str()),
        );
        values.insert(
            "AWS::AccountId".to_owned(),
            Json::from(settings.home.account.as_str()),
        );
        values.insert("AWS::Partition".to_owned(), Json::from("aws"));
        let mut tree = template.tree;
        for name in names {
            let expanded = settings
                .transforms
                .expand(name, tree, Json::Object(values.clone()));
            tree = expanded
                .await
                .map_err(|error| transforms::refused(name, &error))?;
        }
        if let Some(tree) = tree.as_object_mut() {
            tree.remove("Transform");
        }
        Template::check(tree)
    }
}

fn given(parameter: Parameter) -> Given {
    Given {
        name: parameter.parameter_key.unwrap_or_default(),
        value: parameter.parameter_value,
        use_previous: parameter.use_previous_value.unwrap_or_default(),
    }
}

/// The path of an object in our S3, by bucket and key, of any spelling of its address.
fn object(url: &str) -> Option<String> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))?;
    let (host, path) = rest.split_once('/')?;
    let path = path.split('?').next().filter(|path| !path.is_empty())?;
    let name = host.split(':').next().unwrap_or(host);
    let bucket = name
        .find(".s3.")
        .or_else(|| name.find(".s3-"))
        .map(|end| &name[..end]);
    match bucket {
        Some(bucket) => Some(format!("/{bucket}/{path}")),
        None => path.contains('/').then(|| format!("/{path}")),
    }
}

fn check_kinds(template: &Template) -> Result<(), Fault> {
    let unknown = template
        .kinds()
        .into_iter()
        .filter(|kind| !resources::is_known(kind));
    let unknown: Vec<&str> = unknown.collect();
    match unknown.as_slice() {
        [] => Ok(()),
        unknown => Err(invalid(format!(
            "Template format error: Unrecognized resource types: [{}]",
            unknown.join(", ")
        ))),
    }
}

fn require(given: &[String], needed: &str) -> Result<(), Fault> {
    match given.iter().any(|one| one == needed) {
        true => Ok(()),
        false => Err(capabilities(needed)),
    }
}

/// Types that change who may do what, and the property that gives each its name.
const OF_IAM: [(&str, &str); 11] = [
    ("AWS::IAM::AccessKey", ""),
    ("AWS::IAM::Group", "GroupName"),
    ("AWS::IAM::GroupPolicy", ""),
    ("AWS::IAM::InstanceProfile", "InstanceProfileName"),
    ("AWS::IAM::ManagedPolicy", "ManagedPolicyName"),
    ("AWS::IAM::Policy", ""),
    ("AWS::IAM::Role", "RoleName"),
    ("AWS::IAM::RolePolicy", ""),
    ("AWS::IAM::User", "UserName"),
    ("AWS::IAM::UserPolicy", ""),
    ("AWS::IAM::UserToGroupAddition", ""),
];

/// The capability that a template needs, and the types why.
pub(super) fn needed_capability(template: &Template) -> Option<(&'static str, BTreeSet<String>)> {
    let (mut kinds, mut named) = (BTreeSet::new(), false);
    for resource in template.section("Resources").values() {
        let kind = resource
            .get("Type")
            .and_then(Json::as_str)
            .unwrap_or_default();
        let Some((_, property)) = OF_IAM.iter().find(|(name, _)| *name == kind) else {
            continue;
        };
        kinds.insert(kind.to_owned());
        let properties = resource.get("Properties");
        named |= !property.is_empty() && properties.is_some_and(|it| it.get(*property).is_some());
    }
    let capability = if named {
        "CAPABILITY_NAMED_IAM"
    } else {
        "CAPABILITY_IAM"
    };
    (!kinds.is_empty()).then_some((capability, kinds))
}

fn check_capabilities(template: &Template, given: &[String]) -> Result<(), Fault> {
    match needed_capability(template) {
        Some(("CAPABILITY_IAM", _)) if given.iter().any(|one| one == "CAPABILITY_NAMED_IAM") => {
            Ok(())
        }
        Some((needed, _)) => require(given, needed),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::object;

    #[test]
    fn buckets_and_keys_are_found_in_every_spelling() {
        let expect = Some("/b/k/l.json".to_owned());
        for url in [
            "https://s3.amazonaws.com/b/k/l.json",
            "https://s3.eu-west-1.amazonaws.com/b/k/l.json",
            "https://b.s3.amazonaws.com/k/l.json",
            "https://b.s3.us-east-1.amazonaws.com/k/l.json",
            "https://b.s3-us-east-1.amazonaws.com/k/l.json",
            "http://localhost:4566/b/k/l.json",
            "http://127.0.0.1:4566/b/k/l.json?versionId=1",
            "http://b.s3.localhost:4566/k/l.json",
        ] {
            assert_eq!(object(url), expect, "{url}");
        }
        assert_eq!(object("s3://b/k"), None);
    }
}
