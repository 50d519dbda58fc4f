//! The keys one can press here.

use super::keys;
use super::{Dialog, Kbd, text};
use leptos::prelude::*;

/// The sheet of shortcuts, opened by `?`; once per entry.
#[component]
pub fn HelpSheet() -> impl IntoView {
    let open = RwSignal::new(false);
    keys::shortcut("?", text::SHORTCUT_HELP, move |()| open.set(true));
    let list = move || {
        let row = |(keys, what): (&'static str, crate::i18n::Words)| {
            view! { <div class="help-row"><dt>{what}</dt><dd><Kbd keys/></dd></div> }
        };
        view! {
            <dl class="dialog-body help-list">
                {keys::active().into_iter().map(row).collect_view()}
            </dl>
        }
        .into_any()
    };
    view! { <Dialog open title=text::SHORTCUTS>{list}</Dialog> }.into_any()
}
