//! Domains in the words of API Gateway v2.

use std::collections::BTreeMap;

use frazil_wire::shapes::apigatewayv2 as shapes;
use frazil_wire::{Fault, not_supported};

use super::mappings::no_mapping;
use super::{Domain, Domains, Mapping, bad_request};
use crate::http::reshaped;

/// The domains with the operations of API Gateway v2.
pub(crate) struct V2(pub(crate) Domains);

frazil_wire::operations! {
    V2 of shapes, else not_supported;
    CreateApiMapping create_api_mapping,
    CreateDomainName create_domain_name,
    DeleteApiMapping delete_api_mapping,
    DeleteDomainName delete_domain_name,
    GetApiMapping get_api_mapping,
    GetApiMappings get_api_mappings,
    GetDomainName get_domain_name,
    GetDomainNames get_domain_names,
    UpdateApiMapping update_api_mapping,
    UpdateDomainName update_domain_name,
}

impl V2 {
    /// Answers an operation about domains.
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
    ) -> Result<shapes::CreateDomainNameResponse, Fault> {
        let configuration = input.domain_name_configurations.unwrap_or_default();
        let configuration = configuration.into_iter().next();
        let configuration = configuration.ok_or_else(|| {
            bad_request("DomainNameConfigurations must be specified for a domain name")
        })?;
        let mut domain = Domain {
            name: input.domain_name,
            tags: input.tags.unwrap_or_default(),
            routing_mode: input.routing_mode,
            ..Domain::default()
        };
        domain.configure(configuration);
        domain.trust(input.mutual_tls_authentication);
        let domain = self.0.create(domain).await?;
        Ok(reshaped(&self.shown(&domain)))
    }

    async fn get_domain_name(
        &self,
        input: shapes::GetDomainNameRequest,
    ) -> Result<shapes::GetDomainNameResponse, Fault> {
        Ok(reshaped(&self.shown(&self.0.domain(&input.domain_name)?)))
    }

    async fn get_domain_names(
        &self,
        _input: shapes::GetDomainNamesRequest,
    ) -> Result<shapes::GetDomainNamesResponse, Fault> {
        let domains = self.0.domains();
        Ok(shapes::GetDomainNamesResponse {
            items: Some(domains.iter().map(|domain| self.shown(domain)).collect()),
            next_token: None,
        })
    }

    async fn update_domain_name(
        &self,
        input: shapes::UpdateDomainNameRequest,
    ) -> Result<shapes::UpdateDomainNameResponse, Fault> {
        let changed = self.0.change(&input.domain_name, |domain| {
            let configurations = input.domain_name_configurations.unwrap_or_default();
            if let Some(configuration) = configurations.into_iter().next() {
                domain.configure(configuration);
            }
            if input.mutual_tls_authentication.is_some() {
                domain.trust(input.mutual_tls_authentication);
            }
            domain.routing_mode = input.routing_mode.or(domain.routing_mode.take());
            Ok(domain.clone())
        });
        Ok(reshaped(&self.shown(&changed.await?)))
    }

    async fn delete_domain_name(
        &self,
        input: shapes::DeleteDomainNameRequest,
    ) -> Result<(), Fault> {
        self.0.delete(&input.domain_name).await
    }

    async fn create_api_mapping(
        &self,
        input: shapes::CreateApiMappingRequest,
    ) -> Result<shapes::CreateApiMappingResponse, Fault> {
        let mapping = Mapping {
            key: trimmed(input.api_mapping_key.as_deref().unwrap_or_default()),
            api: input.api_id,
            stage: Some(input.stage),
        };
        let id = self.0.map(&input.domain_name, mapping.clone()).await?;
        Ok(reshaped(&shown_mapping(&id, &mapping)))
    }

    async fn get_api_mapping(
        &self,
        input: shapes::GetApiMappingRequest,
    ) -> Result<shapes::GetApiMappingResponse, Fault> {
        let domain = self.0.domain(&input.domain_name)?;
        let id = input.api_mapping_id;
        let mapping = domain.mappings.get(&id).ok_or_else(no_mapping)?;
        Ok(reshaped(&shown_mapping(&id, mapping)))
    }

    async fn get_api_mappings(
        &self,
        input: shapes::GetApiMappingsRequest,
    ) -> Result<shapes::GetApiMappingsResponse, Fault> {
        let domain = self.0.domain(&input.domain_name)?;
        let mappings = domain.mappings.iter();
        Ok(shapes::GetApiMappingsResponse {
            items: Some(
                mappings
                    .map(|(id, mapping)| shown_mapping(id, mapping))
                    .collect(),
            ),
            next_token: None,
        })
    }

    async fn update_api_mapping(
        &self,
        input: shapes::UpdateApiMappingRequest,
    ) -> Result<shapes::UpdateApiMappingResponse, Fault> {
        let (name, id) = (&input.domain_name, &input.api_mapping_id);
        let changed = self.0.remap(name, id, |mapping| {
            mapping.api = input.api_id;
            mapping.stage = input.stage.or(mapping.stage.take());
            if let Some(key) = &input.api_mapping_key {
                mapping.key = trimmed(key);
            }
        });
        Ok(reshaped(&shown_mapping(id, &changed.await?)))
    }

    async fn delete_api_mapping(
        &self,
        input: shapes::DeleteApiMappingRequest,
    ) -> Result<(), Fault> {
        self.0
            .unmap(&input.domain_name, &input.api_mapping_id)
            .await
    }

    fn shown(&self, domain: &Domain) -> shapes::DomainName {
        let configuration = shapes::DomainNameConfiguration {
            api_gateway_domain_name: Some(self.0.target(domain)),
            certificate_arn: domain.certificate_arn.clone(),
            certificate_name: domain.certificate_name.clone(),
            certificate_upload_date: domain.created.parse().ok(),
            domain_name_status: Some("AVAILABLE".to_owned()),
            endpoint_type: Some(domain.endpoint_type.clone()),
            hosted_zone_id: Some(self.0.zone(domain).to_owned()),
            ip_address_type: domain.ip_address_type.clone().or(Some("ipv4".to_owned())),
            security_policy: domain.security_policy.clone(),
            ownership_verification_certificate_arn: domain.ownership_certificate_arn.clone(),
            ..shapes::DomainNameConfiguration::default()
        };
        let trust = domain.truststore_uri.clone();
        let trust = trust.map(|uri| shapes::MutualTlsAuthentication {
            truststore_uri: Some(uri),
            truststore_version: domain.truststore_version.clone(),
            truststore_warnings: None,
        });
        let routing = domain.routing_mode.clone();
        shapes::DomainName {
            api_mapping_selection_expression: Some("$request.basepath".to_owned()),
            domain_name: domain.name.clone(),
            domain_name_arn: Some(self.0.domain_arn(&domain.name)),
            domain_name_configurations: Some(vec![configuration]),
            mutual_tls_authentication: trust,
            routing_mode: routing.or(Some("API_MAPPING_ONLY".to_owned())),
            tags: Some(domain.tags.clone()),
        }
    }
}

