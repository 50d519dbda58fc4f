//! The foot of the page: where the form can go, and the keys.

use crate::desk::Pages;
use crate::dossier::intake::counter::{Counter, Exit};
use crate::dossier::intake::{send, terms, text};
use crate::i18n::Text;
use crate::ui::{Button, ButtonKind, Checkbox, DeferredPage, Kbd};
use leptos::prelude::*;

/// Always in sight.
#[component]
pub(in super::super) fn Bar(
    counter: Counter,
    /// The next person; with the same procedure when true.
    next: Callback<bool>,
) -> impl IntoView {
    let key = |keys: &'static str, what: Text| view! { <li><Kbd keys/>{what}</li> };
    let busy = counter.intent.busy();
    let submits = Memo::new(move |_| counter.submits());
    let same_day = Memo::new(move |_| {
        let by = counter.form.channel.get().into();
        let case = counter.case.read();
        !submits.get() && case.as_ref().is_some_and(|case| terms::same_day(&case.channels, by))
    });
    // From the first one on they stay; until their code is there, the bar says that it is coming.
    let opened = Memo::new(move |before: Option<&bool>| {
        before.copied().unwrap_or_default() || counter.requesting.get() || counter.refusing.get()
    });
    let pages = expect_context::<Pages>();
    let exits = move || opened.get().then(|| view! { <DeferredPage page=pages.exits/> });
    view! {
        <footer class="intake-bar" hidden=move || counter.issued.read().is_some()>
            {exits}
            <ul class="legend" aria-label=text::LEGEND>
                {key("F2", text::KEY_SCAN)}
                {key("Alt+A", text::KEY_ALL)}
                <li>
                    <button class="legend-press" type="button" on:click=move |_| next.run(false)>
                        <Kbd keys="F9"/>{text::KEY_CLEAR}
                    </button>
                </li>
            </ul>
            <div class="bar-exits">
                {move || same_day.get().then(|| view! {
                    <Checkbox checked=counter.form.receipt_slip label=text::RECEIPT/>
                })}
                {move || (!submits.get()).then(|| view! {
                    <Button keys="F7" on_press=move |()| send::open(counter, Exit::Refuse)>
                        {text::REFUSE}
                    </Button>
                    <Button keys="F6" on_press=move |()| send::open(counter, Exit::Request)>
                        {text::REQUEST}
                    </Button>
                })}
                {counter.refiled.then(|| view! {
                    <Button keys="F8" on_press=move |()| send::take(counter, Exit::Resubmit)>
                        {text::RESUBMIT}
                    </Button>
                })}
                <Button
                    kind=ButtonKind::Primary
                    keys="F4"
                    busy
                    on_press=move |()| send::take(counter, counter.main_exit())
                >
                    {move || if submits.get() { text::SUBMIT.get() } else { text::ACCEPT.get() }}
                </Button>
            </div>
        </footer>
    }
    .into_any()
}
