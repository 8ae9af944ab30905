//! `GET /`: one small page for the person who opens the address in a browser. It shows what there
//! is and how to point clients here; it changes nothing.

use std::fmt::Write as _;

use frazil_lambda::directory::{Function, Standing, Url};
use frazil_lambda::metrics::Metrics;
use frazil_lambda::release::LATEST;
use http::header::HOST;
use http::request::Parts;
use http::{Response, StatusCode};

use super::door::Door;
use super::respond::{self, Body};

const STYLE: &str = include_str!("landing.css");

/// The page.
pub(super) fn answer(door: &Door, head: &Parts) -> Response<Body> {
    let host = head.headers.get(HOST).and_then(|host| host.to_str().ok());
    let (functions, urls) = door.lambda.directory().everything();
    let mut rows = String::new();
    for (name, function) in &functions {
        let url = urls
            .iter()
            .find(|url| url.function == *name && url.qualifier.is_none());
        row(&mut rows, name, function, url.map(AsRef::as_ref));
    }
    if rows.is_empty() {
        rows.push_str("<tr><td colspan=5 class=none>No function yet.</td></tr>");
    }
    let counts = [
        ("functions", functions.len() as u64),
        ("environments", Metrics::value(&door.metrics.environments)),
        ("running now", Metrics::value(&door.metrics.concurrency)),
        ("invocations", Metrics::value(&door.metrics.invocations)),
        ("cold starts", Metrics::value(&door.metrics.cold_starts)),
    ];
    let tiles = counts
        .iter()
        .fold(String::new(), |mut tiles, (what, count)| {
            let _ = write!(tiles, "<div><b>{count}</b>{what}</div>");
            tiles
        });
    let endpoint = escape(host.unwrap_or("127.0.0.1:4566"));
    let version = env!("CARGO_PKG_VERSION");
    let page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width\"><title>frazil</title>\
         <style>{STYLE}</style><main>\
         <h1>frazil <small>{version}</small></h1>\
         <p>Lambda, CloudWatch Logs and S3 on this machine.</p>\
         <section class=tiles>{tiles}</section>\
         <h2>Functions</h2>\
         <table><tr><th>name<th>runtime<th>memory<th>state<th>URL</tr>{rows}</table>\
         <h2>Point clients here</h2>\
         <pre>eval \"$(frazil env)\"\naws lambda list-functions</pre>\
         <p>Without the <code>frazil</code> program, any keys and this endpoint will do:</p>\
         <pre>export AWS_ENDPOINT_URL=http://{endpoint}\n\
         export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_REGION=us-east-1</pre>\
         <p class=foot><a href=\"/_frazil/health\">health</a></p></main></html>"
    );
    respond::text(StatusCode::OK, "text/html; charset=utf-8", page)
}

fn row(rows: &mut String, name: &str, function: &Function, url: Option<&Url>) {
    let (state, runtime, memory) = match function.versions.get(LATEST) {
        Some(Standing::Ready(release)) => (
            "Active",
            release.runtime.as_str(),
            format!("{} MB", release.memory_mb),
        ),
        Some(Standing::Failed(_)) => ("Failed", "", String::new()),
        _ => ("Pending", "", String::new()),
    };
    let link = url.map_or(String::new(), |url| {
        // By path: it works wherever this page was reached.
        format!("<a href=\"/_frazil/url/{0}/\">{0}</a>", escape(&url.id))
    });
    let _ = write!(
        rows,
        "<tr><td>{}<td>{}<td>{memory}<td class={state}>{state}<td>{link}</tr>",
        escape(name),
        escape(runtime),
    );
}

/// Text that is safe between tags and in quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_cannot_become_markup() {
        assert_eq!(
            escape("<a href='x'>&\"</a>"),
            "&lt;a href=&#39;x&#39;&gt;&amp;&quot;&lt;/a&gt;"
        );
    }
}
