//! The rows of a list: asked for once, changed in place as changes are heard of, and asked for
//! again soon after, since only the server knows what belongs to which list.

use super::operations::RowChanged;
use super::page::Worklist;
use crate::api::{self, Remote, RemoteState, UiError, live, remote};
use crate::dossier::list::{DossierPage, DossierRow, Filter, gathered, hear_desk, renew};
use cynic::{QueryBuilder, SubscriptionBuilder};
use leptos::prelude::*;

/// Rows asked for at first, and added by each request for more.
pub(super) const ROWS: usize = 50;
/// Most rows of one list; who needs more has to narrow it.
pub(super) const MOST: usize = 500;
/// The server's greatest page.
const PAGE: usize = 100;
/// Pixels from the top within which one counts as looking at the beginning of the list.
const TOP: f64 = 160.0;

/// Rows as fetched.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Listed {
    /// Which list, and how much of it: rows that appear while this stays the same are new.
    pub(super) list: String,
    /// The rows.
    pub(super) rows: Vec<DossierRow>,
    /// Whether more follow.
    pub(super) more: bool,
}

/// The rows of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source {
    /// As fetched.
    pub(super) listed: Remote<Listed>,
    /// As shown: without those held back.
    pub(super) shown: RwSignal<Vec<DossierRow>>,
    /// The list that is shown.
    pub(super) list: RwSignal<String>,
    /// How many have arrived above while one was reading further down.
    pub(super) held: RwSignal<usize>,
    wanted: RwSignal<usize>,
}

impl Source {
    /// Fetches the rows of a list, for as long as the calling component lives.
    pub(super) fn fetch(list: Worklist) -> Self {
        let wanted = RwSignal::new(ROWS);
        let filter = list.filter;
        Effect::new(move |before: Option<Filter>| {
            let now = filter.get();
            if before.is_some_and(|before| before != now) {
                wanted.set(ROWS);
            }
            now
        });
        let listed = remote(move || {
            live::track_rejoined();
            fetch(filter.get(), wanted.get())
        });
        renew(listed);
        let source = Self {
            listed,
            shown: RwSignal::new(Vec::new()),
            list: RwSignal::new(String::new()),
            held: RwSignal::new(0),
            wanted,
        };
        Effect::new(move |_| {
            if let RemoteState::Ready(listed, _) = &*listed.state().read() {
                source.show(listed);
            }
        });
        source.listen(list);
        source
    }

    /// Takes rows over: all of another list, or of this one while one is at its top; else what has
    /// arrived above waits, so that nothing moves under the reader's eyes.
    fn show(self, listed: &Listed) {
        let same = self.list.with_untracked(|list| *list == listed.list);
        let (rows, held) = if same && window().scroll_y().unwrap_or_default() > TOP {
            self.shown.with_untracked(|shown| hold_back(shown, &listed.rows))
        } else {
            (listed.rows.clone(), 0)
        };
        self.list.set(listed.list.clone());
        self.held.set(held);
        if self.shown.with_untracked(|shown| *shown != rows) {
            self.shown.set(rows);
        }
    }

    /// Shows what was held back.
    pub(super) fn catch_up(self) {
        if let RemoteState::Ready(listed, _) = &*self.listed.state().read_untracked() {
            self.shown.set(listed.rows.clone());
        }
        self.held.set(0);
    }

    /// Asks for more rows.
    pub(super) fn more(self) {
        self.wanted.update(|wanted| *wanted = (*wanted + 2 * ROWS).min(MOST));
    }

    /// Puts a changed row in place of an older one.
    pub(super) fn put(self, changed: &DossierRow) {
        self.listed.update(|listed| {
            let known = listed.rows.iter_mut().find(|row| row.id == changed.id);
            if let Some(row) = known.filter(|row| row.version <= changed.version) {
                // Only a list knows whether it is unread; until it is asked, nothing changes.
                *row = DossierRow { unread: row.unread, ..changed.clone() };
            }
        });
    }

