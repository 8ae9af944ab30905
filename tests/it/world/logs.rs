//! Reading CloudWatch Logs.

use serde_json::{Value, json};

use super::{World, wait_for};

impl World {
    /// The log streams of a function.
    pub fn log_streams(&self, function: &str) -> Vec<String> {
        let mut names = Vec::new();
        let mut token = Value::Null;
        loop {
            let mut request =
                json!({"logGroupName": format!("/aws/lambda/{function}"), "limit": 50});
            if !token.is_null() {
                request["nextToken"] = token;
            }
            let reply = self.target("Logs_20140328.DescribeLogStreams", &request);
            if reply.status != 200 {
                return names;
            }
            let page = reply.json();
            let streams = page["logStreams"].as_array().expect("a list").clone();
            names.extend(
                streams
                    .iter()
                    .filter_map(|stream| Some(stream["logStreamName"].as_str()?.to_owned())),
            );
            token = page["nextToken"].clone();
            if token.is_null() {
                return names;
            }
        }
    }

    /// Every event of a function's group, oldest first.
    pub fn log_lines(&self, function: &str) -> Vec<String> {
        let mut lines = Vec::new();
        let mut token = Value::Null;
        loop {
            let mut request = json!({"logGroupName": format!("/aws/lambda/{function}")});
            if !token.is_null() {
                request["nextToken"] = token;
            }
            let reply = self.target("Logs_20140328.FilterLogEvents", &request);
            if reply.status != 200 {
                return lines;
            }
            let page = reply.json();
            let events = page["events"].as_array().expect("a list").clone();
            lines.extend(
                events
                    .iter()
                    .filter_map(|event| Some(event["message"].as_str()?.to_owned())),
            );
            token = page["nextToken"].clone();
            if token.is_null() {
                return lines;
            }
        }
    }

    /// Waits until the group has `count` lines that contain `part`; delivery takes a moment.
    pub fn wait_for_log_lines(&self, function: &str, part: &str, count: usize) -> Vec<String> {
        wait_for(&format!("{count} log lines with {part:?}"), || {
            let lines: Vec<_> = self
                .log_lines(function)
                .into_iter()
                .filter(|line| line.contains(part))
                .collect();
            (lines.len() >= count).then_some(lines)
        })
    }
}
