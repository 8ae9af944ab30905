//! Request parameters and templates of an integration.

use serde_json::Value as Json;

use crate::rest::exchange::Exchange;
use crate::rest::mapping;
use crate::rest::records::Integration;
use crate::rest::trouble::Trouble;
use crate::rest::vtl::{self, Overrides, Scene};

/// What goes to an integration: the body, and what the template overrode.
pub(super) struct Mapped {
    pub(super) body: Vec<u8>,
    pub(super) overrides: Overrides,
    /// The content type of the template, if one was used.
    pub(super) content_type: Option<String>,
}

/// The body for an integration, through the template for the request's content type.
pub(super) fn body(exchange: &Exchange, integration: &Integration) -> Result<Mapped, Trouble> {
    let wanted = exchange
        .header("content-type")
        .unwrap_or("application/json");
    let wanted = wanted.split(';').next().unwrap_or_default().trim();
    let empty = Default::default();
    let templates = integration.request_templates.as_ref().unwrap_or(&empty);
    let template = templates.get(wanted).or_else(|| templates.get("$default"));
    let Some(template) = template else {
        let passes = match integration.passthrough_behavior.as_str() {
            "NEVER" => false,
            "WHEN_NO_TEMPLATES" => templates.is_empty(),
            _ => true,
        };
        return match passes {
            true => Ok(Mapped {
                body: exchange.body.to_vec(),
                overrides: Overrides::default(),
                content_type: None,
            }),
            false => Err(Trouble::new(
                "UNSUPPORTED_MEDIA_TYPE",
                "BadRequestException",
                "Unsupported Media Type",
            )),
        };
    };
    let Some(template) = template.as_deref() else {
        return Ok(Mapped {
            body: exchange.body.to_vec(),
            overrides: Overrides::default(),
            content_type: None,
        });
    };
    let rendered = vtl::render(template, &scene(exchange, &exchange.body));
    let rendered = rendered.map_err(|error| {
        Trouble::integration(
            500,
            format!(
                "Execution failed due to configuration error: Unable to transform request: {error}"
            ),
        )
    })?;
    Ok(Mapped {
        body: rendered.text.into_bytes(),
        overrides: rendered.overrides,
        content_type: Some(wanted.to_owned()),
    })
}

/// What templates see of a request; `body` is what `$input` reads.
pub(super) fn scene(exchange: &Exchange, body: &[u8]) -> Scene {
    let headers = exchange.head.headers.iter();
    let headers = headers.filter_map(|(name, value)| {
        Some((name.as_str().to_owned(), Json::from(value.to_str().ok()?)))
    });
    let query = exchange
        .query_pairs()
        .into_iter()
        .map(|(name, value)| (name, Json::from(value)));
    let path = exchange.path_variables.iter().filter_map(|(name, _)| {
        Some((
            name.clone(),
            Json::from(exchange.path_value(name)?.into_owned()),
        ))
    });
    let variables = exchange.stage.variables.iter().flatten();
    let variables = variables.map(|(name, value)| (name.clone(), Json::from(value.as_str())));
    Scene {
        body: String::from_utf8_lossy(body).into_owned(),
        headers: headers.collect(),
        query: query.collect(),
        path: path.collect(),
        context: exchange.context(),
        stage_variables: Json::Object(variables.collect()),
    }
}

/// Where mapped parameters go.
#[derive(Debug, Default)]
pub(super) struct Parameters {
    pub(super) headers: Vec<(String, String)>,
    pub(super) query: Vec<(String, String)>,
    pub(super) path: Vec<(String, String)>,
}

/// The integration's request parameters, with their values; those without a value are left out.
pub(super) fn parameters(
    exchange: &Exchange,
    integration: &Integration,
    overrides: &Overrides,
) -> Parameters {
    let mut all = Parameters::default();
    for (target, expression) in integration.request_parameters.iter().flatten() {
        let Some((place, name)) = target
            .strip_prefix("integration.request.")
            .and_then(|rest| rest.split_once('.'))
        else {
            continue;
        };
        let Some(value) = mapping::request_value(exchange, expression) else {
            continue;
        };
        match place {
            "header" => all.headers.push((name.to_owned(), value)),
            "querystring" => all.query.push((name.to_owned(), value)),
            "path" => all.path.push((name.to_owned(), value)),
            _ => {}
        }
    }
    let replace = |list: &mut Vec<(String, String)>, new: &[(String, String)]| {
        for (name, value) in new {
            list.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
            list.push((name.clone(), value.clone()));
        }
    };
    replace(&mut all.headers, &overrides.request_headers);
    replace(&mut all.query, &overrides.request_query);
    replace(&mut all.path, &overrides.request_path);
    all
}