    fn listen(self, list: Worklist) {
        let heard = Callback::new(move |row: DossierRow| self.put(&row));
        gather(list, Some(heard), Some(self.listed));
        Effect::new(move |_| {
            let Some(id) = list.seen.get() else { return };
            self.listed.update(|listed| {
                if let Some(row) = listed.rows.iter_mut().find(|row| *row.id.inner() == id) {
                    row.unread = Some(false);
                }
            });
            list.changes.update(|changes| *changes += 1);
        });
    }
}

/// Hears of changes for what only counts them.
pub(super) fn hear(list: Worklist) {
    gather(list, None, None);
}

/// Hears of changes for as long as the calling component lives: each row at once, and all of a
/// burst together as one request for what is on screen.
fn gather(list: Worklist, heard: Option<Callback<DossierRow>>, reload: Option<Remote<Listed>>) {
    let again = gathered(Callback::new(move |()| {
        if let Some(listed) = reload {
            listed.reload();
        }
        list.changes.try_update(|changes| *changes += 1);
    }));
    // Whose work is within reach changes with who stands in for whom.
    hear_desk(again);
    live::subscribe(&RowChanged::build(()), move |event: RowChanged| {
        if let (Some(heard), Some(row)) = (heard, event.dossier_changed.dossier) {
            heard.run(row);
        }
        again.run(());
    });
}

/// So many rows of a list, page by page behind each other's last row.
fn fetch(filter: Filter, wanted: usize) -> impl Future<Output = Result<Listed, UiError>> + 'static {
    let ask = move |filter: &Filter, first: usize, after: Option<String>| {
        let first = i32::try_from(first.min(PAGE)).unwrap_or(i32::MAX);
        api::query(DossierPage::build(filter.request(first, after)))
    };
    let first = ask(&filter, wanted, None);
    async move {
        let mut page = first.await?.dossiers;
        let mut rows = page.nodes;
        while page.page_info.has_next_page && rows.len() < wanted {
            let next = untrack(|| ask(&filter, wanted - rows.len(), page.page_info.end_cursor));
            page = next.await?.dossiers;
            rows.extend(std::mem::take(&mut page.nodes));
        }
        // A dossier whose place in the order changed between two pages may stand in both.
        let mut known = std::collections::HashSet::new();
        rows.retain(|row| known.insert(row.id.inner().to_owned()));
        let list = format!("{}|{wanted}", filter.query());
        Ok(Listed { list, rows, more: page.page_info.has_next_page })
    }
}

/// The rows to show while one reads on: those known stay as they are now, those that have left go,
/// and those that stand before a known one wait; how many wait. What comes behind the last known
/// row moves nothing and is shown.
fn hold_back(shown: &[DossierRow], fresh: &[DossierRow]) -> (Vec<DossierRow>, usize) {
    let known = |row: &DossierRow| shown.iter().any(|other| other.id == row.id);
    let last = fresh.iter().rposition(known).unwrap_or(0);
    let mut held = 0;
    let mut rows = Vec::with_capacity(fresh.len());
    for (at, row) in fresh.iter().enumerate() {
        if known(row) || at > last {
            rows.push(row.clone());
        } else {
            held += 1;
        }
    }
    (rows, held)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::queue::table::tests::row;

    fn ids(rows: &[DossierRow]) -> Vec<&str> {
        rows.iter().map(|row| row.id.inner()).collect()
    }

    #[test]
    fn what_arrives_above_waits_and_what_follows_below_comes() {
        let shown = [row("a"), row("b"), row("c")];
        let fresh = [row("new"), row("a"), row("newer"), row("c"), row("d")];
        let (rows, held) = hold_back(&shown, &fresh);
        assert_eq!((ids(&rows), held), (vec!["a", "c", "d"], 2));
    }

    #[test]
    fn a_row_that_stays_is_shown_as_it_is_now() {
        let mut changed = row("a");
        changed.version = 7;
        let (rows, held) = hold_back(&[row("a")], &[changed.clone()]);
        assert_eq!((rows, held), (vec![changed], 0));
    }
}
