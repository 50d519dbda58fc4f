//! Fields and agencies as ways into the catalog.

use super::operations::{Place, places};
use super::text;
use crate::api::{RemoteState, remote};
use crate::i18n::Text;
use crate::ui::live;
use leptos::prelude::*;

/// How many of each are shown.
const MOST: usize = 12;

/// Links to the fields and agencies that have most procedures. Not worth an error: without an
/// answer there is nothing here, and the catalog has both as filters.
#[component]
pub(super) fn Browse() -> impl IntoView {
    let places = remote(places);
    live(move || match &*places.state().read() {
        RemoteState::Ready(places, _) => Some(view(places)),
        _ => None,
    })
}

fn view(places: &[Place]) -> AnyView {
    let fields = most(places.iter().map(|place| (place.field.as_str(), place.field.as_str())));
    let agencies =
        most(places.iter().map(|place| (place.agency.code.as_str(), place.agency.name.as_str())));
    view! {
        {group(text::BY_FIELD, "linh-vuc", fields)}
        {group(text::BY_AGENCY, "co-quan", agencies)}
    }
    .into_any()
}

fn group(title: Text, parameter: &str, links: Vec<(String, String, usize)>) -> AnyView {
    let link = |(key, name, count): (String, String, usize)| {
        let key = String::from(js_sys::encode_uri_component(&key));
        view! {
            <li>
                <a href=format!("/thu-tuc?{parameter}={key}")>
                    <span lang="vi">{name}</span> <span class="num muted">{count}</span>
                </a>
            </li>
        }
        .into_any()
    };
    let links = links.into_iter().map(link).collect_view();
    view! { <section class="browse"><h2>{title}</h2><ul>{links}</ul></section> }.into_any()
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
