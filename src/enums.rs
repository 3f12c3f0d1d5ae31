//! Enums whose values have names: the same in JSON, in `Display` and in `FromStr`.

/// Declares a public enum without fields. Each value has a name, and one more value, `Unrecognized`, stands for names that
/// only a later version of the crate knows, so that what a later version stored can be read.
///
/// The values are stored by name in every format, also in binary ones, where a number would change its meaning as soon as
/// a value is added before it.
macro_rules! named_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident in $module:literal, $what:literal {
            $($(#[$value_meta:meta])* $value:ident = $text:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$value_meta])* $value,)*
            /// A value that this version of the crate does not know, read from what a later version stored.
            Unrecognized,
        }

        impl $name {
            /// The values that this version of the crate knows, in the order of their declaration.
            pub const ALL: &'static [$name] = &[$($name::$value,)*];

            /// Returns the name of the value, as in JSON.
            ///
            /// ```
            #[doc = concat!("use reportedly::", $module, "::", stringify!($name), ";")]
            ///
            #[doc = concat!("for &value in ", stringify!($name), "::ALL {")]
            #[doc = concat!("    assert_eq!(value.as_str().parse::<", stringify!($name), ">()?, value);")]
            ///     assert_eq!(value.to_string(), value.as_str());
            /// }
            /// # Ok::<(), reportedly::Error>(())
            /// ```
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$value => $text,)*
                    $name::Unrecognized => "unrecognized",
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        /// Reads the name of a value. A name that is none is an error of kind
        /// [`ErrorKind::Format`](crate::ErrorKind::Format).
        impl std::str::FromStr for $name {
            type Err = crate::error::Error;

            fn from_str(name: &str) -> Result<$name, crate::error::Error> {
                $name::ALL.iter().copied().find(|value| value.as_str() == name).ok_or_else(|| {
                    crate::error::Error::new(
                        crate::error::ErrorKind::Format,
                        format!(concat!("no ", $what, " is named {:?}"), name),
                    )
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        /// Reads a name. One that is not known here gives `Unrecognized`.
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let name = std::borrow::Cow::<str>::deserialize(deserializer)?;
                Ok(name.parse().unwrap_or($name::Unrecognized))
            }
        }
    };
}

pub(crate) use named_enum;
