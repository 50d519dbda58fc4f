//! The life of one dossier in a test: who does what, when, and what came of it.

use crate::fixture::{Shape, intake, morning, world};
use domain::document::RefusalReason;
use domain::dossier::{
    AcceptNumbers, Act, Command, CompletionLine, Decision, Dossier, NewPaper, PaperDraft,
    RecipientCheck, Recorded, RegisterEntry, ResultContent, ResultKind, ReturnOfResult, actions,
    decide,
};
use domain::identity::{Actor, Facts, authorize};
use domain::refusal::{Code, Refusal};
use domain::time::Instant;
use uuid::Uuid;

/// Words for colleagues, each with a mark that must never reach the public.
pub(crate) const NOTE: &str = "GHICHÚ nội bộ";
pub(crate) const REASON: &str = "LÝDO nội bộ";

#[derive(Debug, Clone)]
pub(crate) struct Story {
    pub(crate) shape: Shape,
    pub(crate) now: Instant,
    pub(crate) dossier: Option<Dossier>,
    pub(crate) events: Vec<Recorded>,
    pub(crate) papers: Vec<PaperDraft>,
}

impl Story {
    pub(crate) fn new(shape: Shape) -> Self {
        Self { shape, now: morning(), dossier: None, events: Vec::new(), papers: Vec::new() }
    }

    pub(crate) fn dossier(&self) -> &Dossier {
        self.dossier.as_ref().expect("the story has begun")
    }

    /// What the write path does: the policy first, then the rules. Changes nothing.
    pub(crate) fn attempt(
        &self,
        actor: &Actor,
        command: Command,
    ) -> Result<Decision, Vec<Refusal>> {
        let world = world();
        let facts = match &self.dossier {
            Some(dossier) => dossier.authorization_facts(),
            None => Facts::at_intake(
                world.office.center.clone(),
                world.procedure(self.shape).agency.clone(),
            ),
        };
        let permit = authorize(actor, command.act().action(), &facts)
            .map_err(|_| vec![Refusal::new(Code::Forbidden)])?;
        let context = world.context(self.shape, actor, self.now);
        decide(self.dossier.as_ref(), command, &permit, &context)
    }

    /// The same, and keeps what happened.
    pub(crate) fn act(&mut self, officer: &str, command: Command) -> Result<(), Vec<Refusal>> {
        let decision = self.attempt(world().officer(officer), command)?;
        self.keep(decision);
        Ok(())
    }

    pub(crate) fn keep(&mut self, decision: Decision) {
        self.events.extend(decision.events);
        self.papers.extend(decision.papers);
        self.dossier = Some(decision.state);
    }

    /// A command that must go through.
    pub(crate) fn does(&mut self, officer: &str, command: Command) {
        let name = format!("{command:?}");
        if let Err(refusals) = self.act(officer, command) {
            panic!("{officer}: {name}\n{refusals:#?}");
        }
    }

    /// The codes and paths with which a command is refused.
    pub(crate) fn refused(&self, officer: &str, command: Command) -> Vec<String> {
        match self.attempt(world().officer(officer), command) {
            Ok(decision) => panic!("not refused: {:#?}", decision.events),
            Err(refusals) => in_short(&refusals),
        }
    }

    /// Why the officer's button for an action is grey; `None` when it is not.
    pub(crate) fn grey(&self, actor: &Actor, act: Act) -> Option<Refusal> {
        let context = world().context(self.shape, actor, self.now);
        actions(self.dossier(), &context)
            .into_iter()
            .find(|offered| offered.act == act)
            .map_or_else(|| Some(Refusal::new(Code::Forbidden)), |offered| offered.refusal)
    }

    /// Every action whose button the officer may press.
    pub(crate) fn open_to(&self, actor: &Actor) -> Vec<Act> {
        let Some(dossier) = &self.dossier else {
            let works = |act: &Act| self.attempt(actor, self.good(*act)).is_ok();
            return Act::ALL.into_iter().filter(works).collect();
        };
        actions(dossier, &world().context(self.shape, actor, self.now))
            .into_iter()
            .filter(|offered| offered.refusal.is_none())
            .map(|offered| offered.act)
            .collect()
    }

