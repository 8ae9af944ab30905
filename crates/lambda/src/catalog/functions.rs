//! Functions: create, get, delete.

use std::collections::BTreeMap;

use frazil_store::Expect;
use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::faults::{conflict, function_not_found, internal, invalid, update_in_progress};
use super::naming::Named;
use super::record::{Build, FunctionRecord, State, Update, VersionRecord};
use super::settings::Wanted;
use super::updates::{Source, removal};
use super::{Catalog, Change, code_signing, images, shape};
use crate::directory::Standing;
use crate::release::LATEST;

impl Catalog {
    pub(super) async fn create_function(
        &self,
        request: shapes::CreateFunctionRequest,
    ) -> Result<shapes::FunctionConfiguration, Fault> {
        let name = self.new_name(&request.function_name)?;
        let is_image = request.package_type.as_deref() == Some("Image");
        let code_signing = request.code_signing_config_arn.clone();
        self.check_signature(code_signing.as_deref()).await?;
        let mut wanted = Wanted::from(&request);
        wanted.layers = self.layers(request.layers.as_deref()).await?;
        let settings = self
            .rules()
            .created(&wanted, request.architectures.as_deref(), is_image)?;
        let tags = request.tags.unwrap_or_default();
        self.check_tags(&tags)?;
        let exists = || conflict(format!("Function already exist: {name}"));
        if self.load(&name).await?.is_some() {
            return Err(exists());
        }
        let source = Source::from(&request.code);
        let arrived = self.code(&source, is_image, "creating").await?;
        let build = arrived.build(settings);
        self.check_unzipped(&build)?;
        let mut record = self.new_record(&name, build, tags);
        let mut change = Change {
            standings: vec![(LATEST.to_owned(), Some(Standing::Pending))],
            prepares: true,
            ..Change::default()
        };
        let mut answer = record.latest.clone();
        record.code_signing = code_signing;
        let kept = record.code_signing.as_deref().map(code_signing::kept);
        change.writes.extend(kept);
        if request.publish.unwrap_or_default() {
            answer = self.publish_with_latest(&mut record, &mut change);
        }
        let _turn = self.lock(&name).await;
        let created = self.commit(&record, Expect::Absent, change).await;
        created.map_err(|error| match error.is_conflict() {
            true => exists(),
            false => internal(&error),
        })?;
        self.parts.logs.create_group(&shape::log_group(
            &record.latest.build.settings.logging,
            &name,
        ));
        // AWS answers without a qualifier even when it published version 1.
        Ok(self.shown(&name, &answer, None))
    }

    fn new_name(&self, text: &str) -> Result<String, Fault> {
        let named = self.named(text, None)?;
        let chars_max = self.parts.limits.name_chars_max;
        if named.function.chars().count() as u64 > chars_max {
            return Err(invalid(format!(
                "1 validation error detected: Value '{text}' at 'functionName' failed to satisfy \
                 constraint: Member must have length less than or equal to {chars_max}"
            )));
        }
        match named.qualifier.as_deref() {
            None | Some(LATEST) => Ok(named.function),
            Some(_) => Err(invalid(
                "The function name must not have a version or an alias when it is created.",
            )),
        }
    }

    fn new_record(
        &self,
        name: &str,
        build: Build,
        tags: BTreeMap<String, String>,
    ) -> FunctionRecord {
        FunctionRecord {
            name: name.to_owned(),
            latest: VersionRecord {
                version: LATEST.to_owned(),
                build,
                change: self.uuid(),
                revision_id: self.uuid(),
                modified_ms: self.now_ms(),
                state: State::Pending,
                update: Update::None,
            },
            serving: None,
            last_version: 0,
            last_published: None,
            publishing: None,
            aliases: BTreeMap::new(),
            policies: BTreeMap::new(),
            urls: BTreeMap::new(),
            tags,
            reserved_concurrency: None,
            code_signing: None,
            runtime_updates: BTreeMap::new(),
            event_invoke: BTreeMap::new(),
            may_recurse: false,
            incarnation: self.uuid(),
            provisioned: BTreeMap::new(),
        }
    }

