//! The camera as a reader of QR: calls by name, see [`super::scan`].

use super::scan::{Scan, devices, property};
use super::text;
use crate::citizen::search::{Slip, Target, understand};
use crate::ui::{Banner, Symbol, effect};
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Milliseconds between two looks at the picture.
const PAUSE: i32 = 200;

/// The picture of the camera while the dialog is open.
#[component]
pub fn Viewfinder() -> impl IntoView {
    let Scan { open, on_found } = expect_context();
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

fn object(name: &str, value: &JsValue) -> Result<JsValue, JsValue> {
    let object = Object::new();
    Reflect::set(&object, &name.into(), value)?;
    Ok(object.into())
}

fn promise(of: &JsValue, method: &str, argument: &JsValue) -> Result<Promise, JsValue> {
    property(of, method)?.dyn_into::<Function>()?.call1(of, argument)?.dyn_into()
}
