//! The letter in hand: what it says and whom it waits for, above the buttons.

use super::choices::words;
use super::text;
use crate::dossier::workspace::bench::Bench;
use crate::dossier::workspace::life::requested_lines;
use crate::dossier::workspace::pending::{Letter, Pending, Proposed};
use crate::format;
use crate::i18n::Words;
use crate::ui::{Icon, Symbol};
use domain::dossier::{DelayReason, StopGround};
use leptos::prelude::*;

/// What is drafted, approved and not yet sent, and a correction that waits.
#[component]
pub(in super::super) fn LetterCard(bench: Bench) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let dossier = bench.dossier.read();
        let waiting = dossier.pending.amendments.iter().find(|one| one.decided_at.is_none());
        let Pending { letter, set_aside, .. } = &dossier.pending;
        (letter.clone(), set_aside.clone(), waiting.cloned())
    });
    move || {
        let (letter, set_aside, correction) = shown.get();
        view! {
            {letter.into_iter().chain(set_aside).map(|it| one(&it)).collect_view()}
            {correction.map(|correction| corrected(&correction))}
        }
        .into_any()
    }
}

fn one(letter: &Letter) -> AnyView {
    let who = letter.drafted_by.as_ref().map(|officer| officer.name.clone()).unwrap_or_default();
    let when = format::date_time(letter.drafted_at.0);
    let state: Words = match (&letter.approved_at, &letter.returned_reason) {
        (Some(_), _) => text::WAITS_SENDING.into(),
        (None, Some(why)) => {
            let why = why.clone();
            Words::from(move || text::came_back(&why))
        }
        (None, None) => text::WAITS_APPROVAL.into(),
    };
    let delay = letter.delay_reason.and_then(|why| words(DelayReason::ALL, why, DelayReason::text));
    let ground = letter.stop_ground.and_then(|why| words(StopGround::ALL, why, StopGround::text));
    let facts: Vec<(Words, Words)> = [
        delay.map(|words| (text::DELAY.into(), words)),
        ground.map(|words| (text::GROUND.into(), words)),
        said(
            if letter.at.is_some() { text::INSPECTED } else { text::REASON },
            Some(&letter.reason),
        ),
        said(text::LEGAL_BASIS, letter.legal_basis.as_deref()),
        said(text::BENEFICIARY, letter.beneficiary.as_deref()),
        said(text::ACCOUNT_NUMBER, letter.account_number.as_deref()),
        said(text::BANK, letter.bank.as_deref()),
        letter.at.map(|at| (text::AT.into(), format::date_time(at.0).into())),
        letter
            .date
            .filter(|_| letter.at.is_none())
            .map(|day| (text::NEW_DATE_OR_LIMIT.into(), format::date(day.0).into())),
        said(text::PLACE, letter.place.as_deref()),
        said(text::PARTICIPANTS, letter.participants.as_deref()),
        said(text::FEES, letter.fees.as_deref()),
        said(text::PAPERS_BACK, letter.originals.as_deref()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let asked = (!letter.lines.is_empty()).then(|| requested_lines(&letter.lines, false));
    let items = letter.items.iter().map(|item| {
        let how = item.calculation.as_ref().map(|how| format!(" ({how})")).unwrap_or_default();
        format!("{}{how}: {}", item.name, format::vnd(item.amount.0))
    });
    let requests = letter.requests.iter().map(|request| {
        let by = format::date(request.answer_by.0);
        format!("{} ({by}): {}", request.agency.name, request.content)
    });
    let lines: Vec<String> = items.chain(requests).collect();
    let total = letter.total.map(|sum| format::vnd(sum.0));
    view! {
        <div class="letter" role="group" aria-label=Words::from(text::LETTER).attribute()>
            <p class="letter-title"><Icon of=Symbol::Paper/><b>{letter.title.clone()}</b></p>
            <p class="letter-state">{state}</p>
            <p class="muted">{move || text::drafted(&who, &when)}</p>
            {asked}
            {(!lines.is_empty()).then(|| view! {
                <ol>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ol>
            })}
            {total.map(|sum| view! { <p><b>{move || text::total(&sum)}</b></p> })}
            <dl>
                {facts
                    .into_iter()
                    .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> })
                    .collect_view()}
            </dl>
        </div>
    }
    .into_any()
}

fn said(name: crate::i18n::Text, value: Option<&str>) -> Option<(Words, Words)> {
    let value = value.filter(|value| !value.is_empty())?;
    Some((name.into(), value.to_owned().into()))
}

fn corrected(correction: &Proposed) -> AnyView {
    let line = |change: &crate::dossier::workspace::pending::FieldChange| {
        let value = |of: &str| {
            if of.is_empty() { text::TAKEN_OUT.get().to_owned() } else { of.to_owned() }
        };
        let label = change.label.clone();
        let (before, after) = (value(&change.before), value(&change.after));
        view! {
            <dt>{label}</dt>
            <dd><del>{before}</del>" "<ins>{after}</ins></dd>
        }
    };
    view! {
        <div class="letter" role="group" aria-label=Words::from(text::CHANGES).attribute()>
            <p class="letter-title"><Icon of=Symbol::Paper/><b>{text::CHANGES}</b></p>
            <p class="letter-state">{text::WAITS_APPROVAL}</p>
            <dl>{correction.changes.iter().map(line).collect_view()}</dl>
            <p class="muted">{correction.reason.clone()}</p>
        </div>
    }
    .into_any()
}
