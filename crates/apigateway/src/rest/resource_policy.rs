//! The resource policy of an API: who may ask at all.

use frazil_lambda::policy::matches;
use serde_json::Value as Json;

use super::exchange::Exchange;
use super::trouble::Trouble;
use crate::front::Signer;
use crate::policy::{INVOKE, many, texts};

/// What a policy says to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Yes.
    Allowed,
    /// No.
    Denied,
    /// Nothing.
    Silent,
}

/// Lets a request through that the API's policy permits; an API without one lets everybody in.
pub(crate) fn check(exchange: &Exchange) -> Result<(), Trouble> {
    let Some(policy) = exchange.deployed.about.policy.as_deref() else {
        return Ok(());
    };
    let policy: Json = serde_json::from_str(policy).unwrap_or_default();
    let verdict = verdict(exchange, &policy);
    let signed = exchange
        .method()
        .is_some_and(|method| method.authorization_type == "AWS_IAM");
    match (verdict, signed) {
        (Verdict::Allowed, _) | (Verdict::Silent, true) => Ok(()),
        (verdict, _) => Err(refused(exchange, verdict)),
    }
}

fn refused(exchange: &Exchange, verdict: Verdict) -> Trouble {
    let who = match &exchange.visit.signer {
        Signer::Somebody { user_arn, .. } => user_arn.as_str(),
        _ => "anonymous",
    };
    // AWS hides most of the account's number.
    let hidden = format!(
        "********{}",
        &exchange.account[exchange.account.len().min(8)..]
    );
    let arn = exchange
        .method_arn()
        .replacen(&exchange.account, &hidden, 1);
    let why = match verdict {
        Verdict::Denied => " with an explicit deny",
        _ => "",
    };
    Trouble::denied(&format!(
        "User: {who} is not authorized to perform: execute-api:Invoke on resource: {arn}{why}"
    ))
}

fn verdict(exchange: &Exchange, policy: &Json) -> Verdict {
    let statements = many(policy.get("Statement"));
    let says = |effect: &str| {
        let mut all = statements.iter();
        all.any(|statement| {
            statement["Effect"].as_str() == Some(effect) && covers(exchange, statement)
        })
    };
    if says("Deny") {
        Verdict::Denied
    } else if says("Allow") {
        Verdict::Allowed
    } else {
        Verdict::Silent
    }
}

fn covers(exchange: &Exchange, statement: &Json) -> bool {
    let action = |action: &str| matches(action.to_ascii_lowercase(), INVOKE);
    let arn = exchange.method_arn();
    // Policies may leave out everything before the stage: `execute-api:/stage/GET/a`.
    let short = arn.splitn(6, ':').nth(5).unwrap_or_default();
    let (_, short) = short.split_once('/').unwrap_or_default();
    let resource = |pattern: &str| match pattern.strip_prefix("execute-api:/") {
        Some(pattern) => matches(pattern, short),
        None => matches(pattern, &arn),
    };
    texts(statement.get("Action")).any(action)
        && texts(statement.get("Resource")).any(resource)
        && names_caller(exchange, statement.get("Principal"))
        && holds(exchange, statement.get("Condition"))
}

fn names_caller(exchange: &Exchange, principal: Option<&Json>) -> bool {
    let named = match principal {
        None => return true,
        Some(Json::String(text)) => return text == "*",
        Some(principal) => principal.get("AWS"),
    };
    let (account, arn) = match &exchange.visit.signer {
        Signer::Somebody {
            account, user_arn, ..
        } => (account.as_str(), user_arn.as_str()),
        _ => ("", ""),
    };
    let root = format!("arn:aws:iam::{account}:root");
    texts(named).any(|name| {
        name == "*" || !account.is_empty() && (name == account || name == root || name == arn)
    })
}

/// Conditions on addresses are looked at; what cannot be known does not hold.
fn holds(exchange: &Exchange, conditions: Option<&Json>) -> bool {
    let conditions = conditions.and_then(Json::as_object);
    conditions.into_iter().flatten().all(|(operator, keys)| {
        keys.as_object().into_iter().flatten().all(|(key, values)| {
            let Some(value) = known(exchange, key) else {
                return operator.contains("Not");
            };
            let is = |expect: &str| match operator.trim_end_matches("IfExists") {
                "IpAddress" | "NotIpAddress" => in_network(&value, expect),
                "StringLike" | "StringNotLike" | "ArnLike" | "ArnNotLike" => {
                    matches(expect, &value)
                }
                "StringEqualsIgnoreCase" => expect.eq_ignore_ascii_case(&value),
                _ => expect == value,
            };
            let found = texts(Some(values)).any(is);
            found != operator.contains("Not")
        })
    })
}

fn known(exchange: &Exchange, key: &str) -> Option<String> {
    match key.to_ascii_lowercase().as_str() {
        "aws:sourceip" => Some(exchange.visit.source_ip.clone()),
        "aws:useragent" => exchange.header("user-agent").map(str::to_owned),
        "aws:referer" => exchange.header("referer").map(str::to_owned),
        "aws:securetransport" => Some((exchange.visit.scheme == "https").to_string()),
        "aws:principalaccount" => match &exchange.visit.signer {
            Signer::Somebody { account, .. } => Some(account.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether an address is in a network such as `10.0.0.0/8`.
fn in_network(address: &str, network: &str) -> bool {
    use std::net::IpAddr;
    let (base, length) = network.split_once('/').unwrap_or((network, ""));
    let (Ok(address), Ok(base)) = (address.parse::<IpAddr>(), base.parse::<IpAddr>()) else {
        return false;
    };
    let bits = |address: IpAddr| match address {
        IpAddr::V4(address) => (u128::from(u32::from(address)) << 96, 32),
        IpAddr::V6(address) => (u128::from(address), 128),
    };
    let ((address, one), (base, other)) = (bits(address), bits(base));
    let length: u32 = length.parse().unwrap_or(one);
    let mask = u128::MAX
        .checked_shl(128 - length.min(128))
        .unwrap_or_default();
    one == other && address & mask == base & mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_in_networks() {
        assert!(in_network("10.1.2.3", "10.0.0.0/8"));
        assert!(!in_network("11.1.2.3", "10.0.0.0/8"));
        assert!(in_network("10.1.2.3", "10.1.2.3"));
        assert!(in_network("1.2.3.4", "0.0.0.0/0"));
        assert!(!in_network("::1", "0.0.0.0/0"));
        assert!(in_network("fd00::1", "fd00::/8"));
    }
}
