//! What is told about templates.

use frazil_wire::Fault;
use frazil_wire::shapes::cloudformation as shapes;
use serde_json::Value as Json;

use super::intake::needed_capability;
use crate::Session;
use crate::faults::{invalid, not_here};
use crate::template::Template;
use crate::template::parameters::{is_set, kind};
use crate::template::resolve::plain_text;

impl Session {
    pub(super) async fn template(
        &self,
        input: shapes::GetTemplateInput,
    ) -> Result<shapes::GetTemplateOutput, Fault> {
        let wanted = match (&input.change_set_name, &input.stack_name) {
            (Some(name), stack) => self.change_set(name, stack.as_deref())?.1.wanted,
            (None, Some(name)) => self.0.stacks.find(name)?.state().record.wanted.clone(),
            (None, None) => {
                return Err(invalid(
                    "StackName is required if ChangeSetName is not specified.",
                ));
            }
        };
        let processed = input.template_stage.as_deref() == Some("Processed");
        let body = match wanted.processed.filter(|_| processed) {
            Some(tree) => tree.to_string(),
            None => wanted.template,
        };
        Ok(shapes::GetTemplateOutput {
            template_body: Some(body),
            stages_available: Some(vec!["Original".to_owned(), "Processed".to_owned()]),
        })
    }

    pub(super) async fn validate_template(
        &self,
        input: shapes::ValidateTemplateInput,
    ) -> Result<shapes::ValidateTemplateOutput, Fault> {
        let text = self.text(input.template_body, input.template_url).await?;
        let text =
            text.ok_or_else(|| invalid("Either Template URL or Template Body must be specified."))?;
        let template = Template::parse(&text)?;
        let parameters = template
            .section("Parameters")
            .iter()
            .map(|(name, declaration)| shapes::TemplateParameter {
                parameter_key: Some(name.clone()),
                default_value: declaration.get("Default").and_then(plain_text),
                no_echo: Some(is_set(declaration, "NoEcho")),
                description: declaration.get("Description").and_then(plain_text),
            });
        let (capabilities, capabilities_reason) = capabilities(&template);
        Ok(shapes::ValidateTemplateOutput {
            parameters: Some(parameters.collect()),
            description: template.description().map(str::to_owned),
            capabilities: Some(capabilities),
            capabilities_reason,
            declared_transforms: Some(template.transforms()),
        })
    }

    pub(super) async fn template_summary(
        &self,
        input: shapes::GetTemplateSummaryInput,
    ) -> Result<shapes::GetTemplateSummaryOutput, Fault> {
        if input.stack_set_name.is_some() {
            return Err(not_here("StackSetName"));
        }
        let text = match &input.stack_name {
            Some(name) => Some(
                self.0
                    .stacks
                    .find(name)?
                    .state()
                    .record
                    .wanted
                    .template
                    .clone(),
            ),
            None => self.text(input.template_body, input.template_url).await?,
        };
        let text = text.ok_or_else(|| {
            invalid(
                "One of TemplateURL, TemplateBody, StackName or StackSetName must be specified.",
            )
        })?;
        let template = Template::parse(&text)?;
        let parameters = template
            .section("Parameters")
            .iter()
            .map(|(name, declaration)| {
                let allowed = declaration.get("AllowedValues").and_then(Json::as_array);
                let allowed = allowed.map(|values| values.iter().filter_map(plain_text).collect());
                shapes::ParameterDeclaration {
                    parameter_key: Some(name.clone()),
                    default_value: declaration.get("Default").and_then(plain_text),
                    parameter_type: Some(kind(declaration).to_owned()),
                    no_echo: Some(is_set(declaration, "NoEcho")),
                    description: declaration.get("Description").and_then(plain_text),
                    parameter_constraints: Some(shapes::ParameterConstraints {
                        allowed_values: allowed,
                    }),
                }
            });
        let (capabilities, capabilities_reason) = capabilities(&template);
        let version = template
            .tree
            .get("AWSTemplateFormatVersion")
            .and_then(plain_text);
        Ok(shapes::GetTemplateSummaryOutput {
            parameters: Some(parameters.collect()),
            description: template.description().map(str::to_owned),
            capabilities: Some(capabilities),
            capabilities_reason,
            resource_types: Some(template.kinds().into_iter().map(str::to_owned).collect()),
            version,
            metadata: template.tree.get("Metadata").map(ToString::to_string),
            declared_transforms: Some(template.transforms()),
            ..Default::default()
        })
    }
}

fn capabilities(template: &Template) -> (Vec<String>, Option<String>) {
    let mut needed = Vec::new();
    let mut reason = None;
    if let Some((capability, kinds)) = needed_capability(template) {
        needed.push(capability.to_owned());
        let kinds: Vec<String> = kinds.into_iter().collect();
        reason = Some(format!(
            "The following resource(s) require capabilities: [{}]",
            kinds.join(", ")
        ));
    }
    if !template.transforms().is_empty() {
        needed.push("CAPABILITY_AUTO_EXPAND".to_owned());
        let transforms = template.transforms().join(", ");
        reason = Some(format!(
            "The following resource(s) require capabilities: [{transforms}]"
        ));
    }
    (needed, reason)
}