impl V2 {
    /// The tags of a domain, by its ARN.
    pub(crate) fn tags(&self, name: &str) -> Result<BTreeMap<String, String>, Fault> {
        Ok(self.0.domain(name)?.tags)
    }

    /// Changes the tags of a domain.
    pub(crate) async fn change_tags(
        &self,
        name: &str,
        change: impl FnOnce(&mut BTreeMap<String, String>),
    ) -> Result<(), Fault> {
        self.0
            .change(name, |domain| {
                change(&mut domain.tags);
                Ok(())
            })
            .await
    }
}

impl Domain {
    fn configure(&mut self, new: shapes::DomainNameConfiguration) {
        let endpoint = new.endpoint_type.unwrap_or("REGIONAL".to_owned());
        self.endpoint_type = endpoint;
        self.certificate_arn = new.certificate_arn.or(self.certificate_arn.take());
        self.certificate_name = new.certificate_name.or(self.certificate_name.take());
        self.ip_address_type = new.ip_address_type.or(self.ip_address_type.take());
        let ownership = new.ownership_verification_certificate_arn;
        self.ownership_certificate_arn = ownership.or(self.ownership_certificate_arn.take());
        let policy = new.security_policy.or(self.security_policy.take());
        self.security_policy = policy.or(Some("TLS_1_2".to_owned()));
    }

    fn trust(&mut self, new: Option<shapes::MutualTlsAuthenticationInput>) {
        let new = new.unwrap_or_default();
        self.truststore_uri = new.truststore_uri.filter(|uri| !uri.is_empty());
        self.truststore_version = new.truststore_version;
    }
}

fn shown_mapping(id: &str, mapping: &Mapping) -> shapes::ApiMapping {
    shapes::ApiMapping {
        api_id: mapping.api.clone(),
        api_mapping_id: Some(id.to_owned()),
        api_mapping_key: Some(mapping.key.clone()),
        stage: mapping.stage.clone().unwrap_or_default(),
    }
}

fn trimmed(key: &str) -> String {
    key.trim_matches('/').to_owned()
}
