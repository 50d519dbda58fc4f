//! The list as a table: rows stay what they are while their content changes, so that the focus, a
//! mark and a running action survive every renewal.

use super::cells::{beside_preview, cell, code_cell, head};
use super::claim::{Answers, ClaimButton, RowNote};
use super::operations::QueueColumn;
use super::page::Worklist;
use super::rows::{Listed, MOST, Source};
use super::slots::BulkBar;
use super::{preview, text};
use crate::api::session;
use crate::dossier::list::{DossierRow, Home};
use crate::dossier::workspace::Wish;
use crate::identity::Permission;
use crate::ui::{
    Badge, Button, ButtonKind, Column, EmptyState, Icon, Load, SelectAll, SelectRow, Symbol, Table,
    Tone, keys, when_drawn,
};
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The rows, with what fetches them and the keys that act on them.
#[component]
pub(super) fn Rows(list: Worklist) -> impl IntoView {
    let source = Source::fetch(list);
    let answers = Answers { notes: RwSignal::new(HashMap::new()), spoken: list.spoken };
    row_keys(list);
    view! {
        <Load of=source.listed let:listed>
            <Content list source listed answers/>
        </Load>
    }
    .into_any()
}

/// `c` takes the row or card one stands on, `o` opens it, `f` opens the form of passing it on. The
/// preview says why one can not be taken or passed on.
pub(super) fn row_keys(list: Worklist) {
    keys::shortcut("c", text::CLAIM_KEY, move |()| {
        let Some(row) = current_row() else { return };
        match inside(&row, ".claim button") {
            Some(button) => button.click(),
            None => preview::ask(list, &row, Wish::Claim),
        }
    });
    keys::shortcut("o", text::OPEN_KEY, move |()| {
        if let Some(link) = current_row().and_then(|row| inside(&row, ".row-link")) {
            link.click();
        }
    });
    keys::shortcut("f", text::FORWARD_KEY, move |()| {
        if let Some(row) = current_row() {
            preview::ask(list, &row, Wish::Forward);
        }
    });
}

pub(super) fn inside(row: &Element, selector: &str) -> Option<HtmlElement> {
    row.query_selector(selector).ok()??.dyn_into().ok()
}

/// The row that has the focus, or the card last walked to. Without one the keys go to the first row and do nothing else, so
/// that nobody takes a dossier he was not looking at.
pub(super) fn current_row() -> Option<Element> {
    // Cards are drawn anew with every change, so what they say counts, not the focus.
    let card = document().query_selector(".lane-card[data-here]").ok()?;
    let row = card.or_else(|| document().active_element()?.closest("tr[data-id]").ok()?);
    if row.is_none()
        && let Ok(Some(first)) = document().query_selector("tr[data-id], .lane-card a")
        && let Ok(first) = first.dyn_into::<HtmlElement>()
    {
        let _ = first.focus();
    }
    row
}

#[component]
fn Content(
    list: Worklist,
    source: Source,
    listed: Signal<Listed>,
    answers: Answers,
) -> impl IntoView {
    let empty = Memo::new(move |_| listed.read().rows.is_empty());
    let columns = list.columns.shown();
    let content = move || {
        if empty.get() {
            return view! { <Nothing list/> }.into_any();
        }
        view! {
            <Arrived source/>
            {move || {
                let chosen = columns.get();
                let narrow = list.preview.get() && preview::is_wide();
                let columns = if narrow { beside_preview(&chosen) } else { chosen };
                view! { <Grid list source answers columns/> }
            }}
            <Foot source listed/>
        }
        .into_any()
    };
    // The bar outlives the rows: its dialog still says what became of the last of them.
    view! {
        <BulkBar list source/>
        {content}
    }
    .into_any()
}

