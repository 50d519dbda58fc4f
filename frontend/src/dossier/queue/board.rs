//! The list by step: a column for what each step does, with its count and its first rows, all under
//! the same filter.

use super::cells::{clock, clock_badge, holder_name, level_tone};
use super::claim::{Answers, ClaimButton, RowNote};
use super::page::Worklist;
use super::table::{inside, row_keys};
use super::text;
use super::words::{figure, step_name};
use crate::api::{self, RemoteState, live, remote, session};
use crate::dossier::list::{
    CountVariables, Counts, DossierPage, DossierRow, Part, STEPS, StepAction, renew,
};
use crate::ui::{Button, ButtonKind, ButtonSize, Icon, Load, Symbol, keys, text as ui_text};
use cynic::QueryBuilder;
use leptos::prelude::*;
use std::collections::HashMap;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Cards of a column at first, and added by each request for more.
const CARDS: usize = 12;
/// Most cards of a column: one page.
const MOST: usize = 96;

/// The columns.
#[component]
pub(super) fn Board(list: Worklist) -> impl IntoView {
    let counts = remote(move || {
        live::track_rejoined();
        list.changes.track();
        let filter = list.filter.get();
        let of = |name: &str| filter.clone().with(Part::Step, name).input();
        let filters = STEPS.iter().map(|(_, name)| of(name)).collect();
        api::query(Counts::build(CountVariables { filters }))
    });
    renew(counts);
    let answers = Answers { notes: RwSignal::new(HashMap::new()), spoken: list.spoken };
    let only = Memo::new(move |_| list.filter.read().get(Part::Step).to_owned());
    let column = move |(index, (step, name)): (usize, (StepAction, &'static str))| {
        let count = Memo::new(move |_| match &*counts.state().read() {
            RemoteState::Ready(counts, _) => counts.dossier_counts.get(index).copied(),
            _ => None,
        });
        let shown = move || {
            let only = only.read();
            only.is_empty() || *only == name
        };
        move || shown().then(|| view! { <Lane list answers step name count/> })
    };
    super::rows::hear(list);
    keys::shortcut("j", ui_text::SHORTCUT_NEXT, move |()| walk(1));
    keys::shortcut("k", ui_text::SHORTCUT_PREVIOUS, move |()| walk(-1));
    row_keys(list);
    view! {
        <div class="lanes" tabindex="0" role="region" aria-label=text::AS_BOARD>
            {STEPS.into_iter().enumerate().map(column).collect_view()}
        </div>
    }
    .into_any()
}

/// Takes the keyboard from the card one stands on to the one before or after it.
fn walk(by: isize) {
    let Ok(cards) = document().query_selector_all(".lane-card") else { return };
    let cards: Vec<Element> =
        (0..cards.length()).filter_map(|i| cards.item(i)?.dyn_into().ok()).collect();
    let here = cards.iter().position(|card| card.has_attribute("data-here"));
    let next = here.map_or(0, |at| at.saturating_add_signed(by));
    if let Some(link) = cards.get(next).and_then(|card| inside(card, ".row-link")) {
        let _ = link.focus();
    }
}

#[component]
fn Lane(
    list: Worklist,
    answers: Answers,
    step: StepAction,
    name: &'static str,
    count: Memo<Option<i32>>,
) -> impl IntoView {
    let wanted = RwSignal::new(CARDS);
    let filter = Memo::new(move |_| list.filter.read().clone().with(Part::Step, name));
    let cards = remote(move || {
        live::track_rejoined();
        list.changes.track();
        let first = i32::try_from(wanted.get()).unwrap_or(i32::MAX);
        let request = api::query(DossierPage::build(filter.read().request(first, None)));
        async move { Ok(request.await?.dossiers) }
    });
    renew(cards);
    let again = Callback::new(move |()| list.changes.update(|changes| *changes += 1));
    let whole = move || filter.get().with(Part::Mode, "").href();
    view! {
        <section class="lane">
            <header>
                <h2><a href=whole>{step_name(step)}</a></h2>
                <span class="lane-count num">{move || count.get().map(figure)}</span>
            </header>
            <Load of=cards let:page>
                {move || {
                    let page = page.get();
                    let more = page.page_info.has_next_page && page.nodes.len() < MOST;
                    let none = page.nodes.is_empty();
                    view! {
                        <ul class="cards">
                            {page
                                .nodes
                                .into_iter()
                                .map(|row| card(list, answers, again, row))
                                .collect_view()}
                        </ul>
                        {none.then(|| view! { <p class="muted lane-none">{text::LANE_EMPTY}</p> })}
                        {more.then(|| view! {
                            <Button
                                kind=ButtonKind::Quiet
                                size=ButtonSize::Small
                                on_press=move |()| wanted.update(|n| *n = (*n * 2).min(MOST))
                            >
                                {text::MORE}
                            </Button>
                        })}
                    }
                }}
            </Load>
        </section>
    }
    .into_any()
}

fn card(list: Worklist, answers: Answers, again: Callback<()>, row: DossierRow) -> AnyView {
    let id = row.id.inner().to_owned();
    let here = {
        let id = id.clone();
        Memo::new(move |_| list.current.read().as_deref() == Some(id.as_str()))
    };
    let own = untrack(session::viewer).map(|viewer| viewer.officer.id.clone());
    let mine = row.current_step.as_ref().and_then(|step| step.assignee.as_ref());
    let mine = mine.is_some_and(|officer| Some(&officer.id) == own.as_ref());
    let holder = holder_name(&row);
    let note = {
        let id = id.clone();
        move || answers.notes.with(|notes| notes.get(&id).cloned())
    };
    let now = Memo::new({
        let row = row.clone();
        move |_| row.clone()
    });
    let claimed = Callback::new(move |_: DossierRow| again.run(()));
    view! {
        <li
            class="lane-card"
            data-id=id.clone()
            data-tone=row.warning.map(level_tone)
            data-unread=(row.unread == Some(true)).then_some("")
            data-here=move || here.get().then_some("")
            on:focusin=move |_| list.current.set(Some(id.clone()))
        >
            <p class="lane-line">
                <a class="row-link" href=row.href()>{row.code.clone().unwrap_or_default()}</a>
                {clock_badge(clock(&row))}
            </p>
            <p class="lane-who">{row.applicant_name.clone()}</p>
            <p class="lane-what">{row.procedure.name.clone()}</p>
            <div class="lane-line">
                <p class="lane-holder" data-mine=mine.then_some("")>{holder}</p>
                <ClaimButton row=now answers on_claimed=claimed on_outdated=again/>
            </div>
            {move || note().map(note_line)}
        </li>
    }
    .into_any()
}

fn note_line(note: RowNote) -> AnyView {
    let icon = if note.fault { Symbol::Alert } else { Symbol::Check };
    view! {
        <p class="lane-note" data-fault=note.fault.then_some("")><Icon of=icon/>{note.words}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::list::{Filter, Home};

    #[test]
    fn a_lane_narrows_the_list_it_is_a_part_of() {
        let filter = Filter::of(Home::Queue).with(Part::Due, "TODAY").with(Part::Mode, "board");
        let lane = filter.with(Part::Step, "SIGN").with(Part::Mode, "");
        assert_eq!(lane.href(), "/desk/queue?step=SIGN&due=TODAY");
    }
}
