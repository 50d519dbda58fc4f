//! The dossiers of a bulk, each with what would become or became of it.

use super::operations::{BulkItem, BulkOutcome};
use super::text;
use crate::ui::{Icon, Symbol};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The table. With `out`, what can be done has a box to take it out.
#[component]
pub(super) fn Items(
    #[prop(into)] items: Signal<Vec<BulkItem>>,
    #[prop(optional)] out: Option<RwSignal<BTreeSet<String>>>,
) -> impl IntoView {
    let rows = move || items.get().into_iter().map(|item| row(item, out)).collect_view();
    let boxes = out.is_some();
    view! {
        <div class="bulk-items table-frame" tabindex="0" role="region" aria-label=text::PREVIEW>
            <table class="table">
                <thead>
                    <tr>
                        {boxes.then(|| view! { <th class="cell-check"></th> })}
                        <th scope="col">{text::CODE}</th>
                        <th scope="col">{text::APPLICANT}</th>
                        <th scope="col">{text::STEP}</th>
                        <th scope="col">{text::VERDICT}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(item: BulkItem, out: Option<RwSignal<BTreeSet<String>>>) -> AnyView {
    let id = item.dossier_id.inner().to_owned();
    let dossier = item.dossier.as_ref();
    let code = dossier.map_or_else(
        || text::UNKNOWN.get().to_owned(),
        |dossier| dossier.code.clone().unwrap_or_else(|| text::NO_CODE.get().to_owned()),
    );
    let eligible = item.outcome == BulkOutcome::Eligible;
    let tick = out.map(|out| {
        let (key, name) = (id.clone(), code.clone());
        let shown = id.clone();
        view! {
            <td class="cell-check">
                {eligible.then(|| view! {
                    <input
                        type="checkbox"
                        class="select-row"
                        aria-label=move || text::take(&name)
                        prop:checked=move || !out.read().contains(&shown)
                        on:change=move |_| out.update(|out| {
                            if !out.remove(&key) {
                                out.insert(key.clone());
                            }
                        })
                    />
                })}
            </td>
        }
    });
    let step = dossier.and_then(|dossier| dossier.current_step.clone());
    let holder = step.as_ref().and_then(|step| step.assignee.as_ref()).map(|who| who.name.clone());
    let (icon, verdict) = match item.outcome {
        BulkOutcome::Eligible => (Symbol::Ring, text::CAN.get().to_owned()),
        BulkOutcome::Done => (Symbol::Check, text::DONE.get().to_owned()),
        BulkOutcome::Failed => (Symbol::Alert, text::FAILED.get().to_owned()),
        BulkOutcome::Refused | BulkOutcome::Stale => {
            let words: Vec<_> = item.user_errors.iter().map(|it| it.message.as_str()).collect();
            (Symbol::Lock, words.join(" "))
        }
    };
    let outcome = match item.outcome {
        BulkOutcome::Eligible => "can",
        BulkOutcome::Done => "done",
        _ => "not",
    };
    view! {
        <tr data-outcome=outcome>
            {tick}
            <th scope="row" class="num">{code}</th>
            <td>{dossier.map(|dossier| dossier.applicant_name.clone())}</td>
            <td>
                {step.map(|step| view! {
                    <span>{step.title}</span>
                    <span class="muted">
                        {move || holder.clone().unwrap_or_else(|| text::NOBODY.get().to_owned())}
                    </span>
                })}
            </td>
            <td class="bulk-verdict"><Icon of=icon/>{verdict}</td>
        </tr>
    }
    .into_any()
}
