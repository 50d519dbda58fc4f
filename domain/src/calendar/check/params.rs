//! `key=value` pairs, each asked for once.

use super::super::{Problem, Shape};
use std::collections::BTreeMap;
use std::str::FromStr;

/// The parameters of a row that nobody has asked for yet.
pub(super) struct Params<'a> {
    left: BTreeMap<&'a str, &'a str>,
}

impl<'a> Params<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Self, Problem> {
        let mut left = BTreeMap::new();
        for pair in text.split(';').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (key, value) =
                pair.split_once('=').ok_or_else(|| Problem::NotA(Shape::Pair, pair.to_owned()))?;
            if left.insert(key, value).is_some() {
                return Err(Problem::Twice(key.to_owned()));
            }
        }
        Ok(Self { left })
    }

    /// Takes a parameter that may be missing.
    pub(super) fn optional(&mut self, key: &str) -> Option<&'a str> {
        self.left.remove(key)
    }

    /// Takes a parameter that must be there.
    pub(super) fn required(&mut self, key: &str) -> Result<&'a str, Problem> {
        self.optional(key).ok_or_else(|| Problem::Missing(key.to_owned()))
    }

    /// Takes a number that must be there.
    pub(super) fn number<T: FromStr>(&mut self, key: &str) -> Result<T, Problem> {
        let value = self.required(key)?;
        value.parse().map_err(|_| Problem::NotA(Shape::Number, format!("{key}={value}")))
    }

    /// Refuses what nobody asked for.
    pub(super) fn finish(self) -> Result<(), Problem> {
        match self.left.keys().next() {
            Some(key) => Err(Problem::Unneeded((*key).to_owned())),
            None => Ok(()),
        }
    }
}
