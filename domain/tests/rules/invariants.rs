//! What must hold of every dossier, whoever did whatever to it.

use crate::fixture::{CENTER, DEPARTMENT, OFFICER_MARK, Shape, agency, world};
use crate::story::{NOTE, REASON, Story};
use domain::document::FormKind;
use domain::dossier::{
    Acceptance, Decision, Dossier, DossierStatus, Event, PaperDraft, Recorded, evolve, next_text,
    public_timeline, staff_timeline,
};
use domain::identity::{Actor, OfficerId, Role};
use domain::lang::Lang;
use domain::process::StepAction;
use domain::refusal::Refusal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::fmt::Debug;

/// What is remembered between the commands of one story.
#[derive(Default)]
pub(crate) struct Seen {
    accepted: Option<Acceptance>,
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
    let first = before.map_or(0, |dossier| dossier.version) + 1;
    for (seq, event) in (first..).zip(&decision.events) {
        assert_eq!(event.seq, seq);
        assert_eq!((event.at, event.by.officer), (story.now, officer.id));
        assert!(officer.has(event.by.role), "acts in a role he does not hold");
        acts_in_place(event);
    }
    assert_eq!(state.version, first + u32::try_from(decision.events.len()).unwrap() - 1);
    let process = Some(world().process(story.shape));
    let folded = decision
        .events
        .iter()
        .fold(before.cloned(), |dossier, event| Some(evolve(dossier, event, process)));
    assert_eq!(folded.as_ref(), Some(state), "folding the events gives the state");
    papers_stand_in_the_log(&decision.events, &decision.papers);
    bound(state, seen);
    steps(state, story.shape);
    papers(state);
    duties(story.events.iter().chain(&decision.events), state);
    public(state);
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
}

fn travels<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value, "{json}");
}

/// R1, R12: intake and return happen at the Center, by its own roles.
fn acts_in_place(recorded: &Recorded) {
    let role = recorded.by.role;
    match recorded.event {
        Event::Accepted { .. }
        | Event::CompletionRequested { .. }
        | Event::IntakeRefused { .. } => assert_eq!(role, Role::Int),
        Event::ResultReturned(_) => assert_eq!(role, Role::Ret),
        Event::ResultSigned { .. } => {
            assert!(matches!(role, Role::Hod | Role::Dir | Role::Chm), "{role:?}");
        }
        Event::ResultReleased { .. } => assert!(matches!(role, Role::Clk | Role::Foc)),
        _ => assert!(!matches!(role, Role::Admin | Role::Audit | Role::Kstt), "{role:?}"),
    }
}

/// R21: each paper is in the log with the digest of what was frozen, and nothing else is.
fn papers_stand_in_the_log(events: &[Recorded], papers: &[PaperDraft]) {
    let logged: Vec<_> = events
        .iter()
        .filter_map(|recorded| match &recorded.event {
            Event::PaperIssued { id, kind, number, digest } => {
                Some((*id, *kind, *number, digest.clone()))
            }
            _ => None,
        })
        .collect();
    let issued: Vec<_> =
        papers.iter().map(|paper| (paper.id, paper.kind, paper.number, paper.digest())).collect();
    assert_eq!(logged, issued);
}

/// R3, R6: what acceptance fixed, due date and derivation among it, never changes.
fn bound(state: &Dossier, seen: &mut Seen) {
    if seen.accepted.is_some() {
        assert_eq!(state.accepted, seen.accepted);
    }
    seen.accepted.clone_from(&state.accepted);
    if let Some(accepted) = &state.accepted {
        assert_eq!(accepted.due_at.is_some(), accepted.derivation.is_some());
        assert!(accepted.due_at.is_none_or(|due| due >= accepted.at));
    }
}

fn steps(state: &Dossier, shape: Shape) {
    let open: Vec<_> =
        state.steps.iter().enumerate().filter(|(_, run)| run.finished_at.is_none()).collect();
    let running = state.accepted.is_some() && state.status != DossierStatus::Returned;
    assert_eq!(open.len(), usize::from(running), "{:?}", state.status);
    assert!(open.iter().all(|(i, _)| i + 1 == state.steps.len()), "the open step is the last");
    let process = world().process(shape);
    for run in &state.steps {
        let step = &process.steps[run.index as usize];
        assert_eq!((run.action, run.role, &run.agency), (step.action, step.role, &step.agency));
        let ended = run.finished_at.is_some();
        assert_eq!((run.performer.is_some(), run.outcome.is_some()), (ended, ended));
        assert!(!ended || run.assignee.is_some(), "a finished step was somebody's");
        assert!(!ended || run.performer == run.assignee, "whoever has the step does it");
        assert_eq!(run.assignee.is_some(), run.claimed_at.is_some());
        assert!(run.claimed_at.is_none_or(|at| at >= run.entered_at));
        assert!(run.finished_at.is_none_or(|at| at >= run.claimed_at.unwrap()));
        assert_eq!(run.due_at.is_some(), step.minutes > 0);
    }
    // One step forward, or back to one that was visited.
    for pair in state.steps.windows(2) {
        assert!(pair[1].index == pair[0].index + 1 || pair[1].index < pair[0].index);
        assert!(pair[1].index > 0, "nothing goes back to the intake");
    }
    let action = state.current_step().map(|run| run.action);
    match state.status {
        DossierStatus::IntakeSupplement | DossierStatus::IntakeRefused => {
            assert!(state.steps.is_empty() && state.accepted.is_none());
        }
        DossierStatus::Processing => assert!(!matches!(
            action,
            None | Some(StepAction::Intake | StepAction::Release | StepAction::Return)
        )),
        DossierStatus::ResultIssued => assert_eq!(action, Some(StepAction::Release)),
        DossierStatus::ResultAtCenter => assert_eq!(action, Some(StepAction::Return)),
        DossierStatus::Returned => assert_eq!(action, None),
    }
}

