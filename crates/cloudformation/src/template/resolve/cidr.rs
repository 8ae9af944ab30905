//! `Fn::Cidr`: a block of IPv4 addresses, divided.

use std::net::Ipv4Addr;

use crate::limits::CIDR_COUNT_MAX;

/// The first `count` blocks of `bits` host bits each within `block`; `None` when they do not fit.
pub(super) fn divide(block: &str, count: u32, bits: Option<u32>) -> Option<Vec<String>> {
    let (address, prefix) = block.split_once('/')?;
    let address = u32::from(address.parse::<Ipv4Addr>().ok()?);
    let prefix: u32 = prefix.parse().ok().filter(|prefix| *prefix <= 32)?;
    let bits = bits.unwrap_or(8);
    if count == 0 || count > CIDR_COUNT_MAX || bits > 32 - prefix {
        return None;
    }
    let size = 1u64 << bits;
    if size * u64::from(count) > 1u64 << (32 - prefix) {
        return None;
    }
    let mask = u64::from(u32::MAX) << (32 - prefix);
    let first = u64::from(address) & mask;
    let each = (0..u64::from(count)).map(|index| first + index * size);
    let each = each.map(|start| u32::try_from(start).ok().map(Ipv4Addr::from));
    let each: Option<Vec<Ipv4Addr>> = each.collect();
    let width = 32 - bits;
    Some(
        each?
            .iter()
            .map(|start| format!("{start}/{width}"))
            .collect(),
    )
}
