//! The checklist: what was handed in, counted.

use super::return_way::ReturnWay;
use crate::dossier::intake::counter::{Counter, Exit};
use crate::dossier::intake::model::{self, Column, Count, Key, Press, Standing};
use crate::dossier::intake::operations::{ProcedureCase, Requirement};
use crate::dossier::intake::{focus, text};
use crate::i18n::Text;
use crate::ui::{Attached, Badge, Button, ButtonSize, Files, Icon, Symbol, Tone};
use domain::dossier::MOST_FILES;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The third part of the form.
#[component]
pub(in super::super) fn PapersPart(counter: Counter) -> impl IntoView {
    let list = move || match counter.case.get() {
        None => view! { <p class="muted">{text::PAPERS_FIRST}</p> }.into_any(),
        Some(case) if case.documents.is_empty() => {
            view! { <p class="muted">{text::NO_PAPERS}</p> }.into_any()
        }
        Some(case) => view! { <Checklist counter case/> }.into_any(),
    };
    view! {
        <section class="intake-part" aria-labelledby="intake-papers">
            <div class="part-head">
                <h2 id="intake-papers">{text::PART_PAPERS}</h2>
                <Button
                    size=ButtonSize::Small
                    icon=Symbol::Check
                    keys="Alt+A"
                    on_press=move |()| counter.take_all()
                >
                    {text::ALL_AS_REQUIRED}
                </Button>
            </div>
            {list}
            <ReturnWay counter/>
        </section>
    }
    .into_any()
}

#[component]
fn Checklist(counter: Counter, case: ProcedureCase) -> impl IntoView {
    let rows = case.documents.len();
    // The one cell that Tab stops at; arrows move it.
    let cell = RwSignal::new((0usize, 0usize));
    let on_key = move |event: KeyboardEvent| {
        let Some(key) = Key::of(&event.key()) else { return };
        let at = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        if at.is_none_or(|at| at.type_() != "text") || event.is_composing() {
            return;
        }
        event.prevent_default();
        let (row, column) = cell.get_untracked();
        match model::press(key, row, column, rows) {
            Press::Toggle => toggle(counter, row),
            Press::Go(row, column) => go(row, column),
            Press::Leave => focus::now(focus::RETURN),
            Press::Files => focus::press(&format!("[data-files='{row}']")),
        }
    };
    let items = case
        .documents
        .into_iter()
        .enumerate()
        .map(|(row, asked)| view! { <Paper counter asked row cell/> })
        .collect_view();
    view! {
        <div class="table-frame">
            <table class="table checklist" role="grid" aria-labelledby="intake-papers" on:keydown=on_key>
                <thead>
                    <tr>
                        <th scope="col" class="cell-check"></th>
                        <th scope="col">{text::PAPER}</th>
                        <th scope="col" data-align="end">{text::ORIGINALS}</th>
                        <th scope="col" data-align="end">{text::COPIES}</th>
                        <th scope="col" data-align="end">{text::ELECTRONIC}</th>
                        <th scope="col">{text::STANDING}</th>
                    </tr>
                </thead>
                <tbody>{items}</tbody>
            </table>
        </div>
        <p class="checklist-keys">{text::PAPERS_KEYS}</p>
    }
    .into_any()
}

fn go(row: usize, column: usize) {
    focus::now(&format!("[data-row='{row}'][data-column='{column}']"));
}

fn toggle(counter: Counter, row: usize) {
    let Some(case) = counter.case.get_untracked() else { return };
    let Some(asked) = case.documents.get(row) else { return };
    let before = counter.form.now().count(&asked.key);
    let after = if before.is_present() {
        Count { note: before.note, ..Count::default() }
    } else {
        Count { note: before.note, ..model::as_required(asked) }
    };
    put(counter, &asked.key, after);
}

fn put(counter: Counter, document: &str, count: Count) {
    let form = counter.form;
    let key =
        model::paper_key(&form.procedure.read_untracked(), &form.case.read_untracked(), document);
    form.papers.update(|papers| {
        papers.insert(key, count);
    });
    counter.touch(&format!("documents.{document}"));
}