/// R2: no state without its paper, no paper without its state.
fn papers(state: &Dossier) {
    let count = |kind| state.papers.iter().filter(|paper| paper.kind == kind).count();
    let accepted = usize::from(state.accepted.is_some());
    assert_eq!(count(FormKind::ReceiptSlip), accepted);
    assert_eq!(state.code().is_some(), state.accepted.is_some());
    assert_eq!(
        count(FormKind::IntakeRefusal),
        usize::from(state.status == DossierStatus::IntakeRefused)
    );
    if state.status == DossierStatus::IntakeSupplement {
        assert!(count(FormKind::SupplementRequest) > 0);
    }
    let decided = matches!(
        state.status,
        DossierStatus::ResultIssued | DossierStatus::ResultAtCenter | DossierStatus::Returned
    );
    assert_eq!((count(FormKind::Result), state.result.is_some()), (usize::from(decided), decided));
    if let Some(result) = &state.result {
        assert!(state.papers.iter().any(|paper| paper.id == result.paper));
        assert_eq!(
            (result.released_at.is_some(), result.returned_at.is_some()),
            (state.status != DossierStatus::ResultIssued, state.status == DossierStatus::Returned)
        );
        assert_eq!(result.returned_at.is_some(), result.returned_to.is_some());
    }
    let ids: BTreeSet<_> = state.papers.iter().map(|paper| paper.id).collect();
    assert_eq!(ids.len(), state.papers.len());
}

/// R18, told from the log alone and not from what the rules remember.
fn duties<'a>(events: impl Iterator<Item = &'a Recorded>, state: &Dossier) {
    let mut took_in: BTreeSet<OfficerId> = BTreeSet::new();
    let mut signed = BTreeSet::new();
    let mut returned = BTreeSet::new();
    for recorded in events {
        match recorded.event {
            Event::Accepted { .. } => drop(took_in.insert(recorded.by.officer)),
            Event::ResultSigned { .. } => drop(signed.insert(recorded.by.officer)),
            Event::ResultReturned(_) => drop(returned.insert(recorded.by.officer)),
            _ => {}
        }
    }
    let appraised: BTreeSet<_> = state
        .steps
        .iter()
        .filter(|run| run.action == StepAction::Appraise)
        .filter_map(|run| run.performer)
        .collect();
    for others in [&took_in, &signed, &returned] {
        assert!(appraised.is_disjoint(others), "two conflicting duties in one hand");
    }
    for run in &state.steps {
        let Some(performer) = run.performer else { continue };
        let officer = world().staff.0.values().find(|actor| actor.id == performer).unwrap();
        let at_home = officer.holds(run.role, &run.agency, run.unit.as_deref());
        let focal = run.action == StepAction::Release
            && officer.holds(Role::Foc, &agency(DEPARTMENT), None);
        assert!(at_home || focal, "{} did a step of {:?}", officer.name, run.role);
        if matches!(run.action, StepAction::Intake | StepAction::Return) {
            assert_eq!(run.agency, agency(CENTER));
        }
    }
}

/// The public reads no name of an officer, no remark and no reason (R19).
fn public(state: &Dossier) {
    for lang in [Lang::Vi, Lang::En] {
        let story = public_timeline(state, lang);
        assert!(!story.is_empty(), "something has happened");
        let words = format!("{story:?} {}", next_text(state, "Trung tâm", state.received_at, lang));
        for secret in [OFFICER_MARK, NOTE, REASON] {
            assert!(!words.contains(secret), "{secret} in {words}");
        }
        for line in &story {
            assert!(line.actor.is_none() && line.detail.is_none(), "{line:?}");
        }
        assert!(story.windows(2).all(|pair| pair[0].at <= pair[1].at));
    }
}