    /// The officer who does the current step when all goes well.
    pub(crate) fn performer(&self) -> &'static str {
        let index = self.dossier().current_step().expect("a current step").index as usize;
        let names: &[&'static str] = match self.shape {
            Shape::Department => &["int", "hod", "spc", "hod", "dir", "clk", "ret"],
            Shape::Chairman => {
                &["int", "hod", "spc", "dir", "clk", "pvo", "chm", "clk-committee", "ret"]
            }
        };
        names[index]
    }

    /// Takes the dossier on, step by step, until it stands at a step counted from 1.
    pub(crate) fn until(mut self, ordinal: u32) -> Self {
        if self.dossier.is_none() {
            let accept = self.good(Act::Accept);
            self.does("int", accept);
        }
        while self.dossier().current_step().expect("not past the end").index + 1 < ordinal {
            let next = [Act::Forward, Act::SignResult, Act::Release, Act::ReturnResult]
                .into_iter()
                .find(|act| self.grey(world().officer(self.performer()), *act).is_none())
                .expect("the performer can go on");
            let (performer, command) = (self.performer(), self.good(next));
            self.does(performer, command);
        }
        self
    }

    /// A command of this kind with nothing wrong in it.
    pub(crate) fn good(&self, act: Act) -> Command {
        let number = u32::try_from(self.papers.len()).unwrap() + 1;
        let paper = NewPaper { id: Uuid::from_u128(900 + u128::from(number)), number };
        let specialist = || Box::new(world().officer("spc").clone());
        let intake = || Box::new(intake(self.shape));
        match act {
            Act::Accept => Command::Accept {
                intake: intake(),
                numbers: AcceptNumbers {
                    code: "H99.03-260907-0001".to_owned(),
                    register: RegisterEntry { book: "01/2026".to_owned(), row: 1 },
                    paper,
                    secret: "abcdefgh".to_owned(),
                },
            },
            Act::RequestCompletion => Command::RequestCompletion {
                intake: intake(),
                lines: vec![completion_line()],
                reason: "Hồ sơ chưa đủ thành phần".to_owned(),
                legal_basis: self.dossier.as_ref().map(|_| "Luật chuyên ngành".to_owned()),
                paper,
            },
            Act::Refuse => Command::Refuse {
                intake: intake(),
                reason: RefusalReason::NotEligible,
                text: "Không thuộc đối tượng".to_owned(),
                paper,
            },
            Act::Claim => Command::Claim,
            Act::Assign => Command::Assign {
                officer: match self.dossier.as_ref().and_then(Dossier::current_step) {
                    Some(_) => Box::new(self.colleague().clone()),
                    None => specialist(),
                },
                reason: Some(REASON.to_owned()),
            },
            Act::Forward => {
                let step = self.dossier.as_ref().and_then(Dossier::current_step);
                let assigns =
                    step.is_some_and(|run| run.action == domain::process::StepAction::Assign);
                Command::Forward { note: Some(NOTE.to_owned()), next: assigns.then(specialist) }
            }
            Act::SendBack => {
                Command::SendBack { ordinal: self.earlier_ordinal(), reason: REASON.to_owned() }
            }
            Act::SignResult => Command::SignResult {
                kind: ResultKind::Approval,
                title: "Chứng chỉ hành nghề kiến trúc".to_owned(),
                content: ResultContent::Text {
                    body: "Cấp chứng chỉ.\nCó hiệu lực.".to_owned()
                },
                paper,
            },
            Act::Release => Command::Release { note: Some(NOTE.to_owned()) },
            Act::ReturnResult => Command::ReturnResult(ReturnOfResult {
                recipient: "Nguyễn Văn Thử".to_owned(),
                personal_id: None,
                check: RecipientCheck::ReceiptShown,
                authorization: None,
            }),
        }
    }

    /// Somebody else who could do the current step; its own performer where there is nobody.
    fn colleague(&self) -> &'static Actor {
        let run = self.dossier().current_step().expect("a current step");
        let fits = |actor: &&Actor| {
            Some(actor.id) != run.assignee
                && actor.grants.len() == 1
                && actor.holds(run.role, &run.agency, run.unit.as_deref())
        };
        let found = world().staff.0.values().find(fits);
        found.unwrap_or_else(|| world().officer(self.performer()))
    }

    fn earlier_ordinal(&self) -> u32 {
        let step = self.dossier.as_ref().and_then(Dossier::current_step);
        step.map_or(1, |run| run.index.max(2))
    }
}

pub(crate) fn completion_line() -> CompletionLine {
    CompletionLine {
        document_key: Some("2".to_owned()),
        content: "Bằng tốt nghiệp".to_owned(),
        reason: "Chưa có trong hồ sơ".to_owned(),
        originals: 0,
        certified: 1,
        copies: 0,
    }
}

/// `CODE at path`, one for each refusal.
pub(crate) fn in_short(refusals: &[Refusal]) -> Vec<String> {
    let one = |refusal: &Refusal| match refusal.path.is_empty() {
        true => refusal.code.as_str().to_owned(),
        false => format!("{} at {}", refusal.code.as_str(), refusal.path.join(".")),
    };
    refusals.iter().map(one).collect()
}
