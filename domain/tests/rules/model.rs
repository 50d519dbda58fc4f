//! Random officers send random commands at random times under random calendars and the laws of
//! several years; whatever comes of it is lawful.

use crate::fixture::{Shape, beginnings, strange_calendars, world};
use crate::good;
use crate::invariants::{Seen, after_each, after_refusal, at_the_end};
use crate::story::{NOTE, REASON, Story};
use chrono::{Days, TimeDelta};
use domain::dossier::{
    Act, Command, Decision, Letter, RecipientCheck, ResultContent, ResultKind, ReturnMethod,
    ReturnOfResult, StopGround,
};
use domain::identity::Actor;
use domain::refusal::Code;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;
use uuid::Uuid;

/// One try: who, what, how long after the last one, and how well it is typed.
#[derive(Debug, Clone)]
struct Try {
    officer: Index,
    act: Act,
    minutes: i64,
    /// Whether an action is chosen that the officer chosen can take; else it is as it comes.
    sensible: bool,
    typing: Typing,
}

#[derive(Debug, Clone)]
struct Typing {
    other: Index,
    ordinal: u32,
    text: Option<String>,
    sloppy: bool,
}

fn some_try() -> impl Strategy<Value = Try> {
    let typing = (
        any::<Index>(),
        0u32..11,
        prop::option::of("\\PC{0,12}|\\x00|  "),
        prop::bool::weighted(0.3),
    )
        .prop_map(|(other, ordinal, text, sloppy)| Typing { other, ordinal, text, sloppy });
    (
        any::<Index>(),
        prop::sample::select(Act::ALL.to_vec()),
        prop_oneof![6 => 0i64..600, 2 => 0i64..6_000, 1 => 0i64..40_000],
        prop::bool::weighted(0.85),
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
        Command::SignResult { .. } => Command::SignResult {
            kind: ResultKind::Refusal,
            title: "Không đủ điều kiện".to_owned(),
            content: match typing.ordinal % 2 {
                0 => ResultContent::File { id: Uuid::from_u128(7) },
                _ => ResultContent::Text { body: words() },
            },
            legal_basis: Some(words()),
        },
        Command::Release { .. } => Command::Release { note: text },
        Command::ReturnResult(_) => Command::ReturnResult(ReturnOfResult {
            recipient: good::APPLICANT.to_owned(),
            personal_id: Some("000085001234".to_owned()),
            check: match typing.ordinal % 3 {
                0 => RecipientCheck::Account,
                1 => RecipientCheck::Postman,
                _ => RecipientCheck::IdentityChecked,
            },
            authorization: text,
            method: ReturnMethod::Electronic,
        }),
        Command::Accept { mut intake, .. } => {
            intake.documents.truncate(typing.ordinal as usize);
            Command::Accept { intake, slip: false }
        }
        Command::Submit { mut intake, .. } => {
            intake.channel = domain::catalog::SubmissionChannel::Post;
            let filed_at = Some(story.now - TimeDelta::days(typing.ordinal.into()));
            Command::Submit {
                intake,
                filed_at,
                portal_code: None,
                slip: Some("EA1".to_owned()),
                condition: None,
            }
        }
        Command::RequestCompletion { intake, mut lines, legal_basis, .. } => {
            lines.truncate(typing.ordinal as usize);
            Command::RequestCompletion { intake, lines, reason: words(), legal_basis }
        }
        Command::Refuse { intake, reason, .. } => {
            Command::Refuse { intake, reason, text: format!("{NOTE} {}", words()) }
        }
        Command::DraftLetter(letter) => {
            Command::DraftLetter(Box::new(scribbled(story, *letter, typing)))
        }
        Command::ReceiveSupplement { mut lines, files, note } => {
            lines.truncate(1);
            Command::ReceiveSupplement { lines, files, note }
        }
        Command::RecordPayment { amount, .. } => Command::RecordPayment {
            paid_on: text
                .as_ref()
                .map(|_| domain::time::local_date(story.now) - Days::new(typing.ordinal.into())),
            amount: amount.saturating_add(u64::from(typing.ordinal % 2)),
            reference: words(),
        },
        Command::FailDelivery { tried_at, .. } => Command::FailDelivery {
            tried_at: tried_at - TimeDelta::hours(typing.ordinal.into()),
            reason: words(),
        },
        Command::ConfirmDelivery { recipient, .. } => {
            Command::ConfirmDelivery { recipient, authorization: text }
        }
        other => other,
    }
}

