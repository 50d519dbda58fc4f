//! A dossier beside a list: the same head, actions, due date and history as on its own page.

use super::actions::Actions;
use super::bench::Bench;
use super::due::WhyDue;
use super::head::Head;
use super::operations::{Changed, DossierKey, DossierQuery, DossierView};
use super::preview_of::{PreviewOf, Wish};
use super::seen::mark_seen;
use super::text;
use super::timeline::History;
use crate::api::{self, Remote, UiError, live, remote};
use crate::dossier::list::renew;
use crate::ui::{Icon, Load, SkeletonKind, Symbol};
use cynic::{QueryBuilder, SubscriptionBuilder};
use leptos::prelude::*;
use std::time::Duration;

/// How long a dossier is looked at before it counts as seen: walking over rows is not looking.
const LOOKED_AT: Duration = Duration::from_millis(1_500);

/// The dossier that the context's [`PreviewOf`] names.
#[component]
pub fn PreviewBeside() -> impl IntoView {
    let PreviewOf { id, asked, typing, on_seen } = expect_context();
    let left = RwSignal::new(false);
    let source = remote(move || {
        live::track_rejoined();
        let key = DossierKey { code: None, id: Some(cynic::Id::new(id.as_str())) };
        let request = api::query(DossierQuery::build(key));
        async move { request.await?.dossier.ok_or(UiError::NotFound) }
    });
    renew(source);
    view! {
        <Load of=source skeleton=SkeletonKind::Text let:dossier>
            <Content dossier source left asked typing on_seen/>
        </Load>
    }
    .into_any()
}

#[component]
fn Content(
    dossier: Signal<DossierView>,
    source: Remote<DossierView>,
    left: RwSignal<bool>,
    asked: RwSignal<Option<(String, Wish)>>,
    typing: RwSignal<bool>,
    on_seen: Callback<String>,
) -> impl IntoView {
    let bench = Bench::new(dossier, source);
    mark_seen(dossier, LOOKED_AT, Some(on_seen));
    live::subscribe(&Changed::build(()), move |event: Changed| {
        let change = event.dossier_changed;
        let (id, version) = dossier.with_untracked(|it| (it.id.clone(), it.version));
        if change.id == id && change.dossier.is_none_or(|now| now.version > version) {
            source.reload();
        }
    });
    Effect::new(move |_| {
        // Asked for another row, it is another preview's to answer.
        let wish = asked.get().filter(|(id, _)| dossier.read_untracked().is(id));
        if let Some((_, wish)) = wish {
            asked.set(None);
            bench.asked.set(Some(wish));
        }
    });
    Effect::new(move |_| typing.set(bench.form_open()));
    on_cleanup(move || {
        typing.try_set(false);
    });
    view! {
        <div class="preview-body">
            <p class="muted num">{move || dossier.read().code.clone()}</p>
            <Head dossier left/>
            <p class="visually-hidden" role="status">{move || bench.spoken.get()}</p>
            <Actions bench/>
            <WhyDue dossier/>
            <Papers dossier/>
            <History dossier/>
        </div>
    }
    .into_any()
}

/// What was handed in and what was issued, in short; a paper opens in a window of its own.
#[component]
fn Papers(dossier: Signal<DossierView>) -> impl IntoView {
    let asked = Memo::new(move |_| dossier.read().documents.clone());
    let issued = Memo::new(move |_| dossier.read().papers.clone());
    let handed_in = move || {
        let line = |it: super::operations::HandedIn| {
            let there = it.originals + it.copies + it.electronic > 0;
            let icon = if there { Symbol::Check } else { Symbol::Ring };
            view! { <li data-there=there.then_some("")><Icon of=icon/><span>{it.name}</span></li> }
        };
        asked.get().into_iter().map(line).collect_view()
    };
    let papers = move || {
        let line = |paper: super::operations::Paper| {
            let name = format!("{} {}", paper.title, paper.number);
            view! {
                <li><a href=paper.url target="_blank" rel="noopener"><Icon of=Symbol::Paper/>{name}</a></li>
            }
        };
        issued.get().into_iter().map(line).collect_view()
    };
    view! {
        <details class="card preview-papers">
            <summary><h2>{text::HANDED_IN}</h2></summary>
            <ul>{handed_in}</ul>
            <ul>{papers}</ul>
        </details>
    }
    .into_any()
}
