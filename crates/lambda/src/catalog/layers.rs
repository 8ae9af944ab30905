//! Layers: packages of their own, in numbered versions, that functions find under `/opt`.
//!
//! A function that uses a layer's version holds its content. Deleting the version only keeps other
//! functions from using it.

mod lists;
mod permissions;
mod record;
mod references;

use frazil_store::{Expect, Revision};
use frazil_wire::Fault;
use frazil_wire::arn::Arn;
use frazil_wire::shapes::lambda as shapes;

use super::faults::{conflict, internal, invalid, not_found};
use super::updates::Source;
use super::{Catalog, shape};
use record::{LayerRecord, LayerVersionRecord};

pub(super) use references::Layers;

const GONE: &str = "The resource you requested does not exist.";

impl Catalog {
    pub(super) async fn publish_layer_version(
        &self,
        request: shapes::PublishLayerVersionRequest,
    ) -> Result<shapes::PublishLayerVersionResponse, Fault> {
        let name = self.layer_name(&request.layer_name)?;
        let uploaded = self.upload(&Source::from(&request.content)).await?;
        let mut record = LayerVersionRecord {
            layer: name,
            version: 0,
            package: uploaded.package.clone(),
            description: request.description.unwrap_or_default(),
            runtimes: request.compatible_runtimes,
            architectures: request.compatible_architectures,
            license: request.license_info,
            created_ms: self.now_ms(),
            policy: Default::default(),
        };
        self.number_and_store(&mut record).await?;
        let shown = self.layer_version(&record);
        Ok(shapes::PublishLayerVersionResponse {
            content: shown.content,
            layer_arn: shown.layer_arn,
            layer_version_arn: shown.layer_version_arn,
            description: shown.description,
            created_date: shown.created_date,
            version: shown.version,
            compatible_runtimes: shown.compatible_runtimes,
            license_info: shown.license_info,
            compatible_architectures: shown.compatible_architectures,
        })
    }

    /// Stores a layer's next version. Numbers are never used twice, also after deletions.
    async fn number_and_store(&self, record: &mut LayerVersionRecord) -> Result<(), Fault> {
        let key = LayerRecord::key(&record.layer);
        let _turn = self.lock(key.as_str()).await;
        for _ in 0..self.parts.limits.update_attempts_max {
            let found = self.parts.store.get(&key).await;
            let found = found.map_err(|error| internal(&error))?;
            let (last_version, expect) = match found {
                None => (0, Expect::Absent),
                Some(found) => {
                    let layer = LayerRecord::decode(&key, &found.value);
                    let layer = layer.map_err(|error| internal(&error))?;
                    (layer.last_version, Expect::Revision(found.revision))
                }
            };
            record.version = last_version + 1;
            let layer = LayerRecord {
                name: record.layer.clone(),
                last_version: record.version,
            };
            let writes = vec![layer.write().expecting(expect), record.write()];
            match self.parts.store.commit(writes).await {
                Ok(_) => return Ok(()),
                Err(error) if error.is_conflict() => {}
                Err(error) => return Err(internal(&error)),
            }
        }
        Err(busy(&record.layer))
    }

    pub(super) async fn get_layer_version(
        &self,
        request: shapes::GetLayerVersionRequest,
    ) -> Result<shapes::GetLayerVersionResponse, Fault> {
        let name = self.layer_name(&request.layer_name)?;
        let version = at_least_one(request.version_number)?;
        let found = self.load_layer(&name, version).await?;
        let (record, _) = found.ok_or_else(|| not_found(GONE))?;
        Ok(self.layer_version(&record))
    }

    pub(super) async fn get_layer_version_by_arn(
        &self,
        request: shapes::GetLayerVersionByArnRequest,
    ) -> Result<shapes::GetLayerVersionResponse, Fault> {
        let named = references::LayerVersionName::parse(&request.arn);
        let named = named.ok_or_else(|| not_found(GONE))?;
        self.check_account(&named.account, &request.arn)?;
        let found = match named.region == self.parts.region {
            true => self.load_layer(&named.layer, named.version).await?,
            false => None,
        };
        let (record, _) = found.ok_or_else(|| not_found(GONE))?;
        Ok(self.layer_version(&record))
    }

