//! Domains and mappings as both versions of API Gateway change them.

use frazil_wire::Fault;

use super::{Domain, Domains, Mapping, bad_request, conflict, no_domain, not_found};

impl Domains {
    pub(super) async fn create(&self, domain: Domain) -> Result<Domain, Fault> {
        let domain = Domain {
            id: self.fresh_id(10),
            created: self.now(),
            name: domain.name.to_ascii_lowercase(),
            ..domain
        };
        if self.0.shelf.get(&domain.name).is_some() {
            return Err(conflict("The domain name you provided already exists."));
        }
        self.0.shelf.put(&domain.name, domain.clone()).await?;
        Ok(domain)
    }

    pub(super) fn domain(&self, name: &str) -> Result<Domain, Fault> {
        let found = self.0.shelf.get(&name.to_ascii_lowercase());
        found
            .map(|domain| Domain::clone(&domain))
            .ok_or_else(no_domain)
    }

    pub(super) fn domains(&self) -> Vec<Domain> {
        let all = self.0.shelf.all();
        all.iter().map(|domain| Domain::clone(domain)).collect()
    }

    pub(super) async fn change<T>(
        &self,
        name: &str,
        change: impl FnOnce(&mut Domain) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let name = name.to_ascii_lowercase();
        let changed = self
            .0
            .shelf
            .change(&name, no_domain, |domain, _| change(domain));
        changed.await
    }

    pub(super) async fn delete(&self, name: &str) -> Result<(), Fault> {
        let name = name.to_ascii_lowercase();
        self.0.shelf.remove(&name, no_domain, |_, _| Ok(())).await
    }

    /// Maps a base path; answers the mapping's id.
    pub(super) async fn map(&self, name: &str, mapping: Mapping) -> Result<String, Fault> {
        self.check(&mapping)?;
        let id = self.fresh_id(6);
        self.change(name, |domain| {
            if domain.mapped(&mapping.key).is_some() {
                return Err(conflict("Base path already exists for this domain name"));
            }
            domain.mappings.insert(id.clone(), mapping);
            Ok(id)
        })
        .await
    }

    /// Changes the mapping with this id.
    pub(super) async fn remap(
        &self,
        name: &str,
        id: &str,
        change: impl FnOnce(&mut Mapping),
    ) -> Result<Mapping, Fault> {
        self.change(name, |domain| {
            let mut mapping = domain.mappings.get(id).cloned().ok_or_else(no_mapping)?;
            change(&mut mapping);
            self.check(&mapping)?;
            let other = domain.mapped(&mapping.key);
            if other.is_some_and(|(other, _)| other != id) {
                return Err(conflict("Base path already exists for this domain name"));
            }
            domain.mappings.insert(id.to_owned(), mapping.clone());
            Ok(mapping)
        })
        .await
    }

    pub(super) async fn unmap(&self, name: &str, id: &str) -> Result<(), Fault> {
        self.change(name, |domain| {
            let gone = domain.mappings.remove(id);
            gone.map(drop).ok_or_else(no_mapping)
        })
        .await
    }

    fn check(&self, mapping: &Mapping) -> Result<(), Fault> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "$-_.+!*'()/".contains(c);
        if !mapping.key.chars().all(allowed) || mapping.key.contains("//") {
            return Err(bad_request("Invalid base path specified"));
        }
        if !self.has_stage(&mapping.api, None) {
            return Err(bad_request("Invalid API identifier specified"));
        }
        match self.has_stage(&mapping.api, mapping.stage.as_deref()) {
            true => Ok(()),
            false => Err(bad_request("Invalid stage identifier specified")),
        }
    }
}

pub(super) fn no_mapping() -> Fault {
    not_found("Invalid base path mapping identifier specified")
}
