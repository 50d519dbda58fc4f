//! Pages that are files of their own, fetched when somebody first goes there.
//!
//! An entry (`src/bin`) marks what can wait with [`deferred!`](crate::deferred!); `cargo xtask web`
//! cuts the WebAssembly there. The code that several pages share is cut out once.

use super::{ErrorState, Skeleton, SkeletonKind, live};
use crate::api::UiError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use std::pin::Pin;

/// Draws a page whose code is there.
pub type Draw = fn() -> AnyView;

/// Fetches the code of a page; it is fetched once, and after a failure again.
pub type Deferred = fn() -> Pin<Box<dyn Future<Output = Result<Draw, NotFetched>>>>;

/// The code of a page could not be fetched: no connection, or the server has a newer one.
#[derive(Debug, Clone, Copy)]
pub struct NotFetched;

impl From<SplitLoaderError> for NotFetched {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Makes a [`Deferred`] of a page. Those of one name come in one file.
///
/// What is only ever opened inside others says so, and is named after their file: it is cut as if it
/// needed all that they need. That is there already, and what they share with the rest stays whole
/// instead of being a file with it and another without.
///
/// ```text
/// let page: Deferred = deferred!(board: BoardPage);
/// let inside: Deferred = deferred!(dossier_forms: Forms, inside DossierPage, PreviewBeside);
/// ```
#[macro_export]
macro_rules! deferred {
    ($file:ident: $page:path $(, inside $($outer:path),+)?) => {{
        use ::leptos::wasm_split;
        #[wasm_split::wasm_split($file, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn page() -> Result<$crate::ui::Draw, $crate::ui::NotFetched> {
            // Named, so that the cut sees it; never called.
            $($(::std::hint::black_box::<$crate::ui::Draw>(|| {
                ::leptos::prelude::IntoAny::into_any($outer())
            });)+)?
            Ok(|| ::leptos::prelude::IntoAny::into_any($page()))
        }
        let fetch: $crate::ui::Deferred = || ::std::boxed::Box::pin(page());
        fetch
    }};
}

#[derive(Debug, Clone, Copy)]
enum Code {
    Coming,
    Missing,
    There(Draw),
}

/// A page, once its code is there.
#[component]
pub fn DeferredPage(
    /// Where the code comes from.
    page: Deferred,
) -> impl IntoView {
    let code = RwSignal::new(Code::Coming);
    let fetch = move || {
        spawn_local(async move {
            let fetched = page().await;
            code.try_set(fetched.map_or(Code::Missing, Code::There));
        });
    };
    fetch();
    let tried = StoredValue::new(false);
    let retry = move |()| {
        // With a connection, a second failure means that this program is older than the server's.
        if tried.get_value() && window().navigator().on_line() {
            let _ = window().location().reload();
        }
        tried.set_value(true);
        fetch();
    };
    live(move || match code.get() {
        Code::Coming => view! { <Skeleton kind=SkeletonKind::Text/> }.into_any(),
        Code::Missing => view! { <ErrorState error=UiError::Offline on_retry=retry/> }.into_any(),
        Code::There(draw) => untrack(draw),
    })
    .into_any()
}
