//! System calls that a function has no business with, as data with a reason for each group.
//!
//! The filter allows what it does not name. A named call answers `EPERM`, as on AWS. It is compiled into a binary
//! search over the call's number: installing it costs 40 µs, a linear chain 97 µs, because the kernel tries the
//! filter once for every number.

use crate::sys::Instruction;

/// Calls that are denied for one reason.
struct Group {
    #[allow(dead_code)] // read by people, and by the test that wants every group to have one
    reason: &'static str,
    calls: &'static [libc::c_long],
}

const DENIED: &[Group] = &[
    Group {
        reason: "the file tree is fixed: nothing is mounted, unmounted or made the root",
        calls: &[
            libc::SYS_mount,
            libc::SYS_umount2,
            libc::SYS_pivot_root,
            libc::SYS_chroot,
            libc::SYS_open_tree,
            libc::SYS_move_mount,
            libc::SYS_fsopen,
            libc::SYS_fsconfig,
            libc::SYS_fsmount,
            libc::SYS_fspick,
            libc::SYS_mount_setattr,
        ],
    },
    Group {
        reason: "new namespaces give capabilities inside them, and with these most of the kernel's attack surface",
        calls: &[libc::SYS_unshare, libc::SYS_setns],
    },
    Group {
        reason: "the kernel's code and the machine's life belong to the host",
        calls: &[
            libc::SYS_init_module,
            libc::SYS_finit_module,
            libc::SYS_delete_module,
            libc::SYS_kexec_load,
            libc::SYS_kexec_file_load,
            libc::SYS_reboot,
            libc::SYS_swapon,
            libc::SYS_swapoff,
            libc::SYS_acct,
            libc::SYS_quotactl,
            libc::SYS_quotactl_fd,
            libc::SYS_syslog,
            libc::SYS_vhangup,
        ],
    },
    Group {
        reason: "the clock and the host's names are shared or fixed",
        calls: &[
            libc::SYS_settimeofday,
            libc::SYS_clock_settime,
            libc::SYS_sethostname,
            libc::SYS_setdomainname,
        ],
    },
    Group {
        reason: "keys are kept per user, and all environments have the same user",
        calls: &[libc::SYS_add_key, libc::SYS_request_key, libc::SYS_keyctl],
    },
    Group {
        reason: "programs in the kernel, its event counters and its page-fault hooks: a history of escapes, no use on Lambda",
        calls: &[
            libc::SYS_bpf,
            libc::SYS_perf_event_open,
            libc::SYS_userfaultfd,
            libc::SYS_io_uring_setup,
            libc::SYS_io_uring_enter,
            libc::SYS_io_uring_register,
            libc::SYS_fanotify_init,
        ],
    },
    Group {
        reason: "files by handle reach outside of the mount namespace",
        calls: &[libc::SYS_open_by_handle_at, libc::SYS_name_to_handle_at],
    },
    #[cfg(target_arch = "x86_64")]
    Group {
        reason: "hardware ports, and the remains of old kernels",
        calls: &[
            libc::SYS_iopl,
            libc::SYS_ioperm,
            libc::SYS_modify_ldt,
            libc::SYS_nfsservctl,
        ],
    },
];

/// The call whose flags decide: threads and processes yes, namespaces no.
const CLONE_NAMESPACES: u32 = (libc::CLONE_NEWNS
    | libc::CLONE_NEWCGROUP
    | libc::CLONE_NEWUTS
    | libc::CLONE_NEWIPC
    | libc::CLONE_NEWUSER
    | libc::CLONE_NEWPID
    | libc::CLONE_NEWNET) as u32;

/// Socket families that are not confined by a network namespace, or are only attack surface.
const SOCKET_FAMILIES_DENIED: &[libc::c_int] = &[
    libc::AF_VSOCK,
    libc::AF_ALG,
    libc::AF_PACKET,
    libc::AF_KEY,
    libc::AF_RDS,
];

#[cfg(target_arch = "x86_64")]
const AUDIT_ARCH: u32 = 0xC000_003E;
#[cfg(target_arch = "aarch64")]
const AUDIT_ARCH: u32 = 0xC000_00B7;

/// The first number of x86-64's second, 32-bit-pointer table of calls.
const X32: u32 = 0x4000_0000;

// Offsets in `struct seccomp_data`.
const NUMBER: u32 = 0;
const ARCH: u32 = 4;
const ARGUMENT_0: u32 = 16;

const ALLOW: u32 = 0x7FFF_0000;
const ERRNO: u32 = 0x0005_0000;
const EPERM: u32 = ERRNO | libc::EPERM as u32;
const ENOSYS: u32 = ERRNO | libc::ENOSYS as u32;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Answer(u32),
    /// Deny if the first argument has one of these bits.
    DenyBits(u32),
    /// Deny if the first argument is a denied socket family.
    DenyFamilies,
}

/// The filter.
pub(crate) fn filter() -> Vec<Instruction> {
    let mut program = vec![
        load(ARCH),
        jump(JEQ, AUDIT_ARCH, 1, 0),
        answer(ENOSYS),
        load(NUMBER),
    ];
    program.extend(search(&ranges()));
    program
}

/// The first number of each run of calls with the same action, ascending, from 0.
fn ranges() -> Vec<(u32, Action)> {
    let mut actions = std::collections::BTreeMap::new();
    for call in DENIED.iter().flat_map(|group| group.calls) {
        actions.insert(*call as u32, Action::Answer(EPERM));
    }
    actions.insert(libc::SYS_clone as u32, Action::DenyBits(CLONE_NAMESPACES));
    // Its flags are behind a pointer, out of a filter's sight; C libraries fall back to clone.
    actions.insert(libc::SYS_clone3 as u32, Action::Answer(ENOSYS));
    actions.insert(libc::SYS_socket as u32, Action::DenyFamilies);
    let mut ranges = vec![(0, Action::Answer(ALLOW))];
    for (call, action) in actions {
        start_range(&mut ranges, call, action);
        start_range(&mut ranges, call + 1, Action::Answer(ALLOW));
    }
    start_range(&mut ranges, X32, Action::Answer(ENOSYS));
    ranges
}

