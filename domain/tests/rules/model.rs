//! Random officers send random commands at random times; whatever comes of it is lawful.

use crate::fixture::{Shape, world};
use crate::invariants::{Seen, after_each, after_refusal, at_the_end};
use crate::story::{NOTE, REASON, Story};
use chrono::TimeDelta;
use domain::dossier::{Act, Command, RecipientCheck, ResultContent, ResultKind, ReturnOfResult};
use domain::identity::Actor;
use proptest::prelude::*;

/// One try: who, what, how long after the last one, and how well it is typed.
#[derive(Debug, Clone)]
struct Try {
    officer: prop::sample::Index,
    act: Act,
    minutes: i64,
    /// Whether an action is chosen that the officer chosen can take; else it is as it comes.
    sensible: bool,
    typing: Typing,
}

#[derive(Debug, Clone)]
struct Typing {
    other: prop::sample::Index,
    ordinal: u32,
    text: Option<String>,
    sloppy: bool,
}

fn some_try() -> impl Strategy<Value = Try> {
    let typing = (
        any::<prop::sample::Index>(),
        0u32..11,
        prop::option::of("\\PC{0,12}|\\x00|  "),
        prop::bool::weighted(0.3),
    )
        .prop_map(|(other, ordinal, text, sloppy)| Typing { other, ordinal, text, sloppy });
    (
        any::<prop::sample::Index>(),
        prop::sample::select(Act::ALL.to_vec()),
        prop_oneof![4 => 0i64..600, 1 => 0i64..60_000],
        prop::bool::weighted(0.75),
        typing,
    )
        .prop_map(|(officer, act, minutes, sensible, typing)| Try {
            officer,
            act,
            minutes,
            sensible,
            typing,
        })
}

fn command(story: &Story, act: Act, typing: &Typing) -> Command {
    let good = story.good(act);
    if !typing.sloppy {
        return good;
    }
    let staff: Vec<&Actor> = world().staff.0.values().collect();
    let other = Box::new((*typing.other.get(&staff)).clone());
    let text = typing.text.clone();
    let words = || text.clone().unwrap_or_default();
    match good {
        Command::Assign { .. } => Command::Assign { officer: other, reason: text },
        Command::Forward { .. } => {
            Command::Forward { note: text.clone(), next: text.map(|_| other) }
        }
        Command::SendBack { .. } => {
            let reason = text.unwrap_or_else(|| REASON.to_owned());
            Command::SendBack { ordinal: typing.ordinal, reason }
        }
        Command::SignResult { paper, .. } => Command::SignResult {
            kind: ResultKind::Refusal,
            title: words(),
            content: match typing.ordinal % 2 {
                0 => ResultContent::File { id: paper.id },
                _ => ResultContent::Text { body: words() },
            },
            paper,
        },
        Command::Release { .. } => Command::Release { note: text },
        Command::ReturnResult(_) => Command::ReturnResult(ReturnOfResult {
            recipient: words(),
            personal_id: text.clone().map(|_| "000185001234".to_owned()),
            check: RecipientCheck::IdentityChecked,
            authorization: text,
        }),
        Command::Accept { mut intake, numbers } => {
            intake.documents.truncate(typing.ordinal as usize);
            Command::Accept { intake, numbers }
        }
        Command::RequestCompletion { intake, mut lines, legal_basis, paper, .. } => {
            lines.truncate(typing.ordinal as usize);
            Command::RequestCompletion { intake, lines, reason: words(), legal_basis, paper }
        }
        Command::Refuse { intake, reason, paper, .. } => {
            Command::Refuse { intake, reason, text: format!("{NOTE} {}", words()), paper }
        }
        Command::Claim => Command::Claim,
    }
}

/// The officer and action of a try: among those that are possible, when it is to be sensible.
fn choose(story: &Story, tried: &Try) -> (&'static Actor, Act) {
    let staff: Vec<&'static Actor> = world().staff.0.values().collect();
    let any = (*tried.officer.get(&staff), tried.act);
    if !tried.sensible {
        return any;
    }
    let possible: Vec<_> = staff
        .iter()
        .flat_map(|officer| story.open_to(officer).into_iter().map(|act| (*officer, act)))
        // The ends of a dossier are many; let most dossiers get into the department first.
        .filter(|(_, act)| *act != Act::Refuse || tried.typing.ordinal == 0)
        .collect();
    if possible.is_empty() { any } else { *tried.officer.get(&possible) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, max_shrink_iters: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_is_lawful(
        chairman in any::<bool>(),
        tries in prop::collection::vec(some_try(), 1..45),
    ) {
        let shape = if chairman { Shape::Chairman } else { Shape::Department };
        let mut story = Story::new(shape);
        let mut seen = Seen::default();
        for tried in tries {
            story.now += TimeDelta::minutes(tried.minutes);
            let (officer, act) = choose(&story, &tried);
            let asked = command(&story, act, &tried.typing);
            let before = story.dossier.clone();
            match story.attempt(officer, asked.clone()) {
                Err(refusals) => after_refusal(&refusals),
                Ok(decision) => {
                    // The same question has the same answer.
                    prop_assert_eq!(&story.attempt(officer, asked).unwrap(), &decision);
                    after_each(before.as_ref(), &decision, officer, &story, &mut seen);
                    story.keep(decision);
                }
            }
        }
        at_the_end(&story);
    }
}

/// The walk above would prove little if it never came far.
#[test]
fn the_walk_reaches_every_status() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut reached = std::collections::BTreeMap::new();
    for round in 0..120 {
        let tries = prop::collection::vec(some_try(), 1..45).new_tree(&mut runner).unwrap();
        let mut story = Story::new(Shape::BOTH[round % 2]);
        for tried in tries.current() {
            let (officer, act) = choose(&story, &tried);
            if let Ok(decision) = story.attempt(officer, command(&story, act, &tried.typing)) {
                story.keep(decision);
                *reached.entry(story.dossier().status).or_insert(0) += 1;
            }
        }
    }
    assert_eq!(reached.len(), domain::dossier::DossierStatus::ALL.len(), "{reached:?}");
}
