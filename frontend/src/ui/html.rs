//! Markup without moving parts.
//!
//! A view of leptos carries, for each of its shapes, the code to build, change and take down its
//! nodes: some kilobytes of WebAssembly. What is only ever drawn as a whole, such as a page about
//! a procedure, is cheaper described as text. [`Html`] can only be made by [`text`], which escapes,
//! and [`el`], whose names and attribute names stand in the program; so nothing that comes from
//! outside can become markup.

use super::{Symbol, Tone};
use leptos::prelude::*;
use std::sync::Arc;

/// A piece of markup.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(String);

impl Html {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Words.
pub fn text(words: &str) -> Html {
    let mut html = String::with_capacity(words.len());
    escape(words, &mut html);
    Html(html)
}

/// An element; attributes with an empty value are left out.
pub fn el(name: &'static str, attributes: &[(&'static str, &str)], children: &[Html]) -> Html {
    let mut html = String::from("<");
    html.push_str(name);
    for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        for part in [" ", name, "=\""] {
            html.push_str(part);
        }
        escape(value, &mut html);
        html.push('"');
    }
    html.push('>');
    for child in children {
        html.push_str(&child.0);
    }
    for part in ["</", name, ">"] {
        html.push_str(part);
    }
    Html(html)
}

/// An element that holds words.
pub fn words(name: &'static str, class: &str, said: &str) -> Html {
    el(name, &[("class", class)], &[text(said)])
}

/// An element of the text in Vietnamese, whatever the language of the page.
pub fn vietnamese(name: &'static str, class: &str, said: &str) -> Html {
    el(name, &[("class", class), ("lang", "vi")], &[text(said)])
}

/// Several pieces one after the other.
pub fn all(pieces: impl IntoIterator<Item = Html>) -> Html {
    Html(pieces.into_iter().map(|piece| piece.0).collect())
}

/// A symbol, as [`super::Icon`] draws it.
pub fn icon(of: Symbol) -> Html {
    let attributes = [("class", "icon"), ("viewBox", "0 0 16 16"), ("aria-hidden", "true")];
    el("svg", &attributes, &[el("path", &[("d", of.path())], &[])])
}

/// A state in a word, as [`super::Badge`] draws it.
pub fn badge(tone: Tone, of: Symbol, label: &str) -> Html {
    let attributes = [("class", "badge"), ("data-tone", tone.name())];
    el("span", &attributes, &[icon(of), text(label)])
}

/// Puts markup into a view and draws it anew, as a whole, when what it reads changes.
pub fn markup(draw: impl Fn() -> Html + Send + Sync + 'static) -> AnyView {
    let draw: Arc<dyn Fn() -> String + Send + Sync> = Arc::new(move || draw().0);
    view! { <div class="markup" inner_html=draw></div> }.into_any()
}

fn escape(words: &str, html: &mut String) {
    for c in words.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_outside_never_becomes_markup() {
        let html = el("a", &[("href", "\"><script>"), ("lang", "")], &[text("<b>Á & B</b>")]);
        assert_eq!(
            html.as_str(),
            "<a href=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;Á &amp; B&lt;/b&gt;</a>"
        );
    }

    #[test]
    fn pieces_stand_in_order() {
        let html = all([words("b", "x", "1"), Html::default(), vietnamese("i", "", "2")]);
        assert_eq!(html.as_str(), "<b class=\"x\">1</b><i lang=\"vi\">2</i>");
    }
}
