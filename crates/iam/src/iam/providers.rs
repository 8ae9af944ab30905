//! Identity providers: kept as configuration, and named by trust policies.

use std::sync::Arc;

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;

use super::desk::{Desk, moment};
use super::faults::{exists, no_entity, validation};
use super::page::Ask;
use super::records::{Provider, ProviderKind};
use super::tags;

/// A year, for which metadata of a SAML provider is said to be valid.
const SAML_VALID_S: i64 = 365 * 24 * 60 * 60;

/// A provider's address without its scheme; one on this machine needs no secret channel.
pub(crate) fn provider_url(url: &str) -> Option<&str> {
    let here = || {
        let url = url.strip_prefix("http://")?;
        let host = url.split(['/', ':']).next().unwrap_or_default();
        matches!(host, "localhost" | "127.0.0.1").then_some(url)
    };
    url.strip_prefix("https://").or_else(here)
}

impl Desk {
    fn provider(&self, arn: &str) -> Result<&Provider, Fault> {
        let provider = self.state.providers.get(arn);
        provider.map(|it| &**it).ok_or_else(|| no_provider(arn))
    }

    fn provider_mut(&mut self, arn: &str) -> Result<&mut Provider, Fault> {
        if !self.state.providers.contains_key(arn) {
            return Err(no_provider(arn));
        }
        let provider = Arc::make_mut(&mut self.state.providers).get_mut(arn);
        provider.map(Arc::make_mut).ok_or_else(|| no_provider(arn))
    }

    fn add_provider(&mut self, provider: Provider) {
        let providers = Arc::make_mut(&mut self.state.providers);
        providers.insert(provider.arn.clone(), Arc::new(provider));
    }

    fn delete_provider(&mut self, arn: &str) -> Result<(), Fault> {
        self.provider(arn)?;
        Arc::make_mut(&mut self.state.providers).remove(arn);
        Ok(())
    }

    pub(super) fn create_open_id_connect_provider(
        &mut self,
        input: shapes::CreateOpenIDConnectProviderRequest,
    ) -> Result<shapes::CreateOpenIDConnectProviderResponse, Fault> {
        let Some(url) = provider_url(&input.url) else {
            return Err(validation("Invalid Open ID Connect Provider URL"));
        };
        let arn = format!("arn:aws:iam::{}:oidc-provider/{url}", self.account);
        if self.state.providers.contains_key(&arn) {
            return Err(exists(format!(
                "Provider with url {} already exists.",
                input.url
            )));
        }
        let tags = tags::first(input.tags)?;
        let shown = tags::shown_if_any(&tags);
        self.add_provider(Provider {
            arn: arn.clone(),
            created_s: self.now_s,
            tags,
            kind: ProviderKind::OpenId {
                url: url.to_owned(),
                clients: input.client_id_list.unwrap_or_default(),
                thumbprints: input.thumbprint_list.unwrap_or_default(),
            },
        });
        Ok(shapes::CreateOpenIDConnectProviderResponse {
            open_id_connect_provider_arn: Some(arn),
            tags: shown,
        })
    }

    pub(super) fn get_open_id_connect_provider(
        &self,
        input: shapes::GetOpenIDConnectProviderRequest,
    ) -> Result<shapes::GetOpenIDConnectProviderResponse, Fault> {
        let arn = &input.open_id_connect_provider_arn;
        let provider = self.provider(arn)?;
        match &provider.kind {
            ProviderKind::OpenId {
                url,
                clients,
                thumbprints,
            } => Ok(shapes::GetOpenIDConnectProviderResponse {
                url: Some(url.clone()),
                client_id_list: Some(clients.clone()),
                thumbprint_list: Some(thumbprints.clone()),
                create_date: Some(moment(provider.created_s)),
                tags: tags::shown_if_any(&provider.tags),
            }),
            ProviderKind::Saml { .. } => Err(no_provider(arn)),
        }
    }

    pub(super) fn list_open_id_connect_providers(
        &self,
        _input: shapes::ListOpenIDConnectProvidersRequest,
    ) -> Result<shapes::ListOpenIDConnectProvidersResponse, Fault> {
        let all = self.state.providers.values();
        let found = all.filter(|it| matches!(it.kind, ProviderKind::OpenId { .. }));
        let shown = found.map(|it| shapes::OpenIDConnectProviderListEntry {
            arn: Some(it.arn.clone()),
        });
        Ok(shapes::ListOpenIDConnectProvidersResponse {
            open_id_connect_provider_list: Some(shown.collect()),
        })
    }

    pub(super) fn delete_open_id_connect_provider(
        &mut self,
        input: shapes::DeleteOpenIDConnectProviderRequest,
    ) -> Result<(), Fault> {
        self.delete_provider(&input.open_id_connect_provider_arn)
    }

    pub(super) fn add_client_id_to_open_id_connect_provider(
        &mut self,
        input: shapes::AddClientIDToOpenIDConnectProviderRequest,
    ) -> Result<(), Fault> {
        let provider = self.provider_mut(&input.open_id_connect_provider_arn)?;
        if let ProviderKind::OpenId { clients, .. } = &mut provider.kind
            && !clients.contains(&input.client_id)
        {
            clients.push(input.client_id);
        }
        Ok(())
    }

    pub(super) fn remove_client_id_from_open_id_connect_provider(
        &mut self,
        input: shapes::RemoveClientIDFromOpenIDConnectProviderRequest,
    ) -> Result<(), Fault> {
        let provider = self.provider_mut(&input.open_id_connect_provider_arn)?;
        if let ProviderKind::OpenId { clients, .. } = &mut provider.kind {
            clients.retain(|it| *it != input.client_id);
        }
        Ok(())
    }

