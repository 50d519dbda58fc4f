//! What one must know at a glance.

use super::operations::{DossierView, Timeliness};
use super::text;
use crate::dossier::list::StatusBadge;
use crate::format;
use crate::ui::{Badge, Banner, DueBadge, Symbol, Tone};
use leptos::prelude::*;

/// Status, time, applicant, procedure.
#[component]
pub(super) fn Head(dossier: Signal<DossierView>, left: RwSignal<bool>) -> impl IntoView {
    let status = Memo::new(move |_| dossier.with(|d| (d.status, d.status_text.clone())));
    let due = Memo::new(move |_| {
        dossier.with(|d| {
            let estimate = d.due.as_ref().is_some_and(|due| due.estimate);
            (d.remaining_minutes, d.due_at.map(|at| (at, estimate)), d.timeliness, d.paused)
        })
    });
    let badge = move || {
        let (status, words) = status.get();
        view! { <StatusBadge status words/> }
    };
    let time = move || {
        let (remaining, date, timeliness, paused) = due.get();
        let at = date.map(|(at, _)| at);
        let date = date.map(|(at, estimate)| {
            view! {
                <span class="head-due">
                    {if estimate { text::EXPECTED } else { text::DUE }}" "<time><b>{format::date_time(at.0)}</b></time>
                </span>
            }
        });
        let left = match (remaining, timeliness) {
            (Some(_), _) => view! { <DueBadge remaining at/> }.into_any(),
            (None, Some(Timeliness::Late)) => {
                view! { <Badge label=text::WAS_LATE tone=Tone::Late/> }.into_any()
            }
            (None, Some(Timeliness::Early)) => {
                view! { <Badge label=text::WAS_EARLY icon=Symbol::Check/> }.into_any()
            }
            (None, Some(Timeliness::OnTime)) => {
                view! { <Badge label=text::WAS_ON_TIME icon=Symbol::Check/> }.into_any()
            }
            (None, None) if paused => {
                view! { <Badge label=text::STANDS_STILL icon=Symbol::Pause/> }.into_any()
            }
            (None, None) => ().into_any(),
        };
        view! { {date}{left} }
    };
    let procedure = move || {
        let d = dossier.read();
        let case = (!d.case_name.is_empty()).then(|| format!(" · {}", d.case_name));
        view! {
            <span>{d.procedure.name.clone()}{case}</span>
            <span class="muted num">{d.procedure.code.clone()}</span>
        }
    };
    view! {
        <section class="dossier-head" aria-label=text::SUMMARY>
            {move || left.get().then(|| view! { <Banner icon=Symbol::Lock words=text::LEFT/> })}
            <p class="head-line">{badge}{time}</p>
            <p class="head-applicant">{move || dossier.read().applicant.name.clone()}</p>
            <p class="head-procedure">{procedure}</p>
        </section>
    }
    .into_any()
}