#[component]
fn Paper(
    counter: Counter,
    asked: Requirement,
    row: usize,
    cell: RwSignal<(usize, usize)>,
) -> impl IntoView {
    let form = counter.form;
    let (key, name) = (asked.key.clone(), asked.name.clone());
    let count = {
        let key = key.clone();
        Memo::new(move |_| {
            let at = model::paper_key(&form.procedure.read(), &form.case.read(), &key);
            form.papers.read().get(&at).cloned().unwrap_or_default()
        })
    };
    let standing = {
        let asked = asked.clone();
        Memo::new(move |_| model::standing(&asked, &count.read()))
    };
    let field = format!("documents.{key}");
    let error = {
        let field = field.clone();
        move || {
            let missing =
                counter.tried.get() == Some(Exit::Accept) && standing.get() == Standing::Missing;
            let words = missing.then(|| text::MISSING_ADVICE.get().to_owned());
            let words = words.or_else(|| counter.error_at(&field));
            words.map(|words| view! { <p class="field-error" role="alert"><Icon of=Symbol::Alert/>{words}</p> })
        }
    };
    let cells = Column::ALL
        .into_iter()
        .enumerate()
        .map(|(column, of)| {
            let label = {
                let name = name.clone();
                move || text::count_label(column_name(of).get(), &name)
            };
            let key = key.clone();
            let change = move |value: String| {
                let mut next = count.get_untracked();
                next.set(of, digits(&value));
                put(counter, &key, next);
            };
            view! { <td class="cell-count" data-name=move || column_name(of).get()><Number row column cell value=Signal::derive(move || count.read().get(of)) label change/></td> }
        })
        .collect_view();
    let attach = {
        let key = key.clone();
        move |files: Vec<Attached>| put(counter, &key, Count { files, ..count.get_untracked() })
    };
    let of = {
        let name = name.clone();
        move || name.clone()
    };
    let tick = {
        let name = name.clone();
        move || text::tick_label(&name)
    };
    view! {
        <tr data-field=field data-standing=move || standing_name(standing.get())>
            <td class="cell-check">
                <input
                    type="checkbox"
                    tabindex="-1"
                    aria-label=tick
                    prop:checked=move || count.read().is_present()
                    on:change=move |_| toggle(counter, row)
                />
            </td>
            <td class="cell-paper">
                <span>{name}</span>
                <span class="paper-asked">{move || asked_words(&asked)}</span>
                <Files label=of files=Signal::derive(move || count.read().files.clone()) change=attach most=MOST_FILES row/>
                {error}
            </td>
            {cells}
            <td class="cell-standing">{move || badge(standing.get())}</td>
        </tr>
    }
    .into_any()
}

#[component]
fn Number(
    row: usize,
    column: usize,
    cell: RwSignal<(usize, usize)>,
    value: Signal<i32>,
    #[prop(into)] label: crate::i18n::Words,
    #[prop(into)] change: Callback<String>,
) -> impl IntoView {
    let shown = move || match value.get() {
        0 => String::new(),
        n => n.to_string(),
    };
    view! {
        <input
            class="input count-box"
            type="text"
            inputmode="numeric"
            maxlength="2"
            autocomplete="off"
            data-row=row
            data-column=column
            aria-label=label.attribute()
            tabindex=move || if cell.get() == (row, column) { "0" } else { "-1" }
            prop:value=shown
            on:focus:target=move |event| {
                cell.set((row, column));
                event.target().select();
            }
            on:input:target=move |event| {
                let typed = event.target().value();
                change.run(typed.clone());
                // What is no digit goes at once, also where the count stays the same.
                let kept = untrack(shown);
                if kept != typed {
                    event.target().set_value(&kept);
                }
            }
        />
    }
    .into_any()
}

fn digits(typed: &str) -> i32 {
    let digits: String = typed.chars().filter(char::is_ascii_digit).take(2).collect();
    digits.parse().unwrap_or_default()
}

fn column_name(column: Column) -> Text {
    match column {
        Column::Originals => text::ORIGINALS,
        Column::Copies => text::COPIES,
        Column::Electronic => text::ELECTRONIC,
    }
}

fn asked_words(asked: &Requirement) -> String {
    let mut parts = Vec::new();
    if asked.originals > 0 {
        parts.push(text::originals_asked(asked.originals));
    }
    if asked.copies > 0 {
        parts.push(text::copies_asked(asked.copies));
    }
    if parts.is_empty() { text::PRESENTED.get().to_owned() } else { parts.join(", ") }
}

fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Enough => "enough",
        Standing::Fewer => "fewer",
        Standing::Missing => "missing",
        Standing::Absent => "absent",
    }
}

fn badge(standing: Standing) -> AnyView {
    let (label, tone, icon) = match standing {
        Standing::Enough => (text::ENOUGH, Tone::Active, Symbol::Check),
        Standing::Fewer => (text::FEWER, Tone::Active, Symbol::Info),
        Standing::Missing => (text::MISSING, Tone::Held, Symbol::Ring),
        Standing::Absent => (text::IF_ANY, Tone::Neutral, Symbol::Ring),
    };
    view! { <Badge label tone icon=icon/> }.into_any()
}
