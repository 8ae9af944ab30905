//! The bounds of what is read. Bodies are bounded by whoever collects them; these bound what a small body can ask for.

/// How deep elements may nest in XML.
pub const XML_DEPTH_MAX: usize = 64;
/// How many elements an XML document may have.
pub const XML_ELEMENTS_MAX: usize = 200_000;
/// How many parameters a form may have.
pub const FORM_PARAMETERS_MAX: usize = 50_000;
/// How many names the name of one parameter may consist of (`Tags.member.1.Key` has four).
pub const FORM_DEPTH_MAX: usize = 32;
/// How deep items may nest in CBOR.
pub const CBOR_DEPTH_MAX: usize = 64;
/// How many items a CBOR body may have.
pub const CBOR_ITEMS_MAX: usize = 500_000;
/// How deep parts may nest in YAML.
pub const YAML_DEPTH_MAX: usize = 100;
