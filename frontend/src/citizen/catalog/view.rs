//! The rows of the catalog.

use super::operations::Row;
use super::text;
use crate::citizen::procedure::{ChannelTerm, at_counter, fee, term};
use crate::ui::{Badge, Tone};
use leptos::prelude::*;

/// Each procedure with what decides whether it is the right one.
pub(super) fn rows(rows: &[Row]) -> AnyView {
    let rows = rows.iter().map(row).collect_view();
    view! { <ul class="catalog">{rows}</ul> }.into_any()
}

fn row(row: &Row) -> AnyView {
    let cases: Vec<Vec<ChannelTerm>> = row.cases.iter().map(|case| case.channels.clone()).collect();
    let times = at_counter(&cases, |terms| terms.term.clone());
    let fees = at_counter(&cases, |terms| (terms.fee, terms.fee_note.clone()));
    let time = one_of(times.iter().map(|time| term(time)).collect());
    let sum = one_of(fees.iter().map(|(sum, note)| fee(*sum, note)).collect());
    let reason = row.not_receivable_reason.clone();
    view! {
        <li class="catalog-row">
            <div class="catalog-what">
                <a class="catalog-name" lang="vi" href=format!("/thu-tuc/{}", row.code)>
                    {row.name.clone()}
                </a>
                <p class="catalog-meta">
                    <span class="num">{row.code.clone()}</span>
                    <span lang="vi">{row.agency.name.clone()}</span>
                    <span lang="vi">{row.field.clone()}</span>
                </p>
                {reason.map(|reason| view! {
                    <p class="catalog-reason">
                        <Badge label=text::NOT_RECEIVABLE tone=Tone::Held/>
                        {reason}
                    </p>
                })}
            </div>
            <dl class="catalog-terms">
                <div><dt>{text::TIME}</dt><dd>{time}</dd></div>
                <div><dt>{text::FEE}</dt><dd>{sum}</dd></div>
            </dl>
        </li>
    }
    .into_any()
}

/// One or two values as they are; more depend on the case.
fn one_of(values: Vec<String>) -> String {
    match values.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [a, b] => text::either(a, b),
        _ => text::BY_CASE.get().to_owned(),
    }
}
