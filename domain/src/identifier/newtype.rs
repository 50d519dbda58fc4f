//! What every identifier that is one piece of text has in common.

/// Gives a tuple struct over `String` its accessors and conversions. The type supplies
/// `fn read(&str) -> Result<Self, IdentifierError>`, the only way to make one.
macro_rules! text_identifier {
    ($name:ident) => {
        impl $name {
            /// The normal form, as stored and as sent.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::identifier::IdentifierError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::read(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = crate::identifier::IdentifierError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::read(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = crate::identifier::IdentifierError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::read(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        /// Found in a map by its text, without making one.
        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
