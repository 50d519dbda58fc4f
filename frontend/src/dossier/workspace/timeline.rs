//! What has happened, latest first.

use super::operations::{DossierView, Happening, HappeningKind};
use super::text;
use crate::ui::{Symbol, Timeline, TimelineItem};
use leptos::prelude::*;

fn icon(kind: HappeningKind) -> Symbol {
    match kind {
        HappeningKind::Accepted => Symbol::Inbox,
        HappeningKind::Assigned => Symbol::Person,
        HappeningKind::CompletionRequested => Symbol::Paper,
        HappeningKind::Forwarded => Symbol::Forward,
        HappeningKind::Refused => Symbol::Cross,
        HappeningKind::Released | HappeningKind::Returned => Symbol::Hand,
        HappeningKind::SentBack => Symbol::Back,
        HappeningKind::Signed => Symbol::Check,
        HappeningKind::Unknown => Symbol::Dot,
    }
}

/// A happening as the timeline draws it.
fn item(it: Happening) -> TimelineItem {
    TimelineItem {
        at: it.at,
        title: it.title,
        detail: it.detail,
        actor: it.actor.map(|officer| format!("{}, {}", officer.name, officer.title)),
        icon: icon(it.kind),
    }
}

/// The history of a dossier.
#[component]
pub(super) fn History(dossier: Signal<DossierView>) -> impl IntoView {
    let items = Signal::derive(move || {
        dossier.read().timeline.iter().rev().cloned().map(item).collect::<Vec<_>>()
    });
    view! {
        <section class="card history">
            <h2>{text::HISTORY}</h2>
            <Timeline items/>
        </section>
    }
    .into_any()
}
