//! The few route-netlink requests that interfaces need.

use std::io;
use std::net::Ipv4Addr;
use std::os::fd::OwnedFd;

use rustix::net::{AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType};

// The numbers of linux/rtnetlink.h, linux/if_link.h, linux/if_addr.h and linux/veth.h.
const NETLINK_ROUTE: Option<rustix::net::Protocol> = None;
const RTM_NEWLINK: u16 = 16;
const RTM_GETLINK: u16 = 18;
const RTM_NEWADDR: u16 = 20;
const RTM_NEWROUTE: u16 = 24;
const NLM_F_REQUEST_ACK: u16 = 0x1 | 0x4;
const NLM_F_CREATE_EXCL: u16 = 0x400 | 0x200;
const NLMSG_ERROR: u16 = 2;
const IFF_UP: u32 = 1;
const IFLA_IFNAME: u16 = 3;
const IFLA_LINKINFO: u16 = 18;
const IFLA_NET_NS_PID: u16 = 19;
const IFLA_INFO_KIND: u16 = 1;
const IFLA_INFO_DATA: u16 = 2;
const VETH_INFO_PEER: u16 = 1;
const IFA_ADDRESS: u16 = 1;
const IFA_LOCAL: u16 = 2;
const RTA_OIF: u16 = 4;
const RTA_GATEWAY: u16 = 5;
const NLA_F_NESTED: u16 = 0x8000;
const RT_TABLE_MAIN: u8 = 254;
const RTPROT_BOOT: u8 = 3;
const RTN_UNICAST: u8 = 1;
const RTNH_F_ONLINK: u32 = 4;
const AF_INET: u8 = 2;

/// Always the number of `lo` in a network namespace.
pub(crate) const LOOPBACK: u32 = 1;

/// A route-netlink socket of the calling process's network namespace.
#[derive(Debug)]
pub(crate) struct Netlink(OwnedFd);

impl Netlink {
    pub(crate) fn open() -> io::Result<Self> {
        let flags = SocketFlags::CLOEXEC;
        Ok(Self(rustix::net::socket_with(
            AddressFamily::NETLINK,
            SocketType::RAW,
            flags,
            NETLINK_ROUTE,
        )?))
    }

    /// Brings an interface up or down.
    pub(crate) fn set_up(&self, interface: u32, up: bool) -> io::Result<()> {
        let flags = if up { IFF_UP } else { 0 };
        self.request(Message::new(RTM_NEWLINK, 0).link(interface, flags, IFF_UP))
            .map(drop)
    }

    /// Gives an interface an address, with the address of its only neighbour (or the same again).
    pub(crate) fn add_address(
        &self,
        interface: u32,
        local: Ipv4Addr,
        peer: Ipv4Addr,
    ) -> io::Result<()> {
        let message = Message::new(RTM_NEWADDR, NLM_F_CREATE_EXCL)
            .bytes(&[AF_INET, 32, 0, 0])
            .word(interface)
            .attribute(IFA_LOCAL, &local.octets())
            .attribute(IFA_ADDRESS, &peer.octets());
        self.request(message).map(drop)
    }

    /// Sends everything that has no other route to `gateway`.
    pub(crate) fn add_default_route(&self, interface: u32, gateway: Ipv4Addr) -> io::Result<()> {
        let message = Message::new(RTM_NEWROUTE, NLM_F_CREATE_EXCL)
            .bytes(&[AF_INET, 0, 0, 0, RT_TABLE_MAIN, RTPROT_BOOT, 0, RTN_UNICAST])
            .word(RTNH_F_ONLINK)
            .attribute(RTA_GATEWAY, &gateway.octets())
            .attribute(RTA_OIF, &interface.to_ne_bytes());
        self.request(message).map(drop)
    }

    /// Makes a pair of connected interfaces: `name` here, already up, and `inside` in the network namespace of `pid`.
    /// `AlreadyExists` when the name is taken.
    pub(crate) fn add_pair(&self, name: &str, inside: &str, pid: u32) -> io::Result<()> {
        let peer = Message::body()
            .link(0, 0, 0)
            .attribute(IFLA_IFNAME, &text(inside))
            .attribute(IFLA_NET_NS_PID, &pid.to_ne_bytes());
        let data = Message::body().attribute(VETH_INFO_PEER | NLA_F_NESTED, &peer.0);
        let info = Message::body()
            .attribute(IFLA_INFO_KIND, b"veth")
            .attribute(IFLA_INFO_DATA | NLA_F_NESTED, &data.0);
        let message = Message::new(RTM_NEWLINK, NLM_F_CREATE_EXCL)
            .link(0, IFF_UP, IFF_UP)
            .attribute(IFLA_IFNAME, &text(name))
            .attribute(IFLA_LINKINFO | NLA_F_NESTED, &info.0);
        self.request(message).map(drop)
    }

