//! One dossier as a row.

use super::operations::{DossierRow, RowStep};
use super::rows::TableFace;
use super::status::StatusBadge;
use super::text;
use crate::format;
use crate::ui::{Badge, DueBadge, Icon, Symbol, Tone, text as ui_text};
use leptos::prelude::*;
use std::collections::HashMap;

/// An answer shown below its row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowNote {
    /// What it says.
    pub words: String,
    /// Whether something was refused.
    pub fault: bool,
}

/// What rows of a queue have besides.
#[derive(Debug, Clone, Copy)]
pub struct Extra {
    /// Draws what can be done at a row.
    pub action: Callback<Memo<DossierRow>, AnyView>,
    /// Answers, by the id of the dossier.
    pub notes: RwSignal<HashMap<String, RowNote>>,
}

pub(super) fn row(
    face: TableFace,
    first: DossierRow,
    rows: Signal<Vec<DossierRow>>,
    new: bool,
    extra: Option<Extra>,
) -> AnyView {
    let id = first.id.clone();
    let key = id.inner().to_owned();
    let now = Memo::new(move |last: Option<&DossierRow>| {
        let found = rows.with(|rows| rows.iter().find(|row| row.id == id).cloned());
        found.unwrap_or_else(|| last.unwrap_or(&first).clone())
    });
    let due = Memo::new(move |_| now.with(|row| (row.remaining_minutes, row.due_at)));
    let cells = match face {
        TableFace::List => list_cells(now, due),
        TableFace::Queue => queue_cells(now, due, new, extra),
    };
    let note = {
        let key = key.clone();
        move || extra.and_then(|extra| extra.notes.with(|notes| notes.get(&key).cloned()))
    };
    view! {
        <tr tabindex="-1" data-id=key data-new=new.then_some("")>
            <td class="of-code">
                <a class="row-link" href=move || now.read().href()>
                    {move || code(&now.read())}
                </a>
            </td>
            <td class="cell-clip of-applicant" title=move || now.read().applicant_name.clone()>
                {move || now.read().applicant_name.clone()}
            </td>
            <td class="cell-clip of-procedure" title=move || now.read().procedure.name.clone()>
                {move || now.read().procedure.name.clone()}
            </td>
            {cells}
        </tr>
        {move || note().map(|note| view! {
            <tr class="row-note" data-fault=note.fault.then_some("")>
                <td colspan="8">
                    <Icon of=if note.fault { Symbol::Alert } else { Symbol::Check }/>
                    {note.words}
                </td>
            </tr>
        })}
    }
    .into_any()
}

type Due = Memo<(Option<i32>, Option<crate::api::Moment>)>;

fn list_cells(now: Memo<DossierRow>, due: Due) -> AnyView {
    let status = Memo::new(move |_| now.with(|row| (row.status, row.status_text.clone())));
    view! {
        <td class="cell-clip of-agency" title=move || now.read().competent_agency.name.clone()>
            {move || now.read().competent_agency.short_name.clone()}
        </td>
        <td class="cell-clip of-step" title=move || step_title(now.read().current_step.as_ref())>
            {move || now.read().current_step.as_ref().map(|step| view! {
                <span>{step.title.clone()}</span>
                <span class="muted">{move || format!(" · {}", holder(&now.read()))}</span>
            })}
        </td>
        {due_cells(due)}
        <td class="cell-clip of-status">
            {move || {
                let (status, words) = status.get();
                view! { <StatusBadge status words/> }
            }}
        </td>
    }
    .into_any()
}

fn queue_cells(now: Memo<DossierRow>, due: Due, new: bool, extra: Option<Extra>) -> AnyView {
    let unclaimed = Memo::new(move |_| now.read().unclaimed());
    view! {
        <td class="cell-clip of-step" title=move || step_title(now.read().current_step.as_ref())>
            {move || now.read().current_step.as_ref().map(|step| step.title.clone())}
        </td>
        <td class="cell-clip of-holder" data-none=move || unclaimed.get().then_some("")>
            {move || holder(&now.read())}
        </td>
        {due_cells(due)}
        <td class="of-act">
            {new.then(|| view! { <Badge label=text::NEW tone=Tone::Active/> })}
            {extra.map(|extra| extra.action.run(now))}
        </td>
    }
    .into_any()
}

fn due_cells(due: Due) -> AnyView {
    view! {
        <td class="of-due">
            {move || due.get().1.map(|at| view! {
                <time title=format::date_time(at.0)>{format::date(at.0.date())}</time>
            })}
        </td>
        <td class="of-left">
            {move || match due.get() {
                (None, _) => view! {
                    <span class="muted" aria-hidden="true">"–"</span>
                    <span class="visually-hidden">{ui_text::NO_DUE}</span>
                }
                .into_any(),
                (remaining, at) => view! { <DueBadge remaining at/> }.into_any(),
            }}
        </td>
    }
    .into_any()
}

fn code(row: &DossierRow) -> String {
    row.code.clone().unwrap_or_else(|| text::NO_CODE.get().to_owned())
}

/// Who has the step, in words.
fn holder(row: &DossierRow) -> String {
    match &row.current_step {
        Some(step) => match &step.assignee {
            Some(officer) => officer.name.clone(),
            None => text::NOBODY.get().to_owned(),
        },
        None => String::new(),
    }
}

fn step_title(step: Option<&RowStep>) -> Option<String> {
    let step = step?;
    let place = step.unit.as_ref().map_or(&step.agency.name, |unit| &unit.name);
    let who = step.assignee.as_ref().map_or(&step.role_name, |officer| &officer.name);
    Some(format!("{} · {place} · {who}", step.title))
}
