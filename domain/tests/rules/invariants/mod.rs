//! What must hold of every dossier, whoever did whatever to it.

mod clock;
mod ledger;
mod papers;
mod regime;
mod roles;
mod steps;

use crate::fixture::{OFFICER_MARK, world};
use crate::story::{NOTE, REASON, Story};
use domain::dossier::{
    Acceptance, Act, Decision, Dossier, Event, evolve, next_text, public_timeline, staff_timeline,
    wake_at,
};
use domain::identity::Actor;
use domain::lang::Lang;
use domain::refusal::Refusal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// What is remembered between the commands of one story.
#[derive(Default)]
pub(crate) struct Seen {
    accepted: Option<Acceptance>,
    standing: ledger::History,
}

/// A refusal says something, in both languages, without gaps.
pub(crate) fn after_refusal(refusals: &[Refusal]) {
    assert!(!refusals.is_empty(), "refused without a reason");
    for refusal in refusals {
        for lang in [Lang::Vi, Lang::En] {
            let text = refusal.message(lang);
            assert!(!text.is_empty(), "{refusal:?}");
            let gap =
                refusal.params.iter().all(|(_, value)| !value.contains('{')) && text.contains('{');
            assert!(!gap, "{text}");
        }
        assert!(refusal.path.iter().all(|part| !part.is_empty()), "{refusal:?}");
    }
}

pub(crate) fn after_each(
    before: Option<&Dossier>,
    decision: &Decision,
    officer: &Actor,
    story: &Story,
    seen: &mut Seen,
) {
    let state = &decision.state;
    assert!(!decision.events.is_empty(), "something happens or it is refused");
    assert!(before.is_none_or(|before| !before.status.is_final()), "T35: the end is the end");
    let first = before.map_or(0, |dossier| dossier.version) + 1;
    for (seq, event) in (first..).zip(&decision.events) {
        assert_eq!(event.seq, seq);
        assert_eq!((event.at, event.by.officer), (story.now, officer.id));
        assert!(officer.has(event.by.role), "acts in a role he does not hold");
        roles::acts_in_place(event);
    }
    assert_eq!(state.version, first + u32::try_from(decision.events.len()).unwrap() - 1);
    let process = Some(world().process(story.shape));
    let folded = decision
        .events
        .iter()
        .fold(before.cloned(), |dossier, event| Some(evolve(dossier, event, process)));
    assert_eq!(folded.as_ref(), Some(state), "folding the events gives the state");
    bound(decision, seen);
    papers::in_the_log(decision);
    papers::nothing_without_its_paper(before, decision);
    clock::keeps_the_law(before, decision, story);
    clock::is_what_counting_again_gives(state, story);
    regime::is_that_of_acceptance(decision, story);
    steps::have_one_holder(state, story.shape);
    let all = story.events.iter().chain(&decision.events);
    steps::wait_for_whom_they_charge(state, &all.clone().cloned().collect::<Vec<_>>());
    limits(state, all.clone().map(|recorded| &recorded.event));
    ledger::adds_up(state, &all.clone().collect::<Vec<_>>(), story, &mut seen.standing);
    roles::duties(all, state);
    public(state);
}

/// R3: what acceptance fixed never changes, but for a calendar that was confirmed.
fn bound(decision: &Decision, seen: &mut Seen) {
    let state = &decision.state;
    for recorded in &decision.events {
        if let (Event::CalendarChanged { version, .. }, Some(accepted)) =
            (&recorded.event, &mut seen.accepted)
        {
            accepted.calendar.clone_from(version);
        }
    }
    if seen.accepted.is_some() {
        assert_eq!(state.accepted, seen.accepted);
    }
    seen.accepted.clone_from(&state.accepted);
}

/// R8, R10, and facts of their own (R24).
fn limits<'a>(state: &Dossier, events: impl Iterator<Item = &'a Event>) {
    for round in state.supplements.iter().skip(1) {
        assert!(round.legal_basis.is_some(), "asked again without a provision");
    }
    let granted = events.filter(|event| matches!(event, Event::ExtensionGranted(_))).count();
    assert!(granted <= 1, "extended {granted} times");
    assert_eq!(state.extension.is_some(), granted == 1);
    assert!(state.withdrawals.iter().rev().skip(1).all(|wish| wish.refused.is_some()));
    if state.status.is_final() {
        assert_eq!(wake_at(state), None);
        let letters = state.letter.iter().chain(&state.set_aside);
        assert_eq!(letters.count(), 0, "a letter outlives its dossier");
    }
}

pub(crate) fn at_the_end(story: &Story) {
    let Some(dossier) = &story.dossier else { return };
    let process = Some(world().process(story.shape));
    let from_nothing =
        story.events.iter().fold(None, |state, event| Some(evolve(state, event, process)));
    assert_eq!(from_nothing.as_ref(), Some(dossier));
    assert!(story.events.iter().map(|event| event.seq).eq(1..=dossier.version));
    for event in &story.events {
        travels(event);
    }
    travels(dossier);
    for lang in [Lang::Vi, Lang::En] {
        let told = staff_timeline(&story.events, process, &world().staff, lang);
        assert!(told.iter().all(|line| !line.title.is_empty() && line.actor.is_some()));
        assert!(told.windows(2).all(|pair| pair[0].at <= pair[1].at));
    }
    if dossier.status.is_final() {
        for officer in world().staff.0.values() {
            assert_eq!(story.open_to(officer), [], "T35: {}", officer.name);
        }
    }
}

/// T35.
pub(crate) fn nothing_more(story: &Story) {
    for officer in world().staff.0.values() {
        for act in Act::ALL.iter().copied() {
            assert!(story.attempt(officer, story.good(act)).is_err(), "{act:?} after the end");
        }
    }
}

fn travels<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value, "{json}");
}

/// The public reads no name of an officer, no remark and no reason (R19).
fn public(state: &Dossier) {
    for lang in [Lang::Vi, Lang::En] {
        let story = public_timeline(state, lang);
        assert!(!story.is_empty(), "something has happened");
        let next = [true, false]
            .map(|verified| next_text(state, "Trung tâm", state.received_at, verified, lang));
        let words = format!("{story:?} {next:?}");
        for secret in [OFFICER_MARK, NOTE, REASON] {
            assert!(!words.contains(secret), "{secret} in {words}");
        }
        for line in &story {
            assert!(line.actor.is_none() && line.detail.is_none(), "{line:?}");
        }
        assert!(story.windows(2).all(|pair| pair[0].at <= pair[1].at));
    }
}
