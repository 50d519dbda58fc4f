//! One tab at a time.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Runs `work` while no other tab of this site runs work under the same name (Web Locks). Where
/// the browser has no locks, for instance without HTTPS, it just runs.
pub(super) async fn exclusive(name: &str, work: impl Future<Output = ()> + 'static) {
    let Some((locks, request)) = lock_manager() else {
        work.await;
        return;
    };
    let callback = Closure::once_into_js(move || -> Promise {
        future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    if let Ok(held) = request.call2(&locks, &name.into(), &callback) {
        let _ = JsFuture::from(Promise::resolve(&held)).await;
    }
}

fn lock_manager() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?;
    Some((locks, request.dyn_into().ok()?))
}
