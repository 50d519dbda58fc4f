//! A page of the catalog drawn.

use super::operations::{Found, Row, Wanted};
use super::text;
use crate::citizen::part::definition;
use crate::citizen::procedure::{ChannelTerm, at_counter, fee, term};
use crate::ui::html::{self, Html, all, badge, el, icon, vietnamese, words};
use crate::ui::{Symbol, Tone};

/// How many were found, in which field, and the way out of all filters.
pub(super) fn head(found: &Found, wanted: &Wanted) -> Html {
    let narrowed = *wanted != Wanted { after: wanted.after.clone(), ..Wanted::default() };
    let count = text::found(found.total_count);
    let field = match wanted.field.as_str() {
        "" => Html::default(),
        field => words("span", "", &text::in_field(field)),
    };
    let clear = match narrowed {
        true => link("", "/thu-tuc", html::text(text::CLEAR.get())),
        false => Html::default(),
    };
    let attributes = [("class", "catalog-found"), ("role", "status")];
    el("p", &attributes, &[words("span", "", &count), field, clear])
}

/// Each procedure with what decides whether it is the right one.
pub(super) fn rows(rows: &[Row]) -> Html {
    match rows {
        [] => nothing(),
        rows => el("ul", &[("class", "catalog")], &[all(rows.iter().map(row))]),
    }
}

/// Nothing fits.
fn nothing() -> Html {
    let out = link("button", "/thu-tuc", html::text(text::CLEAR.get()));
    let content = [
        icon(Symbol::Search),
        words("p", "state-title", text::EMPTY.get()),
        words("p", "state-body", text::EMPTY_BODY.get()),
        el("div", &[("class", "state-actions")], &[out]),
    ];
    el("div", &[("class", "state")], &content)
}

fn row(row: &Row) -> Html {
    let cases: Vec<Vec<ChannelTerm>> = row.cases.iter().map(|case| case.channels.clone()).collect();
    let times = at_counter(&cases, |terms| terms.term.clone());
    let fees = at_counter(&cases, |terms| (terms.fee, terms.fee_note.clone()));
    let time = one_of(times.iter().map(|time| term(time)).collect());
    let sum = one_of(fees.iter().map(|(sum, note)| fee(*sum, note)).collect());
    let reason = row.not_receivable_reason.as_ref().map(|reason| {
        let mark = badge(Tone::Held, Symbol::Lock, text::NOT_RECEIVABLE.get());
        el("p", &[("class", "catalog-reason")], &[mark, html::text(reason)])
    });
    let address = format!("/thu-tuc/{}", row.code);
    let meta = [
        words("span", "num", &row.code),
        vietnamese("span", "", &row.agency.name),
        vietnamese("span", "", &row.field),
    ];
    let what = [
        link("catalog-name", &address, vietnamese("span", "", &row.name)),
        el("p", &[("class", "catalog-meta")], &meta),
        reason.unwrap_or_default(),
    ];
    let terms =
        [definition(text::TIME, &html::text(&time)), definition(text::FEE, &html::text(&sum))];
    let parts = [
        el("div", &[("class", "catalog-what")], &what),
        el("dl", &[("class", "catalog-terms")], &terms),
    ];
    el("li", &[("class", "catalog-row")], &parts)
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

/// Forward by cursor; back is the browser's, and to the beginning.
pub(super) fn pages(found: &Found, wanted: &Wanted) -> Html {
    let start = (!wanted.after.is_empty()).then(|| {
        let words = all([icon(Symbol::Back), html::text(text::START.get())]);
        link("button", &wanted.after("").address(), words)
    });
    let next = found.page_info.end_cursor.as_deref().filter(|_| found.page_info.has_next_page);
    let next = next.map(|after| {
        let words = all([html::text(text::NEXT.get()), icon(Symbol::Forward)]);
        link("button", &wanted.after(after).address(), words)
    });
    if start.is_none() && next.is_none() {
        return Html::default();
    }
    let attributes = [("class", "catalog-pages"), ("aria-label", text::PAGES.get())];
    el("nav", &attributes, &[all(start.into_iter().chain(next))])
}

fn link(class: &str, address: &str, content: Html) -> Html {
    let (kind, size) = match class {
        "button" => ("secondary", "normal"),
        _ => ("", ""),
    };
    let attributes =
        [("class", class), ("href", address), ("data-kind", kind), ("data-size", size)];
    el("a", &attributes, &[content])
}
