//! What policies would say to requests that nobody has made, and which conditions they ask about.

use std::collections::BTreeSet;

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;

use super::desk::{Desk, find};
use super::faults::{invalid, no_entity};
use super::names::{Kind, name_in};
use super::page::{Ask, page};
use super::records::Holder;
use crate::policy::{
    Asker, Context, Decision, Document, Policies, Purpose, Refusal, Request, Verdict, decide,
};

/// A document with the name that answers call it by.
struct Source {
    id: String,
    document: Document,
}

/// Everything that a simulation is about.
struct Scene {
    sources: Vec<Source>,
    boundary: Option<Document>,
    resource: Option<Document>,
    /// In whose name the request would be made.
    caller: Option<String>,
    context: Context,
}

/// What is asked, whosever policies are meant.
struct Question {
    actions: Vec<String>,
    resources: Option<Vec<String>>,
    page: Ask,
}

impl Desk {
    pub(super) fn simulate_custom_policy(
        &self,
        input: shapes::SimulateCustomPolicyRequest,
    ) -> Result<shapes::SimulatePolicyResponse, Fault> {
        let scene = Scene {
            sources: given(&input.policy_input_list)?,
            boundary: boundary(input.permissions_boundary_policy_input_list.as_deref())?,
            resource: resource(input.resource_policy.as_deref())?,
            caller: input.caller_arn,
            context: context(input.context_entries),
        };
        scene.answer(&Question {
            actions: input.action_names,
            resources: input.resource_arns,
            page: Ask {
                marker: input.marker,
                items_max: input.max_items,
            },
        })
    }

    pub(super) fn simulate_principal_policy(
        &self,
        input: shapes::SimulatePrincipalPolicyRequest,
    ) -> Result<shapes::SimulatePolicyResponse, Fault> {
        let arn = input.policy_source_arn;
        let (kind, holder) = self.holder_by_arn(&arn)?;
        let mut sources = self.sources(kind, holder)?;
        sources.extend(given(
            input.policy_input_list.as_deref().unwrap_or_default(),
        )?);
        let own = holder.boundary.as_deref();
        let own = own.map(|it| self.document_of(it).unwrap_or_default());
        let boundary = match input.permissions_boundary_policy_input_list {
            Some(given) => boundary(Some(&given))?,
            None => own.map(|text| read(text, Purpose::Identity)).transpose()?,
        };
        let mut context = context(input.context_entries);
        let known = [("aws:PrincipalArn", arn.as_str())].into_iter();
        let user = (kind == Kind::User).then_some(("aws:username", holder.name.as_str()));
        for (key, value) in known.chain(user) {
            if context.values(key).is_none() {
                context.add(key, value);
            }
        }
        let scene = Scene {
            sources,
            boundary,
            resource: resource(input.resource_policy.as_deref())?,
            caller: input.caller_arn.or(Some(arn)),
            context,
        };
        scene.answer(&Question {
            actions: input.action_names,
            resources: input.resource_arns,
            page: Ask {
                marker: input.marker,
                items_max: input.max_items,
            },
        })
    }

    pub(super) fn get_context_keys_for_custom_policy(
        &self,
        input: shapes::GetContextKeysForCustomPolicyRequest,
    ) -> Result<shapes::GetContextKeysForPolicyResponse, Fault> {
        Ok(asked_for(&given(&input.policy_input_list)?))
    }

    pub(super) fn get_context_keys_for_principal_policy(
        &self,
        input: shapes::GetContextKeysForPrincipalPolicyRequest,
    ) -> Result<shapes::GetContextKeysForPolicyResponse, Fault> {
        let (kind, holder) = self.holder_by_arn(&input.policy_source_arn)?;
        let mut sources = self.sources(kind, holder)?;
        sources.extend(given(
            input.policy_input_list.as_deref().unwrap_or_default(),
        )?);
        Ok(asked_for(&sources))
    }

    /// Whoever has an ARN.
    fn holder_by_arn(&self, arn: &str) -> Result<(Kind, &Holder), Fault> {
        let kinds = [Kind::User, Kind::Role, Kind::Group];
        let holder = |kind| self.holder(kind, name_in(arn)).ok();
        let known = kinds
            .into_iter()
            .filter_map(|kind| Some((kind, holder(kind)?)));
        let mut known = known.filter(|(kind, holder)| self.arn_of(*kind, holder) == arn);
        known
            .next()
            .ok_or_else(|| no_entity(format!("The entity with ARN {arn} cannot be found.")))
    }

    /// The policies of somebody, and of the groups that a user is in.
    fn sources(&self, kind: Kind, holder: &Holder) -> Result<Vec<Source>, Fault> {
        let mut sources = self.sources_held(kind, holder)?;
        let user = find(&self.state.users, &holder.name).filter(|_| kind == Kind::User);
        for name in user.iter().flat_map(|user| &user.groups) {
            if let Some(group) = find(&self.state.groups, name) {
                sources.extend(self.sources_held(Kind::Group, &group.holder)?);
            }
        }
        Ok(sources)
    }

