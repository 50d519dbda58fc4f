//! The button that reads the QR on the receipt slip with the camera, where the browser has one
//! (`BarcodeDetector`). The camera's part is fetched when somebody presses it.

use super::text;
use crate::citizen::search::Slip;
use crate::portal::Pages;
use crate::ui::{Button, ButtonSize, DeferredPage, Dialog, Symbol};
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// What the camera is to do, given to it as context.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scan {
    /// Whether its dialog is open.
    pub(super) open: RwSignal<bool>,
    /// Called with what stands on the slip.
    pub(super) on_found: Callback<Slip>,
}

/// A button that opens the camera; nothing where the browser can not read a QR.
#[component]
pub(crate) fn ScanButton(
    /// Called with what stands on the slip.
    on_found: Callback<Slip>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    available().then(|| {
        provide_context(Scan { open, on_found });
        let page = expect_context::<Pages>().camera;
        view! {
            <div class="scan">
                <Button size=ButtonSize::Large icon=Symbol::Qr on_press=move |()| open.set(true)>
                    {text::SCAN}
                </Button>
                <Dialog open title=text::SCAN_TITLE>
                    <DeferredPage page/>
                </Dialog>
            </div>
        }
        .into_any()
    })
}

/// Whether this browser can read a QR from a camera.
fn available() -> bool {
    // Not in the native tests of views.
    cfg!(target_arch = "wasm32")
        && property(&window(), "BarcodeDetector").is_ok_and(|it| it.is_function())
        && devices().is_ok_and(|it| it.is_object())
}

pub(super) fn devices() -> Result<JsValue, JsValue> {
    property(&window().navigator(), "mediaDevices")
}

/// A property of a JavaScript value: neither the detector nor the camera is in the stable part of
/// `web-sys`.
pub(super) fn property(of: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(of, &name.into())
}
