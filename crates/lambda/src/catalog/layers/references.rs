//! Layers that functions name.

use std::collections::BTreeMap;

use frazil_store::{Blob, StoreError};
use frazil_wire::Fault;
use frazil_wire::arn::Arn;

use crate::catalog::Catalog;
use crate::catalog::faults::{internal, invalid};
use crate::catalog::record::{Build, LayerUse};

/// Layers that a request names, looked up.
#[derive(Default)]
pub(in crate::catalog) struct Layers {
    pub(in crate::catalog) uses: Vec<LayerUse>,
    /// They stay until the function's record holds them, even if their versions are deleted now.
    _held: Vec<Blob>,
}

/// `arn:aws:lambda:<region>:<account>:layer:<layer>:<version>`
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LayerVersionName {
    pub(super) region: String,
    pub(super) account: String,
    pub(super) layer: String,
    pub(super) version: u64,
}

impl LayerVersionName {
    pub(super) fn parse(text: &str) -> Option<LayerVersionName> {
        let arn: Arn = text.parse().ok()?;
        let (layer, version) = arn.resource.strip_prefix("layer:")?.split_once(':')?;
        Some(LayerVersionName {
            layer: layer.to_owned(),
            version: version.parse().ok()?,
            region: arn.region,
            account: arn.account,
        })
    }
}

impl Catalog {
    /// Looks up the layers that a request names; none when it says nothing of layers.
    pub(in crate::catalog) async fn layers(
        &self,
        arns: Option<&[String]>,
    ) -> Result<Option<Layers>, Fault> {
        let Some(arns) = arns else {
            return Ok(None);
        };
        let max = self.parts.limits.layers_max;
        if arns.len() as u64 > max {
            return Err(invalid(format!("Cannot reference more than {max} layers.")));
        }
        let mut layers = Layers::default();
        let mut seen: BTreeMap<String, &String> = BTreeMap::new();
        for arn in arns {
            let missing = || invalid(format!("Layer version {arn} does not exist."));
            let named = LayerVersionName::parse(arn).ok_or_else(missing)?;
            let (layer, blob) = self.layer(arn, &named).await?.ok_or_else(missing)?;
            if let Some(other) = seen.insert(named.layer, arn) {
                return Err(invalid(format!(
                    "Two different versions of the same layer are not allowed to be referenced in \
                     the same function. {other} and {arn} are versions of the same layer."
                )));
            }
            layers.uses.push(layer);
            layers._held.push(blob);
        }
        Ok(Some(layers))
    }

    async fn layer(
        &self,
        arn: &str,
        named: &LayerVersionName,
    ) -> Result<Option<(LayerUse, Blob)>, Fault> {
        self.check_account(&named.account, arn)?;
        let region = &self.parts.region;
        if named.region != *region {
            return Err(invalid(format!(
                "Layers are not in the same region as the function. Layers are expected to be in \
                 region {region}."
            )));
        }
        let Some((record, _)) = self.load_layer(&named.layer, named.version).await? else {
            return Ok(None);
        };
        let Some(blob) = record.package.blob() else {
            return Ok(None);
        };
        let held = match self.parts.store.hold_blob(blob).await {
            // Deleted between the two.
            Err(StoreError::NoBlob(_)) => return Ok(None),
            held => held.map_err(|error| internal(&error))?,
        };
        let layer = LayerUse {
            arn: arn.to_owned(),
            package: record.package,
        };
        Ok(Some((layer, held)))
    }

    /// Refuses code and layers that are too large together.
    pub(in crate::catalog) fn check_unzipped(&self, build: &Build) -> Result<(), Fault> {
        let max = self.parts.limits.unzipped_bytes_max;
        let (layers, all) = build.unzipped_bytes();
        if layers > max {
            return Err(invalid(format!(
                "Layers consume more than the available size of {max} bytes"
            )));
        }
        if all > max {
            return Err(invalid(format!(
                "Function code combined with layers exceeds the maximum allowed size of {max} \
                 bytes. The actual size is {all} bytes."
            )));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_layers_version_is_one() {
        let parse = LayerVersionName::parse;
        let named = parse("arn:aws:lambda:us-east-1:000000000000:layer:l:3").expect("one");
        assert_eq!((named.layer.as_str(), named.version), ("l", 3));
        assert_eq!(parse("arn:aws:lambda:us-east-1:000000000000:layer:l"), None);
        assert_eq!(parse("arn:aws:lambda:::awslayer:AmazonLinux1703"), None);
        assert_eq!(parse("l:3"), None);
    }
}
