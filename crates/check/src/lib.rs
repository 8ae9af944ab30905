//! Evidence, rules and findings about an application.
//!
//! `frazil check` will run an application under Lambda's real limits and say what must be adapted, where and how:
//!
//! - **evidence** is what was seen: a write outside of `/tmp`, a process that was frozen in the middle of its work, a
//!   start that took longer than it may;
//! - a **rule** knows what one kind of evidence means, one file each;
//! - a **finding** is a rule's verdict about one place of the application, with what to do.
//!
//! None of this is here yet, and no type is made up ahead of the first rule. The crate knows `lambda`, `sandbox` and
//! `wire`; it prints nothing.
