//! `key=value` pairs, each asked for once.

use std::collections::BTreeMap;
use std::str::FromStr;

/// The parameters of a row that nobody has asked for yet.
pub(super) struct Params<'a> {
    left: BTreeMap<&'a str, &'a str>,
}

impl<'a> Params<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Self, String> {
        let mut left = BTreeMap::new();
        for pair in text.split(';').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (key, value) =
                pair.split_once('=').ok_or_else(|| format!("{pair:?} is not key=value"))?;
            if left.insert(key, value).is_some() {
                return Err(format!("{key} is given twice"));
            }
        }
        Ok(Self { left })
    }

    /// Takes a parameter that may be missing.
    pub(super) fn optional(&mut self, key: &str) -> Option<&'a str> {
        self.left.remove(key)
    }

    /// Takes a parameter that must be there.
    pub(super) fn required(&mut self, key: &str) -> Result<&'a str, String> {
        self.optional(key).ok_or_else(|| format!("{key} is missing"))
    }

    /// Takes a number that must be there.
    pub(super) fn number<T: FromStr>(&mut self, key: &str) -> Result<T, String> {
        let value = self.required(key)?;
        value.parse().map_err(|_| format!("{key}={value} is not a whole number"))
    }

    /// Refuses what nobody asked for.
    pub(super) fn finish(self) -> Result<(), String> {
        match self.left.keys().next() {
            Some(key) => Err(format!("{key} has no meaning here")),
            None => Ok(()),
        }
    }
}
