//! Playing the script through the write path, in the order of time.

use super::beside::{self, Scene};
use super::{History, script};
use crate::app::{App, ManualClock};
use crate::dossier::Order;
use crate::dossier::commands::{DossierTask as Task, Filing, execute};
use anyhow::Context as _;
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use domain::catalog::ProcedureVersion;
use domain::dossier::DossierStatus;
use domain::identity::Actor;
use domain::time::{Instant, instant};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;
use uuid::Uuid;

/// Something that will happen.
enum Turn {
    /// Somebody comes to the counter.
    Arrival,
    /// Somebody comes back with the papers that were missing.
    Completion(Uuid, Box<(Actor, Filing)>),
    /// The current step is done.
    Step(Uuid),
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
    };
    player.arrivals(first_day, history.dossiers);
    player.run().await
}

impl Player<'_> {
    /// Spreads the visits over the opening hours of the history.
    fn arrivals(&mut self, first_day: NaiveDate, dossiers: usize) {
        let calendar = Arc::clone(&self.app.reference.now().calendar);
        let days: Vec<NaiveDate> = (0..super::HISTORY + 1)
            .map(|day| first_day + Days::new(day))
            .filter(|day| calendar.is_working_day(*day))
            .collect();
        let opening = NaiveTime::from_hms_opt(7, 0, 0).expect("a time of day");
        for _ in 0..dossiers {
            let day = days[self.chance.random_range(0..days.len())];
            // Mornings are fuller than afternoons; nobody is at the counter over lunch.
            let minute = if self.chance.random_bool(0.65) {
                self.chance.random_range(5..265)
            } else {
                self.chance.random_range(392..595)
            };
            let at = instant(day.and_time(opening)) + TimeDelta::minutes(minute);
            self.at(at, Turn::Arrival);
        }
    }

    fn at(&mut self, at: Instant, turn: Turn) {
        if at <= self.until {
            self.queue.push(Reverse((at, self.count)));
            self.turns.insert(self.count, turn);
            self.count += 1;
        }
    }

    async fn run(&mut self) -> anyhow::Result<()> {
        while let Some(Reverse((at, turn))) = self.queue.pop() {
            self.clock.set(at);
            match self.turns.remove(&turn) {
                Some(Turn::Arrival) => self.arrival(at).await?,
                Some(Turn::Completion(dossier, back)) => {
                    self.completion(at, dossier, *back).await?
                }
                Some(Turn::Step(dossier)) => self.step(at, dossier).await?,
                None => {}
            }
        }
        Ok(())
    }

    async fn arrival(&mut self, now: Instant) -> anyhow::Result<()> {
        let reference = self.app.reference.now();
        let visit =
            script::visit(&mut self.chance, &reference, &self.officers, &self.receivable, now);
        let Some(visit) = visit else { return Ok(()) };
        let dossier = self.give(&visit.clerk, None, visit.task).await?;
        if let Some(filing) = visit.complete {
            let state = self.load(dossier).await?.state;
            let answer = beside::pace(&mut self.chance, &state);
            let back = answer.unwrap_or_else(|| self.chance.random_range(1..9) * 480);
            if let Ok(back) = reference.calendar.add_working_minutes(now, back) {
                let back_with = Box::new((visit.clerk, filing));
                self.at(back, Turn::Completion(dossier, back_with));
            }
        }
        self.schedule(now, dossier).await
    }

    async fn completion(
        &mut self,
        now: Instant,
        dossier: Uuid,
        (clerk, filing): (Actor, Filing),
    ) -> anyhow::Result<()> {
        let loaded = self.load(dossier).await?;
        let target = Some((dossier, loaded.state.version));
        self.give(&clerk, target, Task::Accept { filing, slip: false }).await?;
        self.schedule(now, dossier).await
    }

    async fn step(&mut self, now: Instant, dossier: Uuid) -> anyhow::Result<()> {
        let loaded = self.load(dossier).await?;
        let reference = self.app.reference.now();
        let scene = Scene::new(&reference, &self.officers, &loaded.state, now);
        let turn = scene.map(|scene| beside::next(&mut self.chance, &scene));
        let next = match turn {
            Some(beside::Turn::Does(next)) => Some(*next),
            Some(beside::Turn::Waits) | None => None,
            Some(beside::Turn::Step) => {
                script::next(&mut self.chance, &reference, &self.officers, &loaded)?
            }
        };
        let Some((actor, task)) = next else { return Ok(()) };
        let target = Some((dossier, loaded.state.version));
        self.give(&actor, target, task).await?;
        self.schedule(now, dossier).await
    }

    /// When the step that began now will be done.
    async fn schedule(&mut self, now: Instant, dossier: Uuid) -> anyhow::Result<()> {
        let loaded = self.load(dossier).await?;
        let state = &loaded.state;
        let reference = self.app.reference.now();
        // A clerk answers what is in the inbox; that is a turn of its own.
        if state.status == DossierStatus::Submitted {
            return Ok(());
        }
        if let Some(minutes) = beside::pace(&mut self.chance, state) {
            if let Ok(at) = reference.calendar.add_working_minutes(now, minutes) {
                self.at(at, Turn::Step(dossier));
            }
            return Ok(());
        }
        let open = matches!(
            state.status,
            DossierStatus::Processing | DossierStatus::ResultIssued | DossierStatus::ResultAtCenter
        );
        let Some(run) = state.current_step().filter(|_| open) else { return Ok(()) };
        let code = &state.facts.intake.procedure;
        let version = state.accepted.as_ref().map_or(0, |accepted| accepted.process_version);
        let allowed = reference
            .process_version(code, &state.facts.intake.case, version)
            .and_then(|process| process.steps.get(run.index as usize))
            .map_or(0, |step| step.minutes);
        let minutes = script::pace(&mut self.chance, state.status, allowed);
        if let Ok(at) = reference.calendar.add_working_minutes(now, minutes) {
            self.at(at, Turn::Step(dossier));
        }
        Ok(())
    }

    async fn give(
        &mut self,
        actor: &Actor,
        target: Option<(Uuid, u32)>,
        task: Task,
    ) -> anyhow::Result<Uuid> {
        self.count += 1;
        let key = format!("demo-{}", self.count);
        let order = Order { target, key, task };
        let outcome = execute(self.app, actor, order).await.map_err(anyhow::Error::from);
        Ok(outcome.with_context(|| format!("{} plays the demo", actor.name))?.dossier)
    }

    async fn load(&self, dossier: Uuid) -> anyhow::Result<crate::dossier::Loaded> {
        let found = crate::dossier::load(self.app.db.reader(), dossier).await?;
        found.context("a dossier of the demo is gone")
    }
}