    pub(super) fn update_open_id_connect_provider_thumbprint(
        &mut self,
        input: shapes::UpdateOpenIDConnectProviderThumbprintRequest,
    ) -> Result<(), Fault> {
        let provider = self.provider_mut(&input.open_id_connect_provider_arn)?;
        if let ProviderKind::OpenId { thumbprints, .. } = &mut provider.kind {
            *thumbprints = input.thumbprint_list;
        }
        Ok(())
    }

    pub(super) fn create_saml_provider(
        &mut self,
        input: shapes::CreateSAMLProviderRequest,
    ) -> Result<shapes::CreateSAMLProviderResponse, Fault> {
        let name = &input.name;
        let arn = format!("arn:aws:iam::{}:saml-provider/{name}", self.account);
        if self.state.providers.contains_key(&arn) {
            return Err(exists(format!("SAMLProvider {name} already exists.")));
        }
        let tags = tags::first(input.tags)?;
        let shown = tags::shown_if_any(&tags);
        self.add_provider(Provider {
            arn: arn.clone(),
            created_s: self.now_s,
            tags,
            kind: ProviderKind::Saml {
                metadata: input.saml_metadata_document,
            },
        });
        Ok(shapes::CreateSAMLProviderResponse {
            saml_provider_arn: Some(arn),
            tags: shown,
        })
    }

    pub(super) fn get_saml_provider(
        &self,
        input: shapes::GetSAMLProviderRequest,
    ) -> Result<shapes::GetSAMLProviderResponse, Fault> {
        let provider = self.provider(&input.saml_provider_arn)?;
        match &provider.kind {
            ProviderKind::Saml { metadata } => Ok(shapes::GetSAMLProviderResponse {
                saml_metadata_document: Some(metadata.clone()),
                create_date: Some(moment(provider.created_s)),
                valid_until: Some(moment(provider.created_s + SAML_VALID_S)),
                tags: tags::shown_if_any(&provider.tags),
                ..shapes::GetSAMLProviderResponse::default()
            }),
            ProviderKind::OpenId { .. } => Err(no_provider(&input.saml_provider_arn)),
        }
    }

    pub(super) fn list_saml_providers(
        &self,
        _input: shapes::ListSAMLProvidersRequest,
    ) -> Result<shapes::ListSAMLProvidersResponse, Fault> {
        let all = self.state.providers.values();
        let found = all.filter(|it| matches!(it.kind, ProviderKind::Saml { .. }));
        let shown = found.map(|it| shapes::SAMLProviderListEntry {
            arn: Some(it.arn.clone()),
            valid_until: Some(moment(it.created_s + SAML_VALID_S)),
            create_date: Some(moment(it.created_s)),
        });
        Ok(shapes::ListSAMLProvidersResponse {
            saml_provider_list: Some(shown.collect()),
        })
    }

    pub(super) fn update_saml_provider(
        &mut self,
        input: shapes::UpdateSAMLProviderRequest,
    ) -> Result<shapes::UpdateSAMLProviderResponse, Fault> {
        let provider = self.provider_mut(&input.saml_provider_arn)?;
        if let (ProviderKind::Saml { metadata }, Some(new)) =
            (&mut provider.kind, input.saml_metadata_document)
        {
            *metadata = new;
        }
        Ok(shapes::UpdateSAMLProviderResponse {
            saml_provider_arn: Some(input.saml_provider_arn),
        })
    }

    pub(super) fn delete_saml_provider(
        &mut self,
        input: shapes::DeleteSAMLProviderRequest,
    ) -> Result<(), Fault> {
        self.delete_provider(&input.saml_provider_arn)
    }
}

macro_rules! provider_tags {
    ($($member:ident: $tag:ident $tag_input:ident, $untag:ident $untag_input:ident,
       $list:ident $list_input:ident $list_output:ident;)*) => {
        impl Desk {
            $(
                pub(super) fn $tag(&mut self, input: shapes::$tag_input) -> Result<(), Fault> {
                    tags::add(&mut self.provider_mut(&input.$member)?.tags, input.tags)
                }

                pub(super) fn $untag(&mut self, input: shapes::$untag_input) -> Result<(), Fault> {
                    tags::remove(&mut self.provider_mut(&input.$member)?.tags, &input.tag_keys);
                    Ok(())
                }

                pub(super) fn $list(&self, input: shapes::$list_input) -> Result<shapes::$list_output, Fault> {
                    let ask = Ask { marker: input.marker, items_max: input.max_items };
                    let page = tags::paged(&self.provider(&input.$member)?.tags, &ask)?;
                    Ok(shapes::$list_output {
                        tags: page.items,
                        is_truncated: page.is_truncated,
                        marker: page.marker,
                    })
                }
            )*
        }
    };
}

provider_tags! {
    open_id_connect_provider_arn:
        tag_open_id_connect_provider TagOpenIDConnectProviderRequest,
        untag_open_id_connect_provider UntagOpenIDConnectProviderRequest,
        list_open_id_connect_provider_tags ListOpenIDConnectProviderTagsRequest ListOpenIDConnectProviderTagsResponse;
    saml_provider_arn:
        tag_saml_provider TagSAMLProviderRequest,
        untag_saml_provider UntagSAMLProviderRequest,
        list_saml_provider_tags ListSAMLProviderTagsRequest ListSAMLProviderTagsResponse;
}

fn no_provider(arn: &str) -> Fault {
    match arn.contains(":saml-provider/") {
        true => no_entity(format!("Manifest not found for arn {arn}")),
        false => no_entity(format!("OpenIDConnect Provider not found for arn {arn}")),
    }
}
