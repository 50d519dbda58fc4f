//! What is being typed, in the memory of this browser tab: it outlives a reload, a crash of the
//! page and an expired session, and goes with the tab.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

/// What is typed belongs to the officer who typed it; nobody else finds it.
#[derive(Serialize, Deserialize)]
struct Kept<D> {
    officer: String,
    draft: D,
}

fn storage() -> Option<Storage> {
    if cfg!(target_arch = "wasm32") { web_sys::window()?.session_storage().ok()? } else { None }
}

/// Keeps a draft under a key.
pub(super) fn keep<D: Serialize>(key: &str, officer: &str, draft: &D) {
    let Some(storage) = storage() else { return };
    if let Ok(text) = serde_json::to_string(&Kept { officer: officer.to_owned(), draft }) {
        let _ = storage.set_item(key, &text);
    }
}

/// The draft this officer left here. One of somebody else's, or of another shape, is removed.
pub(super) fn find<D: DeserializeOwned>(key: &str, officer: &str) -> Option<D> {
    let text = storage()?.get_item(key).ok()??;
    let kept = read(&text, officer);
    if kept.is_none() {
        forget(key);
    }
    kept
}

/// Forgets it.
pub(super) fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

fn read<D: DeserializeOwned>(text: &str, officer: &str) -> Option<D> {
    let kept: Kept<D> = serde_json::from_str(text).ok()?;
    (kept.officer == officer).then_some(kept.draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_found_by_its_own_officer_only() {
        let text = serde_json::to_string(&Kept { officer: "o1".into(), draft: "A" }).unwrap();
        assert_eq!(read::<String>(&text, "o1").as_deref(), Some("A"));
        assert_eq!(read::<String>(&text, "o2"), None);
        assert_eq!(read::<Vec<String>>(&text, "o1"), None, "of another shape");
        assert_eq!(read::<String>("{", "o1"), None);
    }
}
