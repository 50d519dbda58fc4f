//! Short notices that something was done, and a way to undo it.

use super::{Button, ButtonKind, ButtonSize, Icon, Symbol, describe, text};
use crate::api::UiError;
use crate::i18n::Words;
use leptos::prelude::*;
use std::time::Duration;

/// How long a notice stays.
const STAY: Duration = Duration::from_secs(6);

/// A notice.
#[derive(Debug, Clone)]
pub struct Notice {
    id: u32,
    words: Words,
    fault: bool,
    action: Option<(Words, Callback<()>)>,
}

thread_local! {
    static NOTICES: ArcRwSignal<Vec<Notice>> = ArcRwSignal::new(Vec::new());
}

impl Notice {
    /// Something was done.
    pub fn done(words: impl Into<Words>) -> Self {
        Self { id: 0, words: words.into(), fault: false, action: None }
    }

    /// Something can not be done, and why.
    pub fn refused(words: impl Into<Words>) -> Self {
        Self { fault: true, ..Self::done(words) }
    }

    /// With a button, e.g. to undo.
    #[must_use]
    pub fn with_action(mut self, words: impl Into<Words>, act: Callback<()>) -> Self {
        self.action = Some((words.into(), act));
        self
    }
}

/// Shows a notice; it goes by itself.
pub fn notify(notice: Notice) {
    let id = push(notice);
    set_timeout(move || dismiss(id), STAY);
}

/// Shows what went wrong; it stays until dismissed. Errors of a form belong to the form instead.
pub fn notify_error(error: &UiError) {
    let (title, body) = describe(error);
    let words = if body.is_empty() { title } else { format!("{title}. {body}") };
    push(Notice { id: 0, words: words.into(), fault: true, action: None });
}

fn push(mut notice: Notice) -> u32 {
    NOTICES.with(|all| {
        let mut all = all.write();
        notice.id = all.last().map_or(1, |last| last.id + 1);
        let id = notice.id;
        all.push(notice);
        id
    })
}

fn dismiss(id: u32) {
    NOTICES.with(|all| all.update(|all| all.retain(|notice| notice.id != id)));
}

/// Where notices appear; once per entry.
#[component]
pub fn Toasts() -> impl IntoView {
    let notices = NOTICES.with(Clone::clone);
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || notices.get() key=|notice| notice.id children=toast/>
        </div>
    }
    .into_any()
}

fn toast(notice: Notice) -> AnyView {
    let id = notice.id;
    let symbol = if notice.fault { Symbol::Alert } else { Symbol::Check };
    let action = notice.action.map(|(words, act)| {
        let press = move |()| {
            // The notice outlives the page that gave it.
            act.try_run(());
            dismiss(id);
        };
        view! { <Button size=ButtonSize::Small on_press=press>{words}</Button> }
    });
    view! {
        <div class="toast" data-fault=notice.fault.then_some("")>
            <Icon of=symbol/>
            <span class="toast-text">{notice.words}</span>
            {action}
            <Button
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                icon=Symbol::Cross
                label=text::CLOSE
                on_press=move |()| dismiss(id)
            />
        </div>
    }
    .into_any()
}
