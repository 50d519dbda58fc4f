//! What is being typed into a form. It outlives the form, and a reload of the page.

use super::choices::{GOES_ON, code};
use super::said::Said;
use super::table::ACTS;
use super::{Act, Ask, Kind};
use crate::dossier::workspace::actions::drafts::{Field, stood};
use crate::dossier::workspace::operations::{ActionName, DossierView};
use crate::dossier::workspace::pending::Letter;
use crate::format;
use crate::ui::Attached;
use leptos::prelude::*;

/// What was typed for one question.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    One(ArcRwSignal<String>),
    Rows(ArcRwSignal<Vec<Row>>),
    Picked(ArcRwSignal<Vec<(i32, Vec<Attached>)>>),
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

/// Before a row, and before what stands in it, where rows are kept: signs that nobody can type.
const ROW: char = '\u{1e}';
const IN_ROW: char = '\u{1f}';

impl Cell {
    /// As it is kept for after a reload; tracked. What was picked is not: its numbers are places in a
    /// list that may be another one by then.
    fn kept(&self) -> Option<String> {
        match self {
            Self::One(typed) => Some(typed.get()),
            Self::Picked(_) => None,
            Self::Rows(rows) => Some(rows.with(|rows| {
                let mut text = String::new();
                for row in rows {
                    text.push(ROW);
                    for cell in &row.cells {
                        text.push(IN_ROW);
                        text.push_str(&cell.read());
                    }
                }
                text
            })),
        }
    }
}

/// Rows that were kept, if they still fit.
fn rows_of(kept: &str, asks: &[Ask]) -> Option<Vec<Vec<String>>> {
    let cells = |row: &str| row.split(IN_ROW).skip(1).map(str::to_owned).collect::<Vec<_>>();
    let rows: Vec<_> = kept.split(ROW).skip(1).map(cells).collect();
    rows.iter().all(|row| row.len() == asks.len()).then_some(rows)
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
                    let before = before.and_then(|kept| rows_of(kept, asks));
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
                    let known = before.map(str::to_owned).or_else(drafted);
                    let known = known.or_else(|| from_dossier(act.name, dossier, ask));
                    Cell::One(ArcRwSignal::new(known.unwrap_or_default()))
                }
            }
        };
        Self { cells: act.asks.iter().map(cell).collect() }
    }

    /// As it is now.
    pub(super) fn said(&self) -> Vec<Said> {
        let said = |cell: &Cell| match cell {
            Cell::One(typed) => Said::One(typed.get_untracked()),
            Cell::Picked(picked) => {
                let ids = |files: Vec<Attached>| files.into_iter().map(|file| file.id).collect();
                let picked = picked.get_untracked().into_iter();
                Said::Picked(picked.map(|(line, files)| (line, ids(files))).collect())
            }
            Cell::Rows(rows) => Said::Rows(rows.with_untracked(|rows| {
                let row = |row: &Row| row.cells.iter().map(|cell| cell.get_untracked()).collect();
                rows.iter().map(row).collect()
            })),
        };
        self.cells.iter().map(said).collect()
    }

    /// The fields in which something else stands than when the form opens; tracked.
    pub(in super::super) fn changed(&self, act: &Act, dossier: &DossierView) -> Vec<Field> {
        let opens = untrack(|| Self::new(act, dossier, &[]));
        let mut fields = Vec::new();
        for ((ask, now), opens) in act.asks.iter().zip(&self.cells).zip(&opens.cells) {
            if let Some(kept) = now.kept()
                && untrack(|| opens.kept()).as_ref() != Some(&kept)
            {
                fields.push((format!("{}.{}", act.mutation, ask.name), kept));
            }
        }
        fields
    }
}

/// The forms of which something was kept.
pub(in super::super) fn restored(
    kept: &[Field],
    dossier: &DossierView,
) -> Vec<(ActionName, Typed)> {
    let of = |field: &Field, act: &Act| field.0.split('.').next() == Some(act.mutation);
    let known = |act: &&Act| kept.iter().any(|field| of(field, act));
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
    let items = letter.items.iter().map(|item| {
        let calculation = item.calculation.clone().unwrap_or_default();
        vec![item.name.clone(), calculation, format::number(item.amount.0)]
    });
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
        // A draft that came back without an account was meant so.
        "accountNumber" => Some(letter.account_number.clone().unwrap_or_default()),
        "bank" => Some(letter.bank.clone().unwrap_or_default()),
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
        (ActionName::DraftPayment, name) => {
            let account = pending.payment_account.as_ref()?;
            match name {
                "beneficiary" => Some(account.holder.clone()),
                "accountNumber" => Some(account.number.clone()),
                "bank" => Some(account.bank.clone()),
                _ => None,
            }
        }
        (ActionName::ConfirmDelivery, "recipientName") => Some(dossier.applicant.name.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;
    use crate::dossier::workspace::pending::PaymentAccount;
    use crate::dossier::workspace::samples::dossier;

    #[test]
    fn a_notice_of_payment_begins_with_the_account_on_record() {
        let owner = Owner::new();
        owner.set();
        let mut dossier = dossier();
        let begins = |dossier: &DossierView| {
            let typed = Typed::new(find(ActionName::DraftPayment).unwrap(), dossier, &[]);
            typed.said()[2..5].to_vec()
        };
        let lines = |said: [&str; 3]| said.map(|one| Said::One(one.to_owned())).to_vec();
        assert_eq!(begins(&dossier), lines(["", "", ""]));
        dossier.pending.payment_account = Some(PaymentAccount {
            holder: "Trung tâm".to_owned(),
            number: "3713.0.1".to_owned(),
            bank: "Kho bạc".to_owned(),
        });
        assert_eq!(begins(&dossier), lines(["Trung tâm", "3713.0.1", "Kho bạc"]));
    }
}
