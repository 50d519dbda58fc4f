//! The derivation of the due date: every citizen may ask, so every officer can answer.

use super::operations::{DossierView, Skipped};
use super::text;
use crate::format;
use crate::ui::{Icon, Symbol};
use leptos::prelude::*;

/// “Vì sao hẹn ngày này?”
#[component]
pub(super) fn WhyDue(dossier: Signal<DossierView>) -> impl IntoView {
    let due = Memo::new(move |_| dossier.read().due.clone());
    let day = |days: Skipped| {
        let when = if days.from == days.to {
            format::date(days.from.0)
        } else {
            format!("{} – {}", format::date(days.from.0), format::date(days.to.0))
        };
        view! { <li><span class="num">{when}</span><span class="muted">{days.reason}</span></li> }
    };
    move || {
        due.get().map(|due| {
            let skipped = (!due.skipped.is_empty()).then(|| {
                view! {
                    <h3>{text::SKIPPED}</h3>
                    <ul class="why-days">{due.skipped.into_iter().map(day).collect_view()}</ul>
                }
            });
            view! {
                <details class="card why">
                    <summary><h2>{text::WHY}</h2></summary>
                    <ol class="why-lines">
                        {due.lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                    </ol>
                    {due.provisional.map(|why| view! {
                        <p class="why-note"><Icon of=Symbol::Info/>{why}</p>
                    })}
                    {skipped}
                </details>
            }
        })
    }
}
