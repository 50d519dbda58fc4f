//! The same order for many dossiers: tried out first, then done one by one.
//!
//! Each dossier is an order of its own through the one write path, in a transaction of its own and
//! under a key derived from the bulk's, so that one refused dossier stops no other and a repeated
//! request changes nothing (R22).

mod memory;
mod preview;

pub use preview::{Effect, Judged, Preview, preview};

use super::commands::{DossierTask as Task, execute as execute_one};
use super::entity::Column;
use super::{idempotency, queries};
use crate::app::{App, AppError, AppResult, Db};
use domain::identity::{Action, Actor, OfficerId, Scope, scope};
use domain::refusal::{Code, Refusal};
use futures::future::join_all;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use uuid::Uuid;

/// Most dossiers of one bulk.
pub const MOST: usize = 500;
/// How many are done at once: enough to keep PostgreSQL busy, few enough to leave connections to
/// everybody else.
const AT_ONCE: usize = 4;

/// A dossier and the version of it the caller has seen.
pub type Item = (Uuid, u32);

/// What to do with many dossiers.
#[derive(Debug, Clone, Serialize)]
pub struct BulkOrder {
    /// Which.
    pub targets: Targets,
    /// What.
    pub task: Task,
}

/// Which dossiers.
#[derive(Debug, Clone, Serialize)]
pub enum Targets {
    /// These.
    Items(Vec<Item>),
    /// Those whose open step an officer has, within the caller's reach: of somebody who is away.
    HeldBy(OfficerId),
}

/// What became of one dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Which.
    pub dossier: Uuid,
    /// The version the caller had seen.
    pub version: u32,
    /// What became of it.
    pub fate: Fate,
}

/// What became of an order for one dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// Done, now or by an earlier request with the same key.
    Done,
    /// Refused, and why.
    Refused(Vec<Refusal>),
    /// It did not come to an answer; the same request again tries it again.
    Failed,
}

/// Tries what a bulk asks on every dossier, and says what became of each, in the given order.
///
/// # Errors
/// The order as a whole can not be: too many, none, one twice, a key used before for something
/// else.
pub async fn execute(
    app: &App,
    actor: &Actor,
    order: &BulkOrder,
    key: &str,
) -> AppResult<Vec<Answer>> {
    idempotency::check(key)?;
    let items = items(&app.db, actor, &order.targets).await?.0;
    let begun = memory::begin(app, actor.id, key, order, items).await?;
    let items = match begun {
        memory::Begun::Answered(answers) => return Ok(answers),
        memory::Begun::Open(items) => items,
    };
    let mut answers = Vec::with_capacity(items.len());
    for some in items.chunks(AT_ONCE) {
        answers.extend(join_all(some.iter().map(|item| one(app, actor, order, key, *item))).await);
    }
    if answers.iter().all(|answer| answer.fate != Fate::Failed) {
        memory::finish(app, actor.id, key, &answers).await?;
    }
    Ok(answers)
}

async fn one(app: &App, actor: &Actor, order: &BulkOrder, key: &str, item: Item) -> Answer {
    let (dossier, version) = item;
    let single =
        super::Order { target: Some(item), key: item_key(key, dossier), task: order.task.clone() };
    let fate = match execute_one(app, actor, single).await {
        Ok(_) => Fate::Done,
        Err(error) => fate(error),
    };
    Answer { dossier, version, fate }
}

/// What an error means for one dossier among many.
fn fate(error: AppError) -> Fate {
    error.refusals().map_or_else(
        || {
            tracing::error!(?error, "a dossier of a bulk failed");
            Fate::Failed
        },
        Fate::Refused,
    )
}

/// The key of one dossier's order, the same whenever the bulk's key is the same.
fn item_key(key: &str, dossier: Uuid) -> String {
    let digest = Sha256::digest(format!("{dossier}/{key}"));
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("bulk/{hex}")
}

/// The dossiers of a bulk; whether there are more than one may have.
async fn items(db: &Db, actor: &Actor, targets: &Targets) -> AppResult<(Vec<Item>, bool)> {
    match targets {
        Targets::Items(items) => {
            if !(1..=MOST).contains(&items.len()) {
                return Err(Refusal::at(Code::OutOfRange, "order.items")
                    .with("min", 1)
                    .with("max", MOST)
                    .into());
            }
            let mut seen = HashSet::new();
            match items.iter().position(|(id, _)| !seen.insert(id)) {
                Some(twice) => {
                    Err(Refusal::at(Code::Duplicate, &format!("order.items.{twice}")).into())
                }
                None => Ok((items.clone(), false)),
            }
        }
        Targets::HeldBy(officer) => {
            let scope = scope(actor, Action::Read).map_err(|_| AppError::Forbidden)?;
            held_by(db, &scope, *officer).await
        }
    }
}

/// The dossiers whose open step an officer has, what runs out first, first.
async fn held_by(db: &Db, scope: &Scope, officer: OfficerId) -> AppResult<(Vec<Item>, bool)> {
    let mut found: Vec<(Uuid, i32)> = queries::at_work(queries::within(scope))
        .filter(Column::StepAssignee.eq(officer))
        .select_only()
        .columns([Column::Id, Column::Version])
        .order_by_asc(Column::DueOrder)
        .order_by_asc(Column::Id)
        .limit(MOST as u64 + 1)
        .into_tuple()
        .all(db.reader())
        .await?;
    let more = found.len() > MOST;
    found.truncate(MOST);
    let item = |(id, version)| (id, u32::try_from(version).unwrap_or_default());
    Ok((found.into_iter().map(item).collect(), more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_a_dossier_is_its_own_and_fits() {
        let ids = [Uuid::from_u128(1), Uuid::from_u128(2)];
        assert_eq!(item_key("k", ids[0]), item_key("k", ids[0]));
        assert_ne!(item_key("k", ids[0]), item_key("k", ids[1]));
        assert_ne!(item_key("k", ids[0]), item_key("l", ids[0]));
        assert!(idempotency::check(&item_key(&"k".repeat(100), ids[0])).is_ok());
    }
}
