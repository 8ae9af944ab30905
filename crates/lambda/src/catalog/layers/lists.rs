//! Lists of layers and of their versions, page by page.

use std::ops::Bound;

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::record::{LayerRecord, LayerVersionRecord};
use crate::catalog::faults::internal;
use crate::catalog::{Catalog, shape};

/// What a version must be compatible with. What a version does not say, it is not.
struct Filter {
    runtime: Option<String>,
    architecture: Option<String>,
}

impl Filter {
    fn admits(&self, record: &LayerVersionRecord) -> bool {
        let says = |wanted: &Option<String>, said: &Option<Vec<String>>| {
            let Some(wanted) = wanted else {
                return true;
            };
            said.as_ref().is_some_and(|said| said.contains(wanted))
        };
        says(&self.runtime, &record.runtimes) && says(&self.architecture, &record.architectures)
    }
}

impl Catalog {
    /// Every layer with its newest version that passes the filter; layers without one are left out.
    pub(in crate::catalog) async fn list_layers(
        &self,
        request: shapes::ListLayersRequest,
    ) -> Result<shapes::ListLayersResponse, Fault> {
        let filter = Filter {
            runtime: request.compatible_runtime,
            architecture: request.compatible_architecture,
        };
        let page = self.page(request.max_items);
        let prefix = LayerRecord::prefix();
        let mut layers = Vec::new();
        let mut after = request.marker.as_deref().map(LayerRecord::key);
        // One more than the page shows that there is more.
        while layers.len() <= page {
            let start = after
                .as_ref()
                .map_or(Bound::Unbounded, |key| Bound::Excluded(key.as_str()));
            let found = self.parts.store.list(&prefix, start, page + 1).await;
            let found = found.map_err(|error| internal(&error))?;
            let Some((last, _)) = found.last() else {
                break;
            };
            after = Some(last.clone());
            for (key, stored) in &found {
                let layer = LayerRecord::decode(key, &stored.value);
                let layer = layer.map_err(|error| internal(&error))?;
                layers.extend(self.listed_layer(&layer, &filter).await?);
            }
        }
        let more = layers.len() > page;
        layers.truncate(page);
        let next_marker = layers.last().and_then(|layer| layer.layer_name.clone());
        Ok(shapes::ListLayersResponse {
            next_marker: next_marker.filter(|_| more),
            layers: Some(layers),
        })
    }

    async fn listed_layer(
        &self,
        layer: &LayerRecord,
        filter: &Filter,
    ) -> Result<Option<shapes::LayersListItem>, Fault> {
        // Mostly the newest version will do, and the others need not be read.
        let newest = self.load_layer(&layer.name, layer.last_version).await?;
        let matching = match newest.filter(|(record, _)| filter.admits(record)) {
            Some((newest, _)) => Some(newest),
            None => {
                let mut versions = self.layer_versions(&layer.name).await?;
                versions.retain(|record| filter.admits(record));
                versions.pop()
            }
        };
        Ok(matching.map(|record| shapes::LayersListItem {
            layer_name: Some(layer.name.clone()),
            layer_arn: Some(self.layer_arn(&layer.name)),
            latest_matching_version: Some(self.listed_layer_version(&record)),
        }))
    }

    /// Newest first.
    pub(in crate::catalog) async fn list_layer_versions(
        &self,
        request: shapes::ListLayerVersionsRequest,
    ) -> Result<shapes::ListLayerVersionsResponse, Fault> {
        let name = self.layer_name(&request.layer_name)?;
        let filter = Filter {
            runtime: request.compatible_runtime,
            architecture: request.compatible_architecture,
        };
        let before = request.marker.and_then(|marker| marker.parse().ok());
        let before = before.unwrap_or(u64::MAX);
        let versions = self.layer_versions(&name).await?;
        let mut wanted = versions
            .iter()
            .rev()
            .filter(|record| record.version < before && filter.admits(record));
        let page: Vec<_> = wanted.by_ref().take(self.page(request.max_items)).collect();
        let more = wanted.next().is_some();
        let next_marker = page.last().map(|record| record.version.to_string());
        let shown = page.iter().map(|record| self.listed_layer_version(record));
        Ok(shapes::ListLayerVersionsResponse {
            layer_versions: Some(shown.collect()),
            next_marker: next_marker.filter(|_| more),
        })
    }

    /// All versions of a layer that are not deleted, oldest first.
    async fn layer_versions(&self, name: &str) -> Result<Vec<LayerVersionRecord>, Fault> {
        let found = self.scan(&LayerVersionRecord::prefix(name)).await;
        let found = found.map_err(|error| internal(&error))?;
        let decoded = found
            .iter()
            .map(|(key, bytes)| LayerVersionRecord::decode(key, bytes));
        decoded
            .collect::<Result<_, _>>()
            .map_err(|error| internal(&error))
    }

    fn listed_layer_version(&self, record: &LayerVersionRecord) -> shapes::LayerVersionsListItem {
        shapes::LayerVersionsListItem {
            layer_version_arn: Some(self.layer_version_arn(&record.layer, record.version)),
            version: record.version.try_into().ok(),
            description: Some(record.description.clone()),
            created_date: Some(shape::time(record.created_ms)),
            compatible_runtimes: record.runtimes.clone(),
            license_info: record.license.clone(),
            compatible_architectures: record.architectures.clone(),
        }
    }
}