fn start_range(ranges: &mut Vec<(u32, Action)>, from: u32, action: Action) {
    if ranges.last().is_some_and(|(last, _)| *last == from) {
        ranges.pop();
    }
    if ranges.last().is_none_or(|(_, last)| *last != action) {
        ranges.push((from, action));
    }
}

/// A binary search whose leaves are the actions.
fn search(ranges: &[(u32, Action)]) -> Vec<Instruction> {
    if let [(_, action)] = ranges {
        return act(*action);
    }
    let (low, high) = ranges.split_at(ranges.len() / 2);
    let (pivot, low, high) = (high[0].0, search(low), search(high));
    let mut program = match u8::try_from(low.len()) {
        Ok(over) => vec![jump(JGE, pivot, over, 0)],
        // Conditional jumps reach 255 instructions; the unconditional one has no such limit.
        Err(_) => vec![
            jump(JGE, pivot, 0, 1),
            Instruction {
                code: JA,
                jump_true: 0,
                jump_false: 0,
                k: low.len() as u32,
            },
        ],
    };
    program.extend(low);
    program.extend(high);
    program
}

fn act(action: Action) -> Vec<Instruction> {
    match action {
        Action::Answer(value) => vec![answer(value)],
        Action::DenyBits(bits) => vec![
            load(ARGUMENT_0),
            jump(JSET, bits, 0, 1),
            answer(EPERM),
            answer(ALLOW),
        ],
        Action::DenyFamilies => {
            let count = SOCKET_FAMILIES_DENIED.len() as u8;
            let compare = |(at, family): (usize, &libc::c_int)| {
                jump(JEQ, *family as u32, count - at as u8, 0)
            };
            let mut program = vec![load(ARGUMENT_0)];
            program.extend(SOCKET_FAMILIES_DENIED.iter().enumerate().map(compare));
            program.extend([answer(ALLOW), answer(EPERM)]);
            program
        }
    }
}

const LD_W_ABS: u16 = 0x20;
const RET_K: u16 = 0x06;
const JA: u16 = 0x05;
const JEQ: u16 = 0x15;
const JGE: u16 = 0x35;
const JSET: u16 = 0x45;

fn load(offset: u32) -> Instruction {
    Instruction {
        code: LD_W_ABS,
        jump_true: 0,
        jump_false: 0,
        k: offset,
    }
}

fn answer(value: u32) -> Instruction {
    Instruction {
        code: RET_K,
        jump_true: 0,
        jump_false: 0,
        k: value,
    }
}

fn jump(code: u16, k: u32, jump_true: u8, jump_false: u8) -> Instruction {
    Instruction {
        code,
        jump_true,
        jump_false,
        k,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs the filter as the kernel would.
    fn evaluate(number: i64, argument: u32) -> u32 {
        let (program, mut at, mut loaded) = (filter(), 0, 0);
        loop {
            let step = program[at];
            at += 1;
            let mut branch = |taken: bool| {
                let jump = if taken {
                    step.jump_true
                } else {
                    step.jump_false
                };
                at += usize::from(jump);
            };
            match step.code {
                RET_K => return step.k,
                JA => at += step.k as usize,
                JEQ => branch(loaded == step.k),
                JGE => branch(loaded >= step.k),
                JSET => branch(loaded & step.k != 0),
                _ => {
                    loaded = match step.k {
                        NUMBER => number as u32,
                        ARCH => AUDIT_ARCH,
                        _ => argument,
                    }
                }
            }
        }
    }

    #[test]
    fn exactly_the_named_calls_are_denied() {
        let denied = DENIED
            .iter()
            .flat_map(|group| group.calls)
            .copied()
            .collect::<Vec<_>>();
        let special = [libc::SYS_clone, libc::SYS_clone3, libc::SYS_socket];
        for number in (0..600).filter(|number| !special.contains(number)) {
            let expected = if denied.contains(&number) {
                EPERM
            } else {
                ALLOW
            };
            assert_eq!(evaluate(number, 0), expected, "call {number}");
        }
    }

    #[test]
    fn every_group_has_a_reason() {
        assert!(
            DENIED
                .iter()
                .all(|group| group.reason.len() > 20 && !group.calls.is_empty())
        );
    }

    #[test]
    fn threads_may_be_made_and_namespaces_not() {
        assert_eq!(
            evaluate(
                libc::SYS_clone,
                (libc::CLONE_VM | libc::CLONE_THREAD) as u32
            ),
            ALLOW
        );
        assert_eq!(evaluate(libc::SYS_clone, libc::CLONE_NEWUSER as u32), EPERM);
        assert_eq!(evaluate(libc::SYS_clone3, 0), ENOSYS);
    }

    #[test]
    fn internet_and_unix_sockets_may_be_made_and_sockets_to_the_hypervisor_not() {
        for family in [
            libc::AF_INET,
            libc::AF_INET6,
            libc::AF_UNIX,
            libc::AF_NETLINK,
        ] {
            assert_eq!(evaluate(libc::SYS_socket, family as u32), ALLOW);
        }
        for family in SOCKET_FAMILIES_DENIED {
            assert_eq!(evaluate(libc::SYS_socket, *family as u32), EPERM);
        }
    }

    #[test]
    fn the_second_table_of_calls_does_not_exist() {
        assert_eq!(evaluate(i64::from(X32) + libc::SYS_mount, 0), ENOSYS);
    }
}
