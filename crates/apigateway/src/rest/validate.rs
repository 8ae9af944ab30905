//! Request validators: required parameters are there, the body fits its model.

use serde_json::Value as Json;

use super::exchange::Exchange;
use super::mapping;
use super::schema;
use super::trouble::Trouble;

pub(crate) fn check(exchange: &Exchange) -> Result<(), Trouble> {
    let method = exchange.method().ok_or_else(Trouble::missing_token)?;
    let Some(id) = &method.request_validator_id else {
        return Ok(());
    };
    let validators = &exchange.deployed.definition.request_validators;
    let Some(validator) = validators.get(id) else {
        return Ok(());
    };
    if validator.validate_request_parameters {
        parameters(exchange)?;
    }
    if validator.validate_request_body {
        body(exchange)?;
    }
    Ok(())
}

fn parameters(exchange: &Exchange) -> Result<(), Trouble> {
    let method = exchange.method().ok_or_else(Trouble::missing_token)?;
    let required = method
        .request_parameters
        .iter()
        .flatten()
        .filter(|(_, required)| **required);
    let missing = required.filter(|(expression, _)| {
        mapping::request_value(exchange, expression).is_none_or(|value| value.is_empty())
    });
    let names = missing.filter_map(|(expression, _)| expression.splitn(4, '.').nth(3));
    let names: Vec<&str> = names.collect();
    match names.is_empty() {
        true => Ok(()),
        false => Err(Trouble::new(
            "BAD_REQUEST_PARAMETERS",
            "BadRequestException",
            &format!(
                "Missing required request parameters: [{}]",
                names.join(", ")
            ),
        )),
    }
}

fn body(exchange: &Exchange) -> Result<(), Trouble> {
    let method = exchange.method().ok_or_else(Trouble::missing_token)?;
    let Some(models) = &method.request_models else {
        return Ok(());
    };
    let kind = exchange
        .header("content-type")
        .unwrap_or("application/json");
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let Some(name) = models.get(kind).or_else(|| models.get("$default")) else {
        return Ok(());
    };
    let all = &exchange.deployed.definition.models;
    let schema = all.get(name).and_then(|model| model.schema.as_deref());
    let Some(schema) = schema.and_then(|schema| serde_json::from_str::<Json>(schema).ok()) else {
        return Ok(());
    };
    // Recorded: without a body, an empty object is looked at.
    let text: &[u8] = if exchange.body.is_empty() {
        b"{}"
    } else {
        &exchange.body
    };
    let model = |name: &str| {
        let schema = all.get(name)?.schema.as_deref()?;
        serde_json::from_str(schema).ok()
    };
    let errors = match serde_json::from_slice::<Json>(text) {
        Ok(value) => schema::errors(&schema, &value, &model),
        Err(error) => vec![error.to_string()],
    };
    match errors.is_empty() {
        true => Ok(()),
        false => Err(Trouble {
            detail: Some(format!("[{}]", errors.join(", "))),
            ..Trouble::new(
                "BAD_REQUEST_BODY",
                "BadRequestException",
                "Invalid request body",
            )
        }),
    }
}
