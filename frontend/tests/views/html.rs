//! Just enough reading of HTML to check what a screen reader needs.

use any_spawner::Executor;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Draws a view to HTML.
pub(crate) fn draw<V: IntoView>(view: impl FnOnce() -> V) -> String {
    // Fails when another test has done it already, which is just as well.
    let _ = Executor::init_futures_executor();
    let owner = Owner::new();
    owner.with(|| view().to_html())
}

/// An opening tag.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

impl Tag {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// All opening tags in order. Attribute values are always quoted in what leptos writes.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut out = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_lowercase()) {
            continue;
        }
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (name, mut inner) = rest.split_at(end);
        let mut attributes = BTreeMap::new();
        loop {
            inner = inner.trim_start();
            let end = inner.find(['=', ' ', '>']).unwrap_or(inner.len());
            if end == 0 {
                break;
            }
            let (key, after) = inner.split_at(end);
            let value = match after.strip_prefix("=\"") {
                Some(quoted) => {
                    let (value, after) = quoted.split_once('"').unwrap_or((quoted, ""));
                    inner = after;
                    value
                }
                None => {
                    inner = after;
                    ""
                }
            };
            attributes.insert(key.to_owned(), value.to_owned());
        }
        out.push(Tag { name: name.to_owned(), attributes });
        rest = inner;
    }
    out
}
