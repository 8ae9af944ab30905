//! Resources: the paths of an API, as a tree.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::limits::RESOURCES_MAX;
use crate::rest::convert::{all_shown, shown};
use crate::rest::faults::{bad_request, conflict, limit_exceeded, no};
use crate::rest::pages::page;
use crate::rest::records::{Map, Method, Resource};
use crate::rest::{Rest, patch, rules};

impl Rest {
    pub(crate) async fn create_resource(
        &self,
        input: shapes::CreateResourceRequest,
    ) -> Result<shapes::Resource, Fault> {
        let id = self.fresh_id(6);
        let edited = self.edit_below(&input.rest_api_id, |api| {
            let resources = &mut api.definition.resources;
            if resources.len() >= RESOURCES_MAX {
                return Err(limit_exceeded("Maximum number of Resources for this API has been reached. Contact support if you require additional resources."));
            }
            let resource = Resource {
                id: id.clone(),
                parent_id: Some(input.parent_id),
                path_part: Some(input.path_part),
                ..Resource::default()
            };
            check_place(resources, &resource)?;
            resources.insert(id.clone(), resource);
            repath(resources);
            shown(&resources[&id])
        });
        edited.await
    }

    pub(crate) async fn get_resource(
        &self,
        input: shapes::GetResourceRequest,
    ) -> Result<shapes::Resource, Fault> {
        let api = self.api(&input.rest_api_id).map_err(|_| no("Resource"))?;
        let resource = api.definition.resources.get(&input.resource_id);
        let resource = resource.ok_or_else(|| no("Resource"))?;
        seen(resource, input.embed.as_deref())
    }

    pub(crate) async fn get_resources(
        &self,
        input: shapes::GetResourcesRequest,
    ) -> Result<shapes::Resources, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let mut all: Vec<&Resource> = api.definition.resources.values().collect();
        all.sort_by(|one, other| one.path.cmp(&other.path));
        let items = all
            .into_iter()
            .map(|resource| (resource.id.clone(), resource));
        let page = page(items, input.position.as_deref(), input.limit)?;
        let items = page.items.into_iter();
        let items: Result<_, Fault> = items.map(|one| seen(one, input.embed.as_deref())).collect();
        Ok(shapes::Resources {
            position: page.position,
            items: Some(items?),
        })
    }

    pub(crate) async fn update_resource(
        &self,
        input: shapes::UpdateResourceRequest,
    ) -> Result<shapes::Resource, Fault> {
        let edited = self.edit_below(&input.rest_api_id, |api| {
            let resources = &mut api.definition.resources;
            let known = resources.get(&input.resource_id);
            let mut resource = known.ok_or_else(|| no("Resource"))?.clone();
            if resource.parent_id.is_none() {
                refuse_root(input.patch_operations.as_deref().unwrap_or_default())?;
            }
            patch::apply(
                &rules::RESOURCE,
                &mut resource,
                input.patch_operations.as_deref().unwrap_or_default(),
            )?;
            check_place(resources, &resource)?;
            resources.insert(resource.id.clone(), resource);
            repath(resources);
            shown(&resources[&input.resource_id])
        });
        edited.await
    }

    pub(crate) async fn delete_resource(
        &self,
        input: shapes::DeleteResourceRequest,
    ) -> Result<(), Fault> {
        let edited = self.edit_below(&input.rest_api_id, |api| {
            let resources = &mut api.definition.resources;
            let known = resources
                .get(&input.resource_id)
                .ok_or_else(|| no("Resource"))?;
            if known.parent_id.is_none() {
                return Err(bad_request("Root resource cannot be deleted"));
            }
            remove_tree(resources, &input.resource_id);
            Ok(())
        });
        edited.await
    }
}

/// Methods are shown with all they have only if asked for.
fn seen(resource: &Resource, embed: Option<&[String]>) -> Result<shapes::Resource, Fault> {
    let whole = embed
        .unwrap_or_default()
        .iter()
        .any(|what| what == "methods");
    let mut answer: shapes::Resource = shown(resource)?;
    answer.resource_methods = match resource.resource_methods.is_empty() {
        true => None,
        false if whole => {
            let names = resource.resource_methods.keys().cloned();
            let methods = all_shown(resource.resource_methods.values())?;
            Some(names.zip(methods).collect())
        }
        false => {
            let names = resource.resource_methods.keys();
            Some(
                names
                    .map(|name| (name.clone(), shapes::Method::default()))
                    .collect(),
            )
        }
    };
    Ok(answer)
}

