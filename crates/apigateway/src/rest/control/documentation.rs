//! Documentation parts and versions: kept, and part of exports.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::rest::convert::{all_shown, recorded, shown};
use crate::rest::faults::{bad_request, conflict, not_found};
use crate::rest::pages::page;
use crate::rest::records::{DocumentationPart, DocumentationVersion};
use crate::rest::{Rest, patch, rules};

impl Rest {
    pub(crate) async fn create_documentation_part(
        &self,
        input: shapes::CreateDocumentationPartRequest,
    ) -> Result<shapes::DocumentationPart, Fault> {
        let mut part: DocumentationPart = recorded(&input)?;
        part.id = self.fresh_id(6);
        check(&part.properties)?;
        let edited = self.edit(&input.rest_api_id, |api| {
            let all = &mut api.documentation_parts;
            if all.values().any(|known| known.location == part.location) {
                return Err(conflict(
                    "Documentation part already exists for the specified location: type '{type}'."
                        .replace("{type}", &part.location.r#type),
                ));
            }
            let answer = shown(&part)?;
            all.insert(part.id.clone(), part);
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn get_documentation_part(
        &self,
        input: shapes::GetDocumentationPartRequest,
    ) -> Result<shapes::DocumentationPart, Fault> {
        let api = self.api(&input.rest_api_id).map_err(|_| no_part())?;
        shown(
            api.documentation_parts
                .get(&input.documentation_part_id)
                .ok_or_else(no_part)?,
        )
    }

    pub(crate) async fn get_documentation_parts(
        &self,
        input: shapes::GetDocumentationPartsRequest,
    ) -> Result<shapes::DocumentationParts, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let is = |wanted: &Option<String>, given: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| given == Some(wanted))
        };
        let parts = api.documentation_parts.iter().filter(|(_, part)| {
            let place = &part.location;
            is(&input.r#type, Some(&place.r#type))
                && is(&input.name_query, place.name.as_deref())
                && is(&input.path, place.path.as_deref())
        });
        let items = parts.map(|(id, part)| (id.clone(), part));
        let page = page(items, input.position.as_deref(), input.limit)?;
        let items = Some(all_shown(page.items)?);
        Ok(shapes::DocumentationParts {
            position: page.position,
            items,
        })
    }

    pub(crate) async fn update_documentation_part(
        &self,
        input: shapes::UpdateDocumentationPartRequest,
    ) -> Result<shapes::DocumentationPart, Fault> {
        let edited = self.edit(&input.rest_api_id, |api| {
            let part = api
                .documentation_parts
                .get_mut(&input.documentation_part_id);
            let part = part.ok_or_else(no_part)?;
            let operations = input.patch_operations.as_deref().unwrap_or_default();
            patch::apply(&rules::DOCUMENTATION_PART, part, operations)?;
            check(&part.properties)?;
            shown(part)
        });
        edited.await
    }

    pub(crate) async fn delete_documentation_part(
        &self,
        input: shapes::DeleteDocumentationPartRequest,
    ) -> Result<(), Fault> {
        let edited = self.edit(&input.rest_api_id, |api| {
            let removed = api.documentation_parts.remove(&input.documentation_part_id);
            removed.map(|_| ()).ok_or_else(no_part)
        });
        edited.await
    }

    pub(crate) async fn create_documentation_version(
        &self,
        input: shapes::CreateDocumentationVersionRequest,
    ) -> Result<shapes::DocumentationVersion, Fault> {
        let version = DocumentationVersion {
            version: input.documentation_version,
            created_date: self.now_s(),
            description: input.description,
        };
        let edited = self.edit(&input.rest_api_id, |api| {
            if api.documentation_versions.contains_key(&version.version) {
                return Err(conflict("Documentation version already exists"));
            }
            if let Some(name) = &input.stage_name {
                let stage = api.stages.get_mut(name);
                let stage = stage.ok_or_else(|| not_found("Invalid Stage identifier specified"))?;
                stage.documentation_version = Some(version.version.clone());
            }
            let answer = shown(&version)?;
            api.documentation_versions
                .insert(version.version.clone(), version);
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn get_documentation_version(
        &self,
        input: shapes::GetDocumentationVersionRequest,
    ) -> Result<shapes::DocumentationVersion, Fault> {
        let api = self.api(&input.rest_api_id)?;
        shown(
            api.documentation_versions
                .get(&input.documentation_version)
                .ok_or_else(no_version)?,
        )
    }

    pub(crate) async fn get_documentation_versions(
        &self,
        input: shapes::GetDocumentationVersionsRequest,
    ) -> Result<shapes::DocumentationVersions, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let items = api
            .documentation_versions
            .iter()
            .map(|(name, version)| (name.clone(), version));
        let page = page(items, input.position.as_deref(), input.limit)?;
        let items = Some(all_shown(page.items)?);
        Ok(shapes::DocumentationVersions {
            position: page.position,
            items,
        })
    }

    pub(crate) async fn update_documentation_version(
        &self,
        input: shapes::UpdateDocumentationVersionRequest,
    ) -> Result<shapes::DocumentationVersion, Fault> {
        let edited = self.edit(&input.rest_api_id, |api| {
            let version = api
                .documentation_versions
                .get_mut(&input.documentation_version);
            let version = version.ok_or_else(no_version)?;
            let operations = input.patch_operations.as_deref().unwrap_or_default();
            patch::apply(&rules::DOCUMENTATION_VERSION, version, operations)?;
            shown(version)
        });
        edited.await
    }

    pub(crate) async fn delete_documentation_version(
        &self,
        input: shapes::DeleteDocumentationVersionRequest,
    ) -> Result<(), Fault> {
        let edited = self.edit(&input.rest_api_id, |api| {
            let removed = api
                .documentation_versions
                .remove(&input.documentation_version);
            removed.map(|_| ()).ok_or_else(no_version)
        });
        edited.await
    }
}

fn no_part() -> Fault {
    not_found("Invalid Documentation part identifier specified")
}

fn no_version() -> Fault {
    not_found("Invalid Documentation version specified")
}

fn check(properties: &str) -> Result<(), Fault> {
    match serde_json::from_str::<serde_json::Value>(properties).is_ok_and(|it| it.is_object()) {
        true => Ok(()),
        false => Err(bad_request(
            "Documentation part properties must be non-empty and valid JSON",
        )),
    }
}
