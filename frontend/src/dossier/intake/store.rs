//! The draft, in the memory of this browser tab: it outlives a reload, a crash of the page and an
//! expired session, and goes with the tab.

use super::model::Draft;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

const KEY: &str = "motcua.intake";

/// A draft belongs to the officer who typed it; nobody else finds it.
#[derive(Serialize, Deserialize)]
struct Kept<D> {
    officer: String,
    draft: D,
}

fn storage() -> Option<Storage> {
    if cfg!(target_arch = "wasm32") { web_sys::window()?.session_storage().ok()? } else { None }
}

/// A draft about an earlier guidance does not push out that of a new dossier.
fn key(guidance: Option<&str>) -> String {
    guidance.map_or_else(|| KEY.to_owned(), |id| format!("{KEY}.{id}"))
}

/// Keeps a draft; an empty one is forgotten.
pub(super) fn keep(officer: &str, guidance: Option<&str>, draft: &Draft) {
    let Some(storage) = storage() else { return };
    if draft.is_empty() {
        let _ = storage.remove_item(&key(guidance));
    } else if let Ok(text) = serde_json::to_string(&Kept { officer: officer.to_owned(), draft }) {
        let _ = storage.set_item(&key(guidance), &text);
    }
}

/// The draft this officer left here. One of somebody else's is removed.
pub(super) fn find(officer: &str, guidance: Option<&str>) -> Option<Draft> {
    let storage = storage()?;
    let text = storage.get_item(&key(guidance)).ok()??;
    let kept = read(&text, officer);
    if kept.is_none() {
        let _ = storage.remove_item(&key(guidance));
    }
    kept
}

/// Forgets it.
pub(super) fn forget(guidance: Option<&str>) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(guidance));
    }
}

fn read(text: &str, officer: &str) -> Option<Draft> {
    let kept: Kept<Draft> = serde_json::from_str(text).ok()?;
    (kept.officer == officer).then_some(kept.draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_found_by_its_own_officer_only() {
        let draft = Draft { name: "A".into(), ..Draft::default() };
        let text = serde_json::to_string(&Kept { officer: "o1".into(), draft: &draft }).unwrap();
        assert_eq!(read(&text, "o1"), Some(draft));
        assert_eq!(read(&text, "o2"), None);
        assert_eq!(read("{", "o1"), None);
    }
}