    /// Answers the same whether it was there or not, as AWS does.
    pub(super) async fn delete_layer_version(
        &self,
        request: shapes::DeleteLayerVersionRequest,
    ) -> Result<(), Fault> {
        let version = at_least_one(request.version_number)?;
        let name = self.layer_name(&request.layer_name)?;
        let key = LayerVersionRecord::key(&name, version);
        let deleted = self.parts.store.delete(&key, Expect::Any).await;
        deleted.map_err(|error| internal(&error))
    }

    /// Reads one version of a layer.
    async fn load_layer(
        &self,
        name: &str,
        version: u64,
    ) -> Result<Option<(LayerVersionRecord, Revision)>, Fault> {
        let key = LayerVersionRecord::key(name, version);
        let found = self.parts.store.get(&key).await;
        let Some(found) = found.map_err(|error| internal(&error))? else {
            return Ok(None);
        };
        let record = LayerVersionRecord::decode(&key, &found.value);
        let record = record.map_err(|error| internal(&error))?;
        Ok(Some((record, found.revision)))
    }

    /// Bytes of all layers, every version counted.
    pub(super) async fn layer_bytes(&self) -> Result<u64, Fault> {
        let found = self.scan(&LayerVersionRecord::every()).await;
        let found = found.map_err(|error| internal(&error))?;
        let mut bytes = 0;
        for (key, value) in &found {
            let record = LayerVersionRecord::decode(key, value);
            bytes += record.map_err(|error| internal(&error))?.package.bytes;
        }
        Ok(bytes)
    }

    fn layer_version(&self, record: &LayerVersionRecord) -> shapes::GetLayerVersionResponse {
        let until_s = self.parts.clock.now().as_second() + self.parts.limits.code_link_s as i64;
        let sha256 = &record.package.sha256;
        let location = self.links.location(&self.parts.url_base, sha256, until_s);
        shapes::GetLayerVersionResponse {
            content: Some(shapes::LayerVersionContentOutput {
                location: Some(location),
                code_sha256: Some(shape::sha256_base64(sha256)),
                code_size: record.package.bytes.try_into().ok(),
                ..Default::default()
            }),
            layer_arn: Some(self.layer_arn(&record.layer)),
            layer_version_arn: Some(self.layer_version_arn(&record.layer, record.version)),
            description: Some(record.description.clone()),
            created_date: Some(shape::time(record.created_ms)),
            version: record.version.try_into().ok(),
            compatible_runtimes: record.runtimes.clone(),
            license_info: record.license.clone(),
            compatible_architectures: record.architectures.clone(),
        }
    }

    /// A layer's name, out of its name or ARN.
    fn layer_name(&self, text: &str) -> Result<String, Fault> {
        let Ok(arn) = text.parse::<Arn>() else {
            return Ok(text.to_owned());
        };
        self.check_account(&arn.account, text)?;
        let name = arn.resource.strip_prefix("layer:");
        match name.filter(|_| arn.region == self.parts.region) {
            Some(name) => Ok(name.to_owned()),
            None => Err(not_found(GONE)),
        }
    }

    /// Layers of other accounts are none of this server's.
    fn check_account(&self, account: &str, arn: &str) -> Result<(), Fault> {
        let own = &self.parts.account;
        match account == own {
            true => Ok(()),
            false => Err(Fault::new(
                403,
                "AccessDeniedException",
                format!(
                    "User: arn:aws:iam::{own}:root is not authorized to perform: \
                     lambda:GetLayerVersion on resource: {arn} because no resource-based policy \
                     allows the lambda:GetLayerVersion action"
                ),
            )),
        }
    }

    fn layer_arn(&self, name: &str) -> String {
        let resource = format!("layer:{name}");
        let arn = Arn::new("lambda", &self.parts.region, &self.parts.account, resource);
        arn.to_string()
    }

    fn layer_version_arn(&self, name: &str, version: u64) -> String {
        format!("{}:{version}", self.layer_arn(name))
    }
}

fn at_least_one(version: i64) -> Result<u64, Fault> {
    let version = u64::try_from(version).ok().filter(|version| *version > 0);
    version.ok_or_else(|| invalid("Layer Version Cannot be less than 1"))
}

fn busy(layer: &str) -> Fault {
    conflict(format!(
        "The layer {layer} is being changed by other requests. Please try again."
    ))
}
