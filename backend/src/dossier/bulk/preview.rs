//! What a bulk would do, by the rules that would do it, without doing it.

use super::{BulkOrder, Fate, Item, Task, fate, items};
use crate::app::{App, AppResult, Snapshot, Tx};
use crate::dossier::commands::Case;
use crate::dossier::draw::Draw;
use crate::dossier::{Loaded, Order, Writes, load, store};
use domain::dossier::{Decision, Dossier};
use domain::identity::{Actor, OfficerId};
use domain::refusal::Code;
use domain::report::{Horizon, Load};
use domain::time::Instant;
use std::collections::HashMap;
use uuid::Uuid;

/// What a bulk would do.
#[derive(Debug)]
pub struct Preview {
    /// Each dossier, in the given order.
    pub items: Vec<Judged>,
    /// Whether the officer has more open steps than a bulk may hold.
    pub more: bool,
    /// What it would do to the load of whoever receives the steps.
    pub effect: Option<Effect>,
}

/// What would become of one dossier.
#[derive(Debug)]
pub struct Judged {
    /// Which.
    pub dossier: Uuid,
    /// The version the caller has seen.
    pub version: u32,
    /// As it stands; `None` when there is no such dossier.
    pub loaded: Option<Loaded>,
    /// What would become of it.
    pub fate: Fate,
}

/// The load of an officer before and after.
#[derive(Debug, Clone, Copy)]
pub struct Effect {
    /// Who receives the steps.
    pub officer: OfficerId,
    /// Now.
    pub before: Load,
    /// When all that may be is done.
    pub after: Load,
}

/// Judges every dossier of a bulk as it stands, by the very rules that would carry it out.
///
/// # Errors
/// The order as a whole can not be; the database fails.
pub async fn preview(app: &App, actor: &Actor, order: &BulkOrder) -> AppResult<Preview> {
    let reference = app.reference.now();
    let (items, more) = items(&app.db, actor, &order.targets).await?;
    let ids: Vec<Uuid> = items.iter().map(|(id, _)| *id).collect();
    let tx = app.db.look().await?;
    let mut found = store::load_all(&*tx, &ids).await?;
    let bench = Bench { app, actor, reference: &reference, tx: &tx, task: &order.task };
    let decided = bench.decide(&items, &found).await?;
    // Whoever may give nobody anything learns nothing of anybody's work.
    let gives = decided.iter().any(Result::is_ok);
    let effect = match receiver(&order.task).filter(|_| gives) {
        Some(officer) => Some(bench.effect(officer, &items, &found, &decided).await?),
        None => None,
    };
    let items = items
        .into_iter()
        .zip(decided)
        .map(|((dossier, version), decided)| Judged {
            dossier,
            version,
            loaded: found.remove(&dossier),
            fate: decided.map_or_else(|fate| fate, |_| Fate::Done),
        })
        .collect();
    Ok(Preview { items, more, effect })
}

/// Who would receive the steps, if the order names somebody.
fn receiver(task: &Task) -> Option<OfficerId> {
    match task {
        Task::Assign { officer, .. } => Some(*officer),
        Task::Forward { next, .. } => *next,
        _ => None,
    }
}

type Decided = Result<Decision, Fate>;

/// What all dossiers are judged with.
struct Bench<'a> {
    app: &'a App,
    actor: &'a Actor,
    reference: &'a Snapshot,
    tx: &'a Tx,
    task: &'a Task,
}

impl Bench<'_> {
    async fn decide(
        &self,
        items: &[Item],
        found: &HashMap<Uuid, Loaded>,
    ) -> AppResult<Vec<Decided>> {
        let orders: Vec<Order> = items.iter().map(|item| self.order(*item)).collect();
        let cases: Vec<Case<'_>> = orders
            .iter()
            .zip(items)
            .map(|(order, (id, _))| Case {
                actor: self.actor,
                order,
                before: found.get(id),
                reference: self.reference,
            })
            .collect();
        let contested: Vec<Uuid> = cases.iter().filter_map(Case::contested).collect();
        let logs = match contested.as_slice() {
            [] => HashMap::new(),
            ids => store::logs(&**self.tx, ids).await?,
        };
        let draw = Draw {
            app: self.app,
            tx: self.tx,
            writes: &Writes::default(),
            reference: self.reference,
            now: self.app.now(),
            officer_id: self.actor.id,
        };
        let mut decided = Vec::with_capacity(cases.len());
        for (case, (id, _)) in cases.iter().zip(items) {
            let log = logs.get(id).map(Vec::as_slice).unwrap_or_default();
            decided.push(match (case.before, case.permit(log)) {
                (None, _) => Err(Fate::Refused(vec![Code::NotFound.into()])),
                (_, Ok(permit)) => case.try_out(&draw, &permit).await.map_err(fate),
                (_, Err(error)) => Err(fate(error)),
            });
        }
        Ok(decided)
    }

    fn order(&self, item: Item) -> Order {
        Order { target: Some(item), key: String::new(), task: self.task.clone() }
    }

    /// The load of an officer, and what the decisions would make of it.
    async fn effect(
        &self,
        officer: OfficerId,
        items: &[Item],
        found: &HashMap<Uuid, Loaded>,
        decided: &[Decided],
    ) -> AppResult<Effect> {
        let horizon = Horizon::of(self.app.now(), &self.reference.calendar);
        let before = load::of_officer(&**self.tx, self.reference, officer, &horizon).await?;
        let mut after = before;
        for ((id, _), decided) in items.iter().zip(decided) {
            let (Some(loaded), Ok(decision)) = (found.get(id), decided) else { continue };
            if let Some((due, minutes)) = self.step(officer, &loaded.state) {
                after.remove(horizon.bucket(due), minutes);
            }
            if let Some((due, minutes)) = self.step(officer, &decision.state) {
                after.add(horizon.bucket(due), 1, minutes);
            }
        }
        Ok(Effect { officer, before, after })
    }

    /// The open step of a dossier, if the officer has it: when it is due, and its minutes.
    fn step(&self, officer: OfficerId, state: &Dossier) -> Option<(Option<Instant>, u64)> {
        let run = state.current_step().filter(|run| run.assignee == Some(officer))?;
        Some((run.due_at, load::minutes_of(self.reference, state)))
    }
}
