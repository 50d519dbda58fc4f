//! Results that wait.

use crate::dossier::hand_over::operations::Row;
use crate::dossier::hand_over::page::Waiting;
use crate::dossier::hand_over::text;
use crate::format;
use crate::ui::{Column, EmptyState, Symbol, Table};
use leptos::prelude::*;

/// The list; each row opens its dossier beside it.
#[component]
pub(in super::super) fn List(
    /// The rows.
    waiting: Signal<Waiting>,
    /// What it is narrowed to, kept in the links.
    search: Memo<String>,
    /// The dossier open now.
    code: Memo<String>,
) -> impl IntoView {
    let empty = move || match search.read().is_empty() {
        true => view! {
            <EmptyState icon=Symbol::Check title=text::NONE_WAITING body=text::NONE_WAITING_BODY/>
        }
        .into_any(),
        false => view! {
            <EmptyState icon=Symbol::Search title=text::NONE_FOUND body=text::NONE_FOUND_BODY/>
        }
        .into_any(),
    };
    let none = Memo::new(move |_| waiting.read().rows.is_empty());
    let title = move || match search.read().is_empty() {
        true => text::LIST.get(),
        false => text::FOUND.get(),
    };
    let more = move || {
        let waiting = waiting.read();
        waiting.more.then(|| view! { <p class="muted">{text::more(waiting.rows.len())}</p> })
    };
    let table = move || {
        let columns = vec![
            Column::new(text::APPLICANT).wide("34%"),
            Column::new(text::PROCEDURE),
            Column::new(text::CODE).wide("10.5rem"),
            Column::new(text::SINCE).wide("6.5rem"),
        ];
        view! {
            <Table label=text::LIST columns>
                <For
                    each=move || waiting.get().rows
                    key=|row| row.code.clone()
                    children=move |row| self::row(row, search, code)
                />
            </Table>
        }
    };
    view! {
        <div class="return-list">
            <div class="part-head">
                <h2>{title}</h2>
                <span class="muted">{move || search.read().is_empty().then(|| text::OLDEST_FIRST.get())}</span>
            </div>
            {move || if none.get() { empty() } else { table().into_any() }}
            {more}
        </div>
    }
    .into_any()
}

fn row(row: Row, search: Memo<String>, open: Memo<String>) -> AnyView {
    let code = row.code.unwrap_or_default();
    let since = row.result.and_then(|result| result.released_at);
    let href = {
        let code = code.clone();
        move || {
            let (code, search) = (encoded(&code), encoded(&search.read()));
            match search.is_empty() {
                true => format!("/desk/return?dossier={code}"),
                false => format!("/desk/return?search={search}&dossier={code}"),
            }
        }
    };
    let current = {
        let code = code.clone();
        move || (*open.read() == code).then_some("true")
    };
    let procedure = row.procedure.name;
    let title = procedure.clone();
    view! {
        <tr tabindex="-1" aria-current=current>
            <td><a class="row-link" href=href>{row.applicant_name}</a></td>
            <td class="cell-clip" title=title>{procedure}</td>
            <td class="num">{code}</td>
            <td>{since.map(|at| view! {
                <time title=format::date_time(at.0)>{format::date(at.0.date())}</time>
            })}</td>
        </tr>
    }
    .into_any()
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
