//! What XML and forms want to know of a shape besides its members.

/// How a shape is told in XML and in forms.
#[derive(Debug, Clone, Copy)]
pub struct Xml {
    /// The name of its element where that is the whole body; of the items, for a flattened list or map.
    pub name: Option<&'static str>,
    /// The namespace of its element.
    pub namespace: Option<Namespace>,
    /// The items of the list or map stand where it would, wherever it is used.
    pub flattened: bool,
    /// A list's items.
    pub item: Part,
    /// A map's keys.
    pub key: Part,
    /// A map's values.
    pub value: Part,
}

/// The element of an item, a key or a value.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Its name, when it is not AWS's ordinary one (`member`, `key`, `value`).
    pub name: Option<&'static str>,
    /// Its namespace.
    pub namespace: Option<Namespace>,
}

/// A namespace that an element declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Namespace {
    /// The prefix; empty for the namespace of the element itself.
    pub prefix: &'static str,
    /// The name, in the form of a URL.
    pub uri: &'static str,
}

impl Part {
    const PLAIN: Part = Part {
        name: None,
        namespace: None,
    };

    const fn named(self, name: &'static str) -> Part {
        Part {
            name: Some(name),
            ..self
        }
    }
}

impl Xml {
    /// Nothing out of the ordinary.
    pub const PLAIN: Xml = Xml {
        name: None,
        namespace: None,
        flattened: false,
        item: Part::PLAIN,
        key: Part::PLAIN,
        value: Part::PLAIN,
    };

    /// The name of the element.
    pub const fn name(self, name: &'static str) -> Xml {
        Xml {
            name: Some(name),
            ..self
        }
    }

    /// The items stand where the list or map would.
    pub const fn flattened(self) -> Xml {
        Xml {
            flattened: true,
            ..self
        }
    }

    /// The name of a list's items.
    pub const fn item(self, name: &'static str) -> Xml {
        Xml {
            item: self.item.named(name),
            ..self
        }
    }

    /// The name of a map's keys.
    pub const fn key(self, name: &'static str) -> Xml {
        Xml {
            key: self.key.named(name),
            ..self
        }
    }

    /// The name of a map's values.
    pub const fn value(self, name: &'static str) -> Xml {
        Xml {
            value: self.value.named(name),
            ..self
        }
    }
}