    fn sources_held(&self, kind: Kind, holder: &Holder) -> Result<Vec<Source>, Fault> {
        let inline = holder.inline.iter().map(|(name, text)| {
            let id = format!("{}_{}_{name}", kind.lower(), holder.name);
            (id, text.as_str())
        });
        let attached = holder.attached.iter().filter_map(|arn| {
            let document = self.document_of(arn)?;
            Some((name_in(arn).to_owned(), document))
        });
        let all = inline.chain(attached).map(|(id, text)| {
            let document = read(text, Purpose::Identity)?;
            Ok(Source { id, document })
        });
        all.collect()
    }
}

impl Scene {
    fn answer(&self, question: &Question) -> Result<shapes::SimulatePolicyResponse, Fault> {
        let everything = ["*".to_owned()];
        let resources = question.resources.as_deref();
        let resources = resources.filter(|it| !it.is_empty()).unwrap_or(&everything);
        let pairs = question.actions.iter().flat_map(|action| {
            let resources = resources.iter();
            resources.map(move |resource| (action, resource))
        });
        let results = pairs.enumerate().map(|(position, (action, resource))| {
            let request = Request {
                action,
                resource,
                context: &self.context,
            };
            (format!("{position:08}"), self.result(&request))
        });
        let page = page(results, &question.page)?;
        Ok(shapes::SimulatePolicyResponse {
            evaluation_results: Some(page.items),
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    fn result(&self, request: &Request<'_>) -> shapes::EvaluationResult {
        let (word, verdict) = match decide(&self.policies(), request) {
            Decision::Allowed => ("allowed", Some(Verdict::Allow)),
            Decision::Refused(Refusal::Denied(_)) => ("explicitDeny", Some(Verdict::Deny)),
            Decision::Refused(Refusal::NotAllowed(_)) => ("implicitDeny", None),
        };
        let matched = self.sources.iter().filter(|source| {
            let said = source.document.judge(request);
            verdict == Some(said)
        });
        let matched = matched.map(|source| shapes::Statement {
            source_policy_id: Some(source.id.clone()),
            source_policy_type: Some("IAM Policy".to_owned()),
            ..Default::default()
        });
        let documents = self.sources.iter().map(|source| &source.document);
        let documents = documents.chain(&self.boundary).chain(&self.resource);
        let keys = documents.flat_map(Document::context_keys);
        let missing = keys.filter(|key| self.context.values(key).is_none());
        let missing: BTreeSet<String> = missing.collect();
        let within = self.boundary.as_ref().map(|it| it.judge(request));
        shapes::EvaluationResult {
            eval_action_name: request.action.to_owned(),
            eval_resource_name: Some(request.resource.to_owned()),
            eval_decision: word.to_owned(),
            matched_statements: Some(matched.collect()),
            missing_context_values: Some(missing.into_iter().collect()),
            permissions_boundary_decision_detail: within.map(|verdict| {
                shapes::PermissionsBoundaryDecisionDetail {
                    allowed_by_permissions_boundary: Some(verdict == Verdict::Allow),
                }
            }),
            ..Default::default()
        }
    }

    fn policies(&self) -> Policies<'_> {
        let caller = self.caller.as_deref();
        Policies {
            is_root: false,
            identity: self.sources.iter().map(|source| &source.document).collect(),
            boundary: self.boundary.as_ref(),
            session: None,
            resource: self.resource.as_ref(),
            asker: match caller {
                Some(arn) => Asker::Aws {
                    account: arn.split(':').nth(4).unwrap_or_default(),
                    arn,
                    role: None,
                },
                None => Asker::Anonymous,
            },
        }
    }
}

fn asked_for(sources: &[Source]) -> shapes::GetContextKeysForPolicyResponse {
    let keys = sources
        .iter()
        .flat_map(|source| source.document.context_keys());
    let keys: BTreeSet<String> = keys.collect();
    shapes::GetContextKeysForPolicyResponse {
        context_key_names: Some(keys.into_iter().collect()),
    }
}

fn given(texts: &[String]) -> Result<Vec<Source>, Fault> {
    let documents = texts.iter().enumerate().map(|(position, text)| {
        Ok(Source {
            id: format!("PolicyInputList.{}", position + 1),
            document: read(text, Purpose::Identity)?,
        })
    });
    documents.collect()
}

/// At most one boundary can be given.
fn boundary(texts: Option<&[String]>) -> Result<Option<Document>, Fault> {
    let text = texts.and_then(<[String]>::first);
    text.map(|text| read(text, Purpose::Identity)).transpose()
}

fn resource(text: Option<&str>) -> Result<Option<Document>, Fault> {
    text.map(|text| read(text, Purpose::Resource)).transpose()
}

fn read(text: &str, purpose: Purpose) -> Result<Document, Fault> {
    Document::parse(text, purpose).map_err(|error| invalid(error.to_string()))
}

fn context(entries: Option<Vec<shapes::ContextEntry>>) -> Context {
    let mut context = Context::default();
    for entry in entries.unwrap_or_default() {
        let key = entry.context_key_name.unwrap_or_default();
        for value in entry.context_key_values.unwrap_or_default() {
            context.add(&key, value);
        }
    }
    context
}
