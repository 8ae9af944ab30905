//! `GET /`: one small page for the person who opens the address in a browser. It shows what there
//! is and how to point clients here; it changes nothing.

use std::fmt::Write as _;

use frazil_lambda::directory::{Function, Standing, Url};
use frazil_lambda::metrics::Metrics;
use frazil_lambda::release::LATEST;
use http::header::HOST;
use http::request::Parts;
use http::{Response, StatusCode};

use super::Auth;
use super::door::Door;
use super::respond::{self, Body};

const STYLE: &str = include_str!("landing.css");

/// The page.
pub(super) fn answer(door: &Door, head: &Parts) -> Response<Body> {
    let host = head.headers.get(HOST).and_then(|host| host.to_str().ok());
    let (functions, urls) = door.lambda.directory().everything();
    let host = host.unwrap_or("127.0.0.1:4566");
    let mut rows = String::new();
    for (name, function) in &functions {
        let url = urls
            .iter()
            .find(|url| url.function == *name && url.qualifier.is_none());
        let link = url.map_or(String::new(), |url| link(url, host, &door.region));
        row(&mut rows, name, function, &link);
    }
    if rows.is_empty() {
        rows.push_str("<tr><td colspan=5 class=none>No function yet.</td></tr>");
    }
    let tiles = tiles(functions.len() as u64, &door.metrics);
    let clients = clients(door, host);
    let version = env!("CARGO_PKG_VERSION");
    let page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width\"><title>frazil</title>\
         <style>{STYLE}</style><main>\
         <h1>frazil <small>{version}</small></h1>\
         <p>Lambda and what stands around it, on this machine.</p>\
         <section class=tiles>{tiles}</section>\
         <h2>Functions</h2>\
         <div class=wide><table><tr><th>name<th>runtime<th>memory<th>state<th>URL</tr>{rows}</table></div>\
         <h2>Point clients here</h2>\
         <pre>eval \"$(frazil env)\"\naws lambda list-functions</pre>\
         {clients}\
         <p class=foot><a href=\"/_frazil/health\">health</a></p></main></html>"
    );
    respond::text(StatusCode::OK, "text/html; charset=utf-8", page)
}

fn tiles(functions: u64, metrics: &Metrics) -> String {
    let tile = |count: u64, one: &str, many: &str| {
        let what = if count == 1 { one } else { many };
        format!("<div><b>{count}</b>{what}</div>")
    };
    [
        tile(functions, "function", "functions"),
        tile(
            Metrics::value(&metrics.environments),
            "environment",
            "environments",
        ),
        tile(
            Metrics::value(&metrics.concurrency),
            "running now",
            "running now",
        ),
        tile(
            Metrics::value(&metrics.invocations),
            "invocation",
            "invocations",
        ),
        tile(
            Metrics::value(&metrics.cold_starts),
            "cold start",
            "cold starts",
        ),
    ]
    .concat()
}

/// What a client needs that cannot run `frazil env`, for instance on another machine.
fn clients(door: &Door, host: &str) -> String {
    if door.authenticator.auth == Auth::Strict {
        return "<p>Only keys that this server issued are let in.</p>".to_owned();
    }
    format!(
        "<p>Without the <code>frazil</code> program, any keys and this endpoint will do:</p>\
         <pre>export AWS_ENDPOINT_URL=http://{}\n\
         export AWS_REGION={}\n\
         export AWS_ACCESS_KEY_ID=any\n\
         export AWS_SECRET_ACCESS_KEY=any</pre>",
        escape(host),
        escape(&door.region),
    )
}

/// The link to a function URL. By its host name where the reader is on this machine, because pages
/// that name `/style.css` need it; by path elsewhere, where that name leads to the wrong machine.
fn link(url: &Url, host: &str, region: &str) -> String {
    let id = escape(&url.id);
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => (name, port),
        _ => (host, "80"),
    };
    let here = name == "localhost" || name == "[::1]" || name == "127.0.0.1";
    let address = if here {
        format!(
            "http://{id}.lambda-url.{}.localhost:{port}/",
            escape(region)
        )
    } else {
        format!("/_frazil/url/{id}/")
    };
    format!("<a href=\"{address}\">{id}</a>")
}

fn row(rows: &mut String, name: &str, function: &Function, link: &str) {
    let (state, runtime, memory) = match function.versions.get(LATEST) {
        Some(Standing::Ready(release)) => (
            "Active",
            release.runtime.as_str(),
            format!("{} MB", release.memory_mb),
        ),
        Some(Standing::Failed(_)) => ("Failed", "", String::new()),
        _ => ("Pending", "", String::new()),
    };
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
    use frazil_lambda::directory::UrlAuth;

    use super::*;

    #[test]
    fn a_link_is_by_host_name_on_this_machine_and_by_path_elsewhere() {
        let url = Url {
            id: "abc".to_owned(),
            function: "f".to_owned(),
            qualifier: None,
            auth: UrlAuth::None,
            cors: None,
            streams: false,
            public: true,
        };
        let address = |host| {
            let link = link(&url, host, "eu-west-1");
            link.split('"').nth(1).map(str::to_owned)
        };
        let by_name = Some("http://abc.lambda-url.eu-west-1.localhost:4566/".to_owned());
        let by_path = Some("/_frazil/url/abc/".to_owned());
        for here in ["127.0.0.1:4566", "localhost:4566", "[::1]:4566"] {
            assert_eq!(address(here), by_name, "{here}");
        }
        for elsewhere in ["box.example:4566", "box.example", "[fe80::1]"] {
            assert_eq!(address(elsewhere), by_path, "{elsewhere}");
        }
    }

    #[test]
    fn what_others_wrote_cannot_become_markup() {
        assert_eq!(
            escape("<a href='x'>&\"</a>"),
            "&lt;a href=&#39;x&#39;&gt;&amp;&quot;&lt;/a&gt;"
        );
    }
}
