//! Domains in the words of API Gateway v1.

use frazil_wire::shapes::apigateway as shapes;
use frazil_wire::{Fault, not_supported};

use super::mappings::no_mapping;
use super::{Domain, Domains, Mapping, bad_request};

/// The domains with the operations of API Gateway v1.
pub(crate) struct V1(pub(crate) Domains);

/// What v1 calls the empty base path.
const NONE: &str = "(none)";

frazil_wire::operations! {
    V1 of shapes, else not_supported;
    CreateBasePathMapping create_base_path_mapping,
    CreateDomainName create_domain_name,
    DeleteBasePathMapping delete_base_path_mapping,
    DeleteDomainName delete_domain_name,
    GetBasePathMapping get_base_path_mapping,
    GetBasePathMappings get_base_path_mappings,
    GetDomainName get_domain_name,
    GetDomainNames get_domain_names,
    UpdateBasePathMapping update_base_path_mapping,
    UpdateDomainName update_domain_name,
}

/// The words in the names of operations that are about domains.
const ABOUT_DOMAINS: [&str; 2] = ["DomainName", "BasePathMapping"];

impl V1 {
    /// Whether an operation is about domains.
    pub(crate) fn does(operation: &frazil_wire::OperationTable) -> bool {
        ABOUT_DOMAINS
            .iter()
            .any(|word| operation.name.contains(word))
    }

    /// Answers an operation about domains; others are not supported here.
    pub(crate) async fn answer(
        &self,
        operation: &frazil_wire::OperationTable,
        request: &http::Request<bytes::Bytes>,
    ) -> Result<http::Response<bytes::Bytes>, Fault> {
        self.dispatch(operation, request).await
    }

    async fn create_domain_name(
        &self,
        input: shapes::CreateDomainNameRequest,
    ) -> Result<shapes::DomainName, Fault> {
        let endpoint = input.endpoint_configuration.unwrap_or_default();
        let kind = endpoint.types.unwrap_or_default().into_iter().next();
        let trust = input.mutual_tls_authentication.unwrap_or_default();
        let arn = input.certificate_arn.or(input.regional_certificate_arn);
        let name = input.certificate_name.or(input.regional_certificate_name);
        let domain = self.0.create(Domain {
            name: input.domain_name,
            endpoint_type: kind.unwrap_or("EDGE".to_owned()),
            ip_address_type: endpoint.ip_address_type,
            certificate_arn: arn,
            certificate_name: name,
            security_policy: input.security_policy.or(Some("TLS_1_2".to_owned())),
            ownership_certificate_arn: input.ownership_verification_certificate_arn,
            truststore_uri: trust.truststore_uri,
            truststore_version: trust.truststore_version,
            routing_mode: input.routing_mode,
            policy: input.policy,
            tags: input.tags.unwrap_or_default(),
            ..Domain::default()
        });
        Ok(self.shown(&domain.await?))
    }

    async fn get_domain_name(
        &self,
        input: shapes::GetDomainNameRequest,
    ) -> Result<shapes::DomainName, Fault> {
        Ok(self.shown(&self.0.domain(&input.domain_name)?))
    }

    async fn get_domain_names(
        &self,
        _input: shapes::GetDomainNamesRequest,
    ) -> Result<shapes::DomainNames, Fault> {
        let domains = self.0.domains();
        Ok(shapes::DomainNames {
            items: Some(domains.iter().map(|domain| self.shown(domain)).collect()),
            position: None,
        })
    }

    async fn update_domain_name(
        &self,
        input: shapes::UpdateDomainNameRequest,
    ) -> Result<shapes::DomainName, Fault> {
        let patches = input.patch_operations.unwrap_or_default();
        let changed = self.0.change(&input.domain_name, |domain| {
            for patch in patches {
                domain.patch(&patch)?;
            }
            Ok(domain.clone())
        });
        Ok(self.shown(&changed.await?))
    }

    async fn delete_domain_name(
        &self,
        input: shapes::DeleteDomainNameRequest,
    ) -> Result<(), Fault> {
        self.0.delete(&input.domain_name).await
    }

    async fn create_base_path_mapping(
        &self,
        input: shapes::CreateBasePathMappingRequest,
    ) -> Result<shapes::BasePathMapping, Fault> {
        let mapping = Mapping {
            key: key(input.base_path.as_deref().unwrap_or_default()),
            api: input.rest_api_id,
            stage: named(input.stage),
        };
        self.0.map(&input.domain_name, mapping.clone()).await?;
        Ok(shown_mapping(&mapping))
    }

    async fn get_base_path_mapping(
        &self,
        input: shapes::GetBasePathMappingRequest,
    ) -> Result<shapes::BasePathMapping, Fault> {
        let domain = self.0.domain(&input.domain_name)?;
        let found = domain.mapped(&key(&input.base_path));
        found
            .map(|(_, mapping)| shown_mapping(mapping))
            .ok_or_else(no_mapping)
    }

    async fn get_base_path_mappings(
        &self,
        input: shapes::GetBasePathMappingsRequest,
    ) -> Result<shapes::BasePathMappings, Fault> {
        let domain = self.0.domain(&input.domain_name)?;
        Ok(shapes::BasePathMappings {
            items: Some(domain.mappings.values().map(shown_mapping).collect()),
            position: None,
        })
    }