    pub(super) async fn get_function(
        &self,
        request: shapes::GetFunctionRequest,
    ) -> Result<shapes::GetFunctionResponse, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        let (record, version) = self.found(&named).await?;
        let tags =
            Some(record.tags.clone()).filter(|tags| !tags.is_empty() && named.qualifier.is_none());
        let concurrency = record
            .reserved_concurrency
            .map(|reserved| shapes::Concurrency {
                reserved_concurrent_executions: Some(reserved.try_into().unwrap_or(i32::MAX)),
            });
        Ok(shapes::GetFunctionResponse {
            configuration: Some(self.shown(&record.name, &version, named.qualifier.as_deref())),
            code: Some(self.location(&version.build)),
            tags,
            concurrency,
            ..Default::default()
        })
    }

    fn location(&self, build: &Build) -> shapes::FunctionCodeLocation {
        let until_s = self.parts.clock.now().as_second() + self.parts.limits.code_link_s as i64;
        let (base, sha256) = (&self.parts.url_base, &build.package.sha256);
        match &build.image {
            Some(image) => shapes::FunctionCodeLocation {
                repository_type: Some("ECR".into()),
                image_uri: Some(image.uri.clone()),
                resolved_image_uri: Some(images::resolved_uri(&image.uri, sha256)),
                ..Default::default()
            },
            None => shapes::FunctionCodeLocation {
                repository_type: Some("S3".into()),
                location: Some(self.links.location(base, sha256, until_s)),
                ..Default::default()
            },
        }
    }

    pub(super) async fn get_function_configuration(
        &self,
        request: shapes::GetFunctionConfigurationRequest,
    ) -> Result<shapes::FunctionConfiguration, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        let (record, version) = self.found(&named).await?;
        Ok(self.shown(&record.name, &version, named.qualifier.as_deref()))
    }

    pub(super) async fn delete_function(
        &self,
        request: shapes::DeleteFunctionRequest,
    ) -> Result<shapes::DeleteFunctionResponse, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        match named.qualifier {
            None => self.delete_whole(&named.function).await?,
            Some(qualifier) => self.delete_version(&named.function, &qualifier).await?,
        }
        // The model's 200 is for durable functions.
        let status_code = Some(204);
        Ok(shapes::DeleteFunctionResponse { status_code })
    }

    async fn delete_whole(&self, name: &str) -> Result<(), Fault> {
        let _turn = self.lock(name).await;
        for _ in 0..self.parts.limits.update_attempts_max {
            let (record, revision) = self.existing(name).await?;
            let versions = self.versions(name).await?;
            let numbers = versions.iter().filter_map(|it| it.version.parse().ok());
            let change = Change {
                writes: numbers.map(|number| removal(name, number)).collect(),
                deletes: true,
                ..Change::default()
            };
            match self
                .commit(&record, Expect::Revision(revision), change)
                .await
            {
                Ok(()) => return Ok(()),
                Err(error) if error.is_conflict() => {}
                Err(error) => return Err(internal(&error)),
            }
        }
        Err(update_in_progress(&self.arn(name, None)))
    }

    async fn delete_version(&self, name: &str, qualifier: &str) -> Result<(), Fault> {
        self.change(name, |record, change| {
            if qualifier == LATEST {
                return Err(invalid(
                    "$LATEST version cannot be deleted without deleting the function.",
                ));
            }
            if record.aliases.contains_key(qualifier) {
                return Err(invalid("Deletion of aliases is not currently supported."));
            }
            let number: u64 = qualifier
                .parse()
                .map_err(|_| function_not_found(&self.arn(name, Some(qualifier))))?;
            let users: Vec<&str> = record
                .aliases
                .iter()
                .filter(|(_, alias)| alias.uses(qualifier))
                .map(|(alias, _)| alias.as_str())
                .collect();
            if !users.is_empty() {
                return Err(conflict(format!(
                    "Unable to delete version because the following aliases reference it: [{}]",
                    users.join(", ")
                )));
            }
            if record.publishing == Some(number) {
                record.publishing = None;
            }
            record.policies.remove(qualifier);
            record.event_invoke.remove(qualifier);
            record.provisioned.remove(qualifier);
            record.runtime_updates.remove(qualifier);
            change.writes.push(removal(name, number));
            change.standings.push((qualifier.to_owned(), None));
            Ok(())
        })
        .await
    }

    /// The function and the version that a name means, through an alias too.
    pub(super) async fn found(
        &self,
        named: &Named,
    ) -> Result<(FunctionRecord, VersionRecord), Fault> {
        let qualifier = named.qualifier.as_deref();
        let not_found = || function_not_found(&self.arn(&named.function, qualifier));
        let (record, _) = self.load(&named.function).await?.ok_or_else(not_found)?;
        let alias = record.aliases.get(named.asked());
        let version = alias
            .map_or(named.asked(), |alias| &alias.version)
            .to_owned();
        let version = self
            .version(&record, &version)
            .await?
            .ok_or_else(not_found)?;
        Ok((record, version))
    }

    /// A version's whole configuration under the function's ARN with this qualifier.
    pub(super) fn shown(
        &self,
        name: &str,
        version: &VersionRecord,
        qualifier: Option<&str>,
    ) -> shapes::FunctionConfiguration {
        let arn = self.arn(name, qualifier);
        shape::configuration(name, version, arn, &self.parts.region, shape::View::Whole)
    }
}
