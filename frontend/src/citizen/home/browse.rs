//! Fields and agencies as ways into the catalog.

use super::operations::{Place, places};
use super::text;
use crate::api::{RemoteState, remote};
use crate::i18n::Text;
use crate::ui::html::{Html, all, el, markup, vietnamese, words};
use leptos::prelude::*;

/// How many of each are shown.
const MOST: usize = 12;

/// Links to the fields and agencies that have most procedures. Not worth an error: without an
/// answer there is nothing here, and the catalog has both as filters.
#[component]
pub(super) fn Browse() -> impl IntoView {
    let places = remote(places);
    markup(move || match &*places.state().read() {
        RemoteState::Ready(places, _) => view(places),
        _ => Html::default(),
    })
}

fn view(places: &[Place]) -> Html {
    let fields = most(places.iter().map(|place| (place.field.as_str(), place.field.as_str())));
    let agencies =
        most(places.iter().map(|place| (place.agency.code.as_str(), place.agency.name.as_str())));
    all([group(text::BY_FIELD, "linh-vuc", fields), group(text::BY_AGENCY, "co-quan", agencies)])
}

fn group(title: Text, parameter: &str, links: Vec<(String, String, usize)>) -> Html {
    let link = |(key, name, count): (String, String, usize)| {
        let key = String::from(js_sys::encode_uri_component(&key));
        let address = format!("/thu-tuc?{parameter}={key}");
        let content =
            [vietnamese("span", "", &name), words("span", "num muted", &count.to_string())];
        el("li", &[], &[el("a", &[("href", &address)], &content)])
    };
    let list = el("ul", &[], &[all(links.into_iter().map(link))]);
    el("section", &[("class", "browse")], &[words("h2", "", title.get()), list])
}

/// Key, name and number of the commonest, commonest first; equal ones as they came.
fn most<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(String, String, usize)> {
    let mut found: Vec<(String, String, usize)> = Vec::new();
    for (key, name) in all {
        match found.iter_mut().find(|(known, ..)| known == key) {
            Some((.., count)) => *count += 1,
            None => found.push((key.to_owned(), name.to_owned(), 1)),
        }
    }
    found.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::most;

    #[test]
    fn the_commonest_come_first() {
        let all = ["b", "a", "c", "a", "b", "a"].map(|key| (key, key));
        let keys: Vec<_> = most(all.into_iter()).into_iter().map(|(k, _, n)| (k, n)).collect();
        assert_eq!(keys, [("a".to_owned(), 3), ("b".to_owned(), 2), ("c".to_owned(), 1)]);
    }
}
