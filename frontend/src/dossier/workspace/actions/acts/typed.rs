//! What is being typed into a form. It outlives the form, and a reload of the page.

use super::choices::{GOES_ON, code};
use super::said::Said;
use super::table::ACTS;
use super::{Act, Ask, Kind};
use crate::dossier::workspace::actions::drafts::{Field, single, stood};
use crate::dossier::workspace::operations::{ActionName, DossierView};
use crate::dossier::workspace::pending::Letter;
use crate::format;
use leptos::prelude::*;
use std::collections::HashMap;

/// What was typed for one question.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    One(ArcRwSignal<String>),
    Rows(ArcRwSignal<Vec<Row>>),
    Picked(ArcRwSignal<Vec<i32>>),
}

/// A row, with a number by which it is known while others come and go.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) id: u32,
    pub(super) cells: Vec<ArcRwSignal<String>>,
}

/// What was typed into a form.
#[derive(Debug, Clone)]
pub(in super::super) struct Typed {
    pub(super) cells: Vec<Cell>,
}

impl Typed {
    /// A form as it opens: with what was kept of it, as far as that still fits; else with the draft
    /// that came back, or with what is known already.
    pub(in super::super) fn new(act: &Act, dossier: &DossierView, kept: &[Field]) -> Self {
        let letter = dossier.pending.letter.as_ref().filter(|letter| letter.kind == act.name);
        let cell = |ask: &Ask| {
            let before = stood(kept, act.mutation, ask.name);
            match ask.kind {
                Kind::Rows(asks) => {
                    let fits = |all: &&[Vec<String>]| all.iter().all(|row| row.len() == asks.len());
                    let before = before.filter(fits).map(<[_]>::to_vec);
                    let known = before.or_else(|| letter.map(rows)).unwrap_or_default();
                    let known = if known.is_empty() { vec![empty(asks)] } else { known };
                    let row = |(id, cells): (usize, Vec<String>)| Row {
                        id: u32::try_from(id).unwrap_or(u32::MAX),
                        cells: cells.into_iter().map(ArcRwSignal::new).collect(),
                    };
                    Cell::Rows(ArcRwSignal::new(known.into_iter().enumerate().map(row).collect()))
                }
                Kind::OpenLines => Cell::Picked(ArcRwSignal::new(Vec::new())),
                _ => {
                    let drafted = || letter.and_then(|letter| from_letter(letter, ask.name));
                    let known = before.and_then(single).or_else(drafted);
                    let known = known.or_else(|| from_dossier(act.name, dossier, ask));
                    Cell::One(ArcRwSignal::new(known.unwrap_or_default()))
                }
            }
        };
        Self { cells: act.asks.iter().map(cell).collect() }
    }

    /// As it is now; tracked.
    pub(super) fn said(&self) -> Vec<Said> {
        let said = |cell: &Cell| match cell {
            Cell::One(typed) => Said::One(typed.get()),
            Cell::Picked(picked) => Said::Picked(picked.get()),
            Cell::Rows(rows) => Said::Rows(rows.with(|rows| {
                let row = |row: &Row| row.cells.iter().map(|cell| cell.get()).collect();
                rows.iter().map(row).collect()
            })),
        };
        self.cells.iter().map(said).collect()
    }

    /// The fields in which something else stands than when the form opens; tracked.
    pub(in super::super) fn changed(&self, act: &Act, dossier: &DossierView) -> Vec<Field> {
        let opens = untrack(|| Self::new(act, dossier, &[]).said());
        let each = act.asks.iter().zip(self.said().into_iter().zip(opens));
        let changed = each.filter(|(_, (now, opens))| now != opens);
        let field = |(ask, (now, _)): (&Ask, (Said, Said))| {
            Some((act.mutation.to_owned(), ask.name.to_owned(), now.rows()?))
        };
        changed.filter_map(field).collect()
    }
}

/// The forms of which something was kept.
pub(in super::super) fn restored(
    kept: &[Field],
    dossier: &DossierView,
) -> HashMap<ActionName, Typed> {
    let known = |act: &&Act| kept.iter().any(|(form, ..)| form == act.mutation);
    ACTS.iter().filter(known).map(|act| (act.name, Typed::new(act, dossier, kept))).collect()
}

/// A row with nothing typed yet; what is yes unless said is yes.
pub(super) fn empty(asks: &[Ask]) -> Vec<String> {
    let usual = |ask: &Ask| if ask.kind == Kind::Yes { "1".to_owned() } else { String::new() };
    asks.iter().map(usual).collect()
}

/// The rows of a drafted letter, in the order of the form's questions.
fn rows(letter: &Letter) -> Vec<Vec<String>> {
    let count = |n: i32| if n == 0 { String::new() } else { n.to_string() };
    let lines = letter.lines.iter().map(|line| {
        vec![
            line.document_key.clone().unwrap_or_default(),
            line.content.clone(),
            line.reason.clone(),
            count(line.originals),
            count(line.certified),
            count(line.copies),
        ]
    });
    let items =
        letter.items.iter().map(|item| vec![item.name.clone(), format::number(item.amount.0)]);
    let requests = letter.requests.iter().map(|request| {
        vec![
            request.agency.code.clone(),
            request.content.clone(),
            format::date(request.answer_by.0),
            if request.waits { "1".to_owned() } else { String::new() },
        ]
    });
    lines.chain(items).chain(requests).collect()
}

fn from_letter(letter: &Letter, name: &str) -> Option<String> {
    match name {
        "reason" if letter.kind == ActionName::DraftExtension => letter.delay_reason.map(code),
        "reason" | "text" | "content" => Some(letter.reason.clone()),
        "legalBasis" => letter.legal_basis.clone(),
        "beneficiary" => letter.beneficiary.clone(),
        "payBy" | "newDate" => letter.date.map(|day| format::date(day.0)),
        "at" => letter.at.map(|at| format::date_time(at.0)),
        "place" => letter.place.clone(),
        "participants" => letter.participants.clone(),
        "ground" => Some(letter.stop_ground.map_or_else(|| GOES_ON.to_owned(), code)),
        "fees" => letter.fees.clone(),
        "originals" => letter.originals.clone(),
        _ => None,
    }
}

/// What needs no typing, since the dossier says it.
fn from_dossier(name: ActionName, dossier: &DossierView, ask: &Ask) -> Option<String> {
    let pending = &dossier.pending;
    match (name, ask.name) {
        (ActionName::RecordPayment, "amount") => pending
            .obligations
            .iter()
            .find(|due| due.paid_at.is_none())
            .map(|due| format::number(due.total.0)),
        (ActionName::AnswerConsultation, "number") => {
            let mut open = pending.consultations.iter().filter(|asked| asked.answered_at.is_none());
            // Only one that can be meant is not asked for.
            match (open.next(), open.next()) {
                (Some(only), None) => Some(only.number.to_string()),
                _ => None,
            }
        }
        (ActionName::ConfirmDelivery, "recipientName") => Some(dossier.applicant.name.clone()),
        _ => None,
    }
}
