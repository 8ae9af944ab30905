//! Dynamic references: `{{resolve:ssm:name}}` and `{{resolve:secretsmanager:id:SecretString:key}}` inside properties.

use frazil_wire::{BoxFuture, Fault, shapes};
use serde_json::{Value as Json, json};

use crate::aws::Aws;
use crate::faults::invalid;
use crate::template::resolve::plain_text;

/// Replaces every dynamic reference by what it refers to.
pub(crate) fn fill<'a>(aws: &'a Aws, value: &'a mut Json) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        match value {
            Json::String(text) if text.contains("{{resolve:") => *text = filled(aws, text).await?,
            Json::Array(items) => {
                for item in items {
                    fill(aws, item).await?;
                }
            }
            Json::Object(entries) => {
                for (_, item) in entries.iter_mut() {
                    fill(aws, item).await?;
                }
            }
            _ => {}
        }
        Ok(())
    })
}

async fn filled(aws: &Aws, text: &str) -> Result<String, Fault> {
    let mut whole = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{resolve:") {
        let (reference, after) = after.split_once("}}").ok_or_else(|| {
            invalid(format!(
                "Incorrect format is used in the following dynamic reference: {text}"
            ))
        })?;
        whole.push_str(before);
        whole.push_str(&meaning(aws, reference).await?);
        rest = after;
    }
    whole.push_str(rest);
    Ok(whole)
}

async fn meaning(aws: &Aws, reference: &str) -> Result<String, Fault> {
    match reference.split_once(':') {
        Some(("ssm" | "ssm-secure", name)) => parameter(aws, name).await,
        Some(("secretsmanager", rest)) => secret(aws, rest).await,
        _ => Err(invalid(format!(
            "Incorrect format is used in the following dynamic reference: {{{{resolve:{reference}}}}}"
        ))),
    }
}

/// The value of an SSM parameter, with a version after a colon or without.
pub(crate) async fn parameter(aws: &Aws, name: &str) -> Result<String, Fault> {
    let input = json!({"Name": name, "WithDecryption": true});
    let found = aws
        .perform(&shapes::ssm::SERVICE, "GetParameter", &input)
        .await;
    let found = found.map_err(|fault| match crate::aws::is_gone(&fault) {
        true => invalid(format!(
            "Unable to fetch parameters [{name}] from parameter store for this account."
        )),
        false => fault,
    })?;
    let value = found["Parameter"]["Value"].as_str();
    Ok(value.unwrap_or_default().to_owned())
}

async fn secret(aws: &Aws, rest: &str) -> Result<String, Fault> {
    // an ARN has colons of its own: arn:aws:secretsmanager:region:account:secret:name
    let parts: Vec<&str> = rest.split(':').collect();
    let id_parts = if rest.starts_with("arn:") { 7 } else { 1 };
    let id = parts
        .get(..id_parts)
        .map(|it| it.join(":"))
        .unwrap_or_default();
    let part = |index: usize| {
        parts
            .get(id_parts + index)
            .copied()
            .filter(|it| !it.is_empty())
    };
    let input = json!({"SecretId": id, "VersionStage": part(2), "VersionId": part(3)});
    let found = aws
        .perform(&shapes::secretsmanager::SERVICE, "GetSecretValue", &input)
        .await?;
    let text = found["SecretString"].as_str().unwrap_or_default();
    let Some(key) = part(1) else {
        return Ok(text.to_owned());
    };
    let value: Json = serde_json::from_str(text).unwrap_or(Json::Null);
    value.get(key).and_then(plain_text).ok_or_else(|| {
        invalid(format!(
            "Could not find a value associated with JSONKey {key} in SecretString"
        ))
    })
}
