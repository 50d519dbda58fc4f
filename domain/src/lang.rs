//! The two languages of the product. Vietnamese is the official one.

use serde::{Deserialize, Serialize};

/// A language the product speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Tiếng Việt, the default and the language of every issued paper.
    #[default]
    Vi,
    /// English, for screens and messages.
    En,
}

impl Lang {
    /// The best language for an `Accept-Language` header or a two-letter code; Vietnamese unless
    /// English is asked for first.
    pub fn negotiate(header: &str) -> Self {
        header
            .split(',')
            .filter_map(|part| part.split(';').next())
            .map(|tag| tag.trim().to_ascii_lowercase())
            .find_map(|tag| match tag.get(..2) {
                Some("vi") => Some(Self::Vi),
                Some("en") => Some(Self::En),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// The two-letter code, as in the `lang` attribute of a page.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// Whichever of the two texts is in this language.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_unless_english_comes_first() {
        assert_eq!(Lang::negotiate(""), Lang::Vi);
        assert_eq!(Lang::negotiate("fr-FR, en;q=0.8"), Lang::En);
        assert_eq!(Lang::negotiate("vi-VN,vi;q=0.9,en;q=0.8"), Lang::Vi);
        assert_eq!(Lang::negotiate("en-GB,vi"), Lang::En);
        assert_eq!(Lang::negotiate("é"), Lang::Vi);
    }
}
