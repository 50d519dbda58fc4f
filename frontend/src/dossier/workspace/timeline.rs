//! What has happened, latest first.

use super::operations::{DossierView, Happening, HappeningKind};
use super::text;
use crate::ui::{Button, ButtonKind, ButtonSize, Symbol, Timeline, TimelineItem};
use leptos::prelude::*;

fn icon(kind: HappeningKind) -> Symbol {
    match kind {
        HappeningKind::Accepted | HappeningKind::Submitted => Symbol::Inbox,
        HappeningKind::Assigned => Symbol::Person,
        HappeningKind::CompletionRequested
        | HappeningKind::SupplementRequested
        | HappeningKind::SupplementReceived
        | HappeningKind::PaymentRequested
        | HappeningKind::Amended
        | HappeningKind::Letter => Symbol::Paper,
        HappeningKind::Consulted | HappeningKind::Answered => Symbol::List,
        HappeningKind::DueChanged | HappeningKind::Extended | HappeningKind::Suspended => {
            Symbol::Clock
        }
        HappeningKind::Forwarded | HappeningKind::Transferred => Symbol::Forward,
        HappeningKind::Inspected => Symbol::Search,
        HappeningKind::Refused | HappeningKind::Stopped => Symbol::Cross,
        HappeningKind::HandedOver
        | HappeningKind::Posted
        | HappeningKind::Released
        | HappeningKind::Returned => Symbol::Hand,
        HappeningKind::SentBack | HappeningKind::Withdrawal => Symbol::Back,
        HappeningKind::Paid | HappeningKind::Signed => Symbol::Check,
        HappeningKind::Unknown => Symbol::Dot,
    }
}

/// A happening as the timeline draws it.
fn item(it: Happening) -> TimelineItem {
    TimelineItem {
        at: it.at,
        title: it.title,
        detail: it.detail,
        actor: it.actor.map(|officer| match it.on_behalf_of {
            Some(other) => text::on_behalf_of(&officer.name, &other.name),
            None => format!("{}, {}", officer.name, officer.title),
        }),
        icon: icon(it.kind),
    }
}

/// Happenings on the screen until one asks for all; the style sheet hides the rest. Paper has all.
const LATEST: usize = 6;

/// The history of a dossier.
#[component]
pub(super) fn History(dossier: Signal<DossierView>) -> impl IntoView {
    let all = RwSignal::new(false);
    let items = Signal::derive(move || {
        dossier.read().timeline.iter().rev().cloned().map(item).collect::<Vec<_>>()
    });
    let rest = move || {
        let n = dossier.read().timeline.len();
        (n > LATEST && !all.get()).then(|| {
            view! {
                <Button
                    kind=ButtonKind::Quiet
                    size=ButtonSize::Small
                    icon=Symbol::Down
                    on_press=move |()| all.set(true)
                >
                    {move || text::all_happenings(n)}
                </Button>
            }
        })
    };
    view! {
        <section class="card history" data-all=move || all.get().then_some("")>
            <h2>{text::HISTORY}</h2>
            <Timeline items/>
            {rest}
        </section>
    }
    .into_any()
}
