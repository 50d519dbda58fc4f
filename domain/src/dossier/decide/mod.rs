//! The rules: what a command makes of a dossier, or why it may not.

mod guard;
mod intake;
mod result;
mod steps;

pub use guard::Act;
pub(super) use guard::possible;
pub use steps::eligible;

use super::command::Command;
use super::event::{By, Event, Recorded};
use super::evolve::evolve;
use super::papers::{Office, PaperDraft};
use super::state::Dossier;
use crate::calendar::{Calendar, Limits};
use crate::catalog::ProcedureVersion;
use crate::identity::{Actor, OfficerId, Permit};
use crate::process::ProcessVersion;
use crate::refusal::{Code, Refusal};
use crate::time::Instant;

/// Everything a rule may know besides the dossier and the command.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The moment of the command.
    pub now: Instant,
    /// Who sends it.
    pub actor: &'a Actor,
    /// The office calendar in force.
    pub calendar: &'a Calendar,
    /// The limits of the law in force.
    pub limits: &'a Limits,
    /// The Center and the names of agencies, for papers.
    pub office: &'a Office,
    /// The procedure version of the dossier, or to be bound.
    pub procedure: &'a ProcedureVersion,
    /// The process of the dossier, or the active one of the case; `None` is a gap (R4).
    pub process: Option<&'a ProcessVersion>,
    /// Names of officers, for refusals that name who has the dossier.
    pub names: &'a dyn Names,
}

/// Names of officers by id.
pub trait Names: std::fmt::Debug + Send + Sync {
    /// The name, or a placeholder for an officer long gone.
    fn name(&self, officer: OfficerId) -> String;
}

/// What a command makes of a dossier.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// What happened, in order.
    pub events: Vec<Recorded>,
    /// The dossier after it.
    pub state: Dossier,
    /// Papers issued by it, to be stored in the same transaction.
    pub papers: Vec<PaperDraft>,
}

/// Decides a command. `permit` proves that the policy allows the actor of the context to try it; a
/// permit for something or somebody else proves nothing.
///
/// # Errors
/// Every reason why it may not be, with the field where one is concerned. Nothing has happened
/// then.
pub fn decide(
    state: Option<&Dossier>,
    command: Command,
    permit: &Permit,
    cx: &Context<'_>,
) -> Result<Decision, Vec<Refusal>> {
    if permit.officer() != cx.actor.id || permit.action() != command.act().action() {
        return Err(vec![Refusal::new(Code::Forbidden)]);
    }
    let mut log = Log::new(state, permit, cx);
    match (command, state) {
        (Command::Accept { intake, numbers }, _) => intake::accept(&mut log, *intake, numbers)?,
        (Command::RequestCompletion { intake, lines, reason, legal_basis, paper }, _) => {
            intake::request_completion(&mut log, *intake, lines, reason, legal_basis, paper)?;
        }
        (Command::Refuse { intake, reason, text, paper }, _) => {
            intake::refuse(&mut log, *intake, reason, text, paper)?;
        }
        (_, None) => return Err(vec![Refusal::new(Code::NotFound)]),
        (Command::Claim, Some(dossier)) => steps::claim(&mut log, dossier)?,
        (Command::Assign { officer, reason }, Some(dossier)) => {
            steps::assign(&mut log, dossier, &officer, reason)?;
        }
        (Command::Forward { note, next }, Some(dossier)) => {
            steps::forward(&mut log, dossier, note, next.as_deref())?;
        }
        (Command::SendBack { ordinal, reason }, Some(dossier)) => {
            steps::send_back(&mut log, dossier, ordinal, &reason)?;
        }
        (Command::SignResult { kind, title, content, paper }, Some(dossier)) => {
            result::sign(&mut log, dossier, kind, &title, content, paper)?;
        }
        (Command::Release { note }, Some(dossier)) => result::release(&mut log, dossier, note)?,
        (Command::ReturnResult(handed_over), Some(dossier)) => {
            result::return_result(&mut log, dossier, handed_over)?;
        }
    }
    log.finish()
}

/// The events of one command as they come to be, with the dossier after each.
struct Log<'a> {
    cx: &'a Context<'a>,
    by: By,
    state: Option<Dossier>,
    events: Vec<Recorded>,
    papers: Vec<PaperDraft>,
}

impl<'a> Log<'a> {
    fn new(state: Option<&Dossier>, permit: &Permit, cx: &'a Context<'a>) -> Self {
        let by = By {
            officer: permit.officer(),
            role: permit.role(),
            on_behalf_of: permit.on_behalf_of(),
        };
        Self { cx, by, state: state.cloned(), events: Vec::new(), papers: Vec::new() }
    }

    fn push(&mut self, event: Event) {
        let seq = self.state.as_ref().map_or(0, |state| state.version) + 1;
        let recorded = Recorded { seq, at: self.cx.now, by: self.by, event };
        self.state = Some(evolve(self.state.take(), &recorded, self.cx.process));
        self.events.push(recorded);
    }

    /// Issues a paper: its event ties the frozen data to the chain.
    fn issue(&mut self, draft: PaperDraft) {
        self.push(Event::PaperIssued {
            id: draft.id,
            kind: draft.kind,
            number: draft.number,
            digest: draft.digest(),
        });
        self.papers.push(draft);
    }

    fn finish(self) -> Result<Decision, Vec<Refusal>> {
        let (events, papers) = (self.events, self.papers);
        self.state
            .map(|state| Decision { events, state, papers })
            .ok_or_else(|| vec![Refusal::new(Code::NotFound)])
    }
}