/// What has arrived above while one was reading.
#[component]
fn Arrived(source: Source) -> impl IntoView {
    let show = move |()| {
        source.catch_up();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    view! {
        <div class="arrived" role="status">
            {move || {
                let held = source.held.get();
                (held > 0).then(|| view! {
                    <Button kind=ButtonKind::Primary icon=Symbol::Up on_press=show>
                        {move || text::arrived(held)}
                    </Button>
                })
            }}
        </div>
    }
    .into_any()
}

/// Nothing there: because nothing is to do, or because nothing fits.
#[component]
fn Nothing(list: Worklist) -> impl IntoView {
    move || {
        let filter = list.filter.get();
        let (icon, title, body) = match (filter.narrows(), filter.home()) {
            (true, _) => (Symbol::Search, text::NOTHING_FITS, text::NOTHING_FITS_BODY),
            (false, Home::Queue) => (Symbol::Check, text::EMPTY, text::EMPTY_BODY),
            (false, Home::List) => (Symbol::Stack, text::NONE, text::NONE_BODY),
        };
        let reset = filter.reset();
        let reset = move |()| list.go.run((reset.clone(), false));
        view! {
            <EmptyState icon title body>
                {filter.narrows().then(|| view! {
                    <Button icon=Symbol::Cross on_press=reset>{text::CLEAR}</Button>
                })}
            </EmptyState>
        }
    }
}

/// How many, and the way to more.
#[component]
fn Foot(source: Source, listed: Signal<Listed>) -> impl IntoView {
    let more = Memo::new(move |_| listed.read().more);
    let full = Memo::new(move |_| listed.read().rows.len() >= MOST);
    let count = move || {
        let n = listed.read().rows.len();
        if more.get() { text::rows_and_more(n) } else { text::rows(n) }
    };
    let busy = source.listed.busy();
    view! {
        <div class="pager">
            <p class="muted num" role="status">{count}</p>
            {move || match (more.get(), full.get()) {
                (true, true) => view! { <p class="muted">{text::TOO_MANY}</p> }.into_any(),
                (true, false) => view! {
                    <Button busy on_press=move |()| source.more()>{text::MORE}</Button>
                }
                .into_any(),
                (false, _) => ().into_any(),
            }}
        </div>
        <p class="queue-keys" aria-hidden="true">{text::KEYS}</p>
    }
    .into_any()
}

#[component]
fn Grid(
    list: Worklist,
    source: Source,
    answers: Answers,
    columns: Vec<QueueColumn>,
) -> impl IntoView {
    let rows = source.shown;
    let known = StoredValue::new((String::new(), HashSet::<String>::new()));
    let is_new = move |id: &str| {
        source
            .list
            .with_untracked(|list| known.with_value(|(of, ids)| of == list && !ids.contains(id)))
    };
    Effect::new(move |_| {
        let ids = rows.read().iter().map(|row| row.id.inner().to_owned()).collect();
        known.set_value((source.list.get_untracked(), ids));
    });
    let frame = NodeRef::<leptos::html::Div>::new();
    let remember = keep_focus(list, rows, frame);
    let works = untrack(session::viewer).is_some_and(|viewer| viewer.may(Permission::Queue));
    let mut heads = vec![Column::new(text::CODE).wide("11.25rem")];
    heads.extend(columns.iter().map(|column| head(*column)));
    if works {
        heads.push(Column::new(text::ACT).wide("5.25rem"));
    }
    let all = Signal::derive(move || {
        rows.read().iter().map(|row| row.id.inner().to_owned()).collect::<Vec<_>>()
    });
    let select = move || view! { <SelectAll selection=list.selection all/> }.into_any();
    let row = move |first: DossierRow| {
        let new = is_new(first.id.inner());
        one(list, source, answers, &columns, works, first, new)
    };
    view! {
        <div class="dossier-rows" node_ref=frame on:focusin=remember>
            <Table label=text::LABEL columns=heads select=select>
                <For
                    each=move || rows.get()
                    key=|row| row.id.inner().to_owned()
                    children=row
                />
            </Table>
        </div>
    }
    .into_any()
}

/// Notes the row one stands on. When it has left, the keyboard goes on from its neighbour.
fn keep_focus(
    list: Worklist,
    rows: RwSignal<Vec<DossierRow>>,
    frame: NodeRef<leptos::html::Div>,
) -> impl Fn(leptos::ev::FocusEvent) + Copy {
    let focused = StoredValue::new(None::<usize>);
    let table_rows = move || -> Vec<HtmlElement> {
        let found = frame.get_untracked().and_then(|f| f.query_selector_all("tr[tabindex]").ok());
        let Some(found) = found else { return Vec::new() };
        (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
    };
    Effect::new(move |_| {
        rows.track();
        when_drawn(move || {
            let lost = document().active_element().is_none_or(|e| e.tag_name() == "BODY");
            if !lost {
                return;
            }
            let rows = table_rows();
            let row = match focused.get_value() {
                Some(at) => rows.get(at).or(rows.last()),
                // Drawn anew, with other columns: the row is still the one that it was.
                None => rows.iter().find(|row| {
                    let id = row.get_attribute("data-id");
                    id.is_some() && list.current.get_untracked() == id
                }),
            };
            if let Some(row) = row {
                let _ = row.focus();
            }
        });
    });
    move |event: leptos::ev::FocusEvent| {
        let Some(at) = event.target().and_then(|t| t.dyn_into::<web_sys::Node>().ok()) else {
            return;
        };
        let rows = table_rows();
        let index = rows.iter().position(|row| row.contains(Some(&at)));
        focused.set_value(index);
        if let Some(id) = index.and_then(|index| rows[index].get_attribute("data-id")) {
            list.current.set(Some(id));
        }
    }
}

fn one(
    list: Worklist,
    source: Source,
    answers: Answers,
    columns: &[QueueColumn],
    works: bool,
    first: DossierRow,
    new: bool,
) -> AnyView {
    let id = first.id.inner().to_owned();
    let what = first.code.clone().unwrap_or_else(|| first.applicant_name.clone());
    let now = Memo::new({
        let id = id.clone();
        move |last: Option<&DossierRow>| {
            let found =
                source.shown.with(|rows| rows.iter().find(|row| *row.id.inner() == id).cloned());
            found.unwrap_or_else(|| last.unwrap_or(&first).clone())
        }
    });
    let unread = Memo::new(move |_| now.read().unread == Some(true));
    let here = {
        let id = id.clone();
        Memo::new(move |_| list.current.read().as_deref() == Some(id.as_str()))
    };
    let cells = columns.iter().map(|column| cell(*column, now)).collect_view();
    let width = columns.len() + 3;
    let action = works.then(|| action_cell(source, answers, now, new));
    let note = {
        let id = id.clone();
        move || answers.notes.with(|notes| notes.get(&id).cloned())
    };
    let key = id.clone();
    view! {
        <tr
            tabindex="-1"
            data-id=key
            data-new=new.then_some("")
            data-unread=move || unread.get().then_some("")
            data-here=move || here.get().then_some("")
        >
            <td class="cell-check"><SelectRow selection=list.selection row=id what=what/></td>
            {code_cell(now)}
            {cells}
            {action}
        </tr>
        {move || note().map(|note| note_row(note, width))}
    }
    .into_any()
}

fn action_cell(source: Source, answers: Answers, row: Memo<DossierRow>, new: bool) -> AnyView {
    let claimed = Callback::new(move |row: DossierRow| {
        source.put(&row);
        source.listed.reload();
    });
    let outdated = Callback::new(move |()| source.listed.reload());
    view! {
        <td class="of-act">
            {new.then(|| view! { <Badge label=text::NEW tone=Tone::Active/> })}
            <ClaimButton row answers on_claimed=claimed on_outdated=outdated/>
        </td>
    }
    .into_any()
}

fn note_row(note: RowNote, width: usize) -> AnyView {
    let icon = if note.fault { Symbol::Alert } else { Symbol::Check };
    view! {
        <tr class="row-note" data-fault=note.fault.then_some("")>
            <td colspan=width.to_string()><Icon of=icon/>{note.words}</td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::api::Moment;
    use crate::dossier::list::{AgencyRef, DossierStatus, ProcedureRef};

    /// A dossier of an id, on time and with nobody.
    pub(in crate::dossier::queue) fn row(id: &str) -> DossierRow {
        let noon = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(12, 0, 0);
        DossierRow {
            id: cynic::Id::new(id),
            version: 1,
            code: Some(format!("H99.02-261123-{id}")),
            status: DossierStatus::Processing,
            status_text: "Đang xử lý".into(),
            applicant_name: "Nguyễn Thị Ánh".into(),
            procedure: ProcedureRef {
                code: "1.002010".into(),
                name: "Thành lập doanh nghiệp".into(),
            },
            competent_agency: AgencyRef {
                code: "H99.02".into(),
                name: "Sở Tài chính".into(),
                short_name: "STC".into(),
            },
            current_step: None,
            due_at: None,
            remaining_minutes: None,
            paused: false,
            answer_due_at: None,
            step_remaining_minutes: None,
            warning: None,
            received_at: Moment(noon.unwrap()),
            unread: None,
        }
    }
}
