//! What a user means to do once, however often it has to be sent.

use super::UiError;
use leptos::prelude::*;

/// One thing a user means to do. Its idempotency key stays the same until the server has given a
/// definite answer, so pressing again after a lost connection never does it twice (R22).
#[derive(Debug, Clone, Copy)]
pub struct Intent {
    key: StoredValue<String>,
    busy: RwSignal<bool>,
}

impl Intent {
    /// A new intent; make it with the form or button it belongs to.
    #[expect(clippy::new_without_default, reason = "an intent is an act, not a default")]
    pub fn new() -> Self {
        Self { key: StoredValue::new(fresh_key()), busy: RwSignal::new(false) }
    }

    /// Whether it is on its way; for the button.
    pub fn busy(&self) -> Signal<bool> {
        self.busy.into()
    }

    /// Means another thing from now on, with a key of its own: for a form that serves one record
    /// after the other.
    pub fn renew(&self) {
        self.key.try_set_value(fresh_key());
    }

    /// Sends it with its key, unless it is on its way already (then `None`).
    pub async fn run<T, F>(&self, send: impl FnOnce(String) -> F) -> Option<Result<T, UiError>>
    where
        F: Future<Output = Result<T, UiError>>,
    {
        if self.busy.try_get_untracked()? {
            return None;
        }
        self.busy.try_set(true);
        let result = send(self.key.try_get_value()?).await;
        self.busy.try_set(false);
        if !matches!(&result, Err(error) if error.outcome_unknown()) {
            self.key.try_set_value(fresh_key());
        }
        Some(result)
    }
}

/// 128 random bits in hexadecimal. `crypto.randomUUID` would need HTTPS, this works without.
fn fresh_key() -> String {
    let mut bytes = [0u8; 16];
    if cfg!(target_arch = "wasm32")
        && let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok())
    {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