/// A letter with other words than the good one.
fn scribbled(story: &Story, letter: Letter, typing: &Typing) -> Letter {
    match letter {
        Letter::Supplement(mut letter) => {
            letter.legal_basis = Some("Luật chuyên ngành".to_owned());
            Letter::Supplement(letter)
        }
        Letter::Stop(mut letter) => {
            letter.ground = [
                None,
                Some(StopGround::Withdrawn),
                Some(StopGround::AuthorityStop),
                Some(StopGround::NotCompleted),
            ][typing.ordinal as usize % 4];
            Letter::Stop(letter)
        }
        Letter::Consultation { .. } => good::ask_both(story, false),
        Letter::Extension(mut letter) => {
            letter.new_date = letter.new_date + Days::new(typing.ordinal.into()) - Days::new(4);
            Letter::Extension(letter)
        }
        Letter::Payment(mut letter) => {
            letter.items[0].amount = u64::MAX - u64::from(typing.ordinal);
            Letter::Payment(letter)
        }
        other => other,
    }
}

/// Now and then another calendar is published.
fn news(story: &mut Story, tried: &Try) {
    if tried.typing.ordinal == 10 {
        story.publish(tried.typing.other.get(strange_calendars()));
    }
}

/// What ends a dossier early: most are to come further.
fn ends(act: Act) -> bool {
    matches!(
        act,
        Act::Refuse
            | Act::RequestCompletion
            | Act::RequestWithdrawal
            | Act::DraftStop
            | Act::Close
            | Act::StopBeforeHandover
    )
}

