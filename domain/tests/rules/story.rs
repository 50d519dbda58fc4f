//! The life of one dossier in a test: who does what, when, and what came of it.

use crate::fixture::{Shape, morning, world};
use crate::good;
use domain::calendar::Calendar;
use domain::document::FormKind;
use domain::dossier::{
    AcceptNumbers, Act, Availability, Command, Context, Decision, Dossier, DossierStatus, Drawn,
    Event, Letter, NewPaper, PaperDraft, Recorded, Regime, RegisterEntry, actions, decide,
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
    /// The calendar the dossier is bound to; before acceptance the one in force.
    pub(crate) calendar: &'static Calendar,
    /// The calendar in force.
    pub(crate) in_force: &'static Calendar,
    pub(crate) dossier: Option<Dossier>,
    pub(crate) events: Vec<Recorded>,
    pub(crate) papers: Vec<PaperDraft>,
}

impl Story {
    pub(crate) fn new(shape: Shape) -> Self {
        Self {
            shape,
            now: morning(),
            calendar: &world().calendar,
            in_force: &world().calendar,
            dossier: None,
            events: Vec::new(),
            papers: Vec::new(),
        }
    }

    /// The same, told from another moment on.
    pub(crate) fn at(mut self, now: Instant) -> Self {
        self.now = now;
        self
    }

    pub(crate) fn dossier(&self) -> &Dossier {
        self.dossier.as_ref().expect("the story has begun")
    }

    pub(crate) fn status(&self) -> DossierStatus {
        self.dossier().status
    }

