//! The file goes to the department (T09), or to another one (T33).

use super::Log;
use super::guard::possible;
use super::steps::{enter, one};
use crate::dossier::act::Act;
use crate::dossier::clock::Dates;
use crate::dossier::event::{DueCause, Event};
use crate::dossier::intake::{optional, paragraph};
use crate::dossier::letters;
use crate::dossier::state::Dossier;
use crate::dossier::status::DossierStatus;
use crate::identifier::AgencyCode;
use crate::refusal::{Code, Refusal};

use super::steps::{Done, REMARK};

pub(super) fn hand_over(log: &mut Log<'_>, dossier: &Dossier, reference: Option<&str>) -> Done {
    possible(dossier, Act::HandOver, log.cx).map_err(one)?;
    let reference = optional(reference.unwrap_or_default(), "reference").map_err(one)?;
    log.push(Event::StepFinished { note: None });
    log.push(Event::HandedOver { reference });
    Ok(())
}

/// The department has the file. For a dossier of another Center the clock begins now (R2026).
pub(super) fn confirm_arrival(log: &mut Log<'_>, dossier: &Dossier) -> Done {
    let cx = log.cx;
    possible(dossier, Act::ConfirmArrival, cx).map_err(one)?;
    log.push(Event::Arrived);
    if let Some(clock) = dossier.clock.as_ref().filter(|clock| clock.started_at.is_none()) {
        let dates = Dates::begin(cx.calendar, cx.now, clock.term)
            .map_err(|_| one(Refusal::new(Code::CalendarMissing)))?;
        // Also where no date is promised: the clock has begun.
        log.push(Event::DueChanged { cause: DueCause::Started, dates });
    }
    enter(log, 1)
}

/// Another agency is competent: it begins with its first step, and the clock runs on.
pub(super) fn transfer(log: &mut Log<'_>, dossier: &Dossier, to: AgencyCode, reason: &str) -> Done {
    let cx = log.cx;
    possible(dossier, Act::Transfer, cx).map_err(one)?;
    let reason = paragraph(reason, "reason", REMARK).map_err(one)?;
    if !cx.office.decides(&to) || to == dossier.facts.agency {
        return Err(one(Refusal::at(Code::CanNotBeAsked, "agency")));
    }
    let paper = log.paper();
    let slip = letters::transfer_slip(dossier, &to, &reason, paper, cx)?;
    log.push(Event::Transferred { to, reason });
    log.issue(slip);
    if dossier.status == DossierStatus::Processing { enter(log, 1) } else { Ok(()) }
}
