//! What the lines of the generated modules expand to. Each line is one operation, shape or member, so that a new
//! version of a model shows up as a readable difference.

/// What the lines themselves name.
pub(crate) mod prelude {
    pub(crate) use std::collections::BTreeMap;

    pub(crate) use bytes::Bytes;
    pub(crate) use jiff::Timestamp;

    pub(crate) use crate::shape::NOTHING;
    pub(crate) use crate::table::Kind;
    #[allow(
        unused_imports,
        reason = "not every model has a format against the default"
    )]
    pub(crate) use crate::table::TimestampFormat;
}

/// A service and its operations: a unit struct and a table each.
///
/// `TABLE Name method "uri" success INPUT_TABLE Input => OUTPUT_TABLE Output;`
macro_rules! service {
    (endpoint $endpoint_prefix:literal signing $signing_name:literal version $api_version:literal
     $(xml $xml_namespace:literal)? $(query_compatible $query_compatible:literal)?
     protocol $protocol:ident target $target_prefix:literal invalid $invalid:literal
     $($table:ident $name:ident $method:ident $uri:literal $success:literal
       $input_table:ident $input:ty => $output_table:ident $output:ty;)*) => {
        /// The service.
        pub static SERVICE: $crate::table::ServiceTable = $crate::table::ServiceTable {
            endpoint_prefix: $endpoint_prefix,
            signing_name: $signing_name,
            api_version: $api_version,
            protocol: $crate::table::Protocol::$protocol,
            target_prefix: $target_prefix,
            xml_namespace: concat!($($xml_namespace)?),
            query_compatible: false $(|| $query_compatible)?,
            operations: &[$(&operation_tables::$table),*],
            faults: faults::ALL,
        };

        mod operation_tables {
            $(pub(super) static $table: $crate::table::OperationTable = $crate::table::OperationTable {
                name: stringify!($name),
                protocol: $crate::table::Protocol::$protocol,
                target_prefix: $target_prefix,
                api_version: $api_version,
                xml_namespace: super::SERVICE.xml_namespace,
                method: stringify!($method),
                uri: $uri,
                success: $success,
                input: &super::$input_table,
                output: &super::$output_table,
                faults: super::faults::ALL,
                invalid: $invalid,
            };)*
        }

        $(
            #[doc = concat!("`", stringify!($name), "`: ", stringify!($method), " `", $uri, "`.")]
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            impl $crate::Operation for $name {
                const NAME: &'static str = stringify!($name);
                type Input = $input;
                type Output = $output;
                fn table() -> &'static $crate::table::OperationTable {
                    &operation_tables::$table
                }
            }
        )*
    };
}

/// Structures: a struct, its table and the conversions between the struct and a `Value` each.
///
/// `field: Type = "Name" SHAPE_TABLE attribute attribute("argument");`; the attributes are the builders of `Member`.
macro_rules! structures {
    ($($table:ident $name:ident {
        $($field:ident: $type:ty = $wire:literal $shape:ident $($attribute:ident $(($argument:expr))?)*;)*
    })*) => {
        $(
            #[doc = concat!("AWS's shape `", stringify!($name), "`.")]
            #[derive(Debug, Clone, Default, PartialEq)]
            pub struct $name {
                $(
                    #[doc = concat!("`", $wire, "`, see [`static@", stringify!($shape), "`].")]
                    pub $field: $type,
                )*
            }

            #[doc = concat!("The table of [`", stringify!($name), "`].")]
            pub static $table: $crate::table::ShapeTable = $crate::table::ShapeTable {
                name: stringify!($name),
                kind: $crate::table::Kind::Structure($crate::table::Structure {
                    members: $crate::table::Members::Fixed(&[$($crate::table::Member::new($wire, &$shape)$(.$attribute($($argument)?))*),*]),
                    fault: None,
                }),
                limits: $crate::table::Limits::none(),
                pattern: None,
                xml: &$crate::table::Xml::PLAIN,
            };

            impl $crate::shape::Shape for $name {
                fn table() -> &'static $crate::table::ShapeTable {
                    &$table
                }
            }

            impl $crate::shape::Field for $name {
                #[allow(unused_mut, unused_variables)]
                fn from_value(value: Option<$crate::value::Value>) -> Self {
                    let mut members = $crate::shape::MemberReader::new(value);
                    Self { $($field: members.take()),* }
                }
                fn to_value(&self) -> Option<$crate::value::Value> {
                    Some($crate::value::Value::Structure(vec![$(self.$field.to_value()),*]))
                }
            }
        )*
    };
}

/// Faults: a table each, no struct.
///
/// `TABLE "Code" as "Name" status { "Name" SHAPE_TABLE attribute; }`; the model's name is said where it is not the code.
macro_rules! faults {
    (@name $code:literal) => { $code };
    (@name $code:literal $name:literal) => { $name };
    ($($table:ident $code:literal $(as $name:literal)? $status:literal {
        $($wire:literal $shape:ident $($attribute:ident $(($argument:expr))?)*;)*
    })*) => {
        $(
            #[doc = concat!("The fault `", $code, "`, HTTP ", stringify!($status), ".")]
            pub static $table: $crate::table::ShapeTable = $crate::table::ShapeTable {
                name: faults!(@name $code $($name)?),
                kind: $crate::table::Kind::Structure($crate::table::Structure {
                    members: $crate::table::Members::Fixed(&[$($crate::table::Member::new($wire, &$shape)$(.$attribute($($argument)?))*),*]),
                    fault: Some($crate::table::FaultTable { code: $code, status: $status }),
                }),
                limits: $crate::table::Limits::none(),
                pattern: None,
                xml: &$crate::table::Xml::PLAIN,
            };
        )*

        pub(super) static ALL: &[&$crate::table::ShapeTable] = &[$(&$table),*];
    };
}

/// Shapes without members of their own.
///
/// `TABLE "Name" $crate::table::Kind, limit limit("argument") => "pattern" => xml.trait("argument");`; the limits are the
/// builders of `Limits`, the traits those of `Xml`.
macro_rules! simple {
    ($($table:ident $name:literal $kind:expr
       $(, $($limit:ident $(($argument:expr))?)+)? $(=> $pattern:literal)?
       $(=> xml $(.$trait:ident($($value:expr)?))+)?;)*) => {
        $(
            #[doc = concat!("AWS's shape `", $name, "`.")]
            pub static $table: $crate::table::ShapeTable = $crate::table::ShapeTable {
                name: $name,
                kind: $kind,
                limits: $crate::table::Limits::none()$($(.$limit($($argument)?))+)?,
                pattern: simple!(@pattern $($pattern)?),
                xml: &$crate::table::Xml::PLAIN$($(.$trait($($value)?))+)?,
            };
        )*
    };
    (@pattern) => { None };
    (@pattern $pattern:literal) => { Some($crate::table::Pattern::new($pattern)) };
}

pub(crate) use {faults, service, simple, structures};