    /// The number of an interface.
    pub(crate) fn index(&self, name: &str) -> io::Result<u32> {
        let answer = self.request(
            Message::new(RTM_GETLINK, 0)
                .link(0, 0, 0)
                .attribute(IFLA_IFNAME, &text(name)),
        )?;
        // The header takes 16 bytes, then family, padding and type 4, then the index.
        let index = answer.get(20..24).ok_or(io::ErrorKind::InvalidData)?;
        Ok(u32::from_ne_bytes([index[0], index[1], index[2], index[3]]))
    }

    fn request(&self, message: Message) -> io::Result<Vec<u8>> {
        rustix::net::send(&self.0, &message.finish(), SendFlags::empty())?;
        let mut answer = vec![0; 8 << 10];
        let (length, _) = rustix::net::recv(&self.0, answer.as_mut_slice(), RecvFlags::empty())?;
        answer.truncate(length);
        let kind = answer
            .get(4..6)
            .map(|kind| u16::from_ne_bytes([kind[0], kind[1]]));
        if kind != Some(NLMSG_ERROR) {
            // An answer with data: its acknowledgement follows.
            rustix::net::recv(&self.0, [0; 512].as_mut_slice(), RecvFlags::empty())?;
            return Ok(answer);
        }
        let code = answer.get(16..20).ok_or(io::ErrorKind::InvalidData)?;
        match i32::from_ne_bytes([code[0], code[1], code[2], code[3]]) {
            0 => Ok(answer),
            error => Err(io::Error::from_raw_os_error(-error)),
        }
    }
}

fn text(name: &str) -> Vec<u8> {
    let mut bytes = name.as_bytes().to_vec();
    bytes.push(0);
    bytes
}

/// A netlink message being written; attributes are padded to four bytes.
struct Message(Vec<u8>);

impl Message {
    fn new(kind: u16, flags: u16) -> Self {
        let mut header = vec![0; 4];
        header.extend(kind.to_ne_bytes());
        header.extend((NLM_F_REQUEST_ACK | flags).to_ne_bytes());
        header.extend([0; 8]);
        Self(header)
    }

    fn body() -> Self {
        Self(Vec::new())
    }

    fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.extend(bytes);
        self
    }

    fn word(self, word: u32) -> Self {
        self.bytes(&word.to_ne_bytes())
    }

    /// `struct ifinfomsg`.
    fn link(self, index: u32, flags: u32, change: u32) -> Self {
        self.word(0).word(index).word(flags).word(change)
    }

    fn attribute(self, kind: u16, value: &[u8]) -> Self {
        let length = value.len() as u16 + 4;
        let padding = value.len().next_multiple_of(4) - value.len();
        self.bytes(&length.to_ne_bytes())
            .bytes(&kind.to_ne_bytes())
            .bytes(value)
            .bytes(&[0; 3][..padding])
    }

    fn finish(mut self) -> Vec<u8> {
        let length = self.0.len() as u32;
        self.0[..4].copy_from_slice(&length.to_ne_bytes());
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_padded_and_counted() {
        let message = Message::new(RTM_NEWADDR, 0)
            .attribute(IFLA_IFNAME, &text("lo"))
            .finish();
        assert_eq!(message.len(), 16 + 8);
        assert_eq!(message[..4], 24u32.to_ne_bytes());
        assert_eq!(
            message[16..18],
            7u16.to_ne_bytes(),
            "the length of an attribute leaves its padding out"
        );
    }

    #[test]
    fn loopback_is_number_one() {
        assert_eq!(Netlink::open().unwrap().index("lo").unwrap(), LOOPBACK);
    }

    #[test]
    fn an_unknown_interface_is_an_error() {
        assert!(Netlink::open().unwrap().index("frz-none").is_err());
    }
}
