//! What the lines of the generated modules expand to. Each line is one operation, shape or member, so that a new
//! version of a model shows up as a readable difference.

/// A service and its operations: a unit struct and a table each.
///
/// `TABLE Name method "uri" success INPUT_TABLE Input => OUTPUT_TABLE Output;`
macro_rules! service {
    (endpoint $endpoint_prefix:literal signing $signing_name:literal version $api_version:literal
     protocol $protocol:ident target $target_prefix:literal invalid $invalid:literal
     $($table:ident $name:ident $method:ident $uri:literal $success:literal
       $input_table:ident $input:ty => $output_table:ident $output:ty;)*) => {
        /// The service.
        pub static SERVICE: ServiceTable = ServiceTable {
            endpoint_prefix: $endpoint_prefix,
            signing_name: $signing_name,
            api_version: $api_version,
            protocol: Protocol::$protocol,
            target_prefix: $target_prefix,
            operations: &[$(&operation_tables::$table),*],
            faults: faults::ALL,
        };

        mod operation_tables {
            use super::*;
            $(pub(super) static $table: OperationTable = OperationTable {
                name: stringify!($name),
                protocol: Protocol::$protocol,
                target_prefix: $target_prefix,
                method: stringify!($method),
                uri: $uri,
                success: $success,
                input: &super::$input_table,
                output: &super::$output_table,
                faults: faults::ALL,
                invalid: $invalid,
            };)*
        }

        $(
            #[doc = concat!("`", stringify!($name), "`: ", stringify!($method), " `", $uri, "`.")]
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            impl Operation for $name {
                const NAME: &'static str = stringify!($name);
                type Input = $input;
                type Output = $output;
                fn table() -> &'static OperationTable {
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
                    #[doc = concat!("`", $wire, "`, see [`struct@", stringify!($shape), "`].")]
                    pub $field: $type,
                )*
            }

            #[doc = concat!("The table of [`", stringify!($name), "`].")]
            pub static $table: ShapeTable = ShapeTable {
                name: stringify!($name),
                kind: Kind::Structure(Structure {
                    members: Members::Fixed(&[$(Member::new($wire, &$shape)$(.$attribute($($argument)?))*),*]),
                    fault: None,
                }),
                limits: Limits::none(),
                pattern: None,
            };

            impl Shape for $name {
                fn table() -> &'static ShapeTable {
                    &$table
                }
            }

            impl Field for $name {
                #[allow(unused_mut, unused_variables)]
                fn from_value(value: Option<Value>) -> Self {
                    let mut members = MemberReader::new(value);
                    Self { $($field: members.take()),* }
                }
                fn to_value(&self) -> Option<Value> {
                    Some(Value::Structure(vec![$(self.$field.to_value()),*]))
                }
            }
        )*
    };
}

/// Faults: a table each, no struct.
///
/// `TABLE "Code" status { "Name" SHAPE_TABLE attribute; }`
macro_rules! faults {
    ($($table:ident $code:literal $status:literal {
        $($wire:literal $shape:ident $($attribute:ident $(($argument:expr))?)*;)*
    })*) => {
        $(
            #[doc = concat!("The fault `", $code, "`, HTTP ", stringify!($status), ".")]
            pub static $table: ShapeTable = ShapeTable {
                name: $code,
                kind: Kind::Structure(Structure {
                    members: Members::Fixed(&[$(Member::new($wire, &$shape)$(.$attribute($($argument)?))*),*]),
                    fault: Some(FaultTable { code: $code, status: $status }),
                }),
                limits: Limits::none(),
                pattern: None,
            };
        )*

        pub(super) static ALL: &[&ShapeTable] = &[$(&$table),*];
    };
}

/// Shapes without members of their own.
///
/// `TABLE "Name" Kind, limit(argument) limit(argument), pattern "…";`; the limits are the builders of `Limits`.
macro_rules! simple {
    ($($table:ident $name:literal $kind:expr, $($limit:ident $(($argument:expr))?)* $(, pattern $pattern:literal)?;)*) => {
        $(
            #[doc = concat!("AWS's shape `", $name, "`.")]
            pub static $table: ShapeTable = ShapeTable {
                name: $name,
                kind: $kind,
                limits: Limits::none()$(.$limit($($argument)?))*,
                pattern: simple!(@pattern $($pattern)?),
            };
        )*
    };
    (@pattern) => { None };
    (@pattern $pattern:literal) => { Some(Pattern::new($pattern)) };
}

pub(crate) use {faults, service, simple, structures};