/// The officer and action of a try: the first possible ones from some point on, when it is to be
/// sensible.
fn choose(story: &Story, tried: &Try) -> (&'static Actor, Act) {
    let staff: Vec<&'static Actor> = world().staff.0.values().collect();
    let first = tried.officer.index(staff.len());
    if tried.sensible {
        // Any action of anybody first, then anybody who can take it: work goes on as often as
        // letters are written.
        let mut open: Vec<(Act, &'static Actor)> = Vec::new();
        for officer in staff.iter().cycle().skip(first).take(staff.len()) {
            let mut acts = story.open_to(officer);
            if story.dossier.is_some() && officer.has(domain::identity::Role::Sys) {
                acts.extend([Act::Tick, Act::Recount]);
            }
            acts.retain(|act| !ends(*act) || tried.typing.ordinal == 0);
            for act in acts {
                if open.iter().all(|(known, _)| *known != act) {
                    open.push((act, officer));
                }
            }
        }
        // As in an office, what brings the dossier on is done more often than not.
        if tried.typing.ordinal > 3 && open.iter().any(|(act, _)| brings_on(*act)) {
            open.retain(|(act, _)| brings_on(*act));
        }
        if !open.is_empty() {
            let (act, officer) = *tried.typing.other.get(&open);
            return (officer, act);
        }
    }
    (staff[first], tried.act)
}

fn brings_on(act: Act) -> bool {
    matches!(
        act,
        Act::Accept
            | Act::HandOver
            | Act::ConfirmArrival
            | Act::Forward
            | Act::ApproveLetter
            | Act::SendLetter
            | Act::ReceiveSupplement
            | Act::RecordPayment
            | Act::AnswerConsultation
            | Act::SignResult
            | Act::Release
            | Act::ConfirmResult
            | Act::ReturnResult
            | Act::PostResult
            | Act::ConfirmDelivery
    )
}

/// What a button says and what the rule does are the same.
fn agrees(story: &Story, officer: &Actor, act: Act, outcome: Option<(Code, bool)>) {
    if story.dossier.is_none() || matches!(act, Act::Submit | Act::Tick | Act::Recount) {
        return;
    }
    match (story.grey(officer, act), outcome) {
        (Some(grey), None) => panic!("{act:?} in spite of {grey:?}"),
        (Some(grey), Some((code, _))) => {
            assert!(code == grey.code || code == Code::Forbidden, "{act:?}: {grey:?}, {code:?}");
        }
        (None, Some((code, at_field))) => assert!(at_field, "{act:?} is offered but {code:?}"),
        (None, None) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, max_shrink_iters: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_is_lawful(
        shape in prop::sample::select(Shape::ALL.to_vec()),
        calendar in 0usize..8,
        tries in prop::collection::vec(some_try(), 1..60),
        begins in prop::sample::select(beginnings().to_vec()),
    ) {
        let story = Story::new(shape).at(begins);
        let mut story = story;
        story.publish(&strange_calendars()[calendar]);
        let mut seen = Seen::default();
        for tried in tries {
            story.now += TimeDelta::minutes(tried.minutes);
            news(&mut story, &tried);
            let (officer, act) = choose(&story, &tried);
            let asked = command(&story, act, &tried.typing);
            let before = story.dossier.clone();
            match story.attempt(officer, asked) {
                Err(refusals) => {
                    after_refusal(&refusals);
                    let at_fields = refusals.iter().all(|refusal| !refusal.path.is_empty());
                    agrees(&story, officer, act, Some((refusals[0].code, at_fields)));
                }
                Ok(decision) => {
                    agrees(&story, officer, act, None);
                    after_each(before.as_ref(), &decision, officer, &story, &mut seen);
                    story.keep(decision);
                }
            }
        }
        at_the_end(&story);
    }
}

/// Goes on with a story wherever some tries lead.
fn walk(runner: &mut TestRunner, mut story: Story, mut done: impl FnMut(&Decision)) {
    let tries = prop::collection::vec(some_try(), 1..60).new_tree(runner).unwrap();
    for tried in tries.current() {
        story.now += TimeDelta::minutes(tried.minutes);
        news(&mut story, &tried);
        let (officer, act) = choose(&story, &tried);
        if let Ok(decision) = story.attempt(officer, command(&story, act, &tried.typing)) {
            done(&decision);
            story.keep(decision);
        }
    }
}

/// The walk above would prove little if it never came far.
#[test]
fn the_walk_reaches_every_status_and_most_events() {
    let mut runner = TestRunner::deterministic();
    let mut statuses = BTreeSet::new();
    let mut events = BTreeSet::new();
    for round in 0..160 {
        let story = Story::new(Shape::ALL[round % Shape::ALL.len()]);
        walk(&mut runner, story, |decision| {
            events.extend(decision.events.iter().map(|recorded| recorded.event.name()));
            statuses.insert(decision.state.status);
        });
    }
    assert_eq!(statuses.len(), domain::dossier::DossierStatus::ALL.len(), "{statuses:?}");
    assert!(events.len() >= 38, "{} {events:?}", events.len());
}

/// Nor if it never left the law of today.
#[test]
fn the_walk_goes_through_every_law_and_the_forms_of_both_circulars() {
    let mut runner = TestRunner::deterministic();
    let mut regimes = BTreeSet::new();
    let mut templates = BTreeSet::new();
    let beginnings = beginnings();
    for round in 0..12 * Shape::ALL.len() {
        let shape = Shape::ALL[round % Shape::ALL.len()];
        let story = Story::new(shape).at(beginnings[round % beginnings.len()]);
        walk(&mut runner, story, |decision| {
            regimes.extend(decision.state.accepted.iter().map(|it| it.regime.code()));
            templates.extend(decision.papers.iter().map(|paper| paper.template.clone()));
        });
    }
    assert!(regimes.into_iter().eq(["R2018", "R2025", "R2026"]), "one of them was never met");
    for form in ["form-01@2018", "form-01@2025", "form-02@2018", "form-02@2025"] {
        assert!(templates.contains(form), "no {form} among {templates:?}");
    }
}
