//! Playing the script through the write path, in the order of time.

use super::beside::{self, Scene};
use super::{History, script};
use crate::app::{App, ManualClock, Snapshot, Tx};
use crate::dossier::commands::{DossierTask as Task, Filing, collect};
use crate::dossier::{Loaded, Order, Writes};
use anyhow::Context as _;
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use domain::catalog::ProcedureVersion;
use domain::dossier::{Dossier, DossierStatus};
use domain::identity::Actor;
use domain::time::{Instant, instant};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;

/// The share of what is filed on the portal.
const ON_THE_PORTAL: f64 = 0.1;
/// Turns whose commands are written with one commit, at most. Nobody waits for any of them.
const TURNS_AT_ONCE: usize = 2_000;

/// Something that will happen.
enum Turn {
    /// Somebody comes to the counter, or sends something in.
    Arrival(script::Way),
    /// Somebody comes back with the papers that were missing.
    Completion(Box<(Loaded, Actor, Filing)>),
    /// The current step is done.
    Step(Box<Loaded>),
}

struct Player<'a> {
    app: &'a App,
    clock: &'a ManualClock,
    chance: StdRng,
    until: Instant,
    officers: Vec<Actor>,
    receivable: Vec<Arc<ProcedureVersion>>,
    queue: BinaryHeap<Reverse<(Instant, u64)>>,
    turns: BTreeMap<u64, Turn>,
    count: u64,
    /// Turns of one transaction: a short history has several, too.
    at_once: usize,
}

/// Plays the history.
pub(super) async fn play(
    app: &App,
    clock: &ManualClock,
    first_day: NaiveDate,
    history: History,
) -> anyhow::Result<()> {
    let reference = app.reference.now();
    let receivable = reference
        .procedures
        .keys()
        .filter_map(|code| reference.procedure(code, history.until))
        .filter(|it| {
            let active = |key| reference.process(&it.code, key, history.until).is_some();
            it.cases.iter().any(|case| active(&case.key))
        })
        .cloned()
        .collect();
    let mut officers: Vec<Actor> =
        reference.officers.keys().filter_map(|id| reference.actor(*id, history.until)).collect();
    officers.sort_by_key(|officer| officer.id);
    let mut player = Player {
        app,
        clock,
        chance: StdRng::seed_from_u64(history.seed),
        until: history.until,
        officers,
        receivable,
        queue: BinaryHeap::new(),
        turns: BTreeMap::new(),
        count: 0,
        at_once: history.dossiers.clamp(1, TURNS_AT_ONCE),
    };
    player.arrivals(first_day, history.dossiers);
    player.run().await
}