    pub(crate) fn context<'a>(&self, actor: &'a Actor) -> Context<'a> {
        let regime = Regime::of(self.dossier.as_ref(), self.now);
        Context {
            calendar: self.calendar,
            in_force: self.in_force,
            limits: world().limits.of(regime),
            ..world().context(self.shape, actor, self.now)
        }
    }

    /// What the write path does: the policy, the rules in a dry run, the numbers of the papers they
    /// issue, the rules once more. Changes nothing.
    pub(crate) fn attempt(
        &self,
        actor: &Actor,
        command: Command,
    ) -> Result<Decision, Vec<Refusal>> {
        let facts = match &self.dossier {
            Some(dossier) => dossier.authorization_facts(),
            None => Facts::at_intake(
                world().office(self.shape).center.clone(),
                world().procedure(self.shape).agency.clone(),
            ),
        };
        let permit = authorize(actor, command.act().action(), &facts)
            .map_err(|_| vec![Refusal::new(Code::Forbidden)])?;
        let context = self.context(actor);
        let dry = decide(self.dossier.as_ref(), command.clone(), &permit, &context)?;
        let drawn = self.draw(&dry);
        let context = Context { drawn: &drawn, ..context };
        let real = decide(self.dossier.as_ref(), command, &permit, &context)
            .expect("what a dry run allows is done");
        same_but_for_numbers(&dry, &real);
        Ok(real)
    }

    /// The next number of each paper in the series of its kind and of whoever issues it.
    fn draw(&self, dry: &Decision) -> Drawn {
        let mut issued: Vec<_> =
            self.papers.iter().map(|it| (it.kind, it.issuer.clone())).collect();
        let mut papers = Vec::new();
        for paper in &dry.papers {
            let series = (paper.kind, paper.issuer.clone());
            let number = issued.iter().filter(|earlier| **earlier == series).count() + 1;
            issued.push(series);
            let id = Uuid::from_u128(900 + issued.len() as u128);
            papers.push(NewPaper { id, number: u32::try_from(number).unwrap() });
        }
        let acceptance = dry.accepts().then(|| AcceptNumbers {
            code: "H99.03-260907-0001".to_owned(),
            register: RegisterEntry { book: "01/2026".to_owned(), row: 1 },
            secret: "abcdefgh".to_owned(),
        });
        Drawn { papers, acceptance }
    }

    /// The same as an attempt, and keeps what happened.
    pub(crate) fn act(&mut self, officer: &str, command: Command) -> Result<(), Vec<Refusal>> {
        let decision = self.attempt(world().officer(officer), command)?;
        self.keep(decision);
        Ok(())
    }

    pub(crate) fn keep(&mut self, decision: Decision) {
        if decision.state.accepted.as_ref().is_some_and(|it| it.calendar == self.in_force.version())
        {
            self.calendar = self.in_force;
        }
        self.events.extend(decision.events);
        self.papers.extend(decision.papers);
        self.dossier = Some(decision.state);
    }

    /// Another calendar is in force from now on.
    pub(crate) fn publish(&mut self, calendar: &'static Calendar) {
        self.in_force = calendar;
        if self.dossier.as_ref().is_none_or(|dossier| dossier.accepted.is_none()) {
            self.calendar = calendar;
        }
    }

    /// A command that must go through.
    pub(crate) fn does(&mut self, officer: &str, command: Command) {
        let name = format!("{command:?}");
        if let Err(refusals) = self.act(officer, command) {
            panic!("{officer}: {name}\n{refusals:#?}");
        }
    }

    /// A command of this kind with nothing wrong in it, which must go through.
    pub(crate) fn well(&mut self, officer: &str, act: Act) {
        let command = self.good(act);
        self.does(officer, command);
    }

    /// What the last command brought about, by the names of its events.
    pub(crate) fn told(&mut self, officer: &str, command: Command) -> Vec<&'static str> {
        let before = self.events.len();
        self.does(officer, command);
        self.events[before..].iter().map(|recorded| recorded.event.name()).collect()
    }

    /// The codes and paths with which a command is refused.
    pub(crate) fn refused(&self, officer: &str, command: Command) -> Vec<String> {
        match self.attempt(world().officer(officer), command) {
            Ok(decision) => panic!("not refused: {:#?}", decision.events),
            Err(refusals) => in_short(&refusals),
        }
    }

    /// The same of a command with nothing wrong in it.
    pub(crate) fn denied(&self, officer: &str, act: Act) -> Vec<String> {
        self.refused(officer, self.good(act))
    }

    /// The buttons of an officer, each with why it is grey.
    pub(crate) fn buttons(&self, actor: &Actor) -> Vec<Availability> {
        actions(self.dossier(), &self.context(actor))
    }

    /// Why the officer's button for an action is grey; `None` when it is not.
    pub(crate) fn grey(&self, actor: &Actor, act: Act) -> Option<Refusal> {
        self.buttons(actor)
            .into_iter()
            .find(|offered| offered.act == act)
            .map_or_else(|| Some(Refusal::new(Code::Forbidden)), |offered| offered.refusal)
    }

    /// The same as a code.
    pub(crate) fn grey_code(&self, officer: &str, act: Act) -> Option<&'static str> {
        self.grey(world().officer(officer), act).map(|refusal| refusal.code.as_str())
    }

    /// Every action whose button the officer may press.
    pub(crate) fn open_to(&self, actor: &Actor) -> Vec<Act> {
        if self.dossier.is_none() {
            let works = |act: &Act| self.attempt(actor, self.good(*act)).is_ok();
            return Act::ALL.iter().copied().filter(works).collect();
        }
        self.buttons(actor)
            .into_iter()
            .filter(|offered| offered.refusal.is_none())
            .map(|offered| offered.act)
            .collect()
    }

    /// The officer of the Center where this story begins.
    pub(crate) fn center(&self, role: &'static str) -> &'static str {
        match (self.shape, role) {
            (Shape::Commune, "int") => "commune-int",
            (Shape::Commune, "ret") => "commune-ret",
            (Shape::Commune, "csh") => "commune-csh",
            (Shape::Commune, "cdr") => "commune-cdr",
            (_, role) => role,
        }
    }

    /// The officer who does the current step when all goes well.
    pub(crate) fn performer(&self) -> &'static str {
        let index = self.dossier().current_step().expect("a current step").index as usize;
        let names: &[&'static str] = match self.shape {
            Shape::Chairman => {
                &["int", "hod", "spc", "dir", "clk", "pvo", "chm", "clk-committee", "ret"]
            }
            _ => &["int", "hod", "spc", "hod", "dir", "clk", "ret"],
        };
        self.center(names[index])
    }

    /// Taken in, and with the department.
    pub(crate) fn begun(shape: Shape) -> Self {
        Self::new(shape).until(2)
    }

    /// Taken in at a moment, and at the appraisal.
    pub(crate) fn appraised_from(shape: Shape, accepted: Instant) -> Self {
        Self::new(shape).at(accepted).until(3)
    }

    /// Takes the dossier on, step by step, until it stands at a step counted from 1.
    pub(crate) fn until(mut self, ordinal: u32) -> Self {
        if self.dossier.is_none() {
            self.well(self.center("int"), Act::Accept);
        }
        let stands = |story: &Self| story.dossier().current_step().map_or(0, |run| run.index + 1);
        while stands(&self) < ordinal {
            self.goes_on();
        }
        self
    }

    /// What happens next when all goes well.
    fn goes_on(&mut self) {
        let able =
            |story: &Self, officer: &str, act| story.grey(world().officer(officer), act).is_none();
        for (officer, act) in [("hoc", Act::HandOver), ("foc", Act::ConfirmArrival)] {
            if able(self, officer, act) {
                return self.well(officer, act);
            }
        }
        if able(self, self.center("ret"), Act::ConfirmResult) {
            return self.well(self.center("ret"), Act::ConfirmResult);
        }
        let performer = self.performer();
        let next = [Act::Forward, Act::SignResult, Act::Release, Act::ReturnResult]
            .into_iter()
            .find(|act| able(self, performer, *act));
        match next {
            Some(act) => self.well(performer, act),
            None => {
                self.letter(performer, Act::DraftPayment, "hod");
                self.well(self.center("csh"), Act::RecordPayment);
            }
        }
    }

    /// A letter to the applicant: drafted, approved, sent by the Center.
    pub(crate) fn letter(&mut self, drafter: &str, act: Act, approver: &str) {
        self.well(drafter, act);
        self.well(approver, Act::ApproveLetter);
        self.well(self.center("int"), Act::SendLetter);
    }

    /// The same with these very words.
    pub(crate) fn sends(&mut self, drafter: &str, letter: Letter, approver: &str) {
        self.does(drafter, Command::DraftLetter(Box::new(letter)));
        self.well(approver, Act::ApproveLetter);
        self.well(self.center("int"), Act::SendLetter);
    }

    /// A command of this kind with nothing wrong in it.
    pub(crate) fn good(&self, act: Act) -> Command {
        good::command(self, act)
    }

    /// Papers issued so far, by kind and number in their series.
    pub(crate) fn issued(&self) -> Vec<(FormKind, u32)> {
        self.papers.iter().map(|paper| (paper.kind, paper.number)).collect()
    }

    /// The papers of the last command.
    pub(crate) fn last_papers(&self) -> Vec<FormKind> {
        let Some(last) = self.events.last() else { return Vec::new() };
        let mut papers: Vec<_> = self
            .events
            .iter()
            .rev()
            .take_while(|recorded| recorded.at == last.at && recorded.by == last.by)
            .filter_map(|recorded| match recorded.event {
                Event::PaperIssued { kind, .. } => Some(kind),
                _ => None,
            })
            .collect();
        papers.reverse();
        papers
    }
}

/// A dry run foretells everything but the numbers.
fn same_but_for_numbers(dry: &Decision, real: &Decision) {
    let names = |it: &Decision| it.events.iter().map(|at| at.event.name()).collect::<Vec<_>>();
    assert_eq!(names(dry), names(real));
    let series = |it: &Decision| {
        it.papers.iter().map(|paper| (paper.kind, paper.issuer.clone())).collect::<Vec<_>>()
    };
    assert_eq!(series(dry), series(real));
    let dates = |it: &Decision| {
        let clock = it.state.clock.as_ref();
        clock.map(|clock| (clock.due_at, clock.kpi_due_at, clock.started_at))
    };
    assert_eq!((dry.state.status, dates(dry)), (real.state.status, dates(real)));
}

/// `CODE at path`, one for each refusal.
pub(crate) fn in_short(refusals: &[Refusal]) -> Vec<String> {
    let one = |refusal: &Refusal| match refusal.path.is_empty() {
        true => refusal.code.as_str().to_owned(),
        false => format!("{} at {}", refusal.code.as_str(), refusal.path.join(".")),
    };
    refusals.iter().map(one).collect()
}
