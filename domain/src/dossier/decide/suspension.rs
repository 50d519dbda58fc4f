//! The clock stands still by a decision of the Center's director, for force majeure (R7; domain law
//! 4.5): an outage, a disaster. It goes on with what was left.

use super::Log;
use super::guard::possible;
use super::steps::{Done, one};
use crate::calendar::PauseGround;
use crate::dossier::act::Act;
use crate::dossier::intake::line;
use crate::dossier::state::Dossier;

pub(super) fn begin(log: &mut Log<'_>, dossier: &Dossier, decision_no: &str) -> Done {
    possible(dossier, Act::SuspendClock, log.cx).map_err(one)?;
    let decision_no = line(decision_no, "decisionNo").map_err(one)?;
    log.pause(PauseGround::Suspension, false, Some(decision_no));
    Ok(())
}

pub(super) fn end(log: &mut Log<'_>, dossier: &Dossier) -> Done {
    possible(dossier, Act::EndSuspension, log.cx).map_err(one)?;
    log.resume(PauseGround::Suspension)
}