fn refuse_root(operations: &[shapes::PatchOperation]) -> Result<(), Fault> {
    match operations
        .first()
        .and_then(|operation| operation.path.as_deref())
    {
        Some(path @ ("/pathPart" | "/parentId")) => Err(bad_request(format!(
            "Root resource cannot update its {}.",
            &path[1..]
        ))),
        _ => Ok(()),
    }
}

/// Whether a resource may be where it says.
pub(crate) fn check_place(resources: &Map<Resource>, resource: &Resource) -> Result<(), Fault> {
    let parent_id = resource.parent_id.as_deref().unwrap_or_default();
    let part = resource.path_part.as_deref().unwrap_or_default();
    let parent = resources.get(parent_id).ok_or_else(|| no("Resource"))?;
    check_part(part)?;
    let above = parent.path_part.as_deref().unwrap_or_default();
    if above.ends_with("+}") {
        return Err(bad_request(format!(
            "Cannot create a child of a resource with a greedy path variable: {above}"
        )));
    }
    let mut here = Some(parent);
    while let Some(ancestor) = here {
        if ancestor.id == resource.id {
            return Err(bad_request("Resources cannot be cyclical."));
        }
        here = ancestor.parent_id.as_ref().and_then(|id| resources.get(id));
    }
    let siblings = resources.values();
    let siblings =
        siblings.filter(|one| one.parent_id == resource.parent_id && one.id != resource.id);
    for sibling in siblings {
        let other = sibling.path_part.as_deref().unwrap_or_default();
        if other == part {
            return Err(conflict(format!(
                "Another resource with the same parent already has this name: {part}"
            )));
        }
        if other.starts_with('{') && part.starts_with('{') {
            return Err(bad_request(format!(
                "A sibling ({other}) of this resource already has a variable path part -- only one is allowed"
            )));
        }
    }
    Ok(())
}

fn check_part(part: &str) -> Result<(), Fault> {
    let name = match part
        .strip_prefix('{')
        .and_then(|part| part.strip_suffix('}'))
    {
        Some(variable) => variable.strip_suffix('+').unwrap_or(variable),
        None => part,
    };
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "._-:,$@~%".contains(letter);
    match !name.is_empty() && name.chars().all(allowed) {
        true => Ok(()),
        false => Err(bad_request(
            "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
        )),
    }
}

fn remove_tree(resources: &mut Map<Resource>, id: &str) {
    resources.remove(id);
    let children = resources.values();
    let children = children.filter(|child| child.parent_id.as_deref() == Some(id));
    let children: Vec<String> = children.map(|child| child.id.clone()).collect();
    for child in children {
        remove_tree(resources, &child);
    }
}

/// Gives every resource the path that its place in the tree means.
pub(crate) fn repath(resources: &mut Map<Resource>) {
    let path = |resources: &Map<Resource>, id: &str| {
        let mut parts = Vec::new();
        let mut here = resources.get(id);
        while let Some(resource) = here {
            parts.extend(resource.path_part.as_deref());
            here = resource.parent_id.as_ref().and_then(|id| resources.get(id));
        }
        parts.reverse();
        format!("/{}", parts.join("/"))
    };
    let paths = resources.keys().map(|id| (id.clone(), path(resources, id)));
    let paths: Vec<(String, String)> = paths.collect();
    for (id, path) in paths {
        if let Some(resource) = resources.get_mut(&id) {
            resource.path = path;
        }
    }
}

/// The method of a resource.
pub(crate) fn method<'r>(
    resources: &'r Map<Resource>,
    resource: &str,
    method: &str,
) -> Result<&'r Method, Fault> {
    let resource = resources.get(resource).ok_or_else(|| no("Resource"))?;
    resource
        .resource_methods
        .get(method)
        .ok_or_else(|| no("Method"))
}

/// The method of a resource, to be changed.
pub(crate) fn method_mut<'r>(
    resources: &'r mut Map<Resource>,
    resource: &str,
    method: &str,
) -> Result<&'r mut Method, Fault> {
    let resource = resources.get_mut(resource).ok_or_else(|| no("Resource"))?;
    resource
        .resource_methods
        .get_mut(method)
        .ok_or_else(|| no("Method"))
}
