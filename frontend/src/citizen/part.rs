//! Pieces of markup that several public pages have.

use crate::i18n::Text;
use crate::ui::html::{Html, all, el, text, vietnamese, words};

/// A part of a page under its heading.
pub(super) fn part(class: &'static str, title: Text, content: Html) -> Html {
    let class = format!("part {class}");
    el("section", &[("class", class.trim_end())], &[words("h2", "", title.get()), content])
}

/// Names with their values; what is empty is left out.
pub(super) fn definitions(lines: &[(Text, Html)]) -> Html {
    let filled = lines.iter().filter(|(_, value)| *value != Html::default());
    let line = |(name, value): &(Text, Html)| definition(*name, value);
    el("dl", &[("class", "definitions")], &[all(filled.map(line))])
}

/// One name with its value.
pub(super) fn definition(name: Text, value: &Html) -> Html {
    let value = el("dd", &[], std::slice::from_ref(value));
    el("div", &[("class", "definition")], &[words("dt", "", name.get()), value])
}

/// Names in Vietnamese, one below the other.
pub(super) fn names(names: &[String]) -> Html {
    let names = names.iter().map(|name| vietnamese("li", "", name));
    el("ul", &[("class", "plain")], &[all(names)])
}

/// A sentence above what it is about, as [`crate::ui::Banner`] draws it.
pub(super) fn banner(of: crate::ui::Symbol, words: &str) -> Html {
    let sentence = el("p", &[], &[text(words)]);
    el("div", &[("class", "banner")], &[crate::ui::html::icon(of), sentence])
}
