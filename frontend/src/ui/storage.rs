//! What this device remembers: the choice of language and look, never data.

use web_sys::Storage;

fn local() -> Option<Storage> {
    if cfg!(target_arch = "wasm32") { web_sys::window()?.local_storage().ok()? } else { None }
}

/// What was put under `key`.
pub fn get(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// Remembers; where the browser forbids it, nothing is remembered.
pub fn put(key: &str, value: &str) {
    if let Some(storage) = local() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets.
pub fn remove(key: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(key);
    }
}
