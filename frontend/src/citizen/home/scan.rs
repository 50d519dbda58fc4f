//! The camera as a reader of the QR on the receipt slip, where the browser has one
//! (`BarcodeDetector`). Neither it nor the camera is in the stable part of `web-sys`, hence the
//! calls by name.

use super::text;
use crate::citizen::search::{Slip, Target, understand};
use crate::ui::{Banner, Button, ButtonSize, Dialog, Symbol, effect};
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Milliseconds between two looks at the picture.
const PAUSE: i32 = 200;

/// A button that opens the camera; nothing where the browser can not read a QR.
#[component]
pub(crate) fn ScanButton(
    /// Called with what stands on the slip.
    on_found: Callback<Slip>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    available().then(|| {
        view! {
            <div class="scan">
                <Button size=ButtonSize::Large icon=Symbol::Qr on_press=move |()| open.set(true)>
                    {text::SCAN}
                </Button>
                <Dialog open title=text::SCAN_TITLE>
                    <Viewfinder open on_found/>
                </Dialog>
            </div>
        }
        .into_any()
    })
}

/// The picture of the camera while the dialog is open.
#[component]
fn Viewfinder(open: RwSignal<bool>, on_found: Callback<Slip>) -> impl IntoView {
    let video = NodeRef::<html::Video>::new();
    let says = RwSignal::new(text::SCAN_AIM);
    let stream = StoredValue::new_local(JsValue::UNDEFINED);
    effect(move || {
        let Some(video) = video.get() else { return };
        let video: JsValue = video.into();
        spawn_local(async move {
            let Ok(camera) = start_camera(&video).await else {
                says.try_set(text::SCAN_DENIED);
                return;
            };
            // The dialog may have been closed while permission was asked for.
            if stream.try_set_value(camera.clone()).is_some() {
                return stop(&camera);
            }
            if let Some(slip) = watch(&video, stream, says).await {
                open.try_set(false);
                // The page may have been left while the last picture was looked at.
                on_found.try_run(slip);
            }
        });
    });
    on_cleanup(move || stream.with_value(stop));
    view! {
        <div class="dialog-body viewfinder">
            <video node_ref=video muted playsinline></video>
            <Banner words=move || says.get().get() icon=Symbol::Info/>
        </div>
    }
    .into_any()
}

/// Looks until a slip is seen; `None` when the dialog was closed before.
async fn watch(
    video: &JsValue,
    stream: StoredValue<JsValue, LocalStorage>,
    says: RwSignal<crate::i18n::Text>,
) -> Option<Slip> {
    let detector = detector().ok()?;
    while stream.try_with_value(|_| ()).is_some() {
        let found = async { JsFuture::from(promise(&detector, "detect", video)?).await }.await;
        let codes = found.map(|codes| Array::from(&codes)).unwrap_or_default();
        for code in codes.iter() {
            let text = property(&code, "rawValue").ok().and_then(|text| text.as_string());
            match understand(&text.unwrap_or_default()) {
                Target::Dossier(slip) => return Some(slip),
                _ => says.try_set(text::SCAN_OTHER),
            };
        }
        pause().await;
    }
    None
}

/// Whether this browser can read a QR from a camera.
fn available() -> bool {
    // Not in the native tests of views.
    cfg!(target_arch = "wasm32")
        && property(&window(), "BarcodeDetector").is_ok_and(|it| it.is_function())
        && devices().is_ok_and(|it| it.is_object())
}

fn devices() -> Result<JsValue, JsValue> {
    property(&window().navigator(), "mediaDevices")
}

/// Opens the camera at the back and shows its picture.
async fn start_camera(video: &JsValue) -> Result<JsValue, JsValue> {
    let wish = object("video", &object("facingMode", &"environment".into())?)?;
    let stream = JsFuture::from(promise(&devices()?, "getUserMedia", &wish)?).await?;
    Reflect::set(video, &"srcObject".into(), &stream)?;
    JsFuture::from(promise(video, "play", &JsValue::UNDEFINED)?).await?;
    Ok(stream)
}

fn detector() -> Result<JsValue, JsValue> {
    let formats: Array = [JsValue::from("qr_code")].into_iter().collect();
    let class: Function = property(&window(), "BarcodeDetector")?.dyn_into()?;
    Reflect::construct(&class, &Array::of1(&object("formats", &formats)?))
}

/// Switches the camera off.
fn stop(stream: &JsValue) {
    let tracks =
        property(stream, "getTracks").and_then(|f| f.dyn_into::<Function>()?.call0(stream));
    for track in tracks.map(|tracks| Array::from(&tracks)).unwrap_or_default().iter() {
        let _ = property(&track, "stop").and_then(|f| f.dyn_into::<Function>()?.call0(&track));
    }
}

async fn pause() {
    let promise = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PAUSE);
    });
    let _ = JsFuture::from(promise).await;
}

fn property(of: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(of, &name.into())
}

fn object(name: &str, value: &JsValue) -> Result<JsValue, JsValue> {
    let object = Object::new();
    Reflect::set(&object, &name.into(), value)?;
    Ok(object.into())
}

fn promise(of: &JsValue, method: &str, argument: &JsValue) -> Result<Promise, JsValue> {
    property(of, method)?.dyn_into::<Function>()?.call1(of, argument)?.dyn_into()
}
