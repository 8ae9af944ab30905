//! `frazil limits`: every bound, AWS's number, where it is enforced, and how much is in use.

use serde_json::json;

use super::{Context, endpoint};
use crate::error::Error;
use crate::exit_code::ExitCode;
use crate::server::quotas::{Row, rows};

/// Show every limit: its value, AWS's, where it is enforced, and how much is in use
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Only limits whose name or meaning contains this
    filter: Option<String>,
}

pub(super) async fn run(arguments: &Arguments, context: &Context) -> Result<ExitCode, Error> {
    let (rows, server) = known(context).await?;
    let filter = arguments.filter.as_deref().unwrap_or_default();
    let rows: Vec<Row> = rows
        .into_iter()
        .filter(|row| row.name.contains(filter) || row.what.contains(filter))
        .collect();
    if context.output.is_json() {
        let value = json!({"server": server, "limits": rows});
        context.output.result("", &value);
    } else {
        for line in table(&rows) {
            context.output.line(&line);
        }
    }
    Ok(ExitCode::Success)
}

/// The running server's limits and its address; without one, what the next server would enforce.
async fn known(context: &Context) -> Result<(Vec<Row>, Option<String>), Error> {
    if !endpoint::is_there(context) {
        context
            .output
            .note("No server runs here: these are the limits of the next one.");
        return Ok((rows(&context.file.limits, &context.file.bounds), None));
    }
    let client = endpoint::client(context)?;
    let failed = |error| endpoint::failed("the limits could not be asked for", &error);
    let answer = client
        .page("limits", "/_frazil/limits")
        .await
        .map_err(failed)?;
    let rows = serde_json::from_slice(answer.body()).map_err(|error| {
        Error::new("the limits could not be asked for")
            .because("the endpoint is no frazil of this version")
            .caused_by(&error)
            .try_this("unset AWS_ENDPOINT_URL, or point it to a running frazil serve")
    })?;
    Ok((
        rows,
        client.target().endpoint.as_ref().map(ToString::to_string),
    ))
}

const HEAD: [&str; 6] = ["name", "value", "AWS", "in use", "what", "where"];

/// Columns as wide as their widest cell; numbers stand on the right.
fn table(rows: &[Row]) -> Vec<String> {
    let number = |value: Option<u64>| value.map_or_else(String::new, |value| value.to_string());
    let mut lines = vec![HEAD.map(str::to_owned)];
    lines.extend(rows.iter().map(|row| {
        let value = row.value.to_string();
        let (name, what, place) = (row.name.clone(), row.what.clone(), row.place.clone());
        [
            name,
            value,
            number(row.aws),
            number(row.in_use),
            what,
            place,
        ]
    }));
    let width = |column: usize| {
        let cells = lines.iter().map(|line| line[column].chars().count());
        cells.max().unwrap_or_default()
    };
    let widths: [usize; 6] = std::array::from_fn(width);
    let line = |[name, value, aws, used, what, place]: &[String; 6]| {
        let [name_w, value_w, aws_w, used_w, what_w, _] = widths;
        format!(
            "{name:<name_w$}  {value:>value_w$}  {aws:>aws_w$}  {used:>used_w$}  {what:<what_w$}  {place}"
        )
    };
    lines.iter().map(line).collect()
}
