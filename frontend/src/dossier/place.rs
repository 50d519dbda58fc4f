//! Where in which list somebody was when he opened a dossier: the way back leads there, not to the
//! list's beginning.

use std::cell::RefCell;

/// A list as it was left.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Left {
    /// Its address, with whatever narrows it.
    href: String,
    /// The row one stood on, by its id.
    row: Option<String>,
}

thread_local! {
    static LEFT: RefCell<Option<Left>> = const { RefCell::new(None) };
}

/// Keeps where somebody stands.
pub(super) fn stand(href: String, row: Option<String>) {
    LEFT.with_borrow_mut(|left| *left = Some(Left { href, row }));
}

/// The address of the list of this home that was left last, such as `/desk/queue?due=OVERDUE`.
pub(super) fn way_back(home: &str) -> String {
    let found = LEFT.with_borrow(|left| left.as_ref().map(|left| left.href.clone()));
    let of_home = |href: &String| href.split('?').next() == Some(home);
    found.filter(of_home).unwrap_or_else(|| home.to_owned())
}

/// The row one stood on in a list.
pub(super) fn row(href: &str) -> Option<String> {
    LEFT.with_borrow(|left| left.as_ref().filter(|left| left.href == href)?.row.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_to_the_list_as_it_was_left() {
        assert_eq!(way_back("/desk/queue"), "/desk/queue");
        stand("/desk/queue?due=OVERDUE".to_owned(), Some("018f".to_owned()));
        assert_eq!(way_back("/desk/queue"), "/desk/queue?due=OVERDUE");
        assert_eq!(way_back("/desk/dossiers"), "/desk/dossiers", "another list");
        assert_eq!(row("/desk/queue?due=OVERDUE").as_deref(), Some("018f"));
        assert_eq!(row("/desk/queue"), None);
    }
}