    async fn update_base_path_mapping(
        &self,
        input: shapes::UpdateBasePathMappingRequest,
    ) -> Result<shapes::BasePathMapping, Fault> {
        let id = self.mapping_id(&input.domain_name, &input.base_path)?;
        let patches = input.patch_operations.unwrap_or_default();
        let known = ["/basePath", "/restapiId", "/restApiId", "/stage"];
        let strange = |patch: &&shapes::PatchOperation| {
            !known.contains(&patch.path.as_deref().unwrap_or_default())
        };
        if let Some(patch) = patches.iter().find(strange) {
            return Err(invalid_patch(patch));
        }
        let changed = self.0.remap(&input.domain_name, &id, |mapping| {
            for patch in patches {
                match patch.path.as_deref() {
                    Some("/basePath") => mapping.key = key(&patch.value.unwrap_or_default()),
                    Some("/stage") => mapping.stage = named(patch.value),
                    _ => mapping.api = patch.value.unwrap_or_default(),
                }
            }
        });
        Ok(shown_mapping(&changed.await?))
    }

    async fn delete_base_path_mapping(
        &self,
        input: shapes::DeleteBasePathMappingRequest,
    ) -> Result<(), Fault> {
        let id = self.mapping_id(&input.domain_name, &input.base_path)?;
        self.0.unmap(&input.domain_name, &id).await
    }

    fn mapping_id(&self, name: &str, base_path: &str) -> Result<String, Fault> {
        let domain = self.0.domain(name)?;
        let found = domain.mapped(&key(base_path));
        found.map(|(id, _)| id.clone()).ok_or_else(no_mapping)
    }

    fn shown(&self, domain: &Domain) -> shapes::DomainName {
        let (edge, target) = (domain.is_edge(), Some(self.0.target(domain)));
        let zone = Some(self.0.zone(domain).to_owned());
        let trust = domain.truststore_uri.clone();
        let mut shown = shapes::DomainName {
            domain_name: Some(domain.name.clone()),
            domain_name_arn: Some(self.0.domain_arn(&domain.name)),
            certificate_upload_date: domain.created.parse().ok(),
            endpoint_configuration: Some(shapes::EndpointConfiguration {
                types: Some(vec![domain.endpoint_type.clone()]),
                ip_address_type: domain.ip_address_type.clone().or(Some("ipv4".to_owned())),
                vpc_endpoint_ids: None,
            }),
            domain_name_status: Some("AVAILABLE".to_owned()),
            security_policy: domain.security_policy.clone(),
            tags: Some(domain.tags.clone()),
            mutual_tls_authentication: trust.map(|uri| shapes::MutualTlsAuthentication {
                truststore_uri: Some(uri),
                truststore_version: domain.truststore_version.clone(),
                truststore_warnings: None,
            }),
            ownership_verification_certificate_arn: domain.ownership_certificate_arn.clone(),
            policy: domain.policy.clone(),
            routing_mode: domain.routing_mode.clone(),
            ..shapes::DomainName::default()
        };
        if edge {
            shown.certificate_arn.clone_from(&domain.certificate_arn);
            shown.certificate_name.clone_from(&domain.certificate_name);
            (
                shown.distribution_domain_name,
                shown.distribution_hosted_zone_id,
            ) = (target, zone);
        } else {
            shown
                .regional_certificate_arn
                .clone_from(&domain.certificate_arn);
            shown
                .regional_certificate_name
                .clone_from(&domain.certificate_name);
            (shown.regional_domain_name, shown.regional_hosted_zone_id) = (target, zone);
        }
        shown
    }
}

impl Domain {
    fn patch(&mut self, patch: &shapes::PatchOperation) -> Result<(), Fault> {
        let path = patch.path.as_deref().unwrap_or_default();
        let value = patch.value.clone();
        match path {
            "/certificateArn" | "/regionalCertificateArn" => self.certificate_arn = value,
            "/certificateName" | "/regionalCertificateName" => self.certificate_name = value,
            "/securityPolicy" => self.security_policy = value,
            "/mutualTlsAuthentication/truststoreUri" => self.truststore_uri = named(value),
            "/mutualTlsAuthentication/truststoreVersion" => self.truststore_version = named(value),
            "/ownershipVerificationCertificateArn" => self.ownership_certificate_arn = value,
            "/endpointConfiguration/ipAddressType" => self.ip_address_type = value,
            "/policy" => self.policy = named(value),
            "/routingMode" => self.routing_mode = value,
            _ if path.starts_with("/endpointConfiguration/types") => {
                self.endpoint_type = value.unwrap_or_default();
            }
            _ => return Err(invalid_patch(patch)),
        }
        Ok(())
    }
}

fn invalid_patch(patch: &shapes::PatchOperation) -> Fault {
    let path = patch.path.as_deref().unwrap_or_default();
    bad_request(format!(
        "Invalid patch path  '{path}' specified for op 'replace'"
    ))
}

fn shown_mapping(mapping: &Mapping) -> shapes::BasePathMapping {
    let base_path = match mapping.key.as_str() {
        "" => NONE,
        key => key,
    };
    shapes::BasePathMapping {
        base_path: Some(base_path.to_owned()),
        rest_api_id: Some(mapping.api.clone()),
        stage: mapping.stage.clone(),
    }
}

fn key(base_path: &str) -> String {
    match base_path {
        NONE => String::new(),
        path => path.trim_matches('/').to_owned(),
    }
}

/// An empty text stands for nothing.
fn named(value: Option<String>) -> Option<String> {
    value.filter(|value| !value.is_empty() && value != NONE)
}
