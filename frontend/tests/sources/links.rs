//! A link into a page says what the page reads.

use super::{code, sources};

/// Pages that others lead to with something chosen, and where each reads its address.
const PAGES: [(&str, &str); 2] = [
    ("\"/desk/return?", "dossier/hand_over/page.rs"),
    ("\"/desk/intake?", "dossier/intake/page.rs"),
];

/// The strings that directly follow a call such as `get(`.
fn read(source: &str) -> Vec<&str> {
    let calls = ["get(\"", "get_str(\"", "param(\""];
    let after = calls.iter().flat_map(|call| source.split(call).skip(1));
    after.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_link_names_only_what_its_page_reads() {
    let all = sources();
    for (link, page) in PAGES {
        let (_, source) = all.iter().find(|(name, _)| name == page).expect(page);
        let known = read(code(source));
        let mut found = 0;
        for (name, source) in &all {
            for rest in code(source).split(link).skip(1) {
                let query = rest.split('"').next().unwrap_or_default();
                for part in query.split('&') {
                    let part = part.split('=').next().unwrap_or_default();
                    assert!(known.contains(&part), "{name}: {link}{query} says {part:?}");
                }
                found += 1;
            }
        }
        assert!(found > 0, "nothing leads to {page} any more");
    }
}