impl Player<'_> {
    /// Spreads the visits over the opening hours of the history, and what comes through the portal
    /// over all its days and evenings.
    fn arrivals(&mut self, first_day: NaiveDate, dossiers: usize) {
        let calendar = Arc::clone(&self.app.reference.now().calendar);
        let days: Vec<NaiveDate> = (0..super::HISTORY + 1)
            .map(|day| first_day + Days::new(day))
            .filter(|day| calendar.is_working_day(*day))
            .collect();
        let opening = NaiveTime::from_hms_opt(7, 0, 0).expect("a time of day");
        for _ in 0..dossiers {
            if self.chance.random_bool(ON_THE_PORTAL) {
                let day = first_day + Days::new(self.chance.random_range(0..=super::HISTORY));
                let at = instant(day.and_time(opening))
                    + TimeDelta::minutes(self.chance.random_range(0..900));
                self.at(at, Turn::Arrival(script::Way::Portal));
                continue;
            }
            let day = days[self.chance.random_range(0..days.len())];
            // Mornings are fuller than afternoons; nobody is at the counter over lunch.
            let minute = if self.chance.random_bool(0.65) {
                self.chance.random_range(5..265)
            } else {
                self.chance.random_range(392..595)
            };
            let at = instant(day.and_time(opening)) + TimeDelta::minutes(minute);
            self.at(at, Turn::Arrival(script::Way::Counter));
        }
    }

    fn at(&mut self, at: Instant, turn: Turn) {
        if at <= self.until {
            self.queue.push(Reverse((at, self.count)));
            self.turns.insert(self.count, turn);
            self.count += 1;
        }
    }

    async fn run(mut self) -> anyhow::Result<()> {
        while !self.queue.is_empty() {
            let tx = self.app.db.begin().await?;
            let mut writes = Writes::default();
            for _ in 0..self.at_once {
                self.turn(&tx, &mut writes).await?;
            }
            writes.write(&tx, &self.app.reference.now()).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    async fn turn(&mut self, tx: &Tx, writes: &mut Writes) -> anyhow::Result<()> {
        let Some(Reverse((at, turn))) = self.queue.pop() else { return Ok(()) };
        self.clock.set(at);
        match self.turns.remove(&turn) {
            Some(Turn::Arrival(way)) => self.arrival(tx, writes, at, way).await,
            Some(Turn::Completion(back)) => self.completion(tx, writes, at, *back).await,
            Some(Turn::Step(dossier)) => self.step(tx, writes, at, &dossier).await,
            None => Ok(()),
        }
    }

    async fn arrival(
        &mut self,
        tx: &Tx,
        writes: &mut Writes,
        now: Instant,
        way: script::Way,
    ) -> anyhow::Result<()> {
        let reference = self.app.reference.now();
        let (chance, receivable) = (&mut self.chance, &self.receivable);
        let visit = script::visit(chance, &reference, &self.officers, receivable, way, now);
        let Some(visit) = visit else { return Ok(()) };
        let dossier = self.give(tx, writes, &visit.by, None, visit.task).await?;
        if let Some(filing) = visit.complete {
            let answer = beside::pace(&mut self.chance, &dossier.state);
            let back = answer.unwrap_or_else(|| self.chance.random_range(1..9) * 480);
            if let Ok(back) = reference.calendar.add_working_minutes(now, back) {
                let back_with = Box::new((dossier.clone(), visit.clerk, filing));
                self.at(back, Turn::Completion(back_with));
            }
        }
        self.schedule(now, dossier);
        Ok(())
    }

    async fn completion(
        &mut self,
        tx: &Tx,
        writes: &mut Writes,
        now: Instant,
        (dossier, clerk, filing): (Loaded, Actor, Filing),
    ) -> anyhow::Result<()> {
        let task = Task::Accept { filing, slip: false };
        let dossier = self.give(tx, writes, &clerk, Some(&dossier), task).await?;
        self.schedule(now, dossier);
        Ok(())
    }

    async fn step(
        &mut self,
        tx: &Tx,
        writes: &mut Writes,
        now: Instant,
        dossier: &Loaded,
    ) -> anyhow::Result<()> {
        let reference = self.app.reference.now();
        let scene = Scene::new(&reference, &self.officers, &dossier.state, now);
        let turn = scene.map(|scene| beside::next(&mut self.chance, &scene));
        let next = match turn {
            Some(beside::Turn::Does(next)) => Some(*next),
            Some(beside::Turn::Waits) | None => None,
            Some(beside::Turn::Step) => {
                script::next(&mut self.chance, &reference, &self.officers, dossier)?
            }
        };
        let Some((actor, task)) = next else { return Ok(()) };
        let dossier = self.give(tx, writes, &actor, Some(dossier), task).await?;
        self.schedule(now, dossier);
        Ok(())
    }

    /// When the step that began now will be done.
    fn schedule(&mut self, now: Instant, dossier: Loaded) {
        let reference = self.app.reference.now();
        let Some(minutes) = self.minutes(&reference, &dossier.state) else { return };
        if let Ok(at) = reference.calendar.add_working_minutes(now, minutes) {
            self.at(at, Turn::Step(Box::new(dossier)));
        }
    }

    /// Working minutes until something is done with a dossier; `None` when nothing will be.
    fn minutes(&mut self, reference: &Snapshot, state: &Dossier) -> Option<u32> {
        // A clerk answers what is in the inbox; that is a turn of its own.
        if state.status == DossierStatus::Submitted {
            return None;
        }
        if let Some(minutes) = beside::pace(&mut self.chance, state) {
            return Some(minutes);
        }
        let open = matches!(
            state.status,
            DossierStatus::Processing | DossierStatus::ResultIssued | DossierStatus::ResultAtCenter
        );
        let run = state.current_step().filter(|_| open)?;
        let code = &state.facts.intake.procedure;
        let version = state.accepted.as_ref().map_or(0, |accepted| accepted.process_version);
        let allowed = reference
            .process_version(code, &state.facts.intake.case, version)
            .and_then(|process| process.steps.get(run.index as usize))
            .map_or(0, |step| step.minutes);
        Some(script::pace(&mut self.chance, state.status, allowed))
    }

    async fn give(
        &mut self,
        tx: &Tx,
        writes: &mut Writes,
        actor: &Actor,
        dossier: Option<&Loaded>,
        task: Task,
    ) -> anyhow::Result<Loaded> {
        self.count += 1;
        let target = dossier.map(|dossier| (dossier.id, dossier.state.version));
        // Nobody repeats himself here, and nobody listens yet to what has changed.
        let order = Order { target, key: String::new(), task };
        let reference = self.app.reference.now();
        let done = collect(self.app, &reference, tx, writes, actor, &order).await;
        let done = done.map_err(anyhow::Error::from);
        let done = done.with_context(|| format!("{} plays the demo", actor.name))?;
        writes.at(done.outcome.dossier).cloned().context("it was just written")
    }
}
